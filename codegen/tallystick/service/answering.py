"""Answers: from what a handler returns to status, headers and bytes in the contract's wire form."""

from __future__ import annotations

import random
import re
from collections.abc import AsyncIterable, AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, from_json

from tallystick import issues
from tallystick.api import Download, Reply
from tallystick.contract.operations.model import EVENTS, PROBLEM
from tallystick.contract.rewriting import validator_with
from tallystick.http_words import TOKEN
from tallystick.service.asking import contract_of
from tallystick.service.media import disposition, media_type
from tallystick.service.problem import ProblemError, Written, problem_answer, refused, written

if TYPE_CHECKING:
    from tallystick.api import Operation
    from tallystick.contract.node import Node
    from tallystick.contract.operations.model import Answer
    from tallystick.service.settings import Settings

BEAT = b":\n\n"
"""A comment in a stream, which keeps it open (HTML Standard section 9.2.7)."""


class Breach(Exception):
    """An answer that the contract forbids. `how` names places and codes, never values."""

    def __init__(self, operation: str, how: str) -> None:
        super().__init__(f"the handler of {operation} broke the contract: {how}")
        self.operation = operation
        self.how = how


@dataclass(frozen=True, slots=True)
class Streamed:
    """An answer of Server-Sent Events: `events` are whole events, each to be sent at once."""

    status: int
    headers: tuple[tuple[str, str], ...]
    events: AsyncIterator[bytes]


class Answering:
    """What an operation answers with, ready to write results."""

    def __init__(self, operation: Operation[Any], settings: Settings) -> None:
        self._id = operation.id
        self._settings = settings
        self._always = _dates(operation)
        self._first = operation.answers[0].status
        self._answers = {each.status: each for each in operation.answers}
        self._errors = {each.status: each for each in operation.errors}
        self._writers = {each.status: Writer(each.type) for each in operation.answers if each.type is not None}
        self._problems = {each.status: Writer(each.type) for each in operation.errors if each.media_type == PROBLEM}

    def write(self, result: object) -> Written | Streamed:
        """The answer that a handler's result is. Raises `Breach` where the contract has no such answer."""
        answer = self._written(result)
        return replace(answer, headers=(*self._always, *answer.headers)) if self._always else answer

    def _written(self, result: object) -> Written | Streamed:
        reply = result if isinstance(result, Reply) else Reply(self._first, result)
        answer = self._answers.get(reply.status)
        if answer is None:
            raise Breach(self._id, f"no success has the status {reply.status}")
        headers = self._headers(reply.headers or {})
        if answer.media_type is None:
            if reply.value is not None:
                raise Breach(self._id, f"{answer.status} has no body")
            return Written(answer.status, headers, b"")
        if answer.media_type == EVENTS:
            return self._streamed(answer, reply.value, headers)
        if answer.type is None:
            return self._download(answer, reply.value, headers)
        body = self._json(self._writers[answer.status], reply.value)
        return Written(answer.status, (("content-type", answer.media_type), *headers), body)

    def problem(self, error: ProblemError) -> Written:
        """The answer that a problem is, with what the contract says of its status where it says nothing itself.

        Raises `Breach` for a problem that is not as declared.
        """
        answer = self._problem(error)
        return replace(answer, headers=(*self._always, *answer.headers)) if self._always else answer

    def _problem(self, error: ProblemError) -> Written:
        self._headers(error.headers)
        declared = self._errors.get(error.status)
        if declared is not None and error.detail is None:
            error.detail = declared.description
        writer = self._problems.get(error.status)
        try:
            if writer is None or self._settings.errors != "problem":
                return written(error, self._settings.errors)
            document = from_json(self._checked(writer, error.document(), 1))
            return problem_answer(error, document)
        except (ValueError, PydanticSerializationError):
            raise Breach(self._id, "a value is no JSON") from None

    def _headers(self, given: Mapping[Any, Any]) -> tuple[tuple[str, str], ...]:
        """Headers that can be sent. A server would close the connection at any other."""
        for name, value in given.items():
            sendable = isinstance(value, str) and _HEADER_VALUE.fullmatch(value)
            if not (sendable and isinstance(name, str) and _HEADER_NAME.fullmatch(name)):
                raise Breach(self._id, "a header is none")
        return tuple(given.items())

    def failed(self) -> Written:
        """The answer for what went wrong inside, which says nothing of it."""
        return written(refused("failed", 500), self._settings.errors)

    def _json(self, writer: Writer, value: object) -> bytes:
        return self._checked(writer, value, self._settings.checked)

    def _checked(self, writer: Writer, value: object, share: float) -> bytes:
        """The document of a value. `share` of them are read again, to be sure."""
        try:
            body = writer.write(value)
            if share and random.random() < share:  # noqa: S311 - a sample, no secret
                writer.check(value, body)
        except ValidationError as error:
            raise Breach(self._id, _places(error, writer.contract)) from None
        except PydanticSerializationError:
            raise Breach(self._id, "a value is not of its type") from None
        return body

    def _download(self, answer: Answer, value: object, headers: tuple[tuple[str, str], ...]) -> Written:
        if not isinstance(value, Download):
            raise Breach(self._id, f"expected a Download, not {type(value).__name__}")
        said, declared = media_type(value.media_type), answer.media_type or _BYTES
        if said is None or declared not in {said.essence, _BYTES}:
            if value.media_type != _BYTES:
                raise Breach(self._id, f"expected a Download of the media type {declared}")
            sent = declared
        else:
            sent = value.media_type
        own = (
            ("content-type", sent),
            ("content-disposition", disposition(value.file_name)),
            ("x-content-type-options", "nosniff"),
        )
        return Written(answer.status, (*own, *headers), value.content)

    def _streamed(self, answer: Answer, value: object, headers: tuple[tuple[str, str], ...]) -> Streamed:
        if not isinstance(value, AsyncIterable):
            raise Breach(self._id, f"expected an asynchronous iterable, not {type(value).__name__}")
        own = (("content-type", EVENTS), ("cache-control", "no-store"), ("x-accel-buffering", "no"))
        return Streamed(answer.status, (*own, *headers), self._events(self._writers[answer.status], value))

    async def _events(self, writer: Writer, items: AsyncIterable[Any]) -> AsyncIterator[bytes]:
        """Each item as an event. JSON without a byte to spare is one line, so an event's data is."""
        try:
            async for item in items:
                yield b"data: " + self._json(writer, item) + b"\n\n"
        finally:
            if (close := getattr(items, "aclose", None)) is not None:
                await close()


