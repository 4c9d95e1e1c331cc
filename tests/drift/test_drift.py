from __future__ import annotations

import json
import os
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tallystick.drift import LINES_A_FILE, LINES_IN_ALL, Terms, find_drift
from tallystick.files import MANIFEST, Edited, FileSet, Stamp, digest, snapshot, write
from tallystick.outcome import Cause, Change, Drift
from tallystick.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STAMP = Stamp(tool="tallystick 1", contract=digest("contract"), options=digest("options"))
MOVED = replace(STAMP, contract=digest("another contract"))
UPGRADED = replace(STAMP, tool="tallystick 2")
OPTIONS = replace(STAMP, options=digest("other options"))
TERMS = Terms(out="generated", document="openapi.json")


def document(required: list[str]) -> str:
    due = {"type": "object", "x-tallystick-module": "ledger/invoice", "properties": {"dueDate": {}}}
    return json.dumps({"components": {"schemas": {"Invoice": {**due, "required": required}}}}) + "\n"


FILES = {"index.js": "one\ntwo\nthree\n", "openapi.json": document([]), "stale.js": "stale\n"}
NEXT = {"fresh.js": "fresh\n", "index.js": "one\n2\nthree\n", "openapi.json": document(["dueDate"])}
DOCUMENT_DIFF = ("@@ -1,2 +1,2 @@", f"-{FILES['openapi.json'].strip()}", f"+{NEXT['openapi.json'].strip()}", " ")
INDEX_DIFF = ("@@ -1,4 +1,4 @@", " one", "-two", "+2", " three", " ")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "generated"
    write(FileSet(FILES), folder, STAMP)
    return folder


def drift(out: Path, files: dict[str, str], stamp: Stamp = STAMP) -> tuple[Drift, ...]:
    return find_drift(FileSet(files), stamp, snapshot(out, files), TERMS)


def row(path: str, change: Change, cause: Cause, **more: object) -> Drift:
    return Drift(path=f"generated/{path}", change=change, cause=cause, **more)


@pytest.mark.parametrize("stamp", [STAMP, UPGRADED], ids=["same tool", "upgraded tool"])
def test_clean(out: Path, stamp: Stamp) -> None:
    assert drift(out, FILES, stamp) == ()


@pytest.mark.parametrize(
    ("stamp", "cause", "sentences"),
    [
        (MOVED, Cause.CONTRACTS, ("ledger.Invoice.dueDate: now required",)),
        (replace(MOVED, tool="tallystick 2"), Cause.CONTRACTS, ("ledger.Invoice.dueDate: now required",)),
        (UPGRADED, Cause.TOOL, ("ledger.Invoice.dueDate: now required",)),
        (OPTIONS, Cause.TOOL, ("ledger.Invoice.dueDate: now required",)),
    ],
)
def test_out_of_date(out: Path, stamp: Stamp, cause: Cause, sentences: tuple[str, ...]) -> None:
    short = tuple(line if len(line) <= 160 else f"{line[:160]}…" for line in DOCUMENT_DIFF)
    assert drift(out, NEXT, stamp) == (
        row("fresh.js", Change.MISSING, cause),
        row("index.js", Change.CHANGED, cause, diff=INDEX_DIFF),
        row("openapi.json", Change.CHANGED, cause, sentences=sentences, diff=short),
        row("stale.js", Change.ORPHAN, cause),
    )


def test_never_generated(tmp_path: Path) -> None:
    assert drift(tmp_path / "generated", {"a.js": "a\n"}) == (row("a.js", Change.MISSING, Cause.CONTRACTS),)


@pytest.mark.parametrize("stamp", [STAMP, MOVED])
def test_edited_by_hand(out: Path, stamp: Stamp) -> None:
    (out / "index.js").write_text("one\ntwo\nmine\nthree\n")
    assert drift(out, FILES, stamp) == (
        row(
            "index.js",
            Change.CHANGED,
            Cause.HAND,
            sentences=("generated/index.js:3: edited by hand",),
            diff=("@@ -1,5 +1,4 @@", " one", " two", "-mine", " three", " "),
            fix="tallystick generate --force",
        ),
    )


