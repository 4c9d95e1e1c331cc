"""Forms: the parts of a `multipart/form-data` body (RFC 7578).

The runtime's `http/multipart.ts` takes forms apart in the same steps, and a test holds the two to each other: other
parsers have leniencies of their own, by which one request would be two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tallystick.api import Upload
from tallystick.documents.pointer import joined
from tallystick.service.media import allows, media_type, parameters
from tallystick.service.problem import issue, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tallystick import Issue
    from tallystick.contract.operations.model import File

_MOST_PARTS = 1000
_MOST_HEADERS = 16_384


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a form by name: a part with a file name is a file, any other one text."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, list[Upload]] = field(default_factory=dict)


def read_form(content_type: str, body: bytes) -> Parts:
    """The parts of a form. Raises `ProblemError` for a body that is none.

    A file without name and content is what browsers send where no file was chosen, and left out.
    """
    found = media_type(content_type)
    boundary = found.parameters.get("boundary") if found is not None else None
    if not boundary or not (boundary.isascii() and boundary.isprintable()):
        raise unreadable("form")
    parts = Parts()
    try:
        _read(boundary, body, parts)
    except ValueError:  # text that is not UTF-8 raises one, too
        raise unreadable("form") from None
    return parts


def file_issues(file: File, given: Sequence[Upload]) -> Iterator[Issue]:
    """What is wrong with what was sent for a file of a form."""
    pointer = joined("/body", (file.wire,))
    if not given:
        if file.required:
            yield issue(pointer, "required")
    elif file.max_files is not None:
        if len(given) > file.max_files:
            yield issue(pointer, "maxItems", str(file.max_files))
        for index, each in enumerate(given):
            yield from _content_issues(file, each, f"{pointer}/{index}")
    elif len(given) > 1:
        yield issue(pointer, "type", "one file")
    else:
        yield from _content_issues(file, given[0], pointer)


def _content_issues(file: File, given: Upload, pointer: str) -> Iterator[Issue]:
    """What is wrong with one file."""
    if not allows(file.media_types, given.media_type):
        yield issue(pointer, "contentMediaType", " or ".join(file.media_types))
    elif file.max_bytes is not None and len(given.content) > file.max_bytes:
        yield issue(pointer, "maxBytes", str(file.max_bytes))


_CRLF = b"\r\n"
_BLANK_LINE = b"\r\n\r\n"
_FORM_DATA = re.compile(r"[ \t]*form-data[ \t]*", re.IGNORECASE)


class _Malformed(ValueError):
    """A form that cannot be read: which way is not told."""


def _read(boundary: str, body: bytes, parts: Parts) -> None:
    """Put the parts of a body into `parts`. Raises `ValueError` for what is none, or no UTF-8."""
    for count, (head, content) in enumerate(_split(body, f"--{boundary}".encode()), start=1):
        if count > _MOST_PARTS:
            raise _Malformed
        name, file_name, media = _described(head)
        if file_name is None:
            parts.texts.setdefault(name, []).append(content.decode())
        elif file_name or content:
            upload = Upload(file_name=file_name, media_type=media, content=content)
            parts.files.setdefault(name, []).append(upload)


def _split(body: bytes, dashed: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Headers and content of each part, between the delimiters (RFC 2046 section 5.1.1)."""
    delimiter = _CRLF + dashed
    # The first delimiter may stand at the very beginning, without the line break before it.
    at = len(dashed) if body.startswith(dashed) else _after(body, delimiter, 0)
    while body[at : at + 2] != b"--":
        start = _line_end(body, at)
        # A part without headers begins with the blank line that ends them.
        bare = body.startswith(_CRLF, start)
        blank = start if bare else body.find(_BLANK_LINE, start)
        if blank < 0 or blank - start > _MOST_HEADERS:
            raise _Malformed
        content = blank + len(_CRLF if bare else _BLANK_LINE)
        # An empty part's delimiter begins with the line break that ends its headers.
        at = _after(body, delimiter, content - len(_CRLF))
        yield body[start:blank], body[content : max(content, at - len(delimiter))]


def _after(body: bytes, wanted: bytes, start: int) -> int:
    at = body.find(wanted, start)
    if at < 0:
        raise _Malformed
    return at + len(wanted)


def _line_end(body: bytes, start: int) -> int:
    """Where the line after a delimiter begins: only blanks may stand between."""
    while body[start : start + 1] in {b" ", b"\t"}:
        start += 1
    if not body.startswith(_CRLF, start):
        raise _Malformed
    return start + len(_CRLF)


def _described(head: bytes) -> tuple[str, str | None, str]:
    """The name of a part, its file name where it is a file, and its media type."""
    headers: dict[str, str] = {}
    for line in filter(None, head.decode().split("\r\n")):
        name, colon, value = line.partition(":")
        if not (name and colon):
            raise _Malformed
        headers[name.lower()] = value
    said = headers.get("content-disposition", "")
    kind = _FORM_DATA.match(said)
    found = parameters(said, kind.end()) if kind is not None else None
    if found is None or "name" not in found:
        raise _Malformed
    media = media_type(headers.get("content-type"))
    return found["name"], found.get("filename"), media.essence if media is not None else "application/octet-stream"
