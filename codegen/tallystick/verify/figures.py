"""What a run comes to: problems for what was found, tables and sentences for how much was judged."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from tallystick.outcome import Outcome, Table
from tallystick.problems import Where, problem
from tallystick.verify.answers import Answer, Leg, Purpose
from tallystick.verify.compare import PLAIN, SEPARATOR
from tallystick.verify.kinds import Kind
from tallystick.verify.leniency import FIXES
from tallystick.verify.leniency import Kind as Leniency
from tallystick.verify.subject import Claim
from tallystick.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tallystick.problems import Problem
    from tallystick.verify.faults import Fault
    from tallystick.verify.groups import Key
    from tallystick.verify.result import Result
    from tallystick.verify.subject import Document

_LONGEST: Final = 400
"""Of a text that is longer, this much is shown."""
_NAMED: Final = 4
_ISSUES: Final = 4


def outcome(result: Result) -> Outcome:
    """The outcome of a run: a problem for each fault, the tables of sides and claims, and the whole in a sentence."""
    total = result.found.total
    claims = Counter(subject.claim for subject in result.subjects)
    disagreeing = sum(result.found.groups.counts[key] for key in result.found.groups.broken)
    further = (problem("TLY803", more=counted(result.more, "further disagreement")),) if result.more else ()
    return Outcome(
        problems=(
            *(_fault(fault, result) for fault in result.faults),
            *further,
            *_without_a_turn(result),
            *_within(result),
        ),
        tables=(_sides(result), *_left_open(result), *_leniencies(result), *_lowered(result)),
        summary=(_claimed(claims), _sentence(result, disagreeing), *_stopped(result)),
        counts={
            "models": len(result.subjects),
            "judged": len(result.subjects) - len(result.unjudged),
            "identical": claims[Claim.IDENTICAL],
            "lowered": len(result.subjects) - claims[Claim.IDENTICAL],
            "documents": total.documents,
            "accepted": max(total.accepted.values(), default=0),
            "written": total.written,
            "disagreements": disagreeing,
            "faults": len(result.faults) + result.more,
            "seed": result.settings.seed,
        },
        incomplete=bool(result.unjudged),
    )


# -- What was found


def _fault(fault: Fault, result: Result) -> Problem:
    model, *others = fault.models
    subject = next(each for each in result.subjects if each.name == model)
    code = subject.python.own_code() if subject.python is not None and fault.left is Leg.PYDANTIC else ()
    exact = subject.claim in _EXACT or fault.left is not Leg.PYDANTIC
    return problem(
        "TLY822" if code else "TLY801" if exact else "TLY802",
        Where(name=model),
        what=_capital(fault.sentence),
        documents=counted(fault.documents, "document"),
        models=f" (also in {_names(others)})" if others else "",
        shown="\n".join(_shown(fault)),
        code=", ".join(code),
    )


def _names(models: Sequence[str]) -> str:
    """The first names of models, and how many more there are."""
    more = f" and {len(models) - _NAMED} more" if len(models) > _NAMED else ""
    return ", ".join(f"`{model}`" for model in models[:_NAMED]) + more


_EXACT: Final = frozenset({Claim.IDENTICAL, Claim.IMPLIED, Claim.PUBLISHED})


def _shown(fault: Fault) -> Iterator[str]:
    """The document and who says what of it, indented, so that no report wraps it."""
    example = fault.example
    saying = said_in_words if fault.kind is Kind.MESSAGES else said
    rows = [("document", spelled(example.document))]
    if example.purpose is Purpose.WRITTEN:
        rows.append(("written", spelled(example.judged)))
    rows += [(leg.value, saying(answer)) for leg, answer in example.answers.items()]
    return (f"    {name:<10}  {text}" for name, text in rows)


def spelled(document: Document) -> str:
    """A document on one line, cut short where it is long."""
    text = repr(document) if isinstance(document, bytes) else document
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}... ({len(text):,} characters)"


def said_in_words(answer: Answer) -> str:
    """An answer with the message at each place."""
    listed = [f"{json.dumps(message)} at {json.dumps(pointer)}" for pointer, _, message in sorted(answer.issues)]
    return _refused(listed) if listed else said(answer)


def said(answer: Answer) -> str:
    """An answer in words."""
    if answer.error is not None:
        return f"fails: {spelled(answer.error)}"
    if answer.accepted:
        return "accepts" if answer.written is None else f"accepts, and writes {spelled(answer.written)}"
    listed = [f"{code} at {json.dumps(pointer)}" for pointer, code, _ in sorted(answer.issues)]
    return _refused(listed) if listed else "refuses"


def _refused(listed: list[str]) -> str:
    more = f" and {len(listed) - _ISSUES} more" if len(listed) > _ISSUES else ""
    return f"refuses: {', '.join(listed[:_ISSUES])}{more}"


def _within(result: Result) -> Iterator[Problem]:
    """One note for all that lower claims leave open; the table has the kinds."""
    groups = result.found.groups
    open_ = [key for key in groups.counts if key not in groups.broken]
    if open_:
        yield problem(
            "TLY804",
            documents=counted(sum(groups.counts[key] for key in open_), "document"),
            models=counted(len({key.model for key in open_}), "model"),
        )


def _left_open(result: Result) -> Iterator[Table]:
    """What lower claims leave open: how often, and the smallest example of each kind; no table where there is none."""
    groups = result.found.groups
    kinds: defaultdict[str, list[Key]] = defaultdict(list)
    for key in groups.counts:
        if key not in groups.broken:
            kinds[key.kind.value.format(left=key.left, right=key.right)].append(key)
    rows = []
    for what, keys in sorted(kinds.items()):
        smallest = min(keys, key=lambda key: groups.examples[key].size)
        number = sum(groups.counts[key] for key in keys)
        rows.append((what, f"{number:,}", f"{smallest.model}: {spelled(groups.examples[smallest].judged)}"))
    if rows:
        yield Table(title="Within the lower claims", head=("what", "documents", "for instance"), rows=tuple(rows))


# -- How much was judged


def _without_a_turn(result: Result) -> Iterator[Problem]:
    """What time was too short for."""
    unjudged = result.unjudged
    if unjudged:
        yield problem(
            "TLY821",
            unjudged=f"{len(unjudged):,}",
            models=counted(len(result.subjects), "model"),
            seconds=f"{result.settings.seconds:g}",
            named=_names(unjudged),
        )


def _stopped(result: Result) -> Iterator[str]:
    """How far a run by time came."""
    if result.settings.seconds is None:
        return
    judged = len(result.subjects) - len(result.unjudged)
    least = min((figures.documents for figures in result.found.figures.values()), default=0)
    yield (
        f"Stopped at the time, {result.settings.seconds:g} s: {judged:,} of {counted(len(result.subjects), 'model')} "
        f"judged, each by {counted(least, 'document')} or more."
    )


def _sides(result: Result) -> Table:
    total = result.found.total
    rows = [
        (leg.value, f"{total.asked[leg]:,}", f"{total.accepted[leg]:,}", f"{total.disagreeing[leg]:,}")
        for leg in Leg
        if total.asked[leg]
    ]
    return Table(title="Sides", head=("side", "documents", "accepted", "differs"), rows=tuple(rows))


def _leniencies(result: Result) -> Iterator[Table]:
    """What plain models take and write beyond their contract, by kind, each with the fix; no table without any."""
    groups = result.found.groups
    claims = {subject.name: subject.claim for subject in result.subjects}
    documents: Counter[Leniency] = Counter()
    models: defaultdict[Leniency, set[str]] = defaultdict(set)
    for key, number in groups.counts.items():
        if key.kind in _LENIENT and key.right is Leg.ZOD and claims[key.model] in PLAIN:
            for kind in map(Leniency, filter(None, key.detail.split(SEPARATOR))):
                documents[kind] += number
                models[kind].add(key.model)
    rows = tuple(
        (kind.value, f"{number:,}", f"{len(models[kind]):,}", FIXES[kind])
        for kind, number in sorted(documents.items(), key=lambda row: (-row[1], row[0]))
    )
    if rows:
        yield Table(
            title="What the server takes or writes beyond its contract",
            head=("what", "documents", "models", "fix"),
            rows=rows,
        )


_LENIENT: Final = frozenset({Kind.WIDER, Kind.BEYOND})


def _lowered(result: Result) -> Iterator[Table]:
    """The models whose claim is lower than "identical", with why; no table where there is none, as in documents."""
    rows = [
        (
            subject.name,
            subject.claim.value,
            " ".join(subject.reasons) or "It is no contract.",
        )
        for subject in result.subjects
        if subject.claim not in {Claim.IDENTICAL, Claim.PUBLISHED}
    ]
    if rows:
        yield Table(title="Lower claims", head=("model", "claim", "why"), rows=tuple(rows))


def _claimed(claims: Counter[Claim]) -> str:
    parts = [f"{claims[claim]:,} {claim.value}" for claim in Claim if claims[claim]]
    return f"{counted(claims.total(), 'model')}, claimed: {'; '.join(parts)}."


def _sentence(result: Result, disagreeing: int) -> str:
    total = result.found.total
    rate = total.documents / max(result.seconds, 0.001)
    return (
        f"{counted(total.documents, 'document')} (seed {result.settings.seed}) in {result.seconds:,.1f} s, "
        f"{rate:,.0f} a second, and {total.written:,} that Pydantic wrote: {counted(disagreeing, 'disagreement')}."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
