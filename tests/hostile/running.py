"""One run of the real command line in a folder of its own, and what came of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Result:
    """`problems` are (code, place), the folder taken out of the places; `written` the files that were not there."""

    code: int
    problems: list[tuple[str, str]]
    written: list[str]
    messages: list[str]


def lay_out(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the files of a case."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def tallystick(folder: Path, arguments: Sequence[str]) -> Result:
    """Run `tallystick --format json ARGUMENTS` in the folder, as a process of its own. Fails on a traceback."""
    before = _files(folder)
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'codegen'}", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tallystick", "--format", "json", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return judged(folder, before, done.returncode, done.stdout, done.stderr)


def judged(folder: Path, before: set[str], code: int, out: str, err: str) -> Result:
    """The result of a run that printed this."""
    assert "Traceback" not in out + err
    report = json.loads(out or err)
    problems = [(each["code"], _place(each["where"], folder)) for each in report["problems"]]
    messages = [f"{each['message']} {each['wayOut']}" for each in report["problems"]]
    return Result(code, problems, sorted(_files(folder) - before), messages)


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _place(where: dict[str, str | int], folder: Path) -> str:
    parts = [where.get(name) for name in ("file", "line", "column")]
    place = ":".join(str(part).replace(f"{folder}/", "") for part in parts if part is not None)
    pointer = f"#{where['pointer']}" if "pointer" in where else ""
    return " ".join(part for part in (place + pointer, str(where.get("name", ""))) if part)
