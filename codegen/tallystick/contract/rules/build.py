"""The rules of a class, from marked methods to trees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tallystick.contract.rules.compile import Compiler
from tallystick.contract.rules.constants import names_of, spelled
from tallystick.contract.rules.parts import near, words
from tallystick.contract.rules.shapes import Field, Fixed, Record, Shape, Shapes
from tallystick.contract.rules.source import Refused, Source, source_of
from tallystick.documents.pointer import joined, tokens_of
from tallystick.ir.rules.tree import Itself, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FunctionType

    from tallystick.contract.node import Node, Place
    from tallystick.contract.rules.mark import Mark


def compiled(
    cls: type,
    fields: Node,
    marks: dict[str, tuple[FunctionType, Mark]],
    lookup: Callable[[str], Node | None],
    place: Place,
) -> tuple[Rule, ...]:
    """The rules of `cls`, whose fields are `fields`; what cannot be one is noted at `place`.

    A generic class without its arguments has fields of no type yet: a rule that needs one is left to the classes that
    are made of it.
    """
    record = Shapes(lookup).record(cls.__name__, fields)
    open_ = bool(getattr(cls, "__pydantic_generic_metadata__", {}).get("parameters"))
    rules = []
    for name, (function, mark) in marks.items():
        source: Source | None = None
        try:
            source = source_of(function)
            rules.append(_rule(record, name, mark, source, names_of(function, cls)))
        except Refused as refused:
            if not open_ or refused.code in {"TLY545", "TLY546"}:
                _note(place.inside(name), refused, source)
    return tuple(rules)


def _rule(record: Record, name: str, mark: Mark, source: Source, names: Mapping[str, object]) -> Rule:
    tree = Compiler({source.itself: (Itself(), record)}, names).condition(source.expression)
    text = spelled(source.expression, names, frozenset({source.itself}))
    return Rule(name, _path(mark.at, record), mark.message, text, tree)


def _path(at: str, record: Record) -> tuple[str | int, ...]:
    """The path that a pointer of wire names leads along. Raises `Refused` where it leads nowhere, or may."""
    tokens = tokens_of(at)
    if tokens is None:
        raise Refused("TLY551", None, at=at, reason="it is no JSON Pointer", hint='Write `at="/name"`.')
    path: list[str | int] = []
    shape: Shape = record
    for token in tokens:
        match shape:
            case Record(fields=fields):
                by_wire: dict[str, tuple[str, Field]] = {each.name: (own, each) for own, each in fields.items()}
                if token not in by_wire:
                    python = fields.get(token)
                    hint = f"Write `{joined('', (python.name,))}`." if python else near(token, by_wire)
                    raise Refused("TLY551", None, at=at, reason=f"{shape.words} has no property `{token}`", hint=hint)
                path.append(token)
                shape = by_wire[token][1].shape()
            case Fixed(items=items) if token.isdecimal() and int(token) < len(items):
                path.append(int(token))
                shape = items[int(token)].shape()
            case _:
                reason = f"{joined('', path) or 'the object'} is {words(shape)}, so nothing may be there"
                raise Refused("TLY551", None, at=at, reason=reason, hint=f'Write `at="{joined("", path)}"`.')
    return tuple(path)


def _note(place: Place, refused: Refused, source: Source | None) -> None:
    holes: dict[str, Any] = dict(refused.holes)
    if refused.node is not None and source is not None:
        fragment, line, column = source.place(refused.node)
        holes |= {"fragment": fragment, "line": line, "column": column}
    place.refuse(refused.code, **holes)
