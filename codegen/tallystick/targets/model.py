"""What printers ask about a package as a whole, computed once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from tallystick.ir import nodes as ir
from tallystick.ir.keywords import INHERITED

NOTHING_LATE: frozenset[str] = frozenset()


def schema_name(name: str) -> str:
    """The name of the schema of the declaration `name`."""
    return f"{name}Schema"


@dataclass(frozen=True)
class Model:
    """A package with its declarations by name."""

    package: ir.Package

    @cached_property
    def declarations(self) -> dict[str, ir.Declaration]:
        """Every declaration, by name."""
        return {declaration.name: declaration for declaration in self.package.declarations()}

    def home(self, name: str) -> str:
        """The path of the module that declares `name`."""
        return self.package.home(name)

    def literal(self, node: ir.Node) -> bool:
        """Whether `node` accepts only listed strings, so that a record with such keys has them as optional members."""
        match node:
            case ir.Literal():
                return True
            case ir.Reference(name=name):
                return self.literal(self.declarations[name].node)
            case ir.Union(members=members):
                return all(map(self.literal, members))
            case _:
                return False

    def changes(self, node: ir.Node) -> bool:
        """Whether parsing may fill a default in below `node`, so that its type before parsing is another."""
        match node:
            case ir.Reference(name=name):
                return self.declarations[name].input_name is not None
            case ir.Array(items=item) | ir.Nullable(node=item) | ir.Record(values=item):
                return self.changes(item)
            case ir.Tuple(items=items, rest=rest):
                return any(map(self.changes, items)) or (rest is not None and self.changes(rest))
            case ir.Union(members=members):
                return any(map(self.changes, members))
            case ir.Object(properties=properties, extra=extra):
                return any(p.default is not ir.ABSENT or self.changes(p.node) for p in properties) or (
                    not isinstance(extra, ir.Extra) and self.changes(extra)
                )
            case _:
                return False


def refers(node: ir.Node, names: frozenset[str]) -> bool:
    """Whether making the schema of `node` needs one of `names` at once: the shapes of objects can wait for theirs."""
    match node:
        case ir.Reference(name=name):
            return name in names
        case ir.Array(items=item) | ir.Nullable(node=item):
            return refers(item, names)
        case ir.Record(keys=keys, values=values):
            return refers(keys, names) or refers(values, names)
        case ir.Tuple(items=items, rest=rest):
            return any(refers(item, names) for item in items) or (rest is not None and refers(rest, names))
        case ir.Union(members=members):
            return any(refers(member, names) for member in members)
        case ir.Object(properties=properties, extra=extra):
            return (not isinstance(extra, ir.Extra) and refers(extra, names)) or (
                has_checks(node) and any(refers(item.node, names) for item in properties)
            )
        case ir.General(keywords=keywords, base=base):
            return any(refers(child, names) for keyword in keywords for child in children(keyword)) or (
                base is not None and refers(checked(base), names)
            )
        case _:
            return False


def has_checks(node: ir.Object) -> bool:
    """Whether the schema of an object is followed by `.check(...)`."""
    return bool(node.checks or node.rules) or inherits(node)


def inherits(node: ir.Object) -> bool:
    """Whether a property has a name that every object of JavaScript has one of already, so that it is never absent."""
    return any(item.name in INHERITED for item in node.properties)


def checked(base: ir.Node) -> ir.Node:
    """The base of a general node, marked as having a check where it is an object.

    `zod/mini` evaluates the getters of an object's shape when a check is added, so a shape with checks has none.
    """
    return replace(base, checks=(*base.checks, GENERAL)) if isinstance(base, ir.Object) else base


GENERAL = ir.Check("schema", value=True)
"""Stands for the keywords of a general node among the checks of its base."""


def children(keyword: ir.Keyword) -> list[ir.Node]:
    """The nodes that a keyword of a general node holds."""
    value = keyword.value
    if isinstance(value, tuple):
        items = [item[1] if isinstance(item, tuple) else item for item in value]
        return [item for item in items if isinstance(item, NODES)]
    return [value] if isinstance(value, NODES) else []


NODES = ir.Node.__args__
"""The classes of `ir.Node`, for `isinstance`."""
