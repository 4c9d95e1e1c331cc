"""Processes, measured: wall time, processor time, peak memory; medians of interleaved rounds."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[1]
_NODE = (ROOT / "benchmarks/node/node_modules", ROOT / "tests/node/node_modules")
MODULES = next((folder for folder in _NODE if folder.is_dir()), _NODE[0])
"""Node packages: those of the benchmarks; for a quick run without peers, those of the tests."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: seconds, seconds, megabytes; and what it printed."""

    wall: float
    cpu: float
    peak: float
    status: int
    output: str


@dataclass(frozen=True, slots=True)
class Task:
    """A command to measure, in the folder it is run in."""

    command: Sequence[str | Path]
    folder: Path


def measure(task: Task) -> Cost:
    """Run a task once in a fresh process. Processor time and memory include the processes it waits for."""
    log, report = task.folder / ".output", task.folder / ".report"
    command = [sys.executable, "-S", "-E", str(_LAUNCH), str(report), *map(str, task.command)]
    with log.open("wb") as output:
        subprocess.run(command, cwd=task.folder, stdout=output, stderr=subprocess.STDOUT, env=_ENV, check=True)
    took = json.loads(report.read_text("utf-8"))
    text = log.read_text("utf-8", "replace")
    log.unlink()
    report.unlink()
    return Cost(output=text, **took)


_LAUNCH = Path(__file__).parent / "launch.py"
_ENV = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join([str(ROOT / "codegen"), str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(":"),
    "NO_COLOR": "1",
    "DO_NOT_TRACK": "1",
}


def interleaved(tasks: Mapping[str, Task], rounds: int) -> dict[str, Cost]:
    """The medians of `rounds` runs of each task, in turns, so that a busy moment meets them all.

    A task that fails is not run again: its one cost says so by its status.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            if not costs[name] or costs[name][-1].status == 0:
                costs[name].append(measure(task))
    return {name: _median(found) for name, found in costs.items()}


def _median(costs: list[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.peak for cost in costs),
        costs[-1].status,
        costs[-1].output,
    )
