"""Where two sides' answers to a document part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from tallystick.documents.pointer import joined, tokens_of
from tallystick.verify.answers import Answer, Case, Leg, Purpose
from tallystick.verify.equality import one_value, partings
from tallystick.verify.kinds import Kind
from tallystick.verify.leniency import Kind as Leniency
from tallystick.verify.leniency import leniencies
from tallystick.verify.plain_values import Likeness, accepts, is_but_for_new, likeness, sent
from tallystick.verify.subject import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tallystick.verify.subject import Document, Python


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The first way in which two sides disagree on a document.

    `detail` is what tells it from others of its kind in the same model: the pointers, without the positions in arrays,
    and the codes that only one side has.
    """

    kind: Kind
    left: Leg
    right: Leg
    detail: str
    case: Case

    @property
    def sentence(self) -> str:
        """The kind about these sides."""
        return self.kind.value.format(left=self.left, right=self.right)


def disagreements(case: Case) -> Iterator[Disagreement]:
    """At most one for each side but that which the others are held to: Pydantic, or Zod where there is no model."""
    first = Leg.PYDANTIC if Leg.PYDANTIC in case.answers else Leg.ZOD
    for leg in case.answers:
        against = Leg.ZOD if leg is Leg.MINI else first
        if leg is first or against not in case.answers:
            continue
        look = _LOOKS.get(leg, _between)
        found = look(case, case.answers[against], case.answers[leg])
        if found is not None:
            kind, detail = found
            yield Disagreement(kind, against, leg, detail, case)


def counts(found: Disagreement) -> bool:
    """Whether it breaks what is claimed of the model; else it is what a lower claim leaves open."""
    if found.left is not Leg.PYDANTIC:
        return True
    return found.kind in _BROKEN_BY[found.case.subject.claim]


_Found = tuple[Kind, str] | None


def _between(case: Case, left: Answer, right: Answer) -> _Found:
    """What Pydantic and Zod disagree in."""
    if failed := _failed(left, right):
        return failed
    if case.subject.claim in PLAIN and case.subject.python is not None:
        return _plain(case, case.subject.python, left, right)
    written = case.purpose is Purpose.WRITTEN
    if left.accepted and not right.accepted:
        return (Kind.UNREAD if written else Kind.WIDER), _places(case, right)
    if right.accepted and not left.accepted:
        return Kind.NARROWER, _places(case, left)
    if not left.accepted:
        return _reasons(case, left, right)
    return _values(case, left, right)


def _plain(case: Case, python: Python, left: Answer, right: Answer) -> _Found:
    """What a server of plain models and Zod disagree in, given that JavaScript reads numbers as doubles."""
    written = case.purpose is Purpose.WRITTEN
    if left.accepted and not right.accepted:
        if all(code == "json" for _, code, _ in right.issues):
            return Kind.BEYOND, Leniency.UNREADABLE.value
        return (Kind.UNREAD, _places(case, right)) if written else (Kind.WIDER, _leniency(case, right))
    if right.accepted and not left.accepted:
        # What a client sends is what JavaScript writes: `1` for `1.0`.
        resent = right.written is not None and accepts(python, right.written)
        return None if resent else (Kind.NARROWER, _places(case, left))
    if not left.accepted:
        return _reasons(case, left, right)
    if left.written is None or right.written is None:
        return None
    alike = likeness(case.document, left.written, right.written, None if written else python)
    if alike is Likeness.SAME:
        return None
    if alike is Likeness.ROUNDED:
        return Kind.BEYOND, Leniency.BIG_INTEGER.value
    if written:
        return Kind.CHANGED, _parting(case, left.written, right.written)
    if lenient := _read_leniently(case.document, right.written, python):
        return Kind.WIDER, lenient
    return _unsent(case, python, right.written) or (Kind.VALUES, _parting(case, left.written, right.written))


def _read_leniently(document: Document, theirs: str, python: Python) -> str | None:
    """The leniency without which the server would make of a document what Zod does: it shows in the value alone."""
    for kind, value in python.less_leniently(document):
        if likeness(document, python.echo(value), theirs, python) is Likeness.SAME:
            return kind.value
    return None


def _unsent(case: Case, python: Python, text: str) -> _Found:
    """What Pydantic refuses of what Zod writes."""
    try:
        python.read(text)
    except ValidationError as error:
        return Kind.UNSENT, _places(case, Answer(accepted=False, issues=frozenset(python.issues(error))))
    return None


def _leniency(case: Case, right: Answer) -> str:
    """What a plain model takes beyond its schema, by kind, since the places are many."""
    document = case.document if isinstance(case.document, str) else case.document.decode(errors="replace")
    found = leniencies(document, {issue for issue in right.issues if issue[1] != "json"})
    return SEPARATOR.join(sorted({each.kind for each in found}))


