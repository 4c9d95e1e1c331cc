"""Whatever the system refuses, the old output is intact and a problem says why."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tallystick.drift import Terms, find_drift
from tallystick.files import FileSet, lock, snapshot, write
from tallystick.problems import Problem, Refusal
from tests.files.trees import STAMP, complete, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD = FileSet({"index.js": "old\n", "gone/stale.js": "stale\n", "mod/a.js": "a\n"})
NEW = FileSet({"index.js": "new\n", "mod/a.js": "b\n", "come/deep/fresh.js": "fresh\n" * 50})
NOBODY = 65534


class _Trouble:
    """Makes the `first` to the `last` file operation fail. Audit hooks cannot be removed, so one is armed instead."""

    watched: frozenset[str] = frozenset()
    first = 0
    last = 0
    seen = 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event not in self.watched or (event == "open" and not _writes(arguments)):
            return
        self.seen += 1
        if self.first <= self.seen <= self.last:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


TROUBLE = _Trouble()
sys.addaudithook(TROUBLE)
FULL_DISK = frozenset({"open", "os.mkdir", "os.link"})
ANYTHING = FULL_DISK | {"os.rename", "os.remove", "os.rmdir"}


@contextmanager
def trouble(watched: frozenset[str], first: int, last: int) -> Iterator[None]:
    TROUBLE.watched, TROUBLE.first, TROUBLE.last, TROUBLE.seen = watched, first, last, 0
    try:
        yield
    finally:
        TROUBLE.watched = frozenset()


def problems(files: FileSet, out: Path) -> list[Problem]:
    with pytest.raises(Refusal) as refusal:
        write(files, out, STAMP)
    return list(refusal.value.problems)


def codes(files: FileSet, out: Path) -> list[str]:
    try:
        write(files, out, STAMP)
    except Refusal as refusal:
        return [problem.code for problem in refusal.problems]
    return []


def is_generated(files: FileSet, out: Path) -> bool:
    return not find_drift(files, STAMP, snapshot(out, files), Terms(out="generated"))


@pytest.mark.parametrize("mine", [{}, {"mine.txt": "mine\n"}], ids=["alone", "shared"])
@pytest.mark.parametrize(
    ("watched", "length"), [(FULL_DISK, sys.maxsize), (FULL_DISK, 1), (ANYTHING, 1)], ids=["full", "blip", "any blip"]
)
def test_failing_at_every_step_leaves_old_or_new(
    out: Path, mine: dict[str, str], watched: frozenset[str], length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # hundreds of updates: waiting for the disk is most of the time
    step = 0
    while True:
        step += 1
        shutil.rmtree(out.parent, ignore_errors=True)
        write(OLD, out, STAMP)
        for path, text in mine.items():
            (out / path).write_text(text)
        with trouble(watched, step, step + length - 1):
            refused = codes(NEW, out)
            assert refused in ([], ["TLY632"]), step
            assert is_generated(OLD if refused else NEW, out), step
            failed = TROUBLE.seen >= step
        write(NEW, out, STAMP)
        assert tree(out.parent) == {
            f"generated/{path}": text for path, text in sorted({**complete(NEW), **mine}.items())
        }, step
        if not failed:
            return


@pytest.mark.parametrize("mine", [{}, {"mine.txt": "mine\n"}], ids=["alone", "shared"])
def test_a_file_that_outgrows_the_limit(out: Path, mine: dict[str, str]) -> None:
    write(OLD, out, STAMP)
    for path, text in mine.items():
        (out / path).write_text(text)
    before = tree(out.parent)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        (found,) = problems(NEW, out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (found.code, found.message) == (
        "TLY632",
        "The system refuses (File too large). The output is as it was before.",
    )
    assert tree(out.parent) == before


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder that a user without privileges can reach; as that user, where the tests run as root."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        for path in (folder, *folder.rglob("*")):
            if path.is_dir():
                path.chmod(0o700)
        if root:
            os.seteuid(0)
        shutil.rmtree(folder)


@pytest.mark.parametrize("locked", ["", "mod", "gone"])
@pytest.mark.parametrize("mine", [{}, {"mine.txt": "mine\n"}], ids=["alone", "shared"])
def test_a_read_only_folder_inside(room: Path, locked: str, mine: dict[str, str]) -> None:
    out = room / "generated"
    write(OLD, out, STAMP)
    for path, text in mine.items():
        (out / path).write_text(text)
    before = tree(room)
    (out / locked).chmod(0o555)
    (found,) = problems(NEW, out)
    assert (found.code, found.message) == (
        "TLY632",
        "The system refuses (Permission denied). The output is as it was before.",
    )
    assert tree(room) == before
    assert (out / locked).stat().st_mode & 0o777 == 0o555


def test_a_read_only_parent_does_not_matter_to_an_output_that_is_there(room: Path) -> None:
    out = room / "generated"
    write(OLD, out, STAMP)
    room.chmod(0o555)
    write(NEW, out, STAMP)
    assert tree(out) == complete(NEW)


def test_a_read_only_parent_of_an_output_to_make(room: Path) -> None:
    room.chmod(0o555)
    (found,) = problems(NEW, room / "deep" / "generated")
    assert (found.code, found.where.file) == ("TLY632", str(room / "deep"))
    assert list(room.iterdir()) == []


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    deep = FileSet({"/".join(["x" * 200] * 30): "text\n"})
    (found,) = problems(deep, tmp_path / "new" / "generated")
    assert (found.code, found.message) == (
        "TLY632",
        "The system refuses (File name too long). The output is as it was before.",
    )
    assert list(tmp_path.iterdir()) == []
    assert [problem.code for problem in problems(NEW, tmp_path / ("y" * 300))] == ["TLY632"]


@pytest.mark.parametrize("path", ["file", "file/generated"])
def test_an_output_path_that_is_or_leads_through_a_file(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").write_text("mine\n")
    (found,) = problems(NEW, tmp_path / path)
    assert found.code == "TLY631"
    assert tree(tmp_path) == {"file": "mine\n"}


def test_a_link_to_nowhere_is_filled(tmp_path: Path) -> None:
    (tmp_path / "generated").symlink_to(tmp_path / "real")
    write(NEW, tmp_path / "generated", STAMP)
    assert tree(tmp_path / "real") == complete(NEW)
    assert (tmp_path / "generated").is_symlink()


def test_a_run_that_hangs_is_waited_for_and_then_named(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(OLD, out, STAMP)
    with lock.writing(out):
        monkeypatch.setattr(lock, "PATIENCE", 0.1)
        assert [(problem.code, problem.where.file) for problem in problems(NEW, out)] == [("TLY633", str(out))]
        with pytest.raises(Refusal) as refusal:
            snapshot(out, NEW)
        assert [problem.code for problem in refusal.value.problems] == ["TLY633"]
    assert tree(out) == complete(OLD)


def test_readers_do_not_wait_for_each_other(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(OLD, out, STAMP)
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    with lock.reading(out):
        assert is_generated(OLD, out)
