"""What tallystick costs in Python: a drift check, and validating JSON with a contract."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from benchmarks.measure import ROOT, Task, interleaved, measure
from benchmarks.tables import Table, ratio, thousands

HERE = Path(__file__).parent


def check(rounds: int) -> Table:
    """The time of `tallystick check` on this repository, against importing Pydantic."""
    tasks = {
        'python -c "import pydantic"': Task((sys.executable, "-c", "import pydantic"), ROOT),
        "tallystick check": Task((sys.executable, "-m", "tallystick", "check"), ROOT),
    }
    costs = interleaved(tasks, rounds)
    base = next(iter(costs.values()))
    rows = [
        [name, str(cost.status), f"{cost.wall:.2f}", f"{cost.cpu:.2f}", ratio(cost.cpu, base.cpu)]
        for name, cost in costs.items()
    ]
    note = f"A fresh process each, in turns, median of {rounds}, in the root of this repository."
    return Table("Check: against importing Pydantic", note, ["command", "exit", "wall s", "CPU s", "CPU ratio"], rows)


VARIANTS = ("BaseModel", "BaseModel with validators", "Contract", "Contract, parse_json")
"""The variants of `contract_rate.py`; the first is what the others are compared with."""


def contract(rounds: int, milliseconds: int) -> Table:
    """Documents per second of processor time from JSON: a contract, the same plain model, and one with validators."""
    rates: dict[str, list[float]] = {variant: [] for variant in VARIANTS}
    folder = ROOT / ".cache"
    folder.mkdir(exist_ok=True)
    for _ in range(rounds):
        for variant, found in rates.items():
            command = (sys.executable, HERE / "contract_rate.py", variant, str(milliseconds))
            cost = measure(Task(command, folder))
            if cost.status != 0:
                raise RuntimeError(cost.output)
            found.append(float(cost.output))
    medians = {variant: statistics.median(found) for variant, found in rates.items()}
    rows = [[variant, thousands(rate), ratio(medians[VARIANTS[0]], rate)] for variant, rate in medians.items()]
    return Table(
        "Contract: JSON documents of 100 line items",
        "Documents per second of processor time, one process each, in turns, "
        f"median of {rounds}; the time ratio is how many times as long a document takes as with the same plain model. "
        "Validators are Python functions that make its fields as exact as those of the contract.",
        ["read by", "documents/s", "time ratio"],
        rows,
    )
