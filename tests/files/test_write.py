from __future__ import annotations

import os
from pathlib import Path

import pytest

from tallystick.files import MANIFEST, Edited, FileSet, Stamp, digest, write
from tallystick.problems import Refusal
from tests.files.trees import STAMP, complete, tree

OLD = {"index.js": "old\n", "same.js": "same\n", "gone/stale.js": "stale\n", "mod/a.js": "a\n"}
NEW = {"index.js": "new\n", "same.js": "same\n", "mod/a.js": "a2\n", "come/fresh.js": "ü\n"}


def refused(files: dict[str, str], out: Path, edited: Edited = Edited.REFUSE) -> list[tuple[str, str, int | None]]:
    before = tree(out)
    with pytest.raises(Refusal) as refusal:
        write(FileSet(files), out, STAMP, edited)
    assert tree(out) == before
    assert sorted(path.name for path in out.parent.iterdir()) == [out.name]
    return [
        (p.code, Path(p.where.file or "").relative_to(out).as_posix(), p.where.line) for p in refusal.value.problems
    ]


@pytest.fixture(params=["alone", "shared"])
def mine(request: pytest.FixtureRequest) -> dict[str, str]:
    """The user's own files in the output: they decide whether it is exchanged whole or changed in place."""
    return {"alone": {}, "shared": {"mod/node_modules/x/index.js": "x\n", "README.md": "mine\n"}}[request.param]


def generate(out: Path, mine: dict[str, str]) -> None:
    write(FileSet(OLD), out, STAMP)
    for path, text in mine.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text)


def test_the_first_run(out: Path) -> None:
    done = write(FileSet(OLD), out, STAMP)
    assert (done.written, done.removed, done.kept) == ((*sorted(OLD), MANIFEST), (), 0)
    assert tree(out.parent.parent) == {f"project/generated/{path}": text for path, text in complete(OLD).items()}


def test_an_update(out: Path, mine: dict[str, str]) -> None:
    generate(out, mine)
    stamp = Stamp(tool="tallystick 2", contract=digest("moved"), options=STAMP.options)
    done = write(FileSet(NEW), out, stamp)
    assert done.written == ("come/fresh.js", "index.js", "mod/a.js", MANIFEST)
    assert (done.removed, done.kept) == (("gone/stale.js",), 1)
    assert tree(out.parent) == {
        f"generated/{path}": text for path, text in sorted({**complete(NEW, stamp), **mine}.items())
    }
    assert not (out / "gone").exists()


def test_what_is_right_is_not_touched(out: Path, mine: dict[str, str]) -> None:
    generate(out, mine)
    facts = {path: ((out / path).stat().st_mtime_ns, (out / path).stat().st_ino) for path in ("same.js", *mine)}
    write(FileSet(NEW), out, STAMP)
    assert {path: ((out / path).stat().st_mtime_ns, (out / path).stat().st_ino) for path in facts} == facts


def test_nothing_to_do_writes_nothing_even_after_an_upgrade(out: Path, mine: dict[str, str]) -> None:
    generate(out, mine)
    facts = [(path, path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(out.rglob("*"))]
    upgraded = Stamp(tool="tallystick 9", contract=STAMP.contract, options=STAMP.options)
    done = write(FileSet(OLD), out, upgraded)
    assert (done.written, done.removed, done.kept) == ((), (), 5)
    assert [(path, path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(out.rglob("*"))] == facts


def test_an_edited_file_is_refused_and_overwritten_only_when_told(out: Path, mine: dict[str, str]) -> None:
    generate(out, mine)
    (out / "mod/a.js").write_text("a2\nmore\n")
    (out / "gone/stale.js").write_text("kept\n")
    assert refused(NEW, out) == [("TLY611", "mod/a.js", 2), ("TLY611", "gone/stale.js", None)]
    write(FileSet(NEW), out, STAMP, Edited.OVERWRITE)
    assert tree(out) == dict(sorted({**complete(NEW), **mine}.items()))


@pytest.mark.parametrize("edited", Edited)
def test_a_file_of_the_user_is_never_overwritten(out: Path, mine: dict[str, str], edited: Edited) -> None:
    generate(out, mine)
    (out / "come").mkdir()
    (out / "come/fresh.js").write_text("mine\n")
    assert refused(NEW, out, edited) == [("TLY612", "come/fresh.js", None)]


def test_a_file_of_the_user_that_is_already_right_is_taken_over(out: Path, mine: dict[str, str]) -> None:
    generate(out, mine)
    (out / MANIFEST).unlink()
    assert write(FileSet(OLD), out, STAMP).written == (MANIFEST,)
    assert tree(out) == dict(sorted({**complete(OLD), **mine}.items()))


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [("come", ("TLY613", "come", None)), ("mod", ("TLY612", "mod/note.txt", None))],
    ids=["all theirs", "once ours"],
)
def test_a_folder_of_the_user_in_the_way_of_a_file(
    out: Path, wanted: str, problem: tuple[str, str, int | None]
) -> None:
    generate(out, {"come/note.txt": "mine\n", "mod/note.txt": "mine\n"})
    assert refused({wanted: "x\n"}, out, Edited.OVERWRITE) == [problem]


def test_a_file_of_the_user_in_the_way_of_a_folder(out: Path) -> None:
    generate(out, {"come": "mine\n"})
    assert refused(NEW, out, Edited.OVERWRITE) == [("TLY613", "come", None)]


def test_a_file_becomes_a_folder_and_a_folder_a_file(out: Path, mine: dict[str, str]) -> None:
    for files in ({"x": "1\n", "y/a": "2\n"}, {"x/a": "3\n", "y": "4\n"}):
        write(FileSet(files), out, STAMP)
        for path, text in mine.items():
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            (out / path).write_text(text)
        assert tree(out) == dict(sorted({**complete(files), **mine}.items()))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r"),
    ],
    ids=["crlf", "bom", "cr"],
)
def test_line_ends_are_no_edit(out: Path, mine: dict[str, str], spoil: object) -> None:
    generate(out, mine)
    for path in (*OLD, MANIFEST):
        (out / path).write_bytes(spoil((out / path).read_bytes()))
    write(FileSet(NEW), out, STAMP)
    assert tree(out) == dict(sorted({**complete(NEW), **mine}.items()))


def test_what_a_formatter_did_to_white_space_is_no_edit(out: Path) -> None:
    generate(out, {})
    (out / "mod/a.js").write_text("  a  \n\n")
    write(FileSet(OLD), out, STAMP)
    assert tree(out) == complete(OLD)


def test_the_output_may_be_the_working_folder(out: Path, mine: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    generate(out, mine)
    monkeypatch.chdir(out)
    write(FileSet(NEW), Path(), STAMP)
    assert Path.cwd() == out
    assert tree(Path()) == dict(sorted({**complete(NEW), **mine}.items()))


def test_the_folder_keeps_its_mode(out: Path) -> None:
    generate(out, {})
    out.chmod(0o750)
    (out / "mod").chmod(0o2775)
    write(FileSet(NEW), out, STAMP)
    assert [oct((out / path).stat().st_mode & 0o7777) for path in ("", "mod")] == ["0o750", "0o2775"]


def test_an_empty_file_set_removes_what_was_ours(out: Path, mine: dict[str, str]) -> None:
    generate(out, mine)
    write(FileSet({}), out, STAMP)
    assert tree(out) == dict(sorted({**complete({}), **mine}.items()))
    assert os.path.lexists(out)
