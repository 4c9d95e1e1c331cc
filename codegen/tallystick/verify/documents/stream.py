"""Documents for one schema, without end: valid ones, and ones that differ from a valid one in a place or two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.verify.documents import mutations
from tallystick.verify.documents.chance import chance
from tallystick.verify.documents.making import SIZES, TYPICAL, Making, generator
from tallystick.verify.documents.neighbours import around
from tallystick.verify.documents.spelling import spell
from tallystick.verify.documents.trees import Place, Tree, places
from tallystick.verify.documents.views import View, Views

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from tallystick.jsonvalue import Json

_A_BASE = 40
"""So many documents are made from each valid one."""
_TWICE = 0.12
"""So many of them differ from it in two places."""
_CHANGED = 0.3
_DEEP = 0.005
_NO_JSON = 0.015
"""Shares of what is put in a place: the value there with a change, arrays very deep, no JSON; else the deck decides."""
_OTHERS = 12
"""So many other valid values are drawn for each view."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A text, and what was done to a valid document to get it: the pointer of the schema concerned, and the keyword.

    `keyword` is a keyword of JSON Schema, or `valid`, `any`, `changed`, `deep`, `text`, `two`.
    """

    text: str
    pointer: str
    keyword: str


@dataclass(frozen=True, slots=True)
class Odd:
    """What to put in a place: a text, and the keyword that it is beside, or `valid` or `any`."""

    keyword: str
    text: str


class Stock:
    """What is made once for a set of definitions: views, the least documents, and what to put in the places of each.

    It depends on the definitions alone, so that documents do not depend on what was made before them.
    """

    def __init__(self, definitions: Mapping[str, Json]) -> None:
        self.definitions = definitions
        self.views = Views(definitions)
        self._least: dict[View, Tree] = {}
        self._near: dict[View, tuple[Odd, ...]] = {}
        self._far: dict[View, tuple[Odd, ...]] = {}

    def making(self, random: Random) -> Making:
        """What draws documents with these random numbers."""
        return Making(self.views, random, self._least)

    def near(self, view: View) -> tuple[Odd, ...]:
        """The neighbours of every keyword of a view."""
        if view not in self._near:
            making = self.making(generator(view))
            self._near[view] = tuple(dict.fromkeys(Odd(key, spell(value)) for key, value in around(view, making)))
        return self._near[view]

    def far(self, view: View) -> tuple[Odd, ...]:
        """Valid values for a view, and values that are odd anywhere."""
        if view not in self._far:
            making = self.making(generator(view))
            valid = dict.fromkeys(making.drawn(view, TYPICAL).text for _ in range(_OTHERS))
            self._far[view] = (*(Odd("valid", text) for text in valid), *_ANYWHERE)
        return self._far[view]


_ANYWHERE = tuple(Odd("any", text) for text in dict.fromkeys(map(spell, mutations.ANYWHERE)))


class _Deck:
    """Values for the places of one view, drawn without repeats until all have been drawn: neighbours first."""

    __slots__ = ("_random", "_rest", "_stock", "_turn", "_view")

    def __init__(self, view: View, stock: Stock, random: Random) -> None:
        self._view = view
        self._stock = stock
        self._random = random
        self._rest: list[Odd] = []
        self._turn = False

    def draw(self) -> Odd:
        while not self._rest:
            self._turn = not self._turn
            self._rest = list(self._stock.near(self._view) if self._turn else self._stock.far(self._view))
            self._random.shuffle(self._rest)
        return self._rest.pop()


class Stream:
    """The documents of one schema, the same ones for the same random generator."""

    def __init__(self, name: str, stock: Stock, random: Random) -> None:
        self._root = stock.views.root(name)
        self._stock = stock
        self._making = stock.making(random)
        self._random = random
        self._decks: dict[View, _Deck] = {}

    def variants(self) -> Iterator[Variant]:
        """Every kind of document in turn, without end, and not without repeats."""
        yield self._whole(self._making.least(self._root))
        for example in self._root.schema.get("examples", ()):
            yield self._whole(self._making.read(self._root, example))
        for view in self._stock.views.choices(self._root):
            yield self._whole(self._making.least(view))
        while True:
            yield from self._around(self._making.drawn(self._root, self._random.choice(SIZES)))

    def _whole(self, tree: Tree) -> Variant:
        return Variant(tree.text, self._root.pointer, "valid")

    def _around(self, base: Tree) -> Iterator[Variant]:
        """A valid document, and those made from it."""
        yield self._whole(base)
        by_view: dict[View, list[Place]] = {}
        for place in places(base):
            for view in place.tree.views:
                by_view.setdefault(view, []).append(place)
        views = list(by_view)
        for _ in range(_A_BASE):
            view = self._random.choice(views)
            yield self._one(base, view, self._random.choice(by_view[view]))
            if chance(self._random, _TWICE):
                yield from self._two(base, by_view)
        yield Variant(mutations.whole(base.text, base, self._random), self._root.pointer, "text")
        yield from self._deep(base, by_view)

    def _one(self, base: Tree, view: View, place: Place) -> Variant:
        keyword, text = self._odd(view, place)
        return Variant(base.text[: place.start] + text + base.text[place.end :], view.pointer, keyword)

    def _odd(self, view: View, place: Place) -> tuple[str, str]:
        if chance(self._random, _CHANGED):
            return "changed", mutations.changed(place.tree, self._random)
        if chance(self._random, _DEEP):
            return "deep", mutations.nested(place, self._random)
        if chance(self._random, _NO_JSON):
            return "text", self._random.choice(mutations.NO_JSON)
        deck = self._decks.get(view)
        if deck is None:
            deck = self._decks[view] = _Deck(view, self._stock, self._random)
        odd = deck.draw()
        return odd.keyword, odd.text

    def _two(self, base: Tree, by_view: dict[View, list[Place]]) -> Iterator[Variant]:
        """Two changes at once, in places of which neither is inside the other."""
        views = list(by_view)
        first, second = (self._random.choice(views) for _ in range(2))
        (low, lower), (high, higher) = sorted(
            ((self._random.choice(by_view[view]), view) for view in (first, second)), key=lambda each: each[0].start
        )
        if low.end <= high.start:
            before, after = self._odd(lower, low)[1], self._odd(higher, high)[1]
            text = base.text
            text = f"{text[: low.start]}{before}{text[low.end : high.start]}{after}{text[high.end :]}"
            yield Variant(text, self._root.pointer, "two")

    def _deep(self, base: Tree, by_view: dict[View, list[Place]]) -> Iterator[Variant]:
        """A document in which a value that holds one of its own kind holds it over and over, as deep as may be."""
        for found in by_view.values():
            outer = found[0]
            inner = next((place for place in found[1:] if outer.start < place.start and place.end < outer.end), None)
            if inner is None or chance(self._random, 0.5):
                continue
            room = mutations.LIMIT - inner.depth + self._random.randint(-3, 3)
            times = max(1, room // (inner.depth - outer.depth))
            text = base.text
            before, behind = text[outer.start : inner.start], text[inner.end : outer.end]
            middle = before * times + text[inner.start : inner.end] + behind * times
            yield Variant(text[: outer.start] + middle + text[outer.end :], self._root.pointer, "deep")
            return
