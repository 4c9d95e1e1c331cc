"""What sides say of a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.verify.subject import Document, Finding, Subject


class Leg(StrEnum):
    """The sides, by the names that reports give them."""

    PYDANTIC = "pydantic"
    JSONSCHEMA = "jsonschema"
    ZOD = "zod"
    MINI = "zod/mini"


class Purpose(StrEnum):
    """Why a document is judged."""

    READ = "read"
    WRITTEN = "written"
    """It is what Pydantic wrote, so the others have to accept it as what they receive."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One side's answer: what it writes back where it accepts, else what is wrong where.

    `error` is set where the side did neither, but failed. A side that gives a verdict and no more, as jsonschema does,
    writes nothing back and finds nothing.
    """

    accepted: bool
    written: str | None = None
    issues: frozenset[Finding] = frozenset()
    error: str | None = None


ACCEPTED = Answer(accepted=True)
REFUSED = Answer(accepted=False)


@dataclass(frozen=True, slots=True)
class Case:
    """A document for a model, and what each side that was asked says of it.

    `origin` is the document that was made: itself, or where `purpose` is `WRITTEN` the one that Pydantic read first.
    """

    subject: Subject
    document: Document
    origin: Document
    purpose: Purpose
    answers: Mapping[Leg, Answer]
