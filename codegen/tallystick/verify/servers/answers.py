"""Answers held to the contract: status, headers, body, and the shape of problem documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from tallystick import issue_table
from tallystick.verify.schemas import Schemas
from tallystick.verify.servers.model import PROBLEM, Fault, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.ir.operations import Answer, Operation
    from tallystick.verify.servers.model import Contracted, Reply, Request

_ALWAYS: Final = frozenset({400, 401, 403, 405, 408, 413, 414, 415, 422, 429, 431})
"""Statuses of refusals that HTTP and the order of checks give every operation, declared or not."""
_MOST_BYTES: Final = 16 * 1024
_MOST_ISSUES: Final = 20
_METHOD_NOT_ALLOWED: Final = 405
_UNAUTHORIZED: Final = 401
_NOT_FOUND: Final = 404
_SERVER_ERROR: Final = 500
_REFUSED: Final = 400
_BODILESS: Final = frozenset({204, 205, 304})


class Answers:
    """What a contract says of answers."""

    def __init__(self, contracted: Contracted) -> None:
        self._schemas = Schemas(contracted.document, contracted.pointers)
        schemes = contracted.document.get("components", {}).get("securitySchemes", {})
        self._paths = [tuple(tokens(each.path)) for each in contracted.operations]
        self._challenging = {name for name, scheme in schemes.items() if scheme.get("type") == "http"}

    def _has(self, path: str) -> bool:
        """Whether a path is one of the contract after all, such as that of a parameter."""
        segments = path.partition("?")[0].split("/")[1:]
        return any(_fits(template, segments) for template in self._paths)

    def faults(self, request: Request, reply: Reply) -> Iterator[Fault]:
        """What is wrong with an answer."""
        operation = request.operation
        declared = declared_answer(operation, reply.status) if operation is not None else None
        if reply.status >= _SERVER_ERROR and declared is None:
            yield Fault(f"answered {reply.status}")
        elif operation is None:
            is_absent = request.kind == "no path" and not self._has(request.path)
            if is_absent and reply.status not in {_NOT_FOUND, _METHOD_NOT_ALLOWED, *_ALWAYS}:
                yield Fault(f"answered {reply.status} at a path that the contract does not have")
        elif declared is None and reply.status not in _ALWAYS:
            yield Fault(f"answered {reply.status}, which the contract does not declare")
        yield from self._verdict(request, reply)
        yield from self._headers(operation, reply)
        yield from self._body(request, reply, declared)

    def _verdict(self, request: Request, reply: Reply) -> Iterator[Fault]:
        """Whether what was accepted and refused is what the contract accepts and refuses."""
        if request.verdict is False and reply.status < _REFUSED:
            yield Fault("accepted what the contract refuses")
        if request.verdict is True and reply.status in {400, 422} and reply.media_type == PROBLEM:
            codes = {issue.get("code") for issue in _issues(reply)}
            if codes and codes <= issue_table.MESSAGES.keys():
                yield Fault("refused what the contract accepts", ", ".join(sorted(map(str, codes))))

    def _headers(self, operation: Operation | None, reply: Reply) -> Iterator[Fault]:
        if reply.status == _METHOD_NOT_ALLOWED and "allow" not in reply.headers:
            yield Fault("answered 405 without Allow")
        challenged = operation is not None and not self._challenging.isdisjoint(operation.security)
        if reply.status == _UNAUTHORIZED and challenged and "www-authenticate" not in reply.headers:
            # Keys and cookies are no schemes that a challenge could name (RFC 9110 section 11.6.1).
            yield Fault("answered 401 without WWW-Authenticate")

    def _body(self, request: Request, reply: Reply, declared: Answer | None) -> Iterator[Fault]:
        if request.method == "HEAD" or reply.status in _BODILESS:
            if reply.body:
                yield Fault(f"answered {reply.status} to {request.method} with a body")
            return
        if reply.status >= _REFUSED and (declared is None or _is_problem(declared)):
            yield from _problem(reply)
        content = declared.content if declared is not None else None
        if content is None or not reply.ended:
            return
        if reply.media_type != content.media_type:
            yield Fault(f"answered {reply.status} as {reply.media_type or 'nothing'}, not {content.media_type}")
        elif content.carried == "json" and content.schema is not None:
            yield from self._document(reply, content.schema)

    def _document(self, reply: Reply, schema: str) -> Iterator[Fault]:
        try:
            text = reply.body.decode()
            json.loads(text)
        except ValueError:
            yield Fault(f"answered {reply.status} with what is no JSON")
            return
        answer = self._schemas.answer(schema, text, None)
        if answer is not None and not answer.accepted:
            yield Fault(f"answered {reply.status} with what `{schema}` does not accept")


def declared_answer(operation: Operation, status: int) -> Answer | None:
    """What an operation declares of a status."""
    every = (*operation.answers, *operation.errors)
    exact = next((each for each in every if each.status == status), None)
    return exact or next((each for each in every if each.status is None), None)


def _is_problem(answer: Answer) -> bool:
    return answer.content is None or answer.content.media_type == PROBLEM


def _issues(reply: Reply) -> list[dict[str, Any]]:
    try:
        found = json.loads(reply.body).get("errors", [])
    except (ValueError, AttributeError):
        return []
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _problem(reply: Reply) -> Iterator[Fault]:
    """What is wrong with an error that has to be a problem document (RFC 9457)."""
    if reply.media_type != PROBLEM:
        yield Fault(f"answered {reply.status} as {reply.media_type or 'nothing'}, not {PROBLEM}")
        return
    if len(reply.body) > _MOST_BYTES:
        yield Fault("answered with a problem document of more than 16 KiB")
    try:
        document = json.loads(reply.body)
    except ValueError:
        document = None
    if not isinstance(document, dict) or not isinstance(document.get("title"), str):
        yield Fault(f"answered {reply.status} with no problem document")
        return
    if document.get("status") != reply.status:
        yield Fault("answered with a problem document of another status")
    listed = document.get("errors", [])
    if not isinstance(listed, list) or len(listed) > _MOST_ISSUES or not all(map(_is_issue, listed)):
        yield Fault("answered with a problem document whose `errors` are not issues")


def _is_issue(issue: object) -> bool:
    return isinstance(issue, dict) and all(isinstance(issue.get(key), str) for key in ("pointer", "code", "message"))


def _fits(template: tuple[tuple[str, bool], ...], segments: list[str]) -> bool:
    return len(template) == len(segments) and all(
        segment != "" if is_parameter else segment == name
        for (name, is_parameter), segment in zip(template, segments, strict=True)
    )
