"""What is verified: models, each with its Python side, its published schemas, and its generated ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import ValidationError

    from tallystick.problems import Problem
    from tallystick.verify.leniency import Kind as Leniency

Document = str | bytes
"""A document to judge: JSON text, or bytes that may be none."""
Finding = tuple[str, str, str]
"""What is wrong at one place: JSON Pointer (RFC 6901), code, message."""


class Claim(StrEnum):
    """What is claimed of a model, from the strongest down. The value completes "the claim is ..."."""

    IDENTICAL = "identical"
    """Verdict, places, codes and values are the same on all sides."""
    IMPLIED = "accepted in Python is accepted in TypeScript"
    """The same but for rules that are marked as Python's alone."""
    CONTAINED = "what either side sends the other accepts"
    """A plain model: the server may take more than it says."""
    PARTIAL = "what the server sends the client accepts"
    """A plain model with functions whose rules no schema says."""
    PUBLISHED = "the schema, whoever reads it"
    """A document without Python models."""


class Python(Protocol):
    """A model's own reading and writing."""

    def read(self, document: Document) -> Any:  # noqa: ANN401 - whatever the model makes
        """The value of a document. Raises `ValidationError`."""
        ...

    def own_code(self) -> tuple[str, ...]:
        """What code of the user's runs in it although its claim is "identical", in words; for other models none."""
        ...

    def issues(self, error: ValidationError) -> Iterable[Finding]:
        """The normal form of an error of `read`."""
        ...

    def less_leniently(self, document: Document) -> Iterable[tuple[Leniency, Any]]:
        """What the model would make of a document without some leniency, where it takes it then; for contracts none."""
        ...

    def echo(self, value: Any) -> str:  # noqa: ANN401 - what `read` gave
        """What was read, as JSON that could be read again."""
        ...

    def write(self, value: Any) -> str:  # noqa: ANN401 - what `read` gave
        """What the model writes of it, as JSON."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a schema is in the generated package: its module without an extension, and the name of the export."""

    module: str
    export: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One model.

    `name` is the published schema that is read and `written` the one that is written, often the same; `None` where
    nothing says what is. Where `only_written`, documents are what values are made of, and no side judges those: what is
    judged is what is written of them. `reasons` say why the claim is lower than "identical". `python` is `None` where
    there are only documents. `names` are those of properties in the schemas: other keys are each document's own.
    """

    name: str
    written: str | None
    claim: Claim
    reasons: tuple[str, ...] = ()
    python: Python | None = None
    only_written: bool = False
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """Everything of a source that is verified.

    `definitions` are the published schemas by name. `document` is the one in which `pointers` say where each is, and
    which its references are relative to; `None` where it is of another dialect than JSON Schema 2020-12. `package` is
    the generated package, path -> text, with plain JavaScript; `places` says where each schema is in it. `left_out`
    says which models are not verified, having no schema.
    """

    subjects: tuple[Subject, ...]
    definitions: Mapping[str, Any]
    document: Mapping[str, Any] | None = field(repr=False)
    pointers: Mapping[str, str]
    places: Mapping[str, Place]
    package: Mapping[str, str] = field(repr=False)
    left_out: tuple[Problem, ...] = ()
