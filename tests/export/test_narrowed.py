"""A field that narrows an alias says so in place: the alias keeps its name, and nothing gets one that nobody chose."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

from tallystick import Contract
from tests.export.assembling import bare, components

Pages_read = TypeAliasType("Pages_read", Annotated[int, Field(ge=0)])


class Book(Contract):
    """A book."""

    pages: Pages_read
    first: Pages_read = Field(le=9)
    listed: list[Annotated[Pages_read, Field(le=99)]]


def test_narrowed_aliases() -> None:
    found = components(Pages_read, Book)
    count = {"type": "integer", "format": "double-int", "minimum": 0}
    assert list(found) == ["PagesRead", "Book"]
    assert bare(found["Book"]) == {
        "description": "A book.",
        "type": "object",
        "properties": {
            "pages": {"$ref": "#/$defs/PagesRead"},
            "first": {**count, "maximum": 9},
            "listed": {"type": "array", "items": {**count, "maximum": 99}},
        },
        "required": ["pages", "first", "listed"],
    }
