"""TypeScript types: what an instance is once parsed (`OUTPUT`), and what may be handed to the parser (`INPUT`)."""

# ruff: noqa: ARG002, D102 - `Grouped` implements `Construct.broken`, which says what it is given

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, assert_never

from tallystick.ir import nodes as ir
from tallystick.render.comments import doc_comment
from tallystick.render.encode import key, literals
from tallystick.render.layout import STEP, WIDTH, Doc, fit, flat, pad
from tallystick.render.type_layout import INDEX, Alternatives, Fixed, Flattened, Intersected, Sequence, Shape, Spread

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.jsonvalue import Json
    from tallystick.render.imports import Imports
    from tallystick.targets.model import Model

    Form = Callable[["Types", ir.View, "Side"], Doc | None]


class Side(Enum):
    """Which side of parsing a type describes."""

    OUTPUT = "output"
    INPUT = "input"


def side_name(declaration: ir.Declaration, side: Side) -> str:
    """The name of a declaration's type on a side."""
    return declaration.name if side is Side.OUTPUT else declaration.input_name or declaration.name


class Types:
    """Prints the types of one module, noting the names it takes from others.

    `form` gives the types of nodes that have another form than that of the wire, and `None` for the others.
    """

    __slots__ = ("form", "imports", "model")

    def __init__(self, model: Model, imports: Imports, form: Form | None = None) -> None:
        self.model = model
        self.imports = imports
        self.form = form

    def name(self, reference: str, side: Side) -> str:
        """The name of a declaration's type on this side."""
        name = side_name(self.model.declarations[reference], side)
        self.imports.type(name, self.model.home(reference))
        return name

    def type(self, node: ir.View, side: Side) -> Doc:  # noqa: C901, PLR0912 - one case a node
        """The type of the instances that `node` accepts."""
        if self.form is not None and (form := self.form(self, node, side)) is not None:
            return form
        match node:
            case ir.Reference(name=name):
                return self.name(name, side)
            case ir.String():
                return "string"
            case ir.Nullable(node=inner):
                return alternatives((self.type(inner, side), "null"))
            case ir.Number():
                return "number"
            case ir.Boolean():
                return "boolean"
            case ir.Literal(values=values):
                return alternatives(literals(values))
            case ir.Array(items=items):
                return Sequence(self.type(items, side))
            case ir.Object():
                return self.object(node, side)
            case ir.Union(members=members):
                return alternatives(tuple(self.type(member, side) for member in members))
            case ir.Record(keys=keys, values=values):
                item = self.type(values, side)
                if not self.model.literal(keys):
                    return Shape([("", INDEX, item)])
                return Shape([("", f"[key in {on_one_line(self.type(keys, side))}]?:", item)])
            case ir.Tuple(items=items, rest=rest):
                fixed = tuple(self.type(item, side) for item in items)
                if rest is None:
                    return Fixed(fixed)
                last = self.type(rest, side)
                return Fixed((*fixed, Spread(last))) if fixed else Sequence(last)
            case ir.General(view=view, base=base):
                return self.type(view if base is None else base, Side.INPUT)
            case ir.Intersection(members=members):
                return intersection(tuple(self.type(member, side) for member in members))
            case ir.Anything():
                return "unknown"
            case ir.Null():
                return "null"
            case ir.Never():
                return "never"
            case _:
                assert_never(node)

    def object(self, node: ir.Object, side: Side) -> Doc:
        """The type of an object: its declared members and, where others are kept, an index signature."""
        members = [self.member(item, side) for item in node.properties]
        match node.extra:
            case ir.Extra.STRIP | ir.Extra.CLOSED:
                return Shape(members) if members else "Record<string, never>"
            case ir.Extra.OPEN:
                return Shape([*members, ("", INDEX, "unknown")])
            case extra:
                value = self.type(extra, side)
                index = ("", INDEX, value)
                if value == "unknown" or all(
                    head[-2] != "?" and flat(item) == flat(value) for _, head, item in members
                ):
                    return Shape([*members, index])
                return Flattened(Intersected((Shape(members), Shape([index]))))

    def member(self, item: ir.Property, side: Side) -> tuple[str, str, Doc]:
        """A declared member: its comment, its head and its type."""
        docs = item.docs
        comment = (
            ""
            if docs is ir.NO_DOCS
            else doc_comment(docs.description, deprecated=docs.deprecated, examples=self.examples(docs))
        )
        item_type = self.type(item.node, side)
        if item.required or (item.default is not ir.ABSENT and side is Side.OUTPUT):
            return comment, f"{key(item.name)}:", item_type
        return comment, f"{key(item.name)}?:", alternatives((item_type, "undefined"))

    def examples(self, docs: ir.Docs) -> tuple[Json, ...]:
        """The examples to show, which are of the wire."""
        return docs.examples if self.form is None else ()

    def declared(self, name: str, node: ir.Node, side: Side) -> str:
        """The exported declaration of type `name`."""
        body = self.type(node, side)
        if isinstance(node, ir.Object) and isinstance(body, Shape):
            return f"export interface {name} {body.broken(0, 0, 0)}"
        return f"export type {name} ={aliased(body, len(name) + 14)};"


def on_one_line(doc: Doc) -> str:
    """The text of a type without line breaks. A string literal holds none, so what strings say stays as it is."""
    return flat(doc) or re.sub(r"\n *", " ", fit(doc, 0, 0, 0)).strip()


def aliased(body: Doc, column: int) -> str:
    """What follows the `=` of a type alias that ends before `column`."""
    text = flat(body)
    if text is not None and column + 1 + len(text) + 1 <= WIDTH:
        return f" {text}"
    if isinstance(body, str):
        return f"\n  {body}"
    if isinstance(body, Alternatives) and not body.hugs():
        return body.broken(0, column, 1)
    return f" {fit(body, 0, column + 1, 1)}"


def alternatives(members: tuple[Doc, ...]) -> Doc:
    """A union of types, flattened, without repeats."""
    rows: list[Doc] = []
    for member in members:
        if isinstance(member, Alternatives):
            rows.extend(member.members)
        elif isinstance(member, Flattened):
            rows.append(Grouped(member))
        elif member != "never":
            rows.append(member)
    if "unknown" in rows:
        return "unknown"
    rows = list({row if isinstance(row, str) else id(row): row for row in rows}.values())
    if len(rows) > 1:
        return Alternatives(tuple(rows))
    return rows[0] if rows else "never"


def intersection(members: tuple[Doc, ...]) -> Doc:
    """An intersection of types; unions in it stand in parentheses."""
    rows = tuple(
        Grouped(member) if isinstance(member, Alternatives | Flattened) else member
        for member in members
        if member != "unknown"
    )
    if len(rows) > 1:
        return Intersected(rows)
    return rows[0] if rows else "unknown"


class Grouped:
    """A union or a conditional type in parentheses."""

    __slots__ = ("flat", "item")

    def __init__(self, item: Alternatives | Flattened) -> None:
        self.item = item
        self.flat = None if item.flat is None else f"({item.flat})"

    def broken(self, indent: int, column: int, tail: int) -> str:
        inner = indent + STEP
        text = self.item.rows(inner, 0) if isinstance(self.item, Alternatives) else fit(self.item, inner, inner, 0)
        return f"({pad(inner)}{text}{pad(indent)})"
