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


def contract(rounds: int, milliseconds: int) -> Table:
    """Documents per second of processor time through `model_validate_json`, contract against plain model."""
    rates: dict[str, list[float]] = {"BaseModel": [], "Contract": []}
    folder = ROOT / ".cache"
    folder.mkdir(exist_ok=True)
    for _ in range(rounds):
        for base, found in rates.items():
            command = (sys.executable, HERE / "contract_rate.py", base, str(milliseconds))
            cost = measure(Task(command, folder))
            if cost.status != 0:
                raise RuntimeError(cost.output)
            found.append(float(cost.output))
    plain, exact = (statistics.median(found) for found in rates.values())
    rows = [
        ["BaseModel", thousands(plain), "1.00"],
        ["Contract", thousands(exact), ratio(plain, exact)],
    ]
    return Table(
        "Contract: JSON documents of 100 line items",
        "`model_validate_json`, documents per second of processor time, one process each, in turns, "
        f"median of {rounds}; the time ratio is how many times as long a document takes as with the same plain model.",
        ["base class", "documents/s", "time ratio"],
        rows,
    )
