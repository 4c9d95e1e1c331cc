"""One schema as it is classified: its assertions in 2020-12 spelling, checked for shape, and the way below them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from tallystick.ir.nodes import Docs, Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.jsonvalue import Json


class Place(Protocol):
    """Where a schema stands in its document."""

    def child(self, *tokens: str | int, in_place: bool = False) -> Node:
        """The node of the subschema at `tokens` below the schema, in 2020-12 spelling.

        `in_place` subschemas apply to the same instance as their parent (allOf, if, $ref...), the others to a part.
        """

    def annotations(self, name: str) -> Mapping[str, Json]:
        """All the keywords of the schema of the property `name`, to read its documentation and default from."""

    def remarks(self, keyword: str) -> bool:
        """Whether the schema has a keyword that asserts nothing."""

    def note(self, code: str, keyword: str, /, **holes: object) -> None:
        """Note a problem at a keyword of the schema: an error, or a remark, by its code."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The assertions of one schema object, and its place. `keywords` holds well-formed ones only, by 2020-12 name."""

    keywords: Mapping[str, Any]
    place: Place

    def child(self, *tokens: str | int, in_place: bool = False) -> Node:
        """The node of a subschema, as `Place.child`."""
        return self.place.child(*tokens, in_place=in_place)

    def only(self, *names: str) -> bool:
        """Whether these are all the assertions there are."""
        return self.keywords.keys() == set(names)

    def without(self, *names: str) -> Schema:
        """The same schema less some keywords."""
        return replace(self, keywords={name: value for name, value in self.keywords.items() if name not in names})

    def restricted(self, *names: str) -> Schema:
        """The same schema with no keywords but these."""
        return replace(self, keywords={name: value for name, value in self.keywords.items() if name in names})

    def of_type(self, name: str) -> Schema:
        """The same schema with another `type`."""
        return replace(self, keywords={**self.keywords, "type": name})

    @property
    def types(self) -> tuple[str, ...]:
        """The `type` keyword as a tuple; empty where there is none."""
        value = self.keywords.get("type", ())
        return (value,) if isinstance(value, str) else tuple(value)


def docs(keywords: Mapping[str, Json]) -> Docs:
    """What the annotations of a schema tell a reader."""
    description = keywords.get("description")
    examples = keywords.get("examples")
    return Docs(
        description=description if isinstance(description, str) and description.strip() else None,
        deprecated=keywords.get("deprecated") is True,
        examples=tuple(examples) if isinstance(examples, list) else (),
    )
