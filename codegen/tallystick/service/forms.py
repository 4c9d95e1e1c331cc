"""Forms: the parts of a `multipart/form-data` body (RFC 7578), read by python-multipart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tallystick.api import Upload
from tallystick.service.media import allows, media_type
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
    if not boundary or not boundary.isascii():
        raise unreadable("form")
    reader = _Reader()
    try:
        reader.read(boundary.encode(), body)
    except ValueError:  # python-multipart's errors are, and text that is not UTF-8 is
        raise unreadable("form") from None
    return reader.parts


def file_issues(file: File, given: Sequence[Upload]) -> Iterator[Issue]:
    """What is wrong with what was sent for a file of a form."""
    pointer = f"/body/{file.wire.replace('~', '~0').replace('/', '~1')}"
    if not given:
        if file.required:
            yield issue(pointer, "required")
    elif len(given) > 1:
        yield issue(pointer, "type", "one file")
    elif not allows(file.media_types, given[0].media_type):
        yield issue(pointer, "contentMediaType", " or ".join(file.media_types))
    elif file.max_bytes is not None and len(given[0].content) > file.max_bytes:
        yield issue(pointer, "maxBytes", str(file.max_bytes))


@dataclass(slots=True)
class _Reader:
    """The callbacks of the parser, part by part."""

    parts: Parts = field(default_factory=Parts)
    count: int = 0
    sized: int = 0
    name: bytes = b""
    value: bytes = b""
    headers: dict[bytes, bytes] = field(default_factory=dict)
    data: bytearray = field(default_factory=bytearray)
    ended: bool = False

    def read(self, boundary: bytes, body: bytes) -> None:
        from python_multipart import MultipartParser  # noqa: PLC0415 - only services with forms have it

        parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self.begin,
                "on_header_field": self.header_name,
                "on_header_value": self.header_value,
                "on_header_end": self.header_end,
                "on_part_data": self.content,
                "on_part_end": self.end,
                "on_end": self.finish,
            },
        )
        parser.write(body)
        parser.finalize()
        if not self.ended:
            raise ValueError("the last boundary is missing")

    def begin(self) -> None:
        self.count += 1
        self.sized = 0
        self.headers = {}
        self.data = bytearray()
        if self.count > _MOST_PARTS:
            raise ValueError("too many parts")

    def header_name(self, data: bytes, start: int, end: int) -> None:
        self.name += self.counted(data[start:end])

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self.value += self.counted(data[start:end])

    def counted(self, data: bytes) -> bytes:
        self.sized += len(data)
        if self.sized > _MOST_HEADERS:
            raise ValueError("too long headers")
        return data

    def header_end(self) -> None:
        self.headers[self.name.lower()] = self.value
        self.name = self.value = b""

    def content(self, data: bytes, start: int, end: int) -> None:
        self.data += data[start:end]

    def end(self) -> None:
        from python_multipart.multipart import parse_options_header  # noqa: PLC0415 - as above

        kind, options = parse_options_header(self.headers.get(b"content-disposition"))
        if kind != b"form-data" or b"name" not in options:
            raise ValueError("a part without a name")
        name = options[b"name"].decode()
        if b"filename" not in options:
            self.parts.texts.setdefault(name, []).append(self.data.decode())
            return
        file_name = options[b"filename"].decode()
        if not file_name and not self.data:
            return
        media = media_type(self.headers.get(b"content-type", b"").decode("latin-1"))
        upload = Upload(
            file_name=file_name,
            media_type=media.essence if media is not None else "application/octet-stream",
            content=bytes(self.data),
        )
        self.parts.files.setdefault(name, []).append(upload)

    def finish(self) -> None:
        self.ended = True
