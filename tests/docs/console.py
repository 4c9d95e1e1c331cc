"""Console sessions in Markdown: read, played in a scratch folder, and written back as they went.

A session is a fence marked `console`. Lines after `$ ` are commands, lines after `> ` continue one, the rest is what it
prints. `cat FILE` of a file that is not there yet is how a session shows what a reader is to write: it makes the file.
"""

from __future__ import annotations

import importlib
import io
import os
import re
import shlex
import subprocess
import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick.cli.command import run as tallystick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FENCE = re.compile(r"^```(?P<mark>[a-z]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
ROOT = Path(__file__).parents[2]
WIDTH = "88"
NODE = ROOT / "tests" / "node"
VARYING = re.compile(
    r"in [0-9,.]+ s, [0-9,]+ a second|Python [0-9.]+, tallystick [0-9.]+, pydantic [0-9.]+\.|Node: [0-9.]+;"
)
"""What differs from run to run of `tallystick verify`, and from machine to machine of `tallystick doctor`."""


@dataclass(frozen=True, slots=True)
class Step:
    """A command, and what the page says it prints."""

    command: str
    output: str

    def __str__(self) -> str:
        return "$ " + self.command.replace("\n", "\n> ") + "\n" + self.output


def steps(session: str) -> list[Step]:
    """The steps of a session."""
    found: list[Step] = []
    for line in session.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append(Step(line[2:].rstrip("\n"), ""))
        elif line.startswith("> ") and not found[-1].output:
            found[-1] = replace(found[-1], command=f"{found[-1].command}\n{line[2:].rstrip()}")
        else:
            found[-1] = replace(found[-1], output=found[-1].output + line)
    return found


def sessions(page: str) -> list[list[Step]]:
    """The sessions of a page, in order."""
    return [steps(match["text"]) for match in FENCE.finditer(page) if match["mark"] == "console"]


def replayed(page: str, folder: Path, run: Callable[[str, Path], str]) -> str:
    """The page with what its commands print now, when `run` runs them in `folder`, one after the other."""

    def again(match: re.Match[str]) -> str:
        if match["mark"] != "console":
            return match[0]
        return "```console\n" + "".join(str(play(step, folder, run)) for step in steps(match["text"])) + "```"

    return FENCE.sub(again, page)


def steadied(after: str, before: str) -> str:
    """`after` with the times and versions that `before` has, one after the other."""
    kept = iter(VARYING.findall(before))
    return VARYING.sub(lambda match: next(kept, match[0]), after)


def linked(folder: Path) -> None:
    """Stands in for npm in `folder`: what `tests/node` has installed, and the package that is generated there."""
    packages = folder / "node_modules"
    packages.mkdir()
    for name in ("@tanstack", "@types", "express", "zod"):
        (packages / name).symlink_to(NODE / "node_modules" / name)
    (packages / "contracts").symlink_to(folder / "generated" / "typescript")


def play(step: Step, folder: Path, run: Callable[[str, Path], str]) -> Step:
    """The step with what its command prints now."""
    words = shlex.split(step.command)
    if words[0] == "cat" and len(words) == 2 and not (file := folder / words[1]).exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(step.output, encoding="utf-8")
        return step
    return replace(step, output=run(step.command, folder))


def here(command: str, folder: Path) -> str:
    """What a command prints, on both streams; `tallystick` runs in this process, which is fast."""
    words = shlex.split(command)
    if words[0] != "tallystick" or re.search(r"[|<>&;$*\n]", command):
        return shell(command, folder)
    terminal = io.StringIO()
    with inside(folder), forgetting(folder), redirect_stdout(terminal), redirect_stderr(terminal):
        tallystick(words[1:])
    return terminal.getvalue()


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """The process in `folder`, at a terminal of `WIDTH` columns."""
    before, kept = Path.cwd(), {name: os.environ.get(name) for name in ("COLUMNS", "PWD")}
    os.chdir(folder)
    os.environ.update(COLUMNS=WIDTH, PWD=str(folder))
    try:
        yield
    finally:
        os.chdir(before)
        for name, value in kept.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


@contextmanager
def forgetting(folder: Path) -> Iterator[None]:
    """What is imported from `folder` meanwhile is forgotten at the end, as if a process had ended."""
    path, modules = list(sys.path), set(sys.modules)
    try:
        yield
    finally:
        sys.path[:] = path
        for name in set(sys.modules) - modules:
            file = getattr(sys.modules[name], "__file__", None)
            if file is None or folder.resolve() in Path(file).resolve().parents:
                del sys.modules[name]
        importlib.invalidate_caches()


def shell(command: str, folder: Path) -> str:
    """What a command prints in a shell, on both streams, with this `tallystick` and `python` on its path."""
    tools = folder.parent / f"{folder.name}-bin"
    if not tools.exists():
        tools.mkdir()
        for name, arguments in {"python": "", "tallystick": " -m tallystick"}.items():
            script = tools / name
            script.write_text(f'#!/bin/sh\nexec "{sys.executable}"{arguments} "$@"\n', encoding="utf-8")
            script.chmod(0o755)
    environment = os.environ | {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "codegen"),
        "PYTEST_PLUGINS": "tallystick.pytest",
        "PYTHONDONTWRITEBYTECODE": "1",
        "COLUMNS": WIDTH,
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout
