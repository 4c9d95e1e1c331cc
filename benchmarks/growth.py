"""How generation grows with the number of models."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from benchmarks import inputs
from benchmarks.measure import interleaved
from benchmarks.peers import INPUT, by_name
from benchmarks.tables import Table, thousands

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def growth(sizes: Sequence[int], workshop: Path, rounds: int) -> Table:
    """Processor time by number of models, and the exponent of the power of it that fits what exceeds starting up."""
    tasks = {}
    for size in sizes:
        folder = workshop / "growth" / str(size)
        inputs.written(inputs.synthetic(size), folder / INPUT)
        tasks[str(size)] = by_name("tallystick").task(folder)
    costs = interleaved(tasks, rounds)
    start = costs[str(sizes[0])].cpu
    rows = []
    for size in sizes:
        cost = costs[str(size)]
        each = (cost.cpu - start) / size * 1000 if size > sizes[0] else math.nan
        per_model = "-" if math.isnan(each) else f"{each:.2f}"
        rows.append([thousands(size), f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.peak:.0f}", per_model])
    points = [(math.log(size), math.log(max(costs[str(size)].cpu - start, 1e-3))) for size in sizes[1:]]
    fit = f"time over that of {sizes[0]} models grows as models ^ {_slope(points):.2f}" if len(points) > 1 else "no fit"
    return Table(
        "Growth: generation by number of models",
        f"Models of ten properties each; median of {rounds}. Fitted by least squares on logarithms: {fit}.",
        ["models", "wall s", "CPU s", "peak MB", "ms per model over start-up"],
        rows,
    )


def _slope(points: list[tuple[float, float]]) -> float:
    """The slope of the least-squares line through `points`."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
