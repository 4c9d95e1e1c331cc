"""Which statuses the responses of an OpenAPI document are for (3.1.0 section 4.8.16): codes, ranges, and all others."""

from __future__ import annotations

import re
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from tallystick.ir.operations import Content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tallystick.ir.operations import Answer

CODE = re.compile("[1-5][0-9][0-9]")
RESPONSE = re.compile(rf"{CODE.pattern}|[1-5]XX|default")
"""The names of responses; others are extensions."""

_FIRST_ERROR = 400
_SUCCESSES = (200, 201, 202, 203, 204, 206)
"""What `2XX` stands for: the statuses of answers to requests that clients make."""
_OTHER_ERRORS = ("default", "4XX", "5XX")


def successes(answers: Mapping[str, Answer]) -> Iterator[Answer]:
    """The answers with statuses below 400. Where a document has no success but `default`, that is one."""
    listed = [each for name, each in answers.items() if CODE.fullmatch(name) and int(name) < _FIRST_ERROR]
    yield from listed
    other = answers.get("2XX") or (None if listed else answers.get("default"))
    if other is None:
        return
    for status in _SUCCESSES:
        if str(status) not in answers:
            content = None if status == HTTPStatus.NO_CONTENT else other.content
            yield replace(other, status=status, content=content)


def errors(answers: Mapping[str, Answer], any_of: Callable[[Sequence[str]], str]) -> Iterator[Answer]:
    """The answers with statuses from 400, and one for all others where there is `default` or a range.

    `any_of` names the schema of what is of one of several: those of ranges, which clients do not tell apart.
    """
    yield from (each for name, each in answers.items() if CODE.fullmatch(name) and int(name) >= _FIRST_ERROR)
    others = [answers[name] for name in _OTHER_ERRORS if name in answers]
    documents = {
        content.schema: each
        for each in others
        if (content := each.content) is not None and content.schema is not None and content.carried == "json"
    }
    if len(documents) > 1:
        content = Content("application/json", "json", any_of(list(documents)))
        yield replace(others[0], content=content)
    else:
        yield from (*documents.values(), *others)[:1]
