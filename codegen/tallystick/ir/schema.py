"""One schema as the reader sees it: its keywords in 2020-12 spelling, checked for shape, and the way into its children."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from tallystick.ir.keywords import ASSERTED, IN_GROUP, Group
from tallystick.ir.nodes import Docs, Json, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class ReadChild(Protocol):
    """Reads the subschema at `tokens` below a schema.

    `in_place` subschemas apply to the same instance as their parent (allOf, if, $ref...), the others to a part of it.
    """

    def __call__(self, *tokens: str | int, in_place: bool = False) -> Node: ...


@dataclass(frozen=True, slots=True)
class Schema:
    """The assertions of one schema object, and how to read what stands below it.

    `keywords` holds well-formed assertions only, by 2020-12 name; `child` reads a subschema by 2020-12 tokens.
    """

    keywords: Mapping[str, Any]
    child: ReadChild
    annotations: Callable[[str], Mapping[str, Any]]
    """All the keywords of a property's schema, to read its documentation and default from."""
    refuse: Callable[..., None]
    """`refuse(code, keyword, **holes)` notes an error at a keyword of this schema."""

    def only(self, *names: str) -> bool:
        """Whether these are all the assertions there are."""
        return self.keywords.keys() == set(names)

    def without(self, *names: str) -> Schema:
        """The same schema less some keywords."""
        return replace(self, keywords={name: value for name, value in self.keywords.items() if name not in names})

    def restricted(self, *groups: Group) -> Schema:
        """The same schema with the keywords of some groups only."""
        names = frozenset[str]().union(*(IN_GROUP[group] for group in groups))
        return replace(self, keywords={name: value for name, value in self.keywords.items() if name in names})

    @property
    def types(self) -> tuple[str, ...]:
        """The `type` keyword as a tuple; every type where there is none."""
        value = self.keywords.get("type")
        return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def assertions(keywords: Mapping[str, Any]) -> dict[str, Any]:
    """The keywords that assert something, in document order."""
    return {name: value for name, value in keywords.items() if name in ASSERTED}


def docs(keywords: Mapping[str, Any]) -> Docs:
    """What the annotations of a schema tell a reader."""
    description = keywords.get("description")
    examples = keywords.get("examples")
    return Docs(
        description=description if isinstance(description, str) and description.strip() else None,
        deprecated=keywords.get("deprecated") is True,
        examples=tuple(examples) if isinstance(examples, list) else (),
    )


def same(left: Json, right: Json) -> bool:
    """Whether two JSON values are equal as JSON Schema has it (core section 4.2.2): `1` is `1.0`, `true` is not `1`."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(value, right[key]) for key, value in left.items())
    return left == right