_BYTES = "application/octet-stream"
_HEADER_NAME = re.compile(TOKEN)
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
"""What a header may be (RFC 9110 section 5.5)."""


def _dates(operation: Operation[Any]) -> tuple[tuple[str, str], ...]:
    """The header that says when the operation goes away (RFC 8594)."""
    if operation.sunset is None:
        return ()
    moment = datetime.combine(operation.sunset, time(), UTC)
    return (("sunset", format_datetime(moment, usegmt=True)),)


class Writer:
    """Writes values of one type as the contract does, and reads them again to be sure."""

    def __init__(self, type_: Any) -> None:  # noqa: ANN401 - any type expression
        self.contract = contract_of(type_)
        self._adapter: TypeAdapter[Any] = TypeAdapter(self.contract)
        schema = cast("Node", self._adapter.core_schema)
        self._validate = validator_with(schema, _strict).validate_python
        self._computes = has_computed(schema)

    def write(self, value: object) -> bytes:
        """The document of a value: an instance of the contract, or what has its fields as members or attributes."""
        return self._adapter.dump_json(self._instance(value), by_alias=True, warnings="error")

    def check(self, value: object, body: bytes) -> None:
        """Raise `ValidationError` where what was written is not what the contract accepts."""
        if self._computes:
            body = self._adapter.dump_json(self._instance(value), by_alias=True, exclude_computed_fields=True)
        self.contract.parse_json(body)

    def _instance(self, value: object) -> Any:  # noqa: ANN401 - an instance of the contract
        return self._validate(value, from_attributes=True, by_alias=True, by_name=True)


def _strict(node: Node) -> Node:
    """A node that makes no number of a text or a truth value: in a result that is a mistake, not a spelling."""
    return {**node, "strict": True} if node["type"] in {"int", "bool"} else node


def has_computed(node: Any) -> bool:  # noqa: ANN401 - a core schema, or a part of one
    """Whether a core schema has computed fields anywhere."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Mapping):
            if each.get("computed_fields"):
                return True
            waiting += [value for key, value in each.items() if key not in _ASIDE]
        elif isinstance(each, list | tuple):
            waiting += each
    return False


_ASIDE = frozenset({"metadata", "cls", "function", "serialization", "ref", "default", "expected"})
"""Members of a core schema that hold no schemas that are read."""


def _places(error: ValidationError, contract: Any) -> str:  # noqa: ANN401 - a contract
    """Where an answer breaks the contract, and by which keyword."""
    found = sorted((each.pointer or '""', each.code) for each in issues(error, contract))
    listed = ", ".join(f"{pointer} ({code})" for pointer, code in found[:_MOST])
    return f"{listed}, and {len(found) - _MOST} more" if len(found) > _MOST else listed


_MOST = 20
