"""Requests: from their raw parts to the arguments of an operation, or to the problem that refuses them.

A request is one document to its reader: issues begin with the part of the request that they are in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qsl, unquote

from pydantic import ValidationError
from pydantic_core import MISSING

from tallystick import Contract, Issue, RootContract, issues
from tallystick.contract.operations.model import FORM, JSON
from tallystick.contract.reader import Reader
from tallystick.parameters import LOCATIONS, document, kind_of
from tallystick.service.forms import Parts, file_issues, read_form
from tallystick.service.media import media_type
from tallystick.service.problem import ProblemError, invalid, issue, refused, unreadable
from tallystick.service.stubs import arguments
from tallystick.service.texts import COUNTED
from tallystick.service.values import has_heavy_names, has_more_values

if TYPE_CHECKING:
    from tallystick.api import Operation
    from tallystick.contract.operations.model import Body
    from tallystick.parameters import Kind, Location
    from tallystick.service.settings import Settings

Given = Mapping[str, Sequence[str]]
"""The texts of parameters by wire name, in the order of the request."""


@dataclass(frozen=True, slots=True)
class Request:
    """The raw parts of a request: `path` has its parameters' texts, percent-decoded, `headers` lower-case names."""

    path: Mapping[str, str]
    query: str
    headers: Sequence[tuple[str, str]]
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, slots=True)
class _Text:
    """A field of a form, as the grammar of parameters wants it."""

    wire: str
    kind: Kind
    repeated: bool


class Asking:
    """What an operation asks for, ready to read requests."""

    def __init__(self, operation: Operation[Any], settings: Settings) -> None:
        self._operation = operation
        self._arguments = arguments(operation)
        body = operation.body
        self._body = _BODIES[body.media_type](operation, settings) if body is not None else None
        self.most_bytes = _most_bytes(operation.body, settings)
        """So many bytes a body may have."""

    @property
    def takes_body(self) -> bool:
        """Whether there is a body to read."""
        return self._body is not None

    def check_media(self, content_type: str | None, encoding: str | None) -> None:
        """Raise `ProblemError` for a body that is not of the media type that is asked for."""
        if self._body is None:
            return
        found = media_type(content_type)
        if found is None or found.essence != self._body.media_type or not found.is_utf8:
            raise refused("media", 415, media=self._body.media_type)
        if (encoding or "").strip().lower() not in {"", "identity"}:
            raise refused("encoding", 415)

    def too_large(self) -> ProblemError:
        """The problem of a body with more than `most_bytes`."""
        return refused("large", 413, limit=self.most_bytes)

    def read(self, request: Request) -> dict[str, Any]:
        """The arguments of the operation, by name. Raises `ProblemError` with every issue of the request."""
        found: dict[str, Any] = {}
        wrong: list[Issue] = []
        if self._body is not None:
            self._body.read(request, found, wrong)
        for location in LOCATIONS:
            if location in self._operation.groups:
                wrong += self._parameters(location, _GIVEN[location](request), found)
        if wrong:
            raise invalid(wrong)
        return {name: self._default(name) if value is MISSING else value for name, value in found.items()}

    def _parameters(self, location: Location, given: Given, found: dict[str, Any]) -> list[Issue]:
        group = self._operation.groups[location]
        parameters = self._operation.at(location)
        try:
            value = group.parse_json(document(parameters, given))
        except ValidationError as error:
            return _under(f"/{location}", issues(error, group))
        held = vars(value)  # reading a deprecated field as an attribute would warn of it
        found.update((each.name, held[each.name]) for each in parameters)
        return []

    def _default(self, name: str) -> Any:  # noqa: ANN401 - any default
        argument = self._arguments[name]
        return None if argument.required else argument.default


@dataclass(frozen=True, slots=True)
class JsonBody:
    """A body that is one JSON document."""

    name: str
    contract: type[Contract | RootContract[Any]]
    wrapped: bool
    """Whether the handler takes what the contract is around."""
    most_values: int
    reader: Reader

    media_type = JSON

    @classmethod
    def of(cls, operation: Operation[Any], settings: Settings) -> JsonBody:
        """The body of an operation."""
        body = cast("Body", operation.body)
        declared = arguments(operation)[body.name]
        exact = contract_of(body.type)
        return cls(body.name, exact, exact is not declared.type, settings.body_values, Reader(exact))

    def read(self, request: Request, found: dict[str, Any], wrong: list[Issue]) -> None:
        """Read the body into `found`, or say what is `wrong`.

        Raises `ProblemError` for what is no JSON, or has too many values.
        """
        if not request.body:
            wrong.append(issue("/body", "required"))
            return
        if has_more_values(request.body, self.most_values):
            raise refused("values", 413, limit=self.most_values)
        if has_heavy_names(request.body):
            raise refused("names", 413)
        try:
            value = self.reader.read(request.body)
        except ValidationError as error:
            if error.error_count() > _SEVERAL * COUNTED:
                wrong.append(_countless("/body"))
                return
            refusals = issues(error, self.contract)
            if any(each.code == "json" and not each.pointer for each in refusals):
                raise unreadable("json") from None
            wrong += _under("/body", refusals)
        else:
            found[self.name] = cast("RootContract[Any]", value).root if self.wrapped else value


