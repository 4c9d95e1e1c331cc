"""Two answers to one request: where they part, once what each server assigned by itself is taken for one."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from tallystick.documents.pointer import joined
from tallystick.verify.servers import leaves
from tallystick.verify.servers.answers import declared_answer
from tallystick.verify.servers.leaves import Leaves
from tallystick.verify.servers.model import PROBLEM, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.ir.operations import Operation
    from tallystick.verify.servers.leaves import Schema
    from tallystick.verify.servers.model import Contracted, Reply, Request
    from tallystick.verify.servers.seen import Pairs

    Schemas = tuple[Schema, ...]

_HEADERS: Final = ("allow", "www-authenticate", "content-disposition", "location", "retry-after")
_AT_ONCE: Final = timedelta(minutes=10)
"""Clocks of two servers, and the time between two requests, differ by less."""
_SHOWN: Final = 5


class Comparison:
    """Answers of the first server beside those of another. It remembers which values of theirs are one."""

    def __init__(self, contracted: Contracted, pairs: Pairs) -> None:
        self._leaves = Leaves(contracted.definitions)
        self._pairs = pairs

    def faults(self, request: Request, here: Reply, there: Reply) -> Iterator[Fault]:
        """How two answers differ."""
        if here.status != there.status:
            yield Fault("different statuses", f"{here.status} {_said(here)}, and {there.status} {_said(there)}")
            return
        if here.media_type != there.media_type:
            yield Fault("different media types", f"{here.media_type}, and {there.media_type}")
            return
        for name in _HEADERS:
            if self._translated(here.headers.get(name)) != there.headers.get(name):
                yield Fault(f"different `{name}`", f"{here.headers.get(name)}, and {there.headers.get(name)}")
        if here.ended and there.ended and here.body != there.body:
            yield from self._bodies(request, here, there)

    def _translated(self, text: str | None) -> str | None:
        return None if text is None else self._pairs.there(text)

    def _bodies(self, request: Request, here: Reply, there: Reply) -> Iterator[Fault]:
        try:
            left, right = here.body.decode(), there.body.decode()
        except UnicodeDecodeError:
            yield Fault("different bytes")
            return
        if self._pairs.there(left) == right:
            return
        if here.media_type == PROBLEM:
            yield Fault("different problem documents", f"{left}\n{right}")
            return
        try:
            one, other = _values(left), _values(right)
        except ValueError:
            yield Fault("different texts", f"{left[:200]!r}, and {right[:200]!r}")
            return
        parted = list(self._parted(one, other, "", self._schemas(request.operation, here), _cursor(request)))
        if parted:
            yield Fault("different bodies", "; ".join(parted[:_SHOWN]))

    def _schemas(self, operation: Operation | None, reply: Reply) -> Schemas:
        answer = declared_answer(operation, reply.status) if operation is not None else None
        return self._leaves.of(answer.content.schema if answer is not None and answer.content is not None else None)

    def _parted(self, one: Any, other: Any, at: str, schemas: Schemas, cursor: str | None) -> Iterator[str]:  # noqa: ANN401 - JSON values
        match one, other:
            case dict(), dict():
                for name in one.keys() | other.keys():
                    below = joined(at, (name,))
                    if name in one and name in other:
                        inside = self._leaves.member(schemas, name)
                        yield from self._parted(one[name], other[name], below, inside, cursor)
                    else:
                        yield f"{below} only in the {'first' if name in one else 'second'}"
            case list(), list() if len(one) == len(other):
                if leaves.is_set(schemas):
                    one, other = sorted(one, key=json.dumps), sorted(other, key=json.dumps)
                for index, (left, right) in enumerate(zip(one, other, strict=True)):
                    inside = self._leaves.item(schemas, index)
                    yield from self._parted(left, right, joined(at, (index,)), inside, cursor)
            case str(), str() if self._one(one, other, schemas, is_cursor=at == cursor):
                return
            case _:
                if type(one) is not type(other) or one != other:
                    yield f"{at or 'the root'} is {_short(one)}, and {_short(other)}"

    def _one(self, here: str, there: str, schemas: Schemas, *, is_cursor: bool) -> bool:
        """Whether two texts are one value, by their formats or because each server has assigned its own."""
        if here == there or leaves.same(schemas, here, there):
            return True
        formats = leaves.formats(schemas)
        if "uuid" in formats or is_cursor:
            return self._pairs.learn(here, there)
        if "date-time" in formats:
            distance = leaves.apart(here, there)
            return distance is not None and distance < _AT_ONCE
        return False


def _values(text: str) -> Any:  # noqa: ANN401 - a JSON value
    """The value of a JSON text, its numbers as doubles (RFC 8259 section 6): `-1000.0` is what `-1000` is.

    Raises `ValueError` for what is no JSON.
    """
    return json.loads(text, parse_int=_number, parse_float=_number)


def _number(text: str) -> float:
    number = float(text)
    return int(number) if number.is_integer() else number


def _cursor(request: Request) -> str | None:
    operation = request.operation
    return operation.pages.next if operation is not None and operation.pages is not None else None


def _said(reply: Reply) -> str:
    return _short(reply.body.decode("utf-8", "backslashreplace"))


def _short(value: Any) -> str:  # noqa: ANN401 - a JSON value
    text = value if isinstance(value, str) and value.startswith("{") else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


_LONGEST: Final = 240
