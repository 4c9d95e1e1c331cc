"""From grouped disagreements to faults: those that look like one together, each with a minimal document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from tallystick.verify.answers import Leg
from tallystick.verify.compare import OWN
from tallystick.verify.groups import example_of, key_of
from tallystick.verify.judge import Figures, Question
from tallystick.verify.shrink import shrunk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tallystick.verify.compare import Disagreement
    from tallystick.verify.groups import Example, Groups, Key
    from tallystick.verify.kinds import Kind
    from tallystick.verify.run import Worker
    from tallystick.verify.subject import Document

MOST: Final = 30
"""Faults that are made minimal and shown; the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which sides disagree: in how many documents, of which models, and the smallest of them."""

    kind: Kind
    left: Leg
    right: Leg
    models: tuple[str, ...]
    """The one of `example` first."""
    documents: int
    example: Example

    @property
    def sentence(self) -> str:
        """What happens, as a clause."""
        return self.kind.value.format(left=self.left, right=self.right)


def faults(groups: Groups, worker: Worker) -> tuple[tuple[Fault, ...], int]:
    """The faults that break a claim, the most frequent first, and how many more there are beyond `MOST`."""
    alike: defaultdict[tuple[Kind, Leg, Leg, str], list[Key]] = defaultdict(list)
    for key in sorted(groups.broken, key=lambda key: (key.kind.name, key)):
        alike[key.kind, key.left, key.right, _tail(key.detail)].append(key)
    families = sorted(alike.values(), key=lambda keys: -sum(groups.counts[key] for key in keys))
    asking = _Asking(worker)
    return _merged(_fault(keys, groups, asking) for keys in families[:MOST]), max(0, len(families) - MOST)


class _Asking:
    """Asks the sides for documents once: what is made smaller for one fault is often what another began with."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._known: dict[tuple[str, bool, Document], list[Disagreement]] = {}

    def examples(self, key: Key, documents: Sequence[Document], *, by_schema: bool) -> Iterator[Example]:
        """The examples of the group among documents of its model."""
        subject = self._worker.subject(key.model)
        new = [each for each in dict.fromkeys(documents) if (key.model, by_schema, each) not in self._known]
        self._known |= {(key.model, by_schema, each): [] for each in new}
        questions = [Question(subject, document, by_schema) for document in new]
        for found in self._worker.bench.run(questions, Figures()):
            self._known[key.model, by_schema, found.case.origin].append(found)
        known = chain.from_iterable(self._known[key.model, by_schema, document] for document in documents)
        yield from (example_of(found) for found in known if _is_of(key_of(found), key))


def _merged(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults, those of one minimal document together."""
    alike: dict[tuple[Kind, Leg, Leg, str, Document], Fault] = {}
    for fault in faults:
        key = fault.kind, fault.left, fault.right, fault.models[0], fault.example.document
        known = alike.get(key)
        if known is not None:
            models = tuple(dict.fromkeys((*known.models, *fault.models)))
            fault = replace(known, models=models, documents=known.documents + fault.documents)  # noqa: PLW2901 - one of both
        alike[key] = fault
    return tuple(alike.values())


def _tail(detail: str) -> str:
    """What is left of a group's detail where models share a part: the last token of each pointer, and the codes."""
    return ", ".join(part.rpartition("/")[2] for part in detail.split(", "))


def _fault(keys: Sequence[Key], groups: Groups, asking: _Asking) -> Fault:
    smallest = min(keys, key=lambda key: groups.examples[key].size)
    example = _minimal(smallest, groups.examples[smallest], asking)
    models = dict.fromkeys([smallest.model, *(key.model for key in keys)])
    documents = sum(groups.counts[key] for key in keys)
    return Fault(smallest.kind, smallest.left, smallest.right, tuple(models), documents, example)


def _is_of(found: Key, key: Key) -> bool:
    """Whether a disagreement is of a group. What is about keys of the document's own may show without them as well."""
    if found == key or found._replace(detail=key.detail) != key:
        return found == key
    places = _places(key.detail)
    declared = {place for place in places if not place.partition(" ")[0].endswith(f"/{OWN}")}
    return declared != places and declared <= _places(found.detail)


def _places(detail: str) -> set[str]:
    return set(detail.replace(" | ", ", ").split(", "))


def _minimal(key: Key, example: Example, asking: _Asking) -> Example:
    """The smallest example of the same group that can be found from this one."""
    # jsonschema is slow, so it is asked on the way only where it is what disagrees.
    asked = Leg.JSONSCHEMA in {key.left, key.right}

    def still(documents: Sequence[Document]) -> list[bool]:
        showing = {each.document for each in asking.examples(key, documents, by_schema=asked)}
        return [document in showing for document in documents]

    smallest = [shrunk(example.document, still)]
    return next(asking.examples(key, smallest, by_schema=True), example)