class FormBody:
    """A body that is a form of files and fields (RFC 7578)."""

    media_type = FORM

    def __init__(self, operation: Operation[Any], _settings: Settings) -> None:
        body = cast("Body", operation.body)
        self._files = body.files
        self._group = cast("type[Contract] | None", body.type)
        self._fields = tuple(_texts(self._group)) if self._group is not None else ()

    def read(self, request: Request, found: dict[str, Any], wrong: list[Issue]) -> None:
        """As `JsonBody.read`."""
        if not request.body:
            wrong.append(issue("/body", "required"))
            return
        parts = read_form(request.header("content-type") or "", request.body)
        for file in self._files:
            given = parts.files.get(file.wire, [])
            wrong += file_issues(file, given)
            one = given[0] if given else MISSING
            found[file.name] = one if file.max_files is None else given
        if self._group is not None:
            self._texts(parts, found, wrong)

    def _texts(self, parts: Parts, found: dict[str, Any], wrong: list[Issue]) -> None:
        group = cast("type[Contract]", self._group)
        try:
            value = group.parse_json(document(self._fields, parts.texts))
        except ValidationError as error:
            wrong += _under("/body", issues(error, group))
        else:
            found.update(vars(value))


_BODIES: Mapping[str, Any] = {JSON: JsonBody.of, FORM: FormBody}


def contract_of(type_: Any) -> type[Contract | RootContract[Any]]:  # noqa: ANN401 - any type expression
    """The contract of a body's type: the type itself where it is one, else one around it."""
    if isinstance(type_, type) and issubclass(type_, Contract | RootContract):
        return type_
    made: type[RootContract[Any]] = RootContract[type_]
    return made


def _texts(group: type[Contract]) -> list[_Text]:
    schema = group.model_json_schema()
    found = []
    for wire, member in schema["properties"].items():
        kind = kind_of(member, schema.get("$defs", {}))
        if kind is not None:
            found.append(_Text(wire, *kind))
    return found


_OVERHEAD = 65_536
"""What the boundaries and headers of a form's parts may have beside its files."""


def _most_bytes(body: Body | None, settings: Settings) -> int:
    """The limit of a body: that of the settings, and for a form what its files may have beside."""
    if body is None or body.media_type != FORM:
        return settings.body_bytes
    files = sum((file.max_bytes or settings.file_bytes) * (file.max_files or 1) for file in body.files)
    return settings.body_bytes + files + _OVERHEAD


_SEVERAL = 4
"""So many errors of Pydantic's may be one issue, as those of a key and its value are: of more, none is read."""


def _countless(part: str) -> Issue:
    return issue(part, "countless", str(COUNTED))


def _under(part: str, found: list[Issue]) -> list[Issue]:
    """The issues of one part of a request; of more than are counted, one."""
    if len(found) > COUNTED:
        return [_countless(part)]
    return [Issue(part + each.pointer, each.code, each.message) for each in found]


# -- The texts of each location


def _in_path(request: Request) -> Given:
    return {name: (text,) for name, text in request.path.items()}


def _in_query(request: Request) -> Given:
    """The parameters of the query, as `URLSearchParams` reads them."""
    return _gathered(parse_qsl(request.query, keep_blank_values=True, errors="replace"))


def _in_headers(request: Request) -> Given:
    return _gathered((name, value.strip(" \t")) for name, value in request.headers)


def _in_cookies(request: Request) -> Given:
    """The cookies, percent-decoded, of several with one name the first (RFC 6265 section 4.2.2)."""
    found: dict[str, Sequence[str]] = {}
    for name, value in request.headers:
        if name != "cookie":
            continue
        for pair in value.split(";"):
            key, equals, text = pair.strip(" \t").partition("=")
            if equals:
                found.setdefault(key.rstrip(" \t"), (unquote(_QUOTED.sub(r"\1", text.strip(" \t"))),))
    return found


_QUOTED = re.compile(r'\A"(.*)"\Z', re.DOTALL)


def _gathered(pairs: Any) -> Given:  # noqa: ANN401 - an iterable of pairs
    found: dict[str, list[str]] = {}
    for name, text in pairs:
        found.setdefault(name, []).append(text)
    return found


_GIVEN: Mapping[Location, Any] = {
    "path": _in_path,
    "query": _in_query,
    "header": _in_headers,
    "cookie": _in_cookies,
}
