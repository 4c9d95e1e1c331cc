"""The way from documents to the intermediate representation, as its steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tallystick.ir.nodes import Package
from tallystick.ir.passes.defaults import sound_defaults
from tallystick.ir.passes.inputs import with_input_names, without_output_defaults
from tallystick.ir.passes.loops import loops
from tallystick.ir.passes.merge import merge
from tallystick.ir.passes.order import modules
from tallystick.ir.passes.settle import settle
from tallystick.ir.passes.unions import unions
from tallystick.ir.read import FormatPolicy, Root, read
from tallystick.problems import Problem, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tallystick.documents.resolve import Registry


@dataclass(frozen=True, slots=True)
class Built:
    """A package, and remarks on what its documents say in vain."""

    package: Package
    problems: tuple[Problem, ...]


def build(registry: Registry, roots: Iterable[Root], formats: FormatPolicy = "typed") -> Built:
    """The package of everything that `roots` reach. Raises `Refusal` with every error found."""
    found = read(registry, roots, formats)
    table = {declaration.name: declaration.node for _, declaration in found.declarations}
    if circles := loops(table):
        raise Refusal(*circles)
    table = merge(table)
    table = unions(table)
    table, remarks = sound_defaults(table)
    table = settle(table)
    declarations = [
        without_output_defaults(replace(declaration, node=table[declaration.name]))
        for _, declaration in found.declarations
    ]
    declarations = with_input_names(declarations, found.names)
    placed = [(path, declaration) for (path, _), declaration in zip(found.declarations, declarations, strict=True)]
    return Built(Package(modules(placed)), (*found.problems, *remarks))
