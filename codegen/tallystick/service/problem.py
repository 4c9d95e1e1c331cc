"""Problem documents (RFC 9457): what refuses a request, and the bytes that say so."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from pydantic_core import to_jsonable_python

from tallystick import Issue, issue_table
from tallystick.contract.operations.model import PROBLEM
from tallystick.service.json_text import json_text
from tallystick.service.texts import DETAILS, ISSUES, LISTED_BYTES, LONGEST, MOST, title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Form = Literal["problem", "fastapi"]
"""How errors are written: as problem documents, or with FastAPI's `detail`."""

_BLANK = "about:blank"
_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Written:
    """A whole answer: status, headers in their order, and the bytes of the body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class ProblemError(Exception):
    """Raised by a handler, or by what reads requests, to answer with a problem document.

        raise ProblemError(404)
        raise ProblemError(409, detail="Only two are left.", left=2)

    `errors` are `Issue`s (pointers begin with a part of the request: `/body/lines/0`). Further members are those of the
    `ProblemDetails` subclass that the operation declares for the status; one that does not keep it is a mistake of the
    handler, and answered with 500. Raises `ValueError` for a status that is no error's.
    """

    def __init__(  # noqa: PLR0913 - one argument a member of the document
        self,
        status: int,
        *,
        detail: str | None = None,
        errors: Iterable[Issue] = (),
        title: str | None = None,
        type: str = _BLANK,  # noqa: A002 - the member's name
        headers: Mapping[str, str] = _NONE,
        **members: Any,  # noqa: ANN401 - members of any problem
    ) -> None:
        if not 400 <= status <= 599:  # noqa: PLR2004 - RFC 9110 section 15
            raise ValueError("a problem has a status from 400 to 599")
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.errors = tuple(errors)
        self.title = title
        self.type = type
        self.headers = dict(headers)
        self.members = members

    def document(self) -> dict[str, Any]:
        """The problem document, its members in the order of RFC 9457 section 3.1."""
        document: dict[str, Any] = {
            "type": self.type,
            "title": self.title or title(self.status),
            "status": self.status,
        }
        if self.detail is not None:
            document["detail"] = self.detail
        if errors := listed(self.errors):
            document["errors"] = [_entry(each) for each in errors]
        return {**document, **self.members}


def refused(cause: str, status: int, /, **holes: object) -> ProblemError:
    """The problem for a cause of the table of texts."""
    return ProblemError(status, detail=DETAILS[cause].format(**holes))


def unreadable(cause: str) -> ProblemError:
    """The problem for a body that is not what it says it is: `json` or `form`, which is the issue's code as well."""
    return ProblemError(400, detail=DETAILS[cause], errors=(issue("/body", cause),))


def invalid(found: Sequence[Issue]) -> ProblemError:
    """The problem for a request that does not keep the contract: the first issues by pointer, and their number."""
    errors = listed(nsmallest(MOST, found, key=lambda each: each.pointer))
    some = DETAILS["many"].format(count=len(found), most=len(errors))
    return ProblemError(422, detail=some if len(errors) < len(found) else DETAILS["invalid"], errors=errors)


def listed(found: Sequence[Issue]) -> list[Issue]:
    """The issues that a document lists of those found: the first ones, their pointers cut, while there is room."""
    room = LISTED_BYTES
    errors: list[Issue] = []
    for each in found[:MOST]:
        short = Issue(_cut(each.pointer), each.code, each.message)
        room -= len(to_bytes(_entry(short)))
        if room < 0:
            break
        errors.append(short)
    return errors


def _cut(pointer: str) -> str:
    """A pointer, or the longest part of it that ends with a whole key and is no longer than pointers may be."""
    return pointer if len(pointer) <= LONGEST else pointer[: max(0, pointer.rfind("/", 0, LONGEST + 1))]


def _entry(issue: Issue) -> dict[str, str]:
    return {"pointer": issue.pointer, "code": issue.code, "message": issue.message}


def issue(pointer: str, code: str, limit: str = "") -> Issue:
    """An issue with the text of its code, which is one of requests alone or of contracts."""
    text = ISSUES[code].replace(issue_table.HOLE, limit) if code in ISSUES else issue_table.message(code, limit)
    return Issue(pointer, code, text)


def written(error: ProblemError, form: Form = "problem") -> Written:
    """The answer that a problem is."""
    document, media = _FORMS[form](error)
    return Written(error.status, (("content-type", media), *error.headers.items()), to_bytes(document))


def problem_answer(error: ProblemError, document: object) -> Written:
    """The answer that a problem is whose document the contract has written."""
    return Written(error.status, (("content-type", PROBLEM), *error.headers.items()), to_bytes(document))


def to_bytes(document: object) -> bytes:
    """The bytes of a document whose values are of any type that Pydantic writes, as `JSON.stringify` has them.

    Raises `ValueError` or `PydanticSerializationError` for what is no JSON.
    """
    return json_text(to_jsonable_python(document)).encode()


def _problem(error: ProblemError) -> tuple[dict[str, Any], str]:
    return error.document(), PROBLEM


def _as_fastapi(error: ProblemError) -> tuple[dict[str, Any], str]:
    """FastAPI's form: a list where there are issues, else a text. Inputs are not in it."""
    errors = listed(error.errors)
    if not errors:
        return {"detail": error.detail or error.title or title(error.status), **error.members}, "application/json"
    detail = [{"type": each.code, "loc": _location(each.pointer), "msg": each.message} for each in errors]
    return {"detail": detail}, "application/json"


def _location(pointer: str) -> list[str | int]:
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
    return [int(token) if token.isdecimal() and token.isascii() else token for token in tokens]


_FORMS = {"problem": _problem, "fastapi": _as_fastapi}
