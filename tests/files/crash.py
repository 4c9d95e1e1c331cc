"""Write one output over another, be killed on the way, and print what is left: one JSON line a kill.

Run by test_crash.py as a program of its own, because it forks. Arguments: a folder to work in, `alone` or `shared`
(whether a user's file lives in the output), and `steps` or `moments`.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick.drift import Terms, find_drift
from tallystick.files import MANIFEST, FileSet, Stamp, digest, snapshot, write

if TYPE_CHECKING:
    from collections.abc import Callable

Tree = dict[str, str]

_OLD_STAMP = Stamp(tool="tallystick 1", contract=digest("old"), options=digest("options"))
_NEW_STAMP = Stamp(tool="tallystick 2", contract=digest("new"), options=digest("options"))


def _output(size: int, text: str, more: Tree) -> FileSet:
    return FileSet(
        {f"module{n % 5}/file{n}.js": f"{text} {n}\n" * 40 for n in range(size)} | {"same.js": "same\n"} | more
    )


def _tree(folder: Path) -> Tree:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def _in_child(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return child


def _die_at(step: int) -> None:
    """Kill this process at its `step`-th file operation from now."""
    left = iter(range(step))

    def hook(event: str, _arguments: tuple[object, ...]) -> None:
        if event in {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir"} and next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _report(row: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(row) + "\n")


class Rehearsal:
    def __init__(self, folder: Path, size: int, mine: Tree) -> None:
        self.out, self.mine = folder / "generated", mine
        self.old = _output(size, "old", {"gone/stale.js": "stale\n", "swap": "a file\n"})
        self.new = _output(size, "new", {"come/fresh.js": "fresh\n", "swap/inner.js": "a folder\n"})

    def set_up(self) -> None:
        shutil.rmtree(self.out.parent, ignore_errors=True)
        write(self.old, self.out, _OLD_STAMP)
        for path, text in self.mine.items():
            (self.out / path).write_text(text)

    def update(self) -> None:
        write(self.new, self.out, _NEW_STAMP)

    def update_until(self, step: int) -> None:
        _die_at(step)
        self.update()

    def raw(self) -> str:
        """The tree as a process sees it that knows nothing of us."""
        tree = {path: text for path, text in _tree(self.out).items() if path != MANIFEST and not path.startswith(".")}
        versions = {"old": dict(self.old) | self.mine, "new": dict(self.new) | self.mine}
        return next((name for name, files in versions.items() if tree == files), "mix")

    def checked(self) -> str:
        """The tree as `check` sees it."""
        terms = Terms(out="generated")
        versions = {"old": (self.old, _OLD_STAMP), "new": (self.new, _NEW_STAMP)}
        return next(
            (
                name
                for name, (files, stamp) in versions.items()
                if not find_drift(files, stamp, snapshot(self.out, files), terms)
            ),
            "mix",
        )

    def left(self) -> dict[str, object]:
        """What is there after a kill, and after the run that follows it."""
        found: dict[str, object] = {"raw": self.raw(), "checked": self.checked()}
        self.update()
        beside = sorted(path.name for path in self.out.parent.iterdir())
        hidden = sorted(path.name for path in self.out.iterdir() if path.name.startswith("."))
        return found | {"repaired": self.raw(), "beside": beside, "hidden": hidden}


def steps(rehearsal: Rehearsal, dice: random.Random) -> None:
    """Killed at every file operation in turn; so is the next run, at some, before the one that must succeed."""
    step = 0
    while True:
        rehearsal.set_up()
        _, status = os.waitpid(_in_child(partial(rehearsal.update_until, step)), 0)
        finished = not os.WIFSIGNALED(status)
        raw = rehearsal.raw()
        os.waitpid(_in_child(partial(rehearsal.update_until, dice.randrange(60))), 0)
        _report(rehearsal.left() | {"step": step, "raw": raw})
        if finished:
            return
        step += 1


def moments(rehearsal: Rehearsal, dice: random.Random) -> None:
    """Killed at 60 moments spread over the time that an update takes."""
    rehearsal.set_up()
    start = time.perf_counter()
    os.waitpid(_in_child(rehearsal.update), 0)
    duration = time.perf_counter() - start
    for _ in range(60):
        rehearsal.set_up()
        child = _in_child(rehearsal.update)
        time.sleep(duration * dice.random())
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        _report(rehearsal.left())


if __name__ == "__main__":
    work, company, kind = sys.argv[1:]
    # A killed process loses nothing that it wrote, only a machine does; waiting for the disk is most of the time.
    os.fsync = lambda fd: None  # noqa: ARG005 - it keeps the name of its parameter
    mine = {"alone": {}, "shared": {"mine.txt": "my own\n"}}[company]
    run, size = {"steps": (steps, 3), "moments": (moments, 30)}[kind]
    run(Rehearsal(Path(work) / "project", size, mine), random.Random(20))  # noqa: S311 - a fixed seed is the point
