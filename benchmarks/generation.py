"""How long generators take on real documents, how much memory, and how much they print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks import inputs
from benchmarks.measure import interleaved
from benchmarks.peers import INPUT, PEERS, Peer
from benchmarks.tables import Table, ratio, thousands

if TYPE_CHECKING:
    from pathlib import Path

_LARGE = 2_000_000


@dataclass(frozen=True, slots=True)
class Generated:
    """What the peers made of one document: their folders by name, where they succeeded."""

    title: str
    folders: dict[str, Path]


def generation(name: str, workshop: Path, rounds: int, *, whole: bool) -> tuple[Table, Generated]:
    """The table of one document, whole or reduced to its component schemas, and what came out."""
    document = inputs.content(name) if whole else inputs.components(inputs.content(name))
    title = f"{name}, whole" if whole else name
    folders: dict[str, Path] = {}
    chosen: dict[str, Peer] = {}
    for peer in PEERS:
        folder = workshop / title / peer.name
        size = inputs.written(document, folder / INPUT).stat().st_size
        if peer.installed() and (whole or not peer.whole) and not (peer.slow and size > _LARGE):
            folders[peer.name], chosen[peer.name] = folder, peer
    costs = interleaved({label: chosen[label].task(folder) for label, folder in folders.items()}, rounds)
    ours = costs["tallystick"]
    rows, made = [], {}
    for label, cost in costs.items():
        out = chosen[label].size(folders[label])
        if cost.status != 0 or not out:
            failed = f"failed (exit {cost.status}, {out} bytes)"
            rows.append([label, chosen[label].emits, failed, "", "", "", "", ""])
            continue
        made[label] = folders[label]
        figures = [f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.peak:.0f}", f"{out / 1e3:,.0f}"]
        rows.append([label, chosen[label].emits, *figures, ratio(cost.wall, ours.wall), ratio(cost.cpu, ours.cpu)])
    schemas = thousands(len(document["components"]["schemas"]))
    table = Table(
        f"Generation: {title} (OpenAPI {document['openapi']}, {size / 1e6:.1f} MB, {schemas} component schemas)",
        f"A fresh process each, in turns, median of {rounds}. The last columns are how many times tallystick's time.",
        ["generator", "emits", "wall s", "CPU s", "peak MB", "output KB", "wall ratio", "CPU ratio"],
        rows,
    )
    return table, Generated(title, made)
