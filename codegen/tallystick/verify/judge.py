"""One worker's sides: documents in, disagreements out, in batches that keep Python and Node busy at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from pydantic import ValidationError

from tallystick.verify.answers import Answer, Case, Leg, Purpose
from tallystick.verify.compare import Disagreement, disagreements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tallystick.verify.node import Node
    from tallystick.verify.schemas import Schemas
    from tallystick.verify.subject import Document, Python, Subject

BATCH = 256


@dataclass(frozen=True, slots=True)
class Question:
    """A document to judge, and whether jsonschema is asked as well."""

    subject: Subject
    document: Document
    by_schema: bool = False
    origin: Document | None = None
    """Where the document is what Pydantic wrote: what it had read."""

    @property
    def purpose(self) -> Purpose:
        """Why it is judged."""
        return Purpose.READ if self.origin is None else Purpose.WRITTEN

    @property
    def is_judged(self) -> bool:
        """Whether it is one for the other sides, too: a document of what is only written is none."""
        return self.origin is not None or not self.subject.only_written

    @property
    def schema(self) -> str:
        """The published schema that it is judged by."""
        return self.subject.written if self.origin is not None and self.subject.written else self.subject.name


@dataclass(slots=True)
class Figures:
    """How much was judged: `asked` and `accepted` count documents by leg, `written` those that Pydantic wrote."""

    documents: int = 0
    asked: Counter[Leg] = field(default_factory=Counter)
    accepted: Counter[Leg] = field(default_factory=Counter)
    disagreeing: Counter[Leg] = field(default_factory=Counter)
    written: int = 0

    def add(self, other: Figures) -> None:
        """Count those of `other` as well."""
        self.documents += other.documents
        self.written += other.written
        self.asked.update(other.asked)
        self.accepted.update(other.accepted)
        self.disagreeing.update(other.disagreeing)


class Bench:
    """The sides of one worker. `node` is `None` where only the Python sides are compared."""

    def __init__(self, node: Node | None, schemas: Schemas | None) -> None:
        self._node = node
        self._schemas = schemas

    def run(self, questions: Iterable[Question], figures: Figures) -> Iterator[Disagreement]:
        """Every disagreement, also on what is written of the documents that are accepted. Counts into `figures`.

        Node judges a batch while Python does; what Pydantic wrote of one batch is judged with the next.
        """
        coming = iter(questions)
        follow: list[Question] = []
        while batch := [*follow, *islice(coming, max(0, BATCH - len(follow)))]:
            found, follow = self._batch(batch, figures)
            yield from found

    def _batch(self, batch: Sequence[Question], figures: Figures) -> tuple[list[Disagreement], list[Question]]:
        """The disagreements on one batch, and what to ask as its consequence."""
        judged = [question for question in batch if question.is_judged]
        if self._node is not None:
            self._node.send([(each.schema, each.document) for each in judged])
        answers: list[dict[Leg, Answer]] = []
        follow: list[Question] = []
        for question in batch:
            own, written = self._python(question)
            answers.append(own)
            follow.extend(written)
        received = iter(self._node.receive() if self._node is not None else [{} for _ in judged])
        theirs = [next(received) if question.is_judged else {} for question in batch]
        disagreeing: list[Disagreement] = []
        for question, own, other in zip(batch, answers, theirs, strict=True):
            origin = question.document if question.origin is None else question.origin
            case = Case(question.subject, question.document, origin, question.purpose, own | other)
            _count(case, figures)
            found = list(disagreements(case))
            figures.disagreeing.update(each.right for each in found)
            disagreeing.extend(found)
        return disagreeing, follow

    def _python(self, question: Question) -> tuple[dict[Leg, Answer], list[Question]]:
        """The answers of the sides in Python, Pydantic's first, and what to ask next."""
        answers: dict[Leg, Answer] = {}
        follow: list[Question] = []
        if question.origin is not None:
            answers[Leg.PYDANTIC] = Answer(accepted=True, written=str(question.document))
        elif question.subject.python is not None:
            answers[Leg.PYDANTIC], follow = _read(question)
        if question.by_schema and question.is_judged and self._schemas is not None:
            answer = self._schemas.answer(question.schema, question.document, answers.get(Leg.PYDANTIC))
            if answer is not None:
                answers[Leg.JSONSCHEMA] = answer
        return answers, follow


def _read(question: Question) -> tuple[Answer, list[Question]]:
    """Pydantic's answer to a document, and the question what the others say of what it writes of it."""
    python = question.subject.python
    assert python is not None  # noqa: S101 - the caller asks only models
    try:
        return _answered(question, python)
    except ValidationError as error:
        refusal = error
    except Exception as error:  # noqa: BLE001 - a model's own functions may raise anything
        return Answer(accepted=False, error=_said(error)), []
    try:
        return Answer(accepted=False, issues=frozenset(python.issues(refusal))), []
    except Exception as error:  # noqa: BLE001 - a fault of ours in `issues` is a finding about this document
        return Answer(accepted=False, error=_said(error)), []


def _answered(question: Question, python: Python) -> tuple[Answer, list[Question]]:
    """The answer to a document that is accepted. Raises `ValidationError`, and what a model's own functions raise."""
    subject, document = question.subject, question.document
    value = python.read(document)
    answer = Answer(accepted=True, written=python.echo(value))
    if subject.written is None:
        return answer, []
    written = python.write(value)
    if written == document and subject.written == subject.name and not subject.only_written:
        return answer, []
    return answer, [Question(subject, written, question.by_schema, document)]


def _said(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def _count(case: Case, figures: Figures) -> None:
    if case.purpose is Purpose.WRITTEN:
        figures.written += 1
        return
    figures.documents += 1
    for leg, answer in case.answers.items():
        figures.asked[leg] += 1
        figures.accepted[leg] += answer.accepted
