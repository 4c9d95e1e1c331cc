"""Outcomes that the tests of all formats share."""

from __future__ import annotations

from tallystick.outcome import Cause, Change, Drift, Outcome, Table
from tallystick.problems import Problem, Severity, Where

CLEAN = Outcome(summary=("43 models are what the contracts say.",), counts={"models": 43})

FOUND = Outcome(
    problems=(
        Problem(
            "TLY104",
            Severity.ERROR,
            Where(file="pyproject.toml", line=5, column=2, name="tool.tallystick.ouput"),
            "There is no option `ouput`, so setting it would have no effect.",
            "Did you mean `out`?",
        ),
        Problem("TLY703", Severity.WARNING, Where(file="my api.json", pointer="/a~1b"), "100% lax.", "Tighten it."),
        Problem("TLY711", Severity.NOTE, Where(), "Marked.", "Add this:\n\n    indented = true"),
    ),
    drift=(
        Drift(
            path="generated/invoice.js",
            change=Change.CHANGED,
            cause=Cause.CONTRACTS,
            sentences=("ledger.Invoice.dueDate: now required",),
            diff=("@@ -1,2 +1,2 @@", " a", "-b", "+c"),
        ),
        Drift(
            path="generated/old.js",
            change=Change.ORPHAN,
            cause=Cause.HAND,
            sentences=("ledger.Invoice.dueDate: now required",),
            fix="tallystick generate --force",
        ),
    ),
    tables=(
        Table(
            title="Sides",
            head=("side", "documents", "why"),
            rows=(("pydantic", "1,200", "the model"), ("zod/mini", "8", "what is | generated from `it`")),
        ),
    ),
    summary=("Nothing was written.",),
    counts={"models": 43, "files": 2},
    incomplete=True,
)

HOSTILE_TEXT = "a\x1b[2J\u202eb\r\n::error::x%0A\u2028`c`|<img src=x>@all\ud800"
HOSTILE = Outcome(
    problems=(Problem("TLY104", Severity.ERROR, Where(file="x:,\n.py", line=1), HOSTILE_TEXT, HOSTILE_TEXT),),
    drift=(
        Drift(
            path="a,b:\x07.js",
            change=Change.MISSING,
            cause=Cause.TOOL,
            sentences=(HOSTILE_TEXT,),
            diff=("```", HOSTILE_TEXT),
            fix="x\x1b]0;y\x07",
        ),
    ),
    tables=(Table(title=HOSTILE_TEXT, head=("a|b", "c"), rows=((HOSTILE_TEXT, HOSTILE_TEXT),)),),
    summary=("# not a heading", "::set-output name=a::b"),
)
