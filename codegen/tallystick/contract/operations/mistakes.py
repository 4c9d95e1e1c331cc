"""What a stub's signature may say that no request or answer could carry: refused where it is said."""

from __future__ import annotations

import re
import types
from typing import TYPE_CHECKING, Annotated, Any, Final, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from tallystick.contract.operations.markers import Media, Upload
from tallystick.http_words import METHODS, TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.contract.operations.findings import Findings, Stub
    from tallystick.contract.operations.signature import Argument
    from tallystick.parameters import Location

_NAMES: Final = {"header": "name of a header", "cookie": "name of a cookie"}
_MEDIA_TYPE: Final = re.compile(rf"{TOKEN}/{TOKEN}(?:\s*;\s*{TOKEN}=(?:{TOKEN}|\"[^\"\\]*\"))*")

_FIELD_ALIASES: Final = ("alias", "validation_alias", "serialization_alias")


def marks(argument: Argument, notes: tuple[object, ...], findings: Findings) -> None:
    """Refuse what an annotation says in another library's words: it would be dropped without a word."""
    for note in (*notes, argument.default):
        if type(note).__module__.partition(".")[0] == "fastapi":
            hint = "Import `Header`, `Cookie`, `Query` and `Body` from `tallystick.api`."
            mark = f"fastapi.{type(note).__name__}"
            findings.add("TLY584", name=argument.name, mark=mark, reason="it is FastAPI's", hint=hint)
        elif isinstance(note, FieldInfo) and any(getattr(note, each) for each in _FIELD_ALIASES):
            hint = 'Write `Query("name")`, `Header("name")` or `Cookie("name")` beside the type.'
            reason = "fields have aliases, parameters a name in the request"
            findings.add("TLY584", name=argument.name, mark="Field(alias=...)", reason=reason, hint=hint)
        elif isinstance(note, Media):
            hint = "An `Upload` has `media_types`; any other body is JSON."
            findings.add("TLY584", name=argument.name, mark="Media", reason="it is for a `Download`", hint=hint)
    if isinstance(argument.place, Upload):
        _upload(argument.name, argument.place, findings)


def _upload(name: str, limits: Upload, findings: Findings) -> None:
    for text in limits.media_types:
        media_type(f"A media type of `{name}`", text, findings)
    for limit, kind in (("max_bytes", "number of bytes"), ("max_files", "number of files")):
        most = getattr(limits, limit)
        if most is not None and most < 1:
            findings.add("TLY583", what=f"`{limit}` of `{name}`", text=most, kind=kind)


def media_type(what: str, text: str, findings: Findings) -> None:
    """Refuse a text that is no media type (RFC 9110 section 8.3.1)."""
    if not _MEDIA_TYPE.fullmatch(text):
        findings.add("TLY583", what=what, text=text, kind="media type")


def wire_name(argument: Argument, wire: str, location: Location, findings: Findings) -> None:
    """Refuse a name that a header or a cookie cannot have."""
    if location in _NAMES and not re.fullmatch(TOKEN, wire):
        findings.add("TLY583", what=f"The name of `{argument.name}`", text=wire, kind=_NAMES[location])


def repeated(argument: Argument, schema: dict[str, Any], findings: Findings) -> None:
    """Refuse a list of parameters that would arrive as another one: an empty one is no text at all."""
    if _is_nullable(argument.type):
        findings.add("TLY574", name=argument.name, location="query")
    if schema.get("minItems", 0) > 0 or argument.default in (None, [], (), set(), frozenset()):
        return
    how = "has no default" if argument.required else "has a default with items"
    findings.add("TLY585", name=argument.name, how=how)


def _is_nullable(annotation: Any) -> bool:  # noqa: ANN401 - any type expression
    """Whether a list may have `None` in it."""
    return any(
        types.NoneType in get_args(item)
        for container in _unfolded(annotation)
        for item in get_args(container)
        if get_origin(item) in {Union, types.UnionType}
    )


def _unfolded(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The types in a union, and in what says more of a type."""
    if get_origin(annotation) is Annotated:
        yield from _unfolded(get_args(annotation)[0])
    elif get_origin(annotation) in {Union, types.UnionType}:
        for each in get_args(annotation):
            yield from _unfolded(each)
    elif get_origin(annotation) is not None:
        yield annotation


FILES: Final = (Upload, Upload | None, list[Upload])
"""The types of what is sent as files: one, one that may be absent, and several under one name."""


def holds_files(annotation: Any) -> bool:  # noqa: ANN401 - any type expression
    """Whether a type is of files, or has them in it."""
    return annotation in FILES or any(Upload in get_args(each) for each in _unfolded(annotation))


def files(argument: Argument, findings: Findings) -> None:
    """Refuse another type for files, and a list of them with another default than an empty one."""
    if argument.type not in FILES:
        findings.add("TLY586", name=argument.name, how="has a type that files do not have")
    elif argument.type != list[Upload]:
        if isinstance(argument.place, Upload) and argument.place.max_files is not None:
            hint = f"Write `{argument.name}: list[Upload]` for several."
            findings.add("TLY584", name=argument.name, mark="max_files", reason="it is one file", hint=hint)
    elif not argument.required and argument.default not in ([], ()):
        findings.add("TLY586", name=argument.name, how=f"has the default `{argument.default!r}`")


def method(name: str, findings: Findings) -> str:
    """The method as documents have it. One that they cannot have is a finding."""
    if name.lower() not in METHODS:
        findings.add("TLY581", method=name, methods=", ".join(METHODS))
    return name.lower()


def statuses(stub: Stub, taken: list[int]) -> None:
    """Refuse two successes of one status."""
    for status in sorted({each for each in taken if taken.count(each) > 1}):
        stub.findings.add("TLY576", how=f"two answers with the status {status}")
