"""The way from documents to the intermediate representation, as its steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tallystick.ir.nodes import Declaration, Node, Package, Property
from tallystick.ir.passes.defaults import sound_defaults
from tallystick.ir.passes.inputs import with_input_names, without_output_defaults
from tallystick.ir.passes.loops import loops
from tallystick.ir.passes.maps import as_map
from tallystick.ir.passes.merge import merge
from tallystick.ir.passes.order import modules
from tallystick.ir.passes.settle import changing_declarations, settle
from tallystick.ir.passes.tags import require_tags
from tallystick.ir.passes.tuples import complete
from tallystick.ir.passes.unions import draw_null, imply_type, tell_apart
from tallystick.ir.read import Root, read
from tallystick.ir.walk import rewrite
from tallystick.ir.wellformed import quoted
from tallystick.problems import Problem, Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tallystick.documents.resolve import Registry
    from tallystick.ir.names import Names
    from tallystick.ir.passes.table import Table
    from tallystick.ir.wellformed import FormatPolicy


@dataclass(frozen=True, slots=True)
class Built:
    """A package, the names its roots got, and remarks on what its documents say in vain."""

    package: Package
    roots: tuple[str, ...]
    problems: tuple[Problem, ...]


def build(registry: Registry, roots: Sequence[Root], formats: FormatPolicy = "typed") -> Built:
    """The package of everything that `roots` reach. Raises `Refusal` with every error found."""
    try:
        return _built(registry, roots, formats)
    except RecursionError:  # the passes follow an instance from schema to schema; nothing else nests without end here
        raise Refusal(problem("TLY409", Where(file=registry.root().location.uri or None))) from None


def _built(registry: Registry, roots: Sequence[Root], formats: FormatPolicy) -> Built:
    found = read(registry, roots, formats)
    table: Table = {declaration.name: declaration.node for _, declaration in found.declarations}
    if circles := loops(table):
        raise Refusal(*circles)
    table, remarks = _refined(require_tags(merge(table), found.tags))
    declarations = [replace(declaration, node=table[declaration.name]) for _, declaration in found.declarations]
    declarations = _with_two_types(declarations, found.names)
    placed = [(path, declaration) for (path, _), declaration in zip(found.declarations, declarations, strict=True)]
    return Built(Package(modules(placed)), found.roots, (*found.problems, *remarks))


def _refined(table: Table) -> tuple[Table, list[Problem]]:
    """The table after the passes that change one node at a time, in one traversal, and the remarks they make."""
    remarks: list[Problem] = []
    changing = changing_declarations(table)

    def in_declaration(name: str) -> Node:
        def remark(prop: Property) -> None:
            remarks.append(problem("TLY408", Where(name=f"{name}.{prop.name}"), default=quoted(prop.default)))

        def change(node: Node) -> Node:
            node = tell_apart(draw_null(imply_type(as_map(node, table), table), table), table)
            return settle(sound_defaults(complete(node, table), table, remark), changing, table)

        return rewrite(table[name], change)

    return {name: in_declaration(name) for name in table}, remarks


def _with_two_types(declarations: Sequence[Declaration], names: Names) -> list[Declaration]:
    """The declarations, with a name for the type before parsing where that is another than the one after."""
    return with_input_names([without_output_defaults(declaration) for declaration in declarations], names)
