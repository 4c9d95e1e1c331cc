"""Problem documents (RFC 9457): what refuses a request, and the bytes that say so."""

from __future__ import annotations

import json
from dataclasses import dataclass
from heapq import nsmallest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from tallystick import Issue, issue_table
from tallystick.service.texts import DETAILS, ISSUES, MOST, title

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
    handler, and answered with 500.
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
        if self.errors:
            document["errors"] = [
                {"pointer": each.pointer, "code": each.code, "message": each.message} for each in self.errors
            ]
        return {**document, **self.members}


def refused(cause: str, status: int, /, **holes: object) -> ProblemError:
    """The problem for a cause of the table of texts."""
    return ProblemError(status, detail=DETAILS[cause].format(**holes))


def unreadable(cause: str) -> ProblemError:
    """The problem for a body that is not what it says it is: `json` or `form`, which is the issue's code as well."""
    return ProblemError(400, detail=DETAILS[cause], errors=(issue("/body", cause),))


def invalid(found: Sequence[Issue]) -> ProblemError:
    """The problem for a request that does not keep the contract: the first issues by pointer, and their number."""
    listed = nsmallest(MOST, found, key=lambda each: each.pointer)
    many = len(found) > MOST
    detail = DETAILS["many"].format(count=len(found), most=MOST) if many else DETAILS["invalid"]
    return ProblemError(422, detail=detail, errors=listed)


def issue(pointer: str, code: str, limit: str = "") -> Issue:
    """An issue with the text of its code, which is one of requests alone or of contracts."""
    text = ISSUES[code].replace(issue_table.HOLE, limit) if code in ISSUES else issue_table.message(code, limit)
    return Issue(pointer, code, text)


def written(error: ProblemError, form: Form = "problem") -> Written:
    """The answer that a problem is."""
    document, media = _FORMS[form](error)
    return Written(error.status, (("content-type", media), *error.headers.items()), to_bytes(document))


def to_bytes(document: object) -> bytes:
    """JSON without a byte to spare, as `JSON.stringify` writes it."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _problem(error: ProblemError) -> tuple[dict[str, Any], str]:
    return error.document(), "application/problem+json"


def _as_fastapi(error: ProblemError) -> tuple[dict[str, Any], str]:
    """FastAPI's form: a list where there are issues, else a text. Inputs are not in it."""
    if not error.errors:
        return {"detail": error.detail or error.title or title(error.status), **error.members}, "application/json"
    detail = [{"type": each.code, "loc": _location(each.pointer), "msg": each.message} for each in error.errors]
    return {"detail": detail}, "application/json"


def _location(pointer: str) -> list[str | int]:
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
    return [int(token) if token.isdecimal() and token.isascii() else token for token in tokens]


_FORMS = {"problem": _problem, "fastapi": _as_fastapi}
