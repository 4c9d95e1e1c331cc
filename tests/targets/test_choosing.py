"""Whether parsing changes a value, of types that refer to one another in very many ways."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tallystick.ir import nodes as ir
from tallystick.targets.choosing import changes

DEPTH = 60


def layers(last: ir.Node) -> Any:
    """Declarations of which each refers to the next in two ways, and the last one back to the first."""
    named = {
        f"D{depth}": ir.Tuple((ir.Reference(f"D{depth + 1}"), ir.Reference(f"D{depth + 1}")), None, ())
        for depth in range(DEPTH)
    }
    named[f"D{DEPTH}"] = ir.Tuple((ir.Reference("D0"), last), None, ())
    return SimpleNamespace(declarations={name: SimpleNamespace(node=node) for name, node in named.items()})


def test_each_type_is_looked_at_once() -> None:
    assert not changes(ir.Reference("D0"), layers(ir.String()))
    assert changes(ir.Reference("D0"), layers(ir.Object((), ir.Extra.STRIP)))