def test_edited_and_no_longer_generated(out: Path) -> None:
    (out / "stale.js").write_text("mine\n")
    files = {path: text for path, text in FILES.items() if path != "stale.js"}
    assert drift(out, files, MOVED) == (row("stale.js", Change.ORPHAN, Cause.HAND, fix="tallystick generate --force"),)


def test_deleted_by_hand(out: Path) -> None:
    (out / "index.js").unlink()
    assert drift(out, FILES) == (row("index.js", Change.MISSING, Cause.HAND),)


def test_replaced_by_a_link(out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text(FILES["index.js"])
    (out / "index.js").unlink()
    (out / "index.js").symlink_to(tmp_path / "elsewhere")
    assert drift(out, FILES) == (row("index.js", Change.CHANGED, Cause.HAND, fix="tallystick generate --force"),)


def test_a_file_of_the_user_in_the_way(out: Path) -> None:
    (out / "fresh.js").write_text("mine\n")
    assert drift(out, FILES | {"fresh.js": "fresh\n"}, MOVED) == (
        row(
            "fresh.js",
            Change.CHANGED,
            Cause.HAND,
            diff=("@@ -1,2 +1,2 @@", "-mine", "+fresh", " "),
            fix="mv generated/fresh.js generated/fresh.js.mine && tallystick generate",
        ),
    )


def test_files_of_the_user_elsewhere_are_not_looked_at(out: Path) -> None:
    (out / "node_modules").mkdir()
    (out / "node_modules" / "x.js").write_text("x\n")
    (out / "notes.md").write_text("mine\n")
    assert drift(out, FILES) == ()


@pytest.mark.parametrize(
    ("spoil", "diff"),
    [
        (lambda content: content.replace(b"\n", b"\r\n"), ()),
        (lambda content: content.replace(b"\n", b"\r"), ()),
        (lambda content: b"\xef\xbb\xbf" + content, ()),
        (lambda content: content.rstrip(b"\n"), ("@@ -1,3 +1,4 @@", " one", " two", " three", "+")),
        (
            lambda content: content.replace(b"two", b"two  "),
            ("@@ -1,4 +1,4 @@", " one", "-two  ", "+two", " three", " "),
        ),
        (
            lambda content: content.replace(b"two", b"\n\ttwo"),
            ("@@ -1,5 +1,4 @@", " one", "-", "-\ttwo", "+two", " three", " "),
        ),
    ],
    ids=["crlf", "cr", "bom", "last line", "trailing space", "layout"],
)
def test_line_ends_and_formatters(out: Path, spoil: Callable[[bytes], bytes], diff: tuple[str, ...]) -> None:
    (out / "index.js").write_bytes(spoil((out / "index.js").read_bytes()))
    assert drift(out, FILES) == (row("index.js", Change.CHANGED, Cause.LAYOUT, diff=diff),)


def test_a_checkout_with_other_line_ends_does_not_hide_why_it_is_out_of_date(out: Path) -> None:
    for path in (*FILES, MANIFEST):
        (out / path).write_bytes((out / path).read_bytes().replace(b"\n", b"\r\n"))
    assert [(found.path, found.cause, found.sentences) for found in drift(out, NEXT, MOVED)] == [
        ("generated/fresh.js", Cause.CONTRACTS, ()),
        ("generated/index.js", Cause.CONTRACTS, ()),
        ("generated/openapi.json", Cause.CONTRACTS, ("ledger.Invoice.dueDate: now required",)),
        ("generated/stale.js", Cause.CONTRACTS, ()),
    ]


@pytest.mark.parametrize(
    ("stamp", "cause"), [(MOVED, Cause.CONTRACTS), (OPTIONS, Cause.TOOL)], ids=["contract", "options"]
)
def test_only_the_manifest_is_out_of_date(out: Path, stamp: Stamp, cause: Cause) -> None:
    assert drift(out, FILES, stamp) == (row(MANIFEST, Change.CHANGED, cause),)


def test_the_manifest_is_gone(out: Path) -> None:
    (out / MANIFEST).unlink()
    files = {path: text for path, text in FILES.items() if path != "stale.js"}
    assert drift(out, files) == (row(MANIFEST, Change.MISSING, Cause.HAND),)


def test_long_diffs_are_cut_and_counted(tmp_path: Path) -> None:
    names = [f"f{number}.js" for number in range(8)]
    old = {name: "".join(f"old {line}\n" for line in range(50)) for name in names}
    new = {name: "".join(f"new {line}\n" for line in range(50)) for name in names}
    write(FileSet(old), tmp_path / "generated", STAMP)
    found = drift(tmp_path / "generated", new, MOVED)
    assert [len(part.diff) for part in found] == [LINES_A_FILE] * 5 + [0] * 3
    assert sum(len(part.diff) for part in found) == LINES_IN_ALL
    # 1 header, 50 old, 50 new, and the empty end of the file in both
    assert found[0].diff[0] == "@@ -1,51 +1,51 @@"
    assert found[0].diff[-1] == "… 63 more lines"


def test_lines_are_numbered_from_the_start_of_the_file_and_not_wider_than_a_screen(tmp_path: Path) -> None:
    lines = [f"line {number}" for number in range(1, 2001)]
    write(FileSet({"a.js": "\n".join(lines) + "\n"}), tmp_path / "generated", STAMP)
    lines[1499] = "x" * 1000
    (found,) = drift(tmp_path / "generated", {"a.js": "\n".join(lines) + "\n"}, MOVED)
    assert found.diff == (
        "@@ -1497,7 +1497,7 @@",
        *(f" line {number}" for number in (1497, 1498, 1499)),
        "-line 1500",
        f"+{'x' * 159}…",
        *(f" line {number}" for number in (1501, 1502, 1503)),
    )


def test_the_command_is_the_users_own(out: Path) -> None:
    terms = Terms(out="my out", command="tallystick generate --app a:b")
    (out / "index.js").write_text("mine\n")
    (out / "fresh.js").write_text("mine\n")
    files = FILES | {"fresh.js": "fresh\n"}
    assert [found.fix for found in find_drift(FileSet(files), STAMP, snapshot(out, files), terms)] == [
        "mv 'my out/fresh.js' 'my out/fresh.js.mine' && tallystick generate --app a:b",
        "tallystick generate --app a:b --force",
    ]


def test_it_finds_something_exactly_where_generate_would_do_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(11)  # noqa: S311 - a fixed seed is the point
    paths = ["a.js", "b.js", "m/a.js", "m/b.js", "m/n/a.js"]
    texts = ["1\n", "2\n", "1 \n", "3\n4\n"]
    clean = 0
    monkeypatch.setattr(os, "fsync", lambda _: None)  # hundreds of updates: waiting for the disk is most of the time
    for number in range(300):
        out = tmp_path / str(number)
        before, after = ({p: dice.choice(texts) for p in dice.sample(paths, dice.randrange(4))} for _ in range(2))
        write(FileSet(before), out, STAMP)
        if dice.random() < 0.4:
            after = before
        if dice.random() < 0.4:
            path = out / dice.choice(paths)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dice.choice([*texts, "1\r\n"]), newline="")
        stamp = dice.choice([STAMP, STAMP, UPGRADED, MOVED])
        found = drift(out, after, stamp)
        try:
            done = write(FileSet(after), out, stamp, Edited.OVERWRITE)
        except Refusal:
            assert found != ()
            continue
        assert (found == ()) == (not done.written and not done.removed), number
        assert drift(out, after, stamp) == ()
        clean += not found
    assert 30 < clean < 270