def _verdicts(case: Case, left: Answer, right: Answer) -> _Found:
    """What jsonschema disagrees in, which says no more than its verdict, and nothing of what is no JSON document.

    Nor does it know the tags of OpenAPI's `discriminator`, which plain models may declare with a default.
    """
    plain = case.subject.claim in PLAIN
    judges = case.answers.values() if plain else (left,)
    if any(code == "json" for each in judges for _, code, _ in each.issues):
        return None
    as_sent = sent(case.document) if plain else None
    if left.accepted == right.accepted or left.error is not None or (plain and as_sent is None):
        return None
    # To a schema `1.0` is an integer, to a strict server it is none; but what a client sends for it is `1`.
    if as_sent is not None and right.accepted and _takes(case.subject.python, as_sent.text):
        return None
    if plain and left.issues and all(code == "discriminator" for _, code, _ in left.issues):
        return None
    return (Kind.WIDER, "") if left.accepted else (Kind.NARROWER, _places(case, left))


def _takes(python: Python | None, text: str) -> bool:
    return python is not None and accepts(python, text)


def _identical(case: Case, left: Answer, right: Answer) -> _Found:
    """What the two dialects of one library disagree in: they have to say the same, byte for byte."""
    if left == right:
        return None
    if failed := _failed(left, right):
        return failed
    if left.accepted != right.accepted:
        return (Kind.WIDER, _places(case, right)) if left.accepted else (Kind.NARROWER, _places(case, left))
    if left.written is not None and right.written is not None:
        return Kind.VALUES, _parting(case, left.written, right.written)
    return _reasons(case, left, right)


def _failed(left: Answer, right: Answer) -> _Found:
    if right.error is not None:
        return Kind.FAILED, right.error
    return None if left.error is None else (Kind.RAISED, left.error)


def _reasons(case: Case, left: Answer, right: Answer) -> _Found:
    if left.issues == right.issues:
        return None
    parts: tuple[tuple[Kind, Callable[[tuple[str, str, str]], tuple[str, ...]]], ...] = (
        (Kind.PLACES, lambda issue: issue[:1]),
        (Kind.CODES, lambda issue: issue[:2]),
        (Kind.MESSAGES, lambda issue: issue),
    )
    for kind, part in parts:
        ours, theirs = set(map(part, left.issues)), set(map(part, right.issues))
        if ours != theirs:
            return kind, f"{_listed(case, ours - theirs)} | {_listed(case, theirs - ours)}"
    return None


def _values(case: Case, left: Answer, right: Answer) -> _Found:
    written = case.purpose is Purpose.WRITTEN
    python = None if written else case.subject.python
    if left.written is None or right.written is None:
        return None
    if not one_value(left.written, right.written, python):
        if python is not None and is_but_for_new(case.document, left.written, right.written, python):
            return _unsent(case, python, right.written)
        return (Kind.CHANGED if written else Kind.VALUES), _parting(case, left.written, right.written)
    if python is None or right.written == case.document:
        return None
    if unsent := _unsent(case, python, right.written):
        return unsent
    again = python.echo(python.read(right.written))
    return None if one_value(left.written, again, python) else (Kind.RETURNED, _parting(case, left.written, again))


_LOOKS: Final[Mapping[Leg, Callable[[Case, Answer, Answer], _Found]]] = {
    Leg.JSONSCHEMA: _verdicts,
    Leg.MINI: _identical,
}


def _places(case: Case, answer: Answer) -> str:
    return _listed(case, {issue[:2] for issue in answer.issues})


def _parting(case: Case, ours: str, theirs: str) -> str:
    return _listed(case, {(each,) for each in partings(ours, theirs)}) or "(root)"


def _listed(case: Case, parts: set[tuple[str, ...]]) -> str:
    return ", ".join(sorted({" ".join((_general(case, pointer) or "(root)", *rest)) for pointer, *rest in parts}))


def _general(case: Case, pointer: str) -> str:
    """A pointer with a star for each token that is no property's name: a position, or a key of the document's own."""
    tokens = tokens_of(pointer) or ()
    return joined("", tuple(each if each in case.subject.names else OWN for each in tokens))


OWN: Final = "*"
SEPARATOR: Final = "; "
"""Stands between several kinds of leniency in one document."""
PLAIN: Final = frozenset({Claim.CONTAINED, Claim.PARTIAL})
"""What is claimed of models that are no contracts."""

_ANY: Final = frozenset(Kind)
_HARMFUL: Final = frozenset({Kind.FAILED, Kind.UNREAD, Kind.CHANGED})
_BROKEN_BY: Final[Mapping[Claim, frozenset[Kind]]] = {
    Claim.IDENTICAL: _ANY,
    Claim.IMPLIED: _HARMFUL | {Kind.WIDER, Kind.UNSENT},
    Claim.CONTAINED: _HARMFUL | {Kind.NARROWER, Kind.VALUES, Kind.UNSENT},
    Claim.PARTIAL: _HARMFUL,
    Claim.PUBLISHED: _ANY,
}
"""Claim -> the kinds of disagreement between Pydantic and another side that break it."""
