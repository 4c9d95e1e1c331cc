"""What an operation answers: successes by status from the return type, and the errors it declares."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import TypeAdapter

from tallystick.contract.operations import mistakes
from tallystick.contract.operations.markers import Download, Media, Stream
from tallystick.contract.operations.model import EVENTS, JSON, PROBLEM, Answer, Pages
from tallystick.contract.operations.problems import ProblemDetails
from tallystick.contract.operations.signature import contract_of

if TYPE_CHECKING:
    from tallystick.contract.operations.findings import Findings, Stub

Errors = Mapping[int, str | type[ProblemDetails] | tuple[type[ProblemDetails], str]]
"""Status -> what it means, or the kind of problem document it comes with, or both."""

_ERRORS = range(400, 600)
"""RFC 9110 sections 15.5 and 15.6."""
_BODILESS = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT})


def success(stub: Stub, part: str, status: int | None, returned: Any) -> Answer:  # noqa: ANN401 - any type expression
    """The answer that a return type is, by its status: 200, or 204 for `None`, unless one is given.

    Its contract is called after `part` where the type has no name.
    """
    media_type, type_ = _content(returned)
    chosen = status or (HTTPStatus.OK if media_type else HTTPStatus.NO_CONTENT)
    if not 200 <= chosen <= 299:  # noqa: PLR2004 - RFC 9110 section 15.3
        stub.findings.add("TLY576", how=f"{chosen} for a success; those are 200 to 299")
    if chosen in _BODILESS and media_type is not None:
        stub.findings.add("TLY576", how=f"a body with {chosen}, which never has one")
    _media(returned, stub.findings)
    named = contract_of(stub, part, type_)
    return Answer(status=int(chosen), description=_phrase(chosen), media_type=media_type, type=named)


def _content(returned: Any) -> tuple[str | None, Any]:  # noqa: ANN401 - any type expression
    if returned is None or returned is type(None):
        return None, None
    origin = get_origin(returned)
    if origin is Annotated and get_args(returned)[0] is Download:
        media = [note.type for note in get_args(returned)[1:] if isinstance(note, Media)]
        return (media or ["application/octet-stream"])[0], None
    if returned is Download:
        return "application/octet-stream", None
    if origin is Stream:
        return EVENTS, get_args(returned)[0]
    return JSON, returned


def _media(returned: Any, findings: Findings) -> None:  # noqa: ANN401 - any type expression
    """Refuse a `Media` that is none, or that is said of what is no download."""
    inner, *notes = get_args(returned) if get_origin(returned) is Annotated else (returned,)
    for note in notes:
        if isinstance(note, Media) and inner is Download:
            mistakes.media_type("The media type of the download", note.type, findings)
        elif isinstance(note, Media):
            hint = "What is not JSON is a `Download`."
            findings.add("TLY584", name="return", mark="Media", reason="it is for a `Download`", hint=hint)


def others(stub: Stub, also: Mapping[int, Any]) -> list[Answer]:
    """The further successes that a decorator lists, status -> type."""
    return [success(stub, f"Response{status}", status, returned) for status, returned in also.items()]


def failures(errors: Errors, findings: Findings) -> list[Answer]:
    """The errors that a decorator lists, each a problem document."""
    found = []
    for status, said in errors.items():
        if status not in _ERRORS:
            findings.add("TLY576", how=f"{status} for an error; those are 400 to 599")
            continue
        kind, text = said if isinstance(said, tuple) else (said, None) if isinstance(said, type) else (None, said)
        if kind is not None and not issubclass(kind, ProblemDetails):
            findings.add("TLY576", how=f"{kind.__name__} for the error {status}; derive it from ProblemDetails")
        description = text or ((kind.__doc__ or "").strip().partition("\n")[0] if kind else "") or _phrase(status)
        found.append(Answer(status=status, description=description, media_type=PROBLEM, type=kind or ProblemDetails))
    return found


def implied(declared: list[Answer], *groups: Mapping[int, str]) -> list[Answer]:
    """The errors declared and those of `groups` (status -> description) that the stub does not describe itself."""
    said = {answer.status for answer in declared}
    own = [
        Answer(status=status, description=text, media_type=PROBLEM, type=ProblemDetails)
        for group in groups
        for status, text in group.items()
        if status not in said
    ]
    return sorted([*declared, *own], key=lambda each: each.status)


def _phrase(status: int) -> str:
    try:
        return f"{HTTPStatus(status).phrase}."
    except ValueError:
        return f"Status {status}."


def pages(given: Pages | None, query: set[str], answer: Answer, findings: Findings) -> Pages | None:
    """`given`, once its parameter and its pointer are known to be there."""
    if given is None:
        return None
    if given.parameter not in query:
        findings.add("TLY577", how=f"no query parameter `{given.parameter}`")
    elif not given.next.startswith("/"):
        findings.add("TLY577", how=f"no JSON Pointer in `{given.next}`")
    elif answer.media_type == JSON and not _reaches(answer.type, given.next):
        findings.add("TLY577", how=f"nothing at `{given.next}` of the answer")
    return given


def _reaches(type_: Any, pointer: str) -> bool:  # noqa: ANN401 - any type expression
    schema = TypeAdapter(type_).json_schema(mode="serialization")
    definitions = schema.get("$defs", {})
    found: Any = schema
    for token in pointer.split("/")[1:]:
        while "$ref" in found:
            found = definitions.get(found["$ref"].rpartition("/")[2], {})
        found = found.get("properties", {}).get(token.replace("~1", "/").replace("~0", "~"))
        if not isinstance(found, dict):
            return False
    return True
