"""Documents at and around every boundary of published schemas, for validators to agree on.

Layers inside: `chance, spelling, patterns, ordered <- views, trees, numbers, formats <- making, mutations <- neighbours
<- stream`.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from tallystick.verify.documents.stream import Stock, Stream, Variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from tallystick.jsonvalue import Json

__all__ = ["Variant", "make", "variants"]

_KEPT: Final = 2
_PATIENCE: Final = 1_000
"""After so many repeats in a row there is nothing new to make."""


def make(schema_name: str, definitions: Mapping[str, Json], random: Random, count: int) -> Iterator[str]:
    """Up to `count` different JSON texts, valid and not, for the schema of that name; the same for the same `random`.

    `definitions` are JSON Schemas (2020-12) by name, which refer to one another by `#/$defs/` or another pointer that
    ends in the name. Fewer texts come only where the schema leaves nothing more to say. Lone surrogates are escaped, so
    that every text can be encoded. Raises `KeyError` for an unknown name.
    """
    for variant in variants(schema_name, definitions, random, count):
        yield variant.text


def variants(schema_name: str, definitions: Mapping[str, Json], random: Random, count: int) -> Iterator[Variant]:
    """As `make`, each text with what was done to a valid document to get it."""
    stream = Stream(schema_name, _stock(definitions), random).variants()
    seen: set[str] = set()
    repeats = 0
    while len(seen) < count and repeats < _PATIENCE:
        variant = next(stream)
        if variant.text in seen:
            repeats += 1
            continue
        repeats = 0
        seen.add(variant.text)
        yield variant


_STOCKS: Final[OrderedDict[int, Stock]] = OrderedDict()
"""The last few stocks by the `id` of their definitions, which they keep alive."""


def _stock(definitions: Mapping[str, Json]) -> Stock:
    """The stock of these definitions; they are not changed as long as documents are made for them."""
    found = _STOCKS.pop(id(definitions), None) or Stock(definitions)
    _STOCKS[id(definitions)] = found
    while len(_STOCKS) > _KEPT:
        _STOCKS.popitem(last=False)
    return found
