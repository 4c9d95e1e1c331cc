"""Documents by their URI: from mapped folders, the folder of the input, and the standard metaschemas.

Nothing is ever fetched from a network, and no path leads out of a folder: what is refused names the way out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from tallystick.documents.read import read_document
from tallystick.documents.uri import percent_decoded, split
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tallystick.jsonvalue import Json

_STANDARD = ("http://json-schema.org/draft", "https://json-schema.org/draft")


@dataclass(frozen=True, slots=True)
class Request:
    """A document that is needed: its URI, and the reference that needs it with its place, for messages."""

    uri: str
    reference: str
    where: Where

    def refuse(self, code: str, /, **holes: object) -> NoReturn:
        """Raises the problem `code` about the reference."""
        raise Refusal(problem(code, self.where, reference=self.reference, **holes))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where documents come from. `resolvers` maps URI prefixes to folders (or one URI to one file)."""

    resolvers: Mapping[str, Path]
    folder: Path | None

    def read(self, request: Request) -> Json:
        """The document with that URI. Raises `Refusal` where it may not or cannot be read (TLY310 to TLY363)."""
        for prefix in sorted(self.resolvers, key=len, reverse=True):
            rest = _below(request.uri, str(split(prefix)))
            if rest is not None:
                return _read_inside(self.resolvers[prefix], rest.lstrip("/"), request)
        uri = split(request.uri)
        if uri.scheme == "file":
            request.refuse("TLY358")
        if uri.scheme is None and uri.authority is None:
            if self.folder is None:
                request.refuse("TLY362")
            return _read_inside(self.folder, uri.path, request)
        if request.uri.startswith(_STANDARD) and (metaschema := _metaschema(request)) is not None:
            return metaschema
        if uri.authority is None:
            request.refuse("TLY360", uri=request.uri)
        prefix = f"{uri.scheme or 'https'}://{uri.authority}{uri.path[: uri.path.rfind('/') + 1] or '/'}"
        return request.refuse("TLY357", uri=request.uri, prefix=prefix)


def _below(uri: str, prefix: str) -> str | None:
    """What follows `prefix` in `uri`; `None` where `uri` is not below it."""
    rest = uri.removeprefix(prefix) if uri.startswith(prefix) else None
    whole_segments = rest is not None and (not rest or rest.startswith("/") or not prefix[-1:].isalnum())
    return rest if whole_segments else None


def _read_inside(folder: Path, rest: str, request: Request) -> Json:
    """The document at the percent-encoded path `rest` of `folder`, links followed, but not out of it."""
    path = percent_decoded(rest)
    if path is None or "\x00" in path:
        request.refuse("TLY352")
    file = folder / path if path else folder  # an absolute path replaces the folder, and is then outside
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        readable = file.is_file()
    except (OSError, RuntimeError):  # a name too long, links in a loop
        inside, readable = True, False
    if not inside:
        request.refuse("TLY359")
    if not readable:
        request.refuse("TLY361", file=path or str(folder.name))
    return read_document(file)


def _metaschema(request: Request) -> Json:
    """The standard metaschema with that URI; `None` where it is none."""
    try:
        from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]  # noqa: PLC0415  # rarely needed
        from referencing.exceptions import NoSuchResource  # noqa: PLC0415 - loaded only where it is needed
    except ImportError:
        request.refuse("TLY363")
    try:
        contents: Json = REGISTRY.contents(request.uri)
    except NoSuchResource:
        return None
    return contents
