"""Runs every benchmark, prints the tables, and writes them into README.md. `--quick` only shows that all of it runs."""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.consumer import consumer
from benchmarks.contracts import check, contract
from benchmarks.generation import generation
from benchmarks.growth import growth
from benchmarks.tables import Table, write
from benchmarks.validation import bundle, prepared, validation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

README = Path(__file__).parent / "README.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is measured."""

    documents: tuple[tuple[str, int], ...]
    """Real documents reduced to their components, with the number of rounds."""
    whole: tuple[tuple[str, int], ...]
    """Real documents as they are, with the number of rounds."""
    consumed: Mapping[str, int]
    """The documents whose output is also type-checked, with the number of rounds."""
    beside: str | None
    """The document whose package the bundled schema is put into."""
    sizes: tuple[int, ...]
    rounds: int
    milliseconds: int


FULL = Plan(
    documents=(("airflow", 3), ("gitbook", 3), ("github", 3)),
    whole=(("github", 1),),
    consumed={"gitbook": 3, "github": 1},
    beside="gitbook",
    sizes=(10, 100, 1_000, 10_000),
    rounds=3,
    milliseconds=400,
)
QUICK = Plan(
    documents=(("train-travel", 1),),
    whole=(),
    consumed={"train-travel": 1},
    beside=None,
    sizes=(10, 20, 40),
    rounds=1,
    milliseconds=20,
)


def tables(plan: Plan, workshop: Path) -> Iterator[Table]:
    """The tables of `plan`, each when it is measured."""
    for name, rounds in plan.documents:
        table, made = generation(name, workshop, rounds, whole=False)
        yield table
        if name in plan.consumed:
            yield consumer(made, plan.consumed[name])
    for name, rounds in plan.whole:
        table, _ = generation(name, workshop, rounds, whole=True)
        yield table
    yield growth(plan.sizes, workshop, plan.rounds)
    folder = prepared(workshop, plan.beside)
    yield bundle(folder)
    yield validation(folder, plan.rounds, plan.milliseconds)
    yield check(2 * plan.rounds + 1)
    yield contract(plan.rounds, 2 * plan.milliseconds)


def _where() -> str:
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return (
        f"Python {platform.python_version()}, Node {node.removeprefix('v')}, {platform.system()} {platform.machine()}."
    )


def main() -> int:
    """Measure as the command line asks; exit status 0."""
    parser = argparse.ArgumentParser(prog="benchmarks/run", description="Measure tallystick and its peers.")
    parser.add_argument("--quick", action="store_true", help="only show that everything runs; write nothing")
    arguments = parser.parse_args()
    written = [_where()]
    print(written[0], flush=True)
    with tempfile.TemporaryDirectory() as workshop:
        for table in tables(QUICK if arguments.quick else FULL, Path(workshop)):
            written.append(table.markdown())
            print(f"\n{written[-1]}", flush=True)
    if not arguments.quick:
        write(README, "\n\n".join(["", *written, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
