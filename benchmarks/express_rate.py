"""Throughput of one operation on Express: bare, with hand-written Zod middleware, and as tallystick implements it.

    python -m benchmarks.express_rate [ROUNDS]

All servers run at once and are loaded in turns, so that a busy moment meets all of them; medians of the rounds.
Processor time is what a busy machine changes least.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from tallystick import pipeline
from tallystick.config import Config, Package

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent
MODULES = ROOT / "tests" / "node" / "node_modules"
WAYS = {
    "bare": "bare Express, `express.json()`",
    "zod": "hand-written Zod middleware",
    "tallystick": "tallystick, answers not checked",
    "checked": "tallystick, every answer checked",
}
CONNECTIONS = 50
MILLISECONDS = 2000


@dataclass(frozen=True, slots=True)
class Round:
    """Requests a second, the 99th percentile in ms, and the server's processor time a request in microseconds."""

    rate: float
    slow: float
    cost: float


def main() -> None:
    """Measure, and print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as name:
        _print(measured(installed(Path(name)), rounds))


def installed(folder: Path) -> Path:
    """A folder with the package of the shop and all that the servers import."""
    out = folder / "generated"
    config = Config(contracts=("tests/operations/shop.py",), out=str(out), package=Package(name="@acme/shop"))
    pipeline.generate(config, root=ROOT, force=False)
    modules = folder / "node_modules"
    (modules / "@acme").mkdir(parents=True)
    (out / "typescript").rename(modules / "@acme" / "shop")
    for name in ("express", "zod"):
        (modules / name).symlink_to(MODULES / name)
    for script in ("express_server.mjs", "express_load.mjs"):
        (folder / script).write_text((HERE / script).read_text("utf-8"), "utf-8")
    return folder


def measured(folder: Path, rounds: int) -> dict[str, list[Round]]:
    """The rounds of each way; the first one, in which everything warms up, is thrown away."""
    found: dict[str, list[Round]] = {way: [] for way in WAYS}
    with ExitStack() as stack:
        ports = {way: stack.enter_context(_Served(folder, way)) for way in WAYS}
        for each in range(rounds + 1):
            for way in _turned(list(WAYS), each):
                command = ["node", "express_load.mjs", str(ports[way]), str(CONNECTIONS), str(MILLISECONDS)]
                done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
                if each:
                    found[way].append(Round(*json.loads(done.stdout)))
    return found


class _Served:
    """A server, for as long as the block takes."""

    def __init__(self, folder: Path, way: str) -> None:
        command = ["node", "express_server.mjs", way]
        self._process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> int:
        output = cast("IO[str]", self._process.stdout)
        return int(output.readline())

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate()


def _turned(ways: list[str], by: int) -> Iterator[str]:
    """The ways, each round beginning with another."""
    return (ways[(index + by) % len(ways)] for index in range(len(ways)))


def _print(found: dict[str, list[Round]]) -> None:
    costs = {way: statistics.median(each.cost for each in rounds) for way, rounds in found.items()}
    print("| server | CPU us a request | of hand-written | requests/s | least to most | p99 ms |")
    print("| --- | --: | --: | --: | --: | --: |")
    for way, rounds in found.items():
        rates = [each.rate for each in rounds]
        slow = statistics.median(each.slow for each in rounds)
        spread = f"{min(rates):,.0f} to {max(rates):,.0f}"
        cost = f"{costs[way]:,.0f} | {costs[way] / costs['zod']:.2f}"
        print(f"| {WAYS[way]} | {cost} | {statistics.median(rates):,.0f} | {spread} | {slow:.1f} |")


if __name__ == "__main__":
    main()
