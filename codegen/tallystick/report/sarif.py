"""Reports as SARIF 2.1.0 (OASIS standard, 2020-03-27): one run, a rule for each kind of finding in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tallystick.outcome import Cause
from tallystick.problems import CATALOGUE, Severity
from tallystick.report.words import because

if TYPE_CHECKING:
    from tallystick.outcome import Drift, Outcome
    from tallystick.problems import Problem, Where
    from tallystick.report.terminal import Terminal

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(outcome: Outcome, _: Terminal) -> str:
    """The log, indented, with a newline at the end."""
    codes = sorted({problem.code for problem in outcome.problems})
    causes = [cause for cause in Cause if any(drift.cause is cause for drift in outcome.drift)]
    rules = [
        *(_rule(code, CATALOGUE[code].title) for code in codes),
        *(_rule(_drift_id(c), f"Drift because {c.value}") for c in causes),
    ]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [*map(_problem, outcome.problems), *map(_drift, outcome.drift)]
    for result in results:
        result["ruleIndex"] = index[result["ruleId"]]
    run = {
        "tool": {"driver": {"name": "tallystick", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return f"{json.dumps({'$schema': _SCHEMA, 'version': '2.1.0', 'runs': [run]}, indent=2)}\n"


def _rule(id_: str, title: str) -> dict[str, Any]:
    return {"id": id_, "shortDescription": {"text": title}}


def _drift_id(cause: Cause) -> str:
    return f"drift/{cause.name.lower()}"


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "ruleId": problem.code,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message}\n{problem.way_out}"},
        **_locations(problem.where),
    }


def _drift(drift: Drift) -> dict[str, Any]:
    heading = f"{drift.change.value.capitalize()} file, {because(drift)}."
    return {
        "ruleId": _drift_id(drift.cause),
        "level": "error",
        "message": {"text": "\n".join((heading, *drift.sentences, f"To put it right: {drift.fix}"))},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": quote(drift.path, errors="backslashreplace")}}}
        ],
    }


def _locations(where: Where) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if where.file is not None:
        region = {"startLine": where.line, "startColumn": where.column}
        known = {key: value for key, value in region.items() if value is not None and where.line is not None}
        location["physicalLocation"] = {
            "artifactLocation": {"uri": quote(where.file, errors="backslashreplace")},
            **({"region": known} if known else {}),
        }
    names = [name for name in (where.name, where.pointer) if name]
    if names:
        location["logicalLocations"] = [{"fullyQualifiedName": name} for name in names]
    return {"locations": [location]} if location else {}
