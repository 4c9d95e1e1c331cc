"""Every keyword in every place has a neighbour that is accepted and one that is refused."""

from __future__ import annotations

import json
from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import JsonValue, ValidationError

from tallystick import RootContract, issues, parse_json
from tallystick.documents.pointer import joined
from tallystick.ir import formats
from tallystick.ir.keywords import ASSERTED
from tallystick.issue_table import MESSAGES
from tallystick.verify.documents import variants
from tallystick.verify.documents.making import BIG
from tallystick.verify.documents.neighbours import ROWS
from tallystick.verify.documents.stream import Stock
from tallystick.verify.documents.trees import places
from tests.example import project
from tests.example.published import validator
from tests.test_completeness import KEYWORD_SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 20260302
BASES = 12

UNMADE = {
    ("/InvoiceAttachment/properties/content", "x-tallystick-maxBytes"): "a megabyte: such documents show nothing more",
    ("/DashboardInput/properties/revenueByYear/propertyNames", "pattern"): "of keys: counted as `propertyNames`",
}
"""Place and keyword of the worked example -> why it has no neighbours on both sides."""

FOLDED = {
    "$ref": "what it refers to takes its place",
    "$dynamicRef": "as `$ref`",
    "allOf": "folded into one schema",
    "then": "an alternative beside `if`",
    "else": "as `then`",
}
"""Keywords without a row of their own."""

_BY_NAME = ("properties", "patternProperties", "dependentSchemas")
_SCHEMAS = ("items", "additionalProperties", "propertyNames", "contains", "not", "unevaluatedItems")
_LISTS = ("prefixItems", "anyOf", "oneOf", "allOf")


def keywords_of(schema: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """Each keyword that refuses something in `schema` and below, with the pointer of its schema."""
    if not isinstance(schema, dict):
        return
    yield from ((pointer, keyword) for keyword in schema if keyword in ASSERTED and keyword != "$ref")
    for keyword in _BY_NAME:
        for name, below in schema.get(keyword, {}).items():
            yield from keywords_of(below, joined(pointer, (keyword, name)))
    for keyword in _LISTS:
        for index, below in enumerate(schema.get(keyword, ())):
            yield from keywords_of(below, joined(pointer, (keyword, index)))
    for keyword in _SCHEMAS:
        yield from keywords_of(schema.get(keyword), joined(pointer, (keyword,)))


def is_accepted(adapter: Any, text: str) -> bool:
    """Whether no keyword refuses a document: a cross-field rule may, which only runs where no keyword does."""
    try:
        parse_json(adapter, text)
    except ValidationError as error:
        return not any(issue.code in MESSAGES for issue in issues(error, adapter))
    return True


def verdicts(name: str, stock: Stock) -> dict[tuple[str, str], set[bool]]:
    """For each keyword in each place of a type, the verdicts on its neighbours, until there are both."""
    adapter, root = project.adapter(name), stock.views.root(name)
    making = stock.making(Random(SEED))  # noqa: S311 - the same documents every time
    found: dict[tuple[str, str], set[bool]] = defaultdict(set)
    visited = set()
    for base in (making.drawn(root, BIG) for _ in range(BASES)):
        for place in places(base):
            for view in set(place.tree.views) - visited:
                visited.add(view)
                own = view.pointer == root.pointer or view.pointer.startswith(f"{root.pointer}/")
                for odd in stock.near(view) if own else ():
                    if len(verdicts := found[view.pointer, odd.keyword]) < 2:
                        text = base.text[: place.start] + odd.text + base.text[place.end :]
                        verdicts.add(is_accepted(adapter, text))
    return found


def test_every_keyword_of_the_worked_example_has_both(figure: Callable[[str], None]) -> None:
    definitions = project.documents().bundle["$defs"]
    stock = Stock(definitions)
    lacking, total = set(), 0
    for name, schema in definitions.items():
        if schema.get("x-tallystick-direction") == "output":
            continue
        found = verdicts(name, stock)
        wanted = list(keywords_of(schema, joined("", (name,))))
        lacking |= {each for each in wanted if found.get(each) != {True, False}}
        total += len(wanted)
    waived = f"{len(lacking)} waived"
    figure(f"worked example: {total:,} keywords in place, each with an accepted and a refused neighbour, {waived}")
    assert total > 800
    assert lacking == UNMADE.keys()


def test_every_keyword_has_a_row() -> None:
    assert ASSERTED - ROWS.keys() == FOLDED.keys()


@pytest.mark.parametrize("keyword", sorted(KEYWORD_SAMPLES))
def test_any_schema_with_the_keyword_gets_documents_on_both_sides(keyword: str) -> None:
    sample = KEYWORD_SAMPLES[keyword]
    beside = dict(sample.beside or {})
    schema = {keyword: sample.value, **beside, **STRINGS.get(keyword, {})}
    definitions = {"Root": schema, **beside.get("$defs", {})}
    made = variants("Root", definitions, Random(SEED), 300)  # noqa: S311 - the same documents every time
    judge = validator(schema) if keyword in STRINGS else Draft202012Validator(schema, format_checker=FormatChecker())
    assert {judge.is_valid(value) for each in made for value in read(each.text)} == {True, False}


_DECIMAL = {"type": "string", "format": "decimal", "pattern": "^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$"}
_BYTES = {"type": "string", "format": "byte", "pattern": formats.BASE64}
STRINGS = {
    keyword: _BYTES if keyword.endswith("Bytes") else _DECIMAL
    for keyword in ASSERTED
    if keyword.startswith("x-tallystick-")
}
"""What stands beside the keywords of our own, which mean something there only."""


def read(text: str) -> list[Any]:
    """The value of a document in a list; an empty one where it is no JSON, or has a number that is no finite double."""
    try:
        parse_json(RootContract[JsonValue], text)
    except ValidationError:
        return []
    return [json.loads(text, parse_int=float)]
