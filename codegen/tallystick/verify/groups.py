"""Disagreements of one kind as one, however many documents show it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tallystick.verify.compare import counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tallystick.verify.answers import Answer, Leg, Purpose
    from tallystick.verify.compare import Disagreement
    from tallystick.verify.kinds import Kind
    from tallystick.verify.subject import Document


class Key(NamedTuple):
    """What documents have in common that are grouped: the model, the kind, the sides, and where and why."""

    model: str
    kind: Kind
    left: Leg
    right: Leg
    detail: str


@dataclass(frozen=True, slots=True)
class Example:
    """A document that shows a disagreement, and what each side says of it.

    `judged` is the document itself, or where `purpose` says so, what Pydantic wrote of it.
    """

    document: Document
    judged: Document
    purpose: Purpose
    answers: Mapping[Leg, Answer]

    @property
    def size(self) -> tuple[int, str]:
        """By which the smallest is chosen; total, so that the order in which examples come does not matter."""
        return len(self.document), repr(self.document)


def key_of(found: Disagreement) -> Key:
    """The group of a disagreement."""
    return Key(found.case.subject.name, found.kind, found.left, found.right, found.detail)


def example_of(found: Disagreement) -> Example:
    """A disagreement without its model, which need not be picklable."""
    return Example(found.case.origin, found.case.document, found.case.purpose, found.case.answers)


@dataclass(slots=True)
class Groups:
    """Disagreements by what they have in common: how many documents, and the smallest of them.

    `broken` are the keys of those that break what is claimed; the others are what a lower claim leaves open.
    """

    counts: Counter[Key] = field(default_factory=Counter)
    examples: dict[Key, Example] = field(default_factory=dict)
    broken: set[Key] = field(default_factory=set)

    def take(self, found: Iterable[Disagreement]) -> None:
        """Sort in some disagreements."""
        for each in found:
            key = key_of(each)
            self.counts[key] += 1
            if counts(each):
                self.broken.add(key)
            self._keep(key, example_of(each))

    def add(self, other: Groups) -> None:
        """Sort in what another worker found."""
        self.counts.update(other.counts)
        self.broken |= other.broken
        for key, example in other.examples.items():
            self._keep(key, example)

    def _keep(self, key: Key, example: Example) -> None:
        known = self.examples.get(key)
        if known is None or example.size < known.size:
            self.examples[key] = example
