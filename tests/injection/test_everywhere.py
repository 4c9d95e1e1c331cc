"""What does not belong there, at every place of documents with everything: no text becomes code, nothing crashes."""

from __future__ import annotations

import copy
import json
from functools import reduce
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.injection.matrix import Case, generated, judge
from tests.injection.positions import Position
from tests.injection.texts import TEXTS
from tests.rules import legs
from tests.rules.test_documents import Everything

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHOP = Path(__file__).parents[1] / "operations" / "shop.openapi.json"
"""An API with all that operations have."""

CALLED = "end of number"
"""A text that would end what it stands in where it is not in quotes."""

LEAST = 25
"""So many of the documents are read, whatever the text says: most places for text have it as it is."""

VALUES: tuple[Json, ...] = (None, True, 5, -1.5, 10**400, "x", [], [["a"]], [{}], {}, {"a": [1]}, {"$ref": "#"})

NAMED = {"$defs", "content", "encoding", "paths", "properties", "responses", "schemas", "securitySchemes"}
"""Keywords whose members have names of their own, so that one of these is as good as another."""

TOLD_BY = 2
"""So many steps tell a place from others: itself, and what it is in."""

Json = Any
Pointer = tuple[str | int, ...]


def places(document: Json) -> list[Pointer]:
    """One place of each kind in a document: those that end in the same steps, names aside, are of one kind."""
    found: dict[Pointer, Pointer] = {}
    for pointer in _pointers(document, ()):
        steps = ["*" if index and pointer[index - 1] in NAMED else step for index, step in enumerate(pointer)]
        kind = tuple("[]" if isinstance(step, int) else step for step in steps[-TOLD_BY:])
        found.setdefault(kind, pointer)
    return list(found.values())


def _pointers(value: Json, before: Pointer) -> Iterator[Pointer]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield (*before, step)
        yield from _pointers(item, (*before, step))


def replaced(document: Json, pointer: Pointer, value: Json) -> Json:
    """The document with a value for what stands at the pointer."""
    changed = copy.deepcopy(document)
    reduce(lambda value, step: value[step], pointer[:-1], changed)[pointer[-1]] = value
    return changed


DOCUMENTS: dict[Literal["openapi", "schema"], Callable[[], Json]] = {
    "openapi": lambda: json.loads(SHOP.read_text("utf-8")),
    "schema": lambda: legs.published(Everything),
}
"""A document of each kind of source: one with operations, one with rules."""


def positions(source: Literal["openapi", "schema"]) -> dict[str, Position]:
    """A position for each place of a document. No harmless word is an identifier, as no text to be put there is."""
    document = DOCUMENTS[source]()
    return {
        "/".join(map(str, pointer)): Position(
            document=lambda value, pointer=pointer: replaced(document, pointer, value), source=source, word="a word"
        )
        for pointer in places(document)
    }


@pytest.mark.node
@pytest.mark.parametrize("source", DOCUMENTS)
def test_text_instead_of_anything_stays_text(
    source: Literal["openapi", "schema"], tmp_path: Path, figure: Callable[[str], None]
) -> None:
    found = positions(source)
    cases = [Case(name, CALLED, TEXTS[CALLED]) for name in found]
    verdicts = judge(cases, tmp_path, found)
    assert verdicts.faults == {}
    assert verdicts.judged > LEAST
    figure(f"injection everywhere, {source}: {len(cases)} documents, {len(verdicts.refused)} refused, code run by none")


@pytest.mark.parametrize("source", DOCUMENTS)
def test_a_value_instead_of_any_other_is_read_or_refused(source: Literal["openapi", "schema"]) -> None:
    """No place crashes by what stands there; in turn, each has one of the values."""
    values = cycle(VALUES)
    for name, position in positions(source).items():
        output = generated(position, next(values))
        assert bool(output.files) != bool(output.refused), name
