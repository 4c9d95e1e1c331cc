"""Reads the operations of an OpenAPI document (3.1.0 section 4.8.10).

A document says parameters one by one, and bodies in place. What has no schema of its own gets one here: the parameters
of a location are one object (`ListInvoicesQuery`), and an inline body is a component after its operation
(`CreateInvoiceBody`). Everything after this reads components only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from tallystick.documents.pointer import NOTHING, joined, step, tokens_of
from tallystick.http_words import METHODS
from tallystick.ir.keywords import COUNT
from tallystick.ir.names import pascal_case
from tallystick.ir.operations import Answer, Content, File, Group, Operation, Pages, Parameter
from tallystick.ir.read import DEFAULT_MODULE
from tallystick.ir.statuses import CODE, RESPONSE, errors, successes
from tallystick.ir.wellformed import quoted
from tallystick.parameters import API_NAME, LOCATIONS, kind_of
from tallystick.problems import NOWHERE, Problem, Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tallystick.ir.operations import Carried
    from tallystick.jsonvalue import Json
    from tallystick.parameters import Location

    Object = dict[str, Any]

_COMPONENTS = "/components/schemas"
_API = "x-tallystick-api"


@dataclass(slots=True)
class Described:
    """The operations of a document, by the names of components; `schemas` are those that the document has not itself.

    `problems` are remarks on what was left out.
    """

    operations: tuple[Operation, ...] = ()
    schemas: dict[str, Json] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def added_to(self, document: Mapping[str, Any]) -> Object:
        """The document with the schemas among its components."""
        components = _object(document.get("components"))
        schemas = {**_object(components.get("schemas")), **self.schemas}
        return {**document, "components": {**components, "schemas": schemas}} if self.schemas else dict(document)


def described(document: Mapping[str, Any], uri: str) -> Described:
    """The operations of an OpenAPI document. What a client cannot say is a remark, and left out."""
    reader = _Reader(document, uri, Described())
    reader.found.operations = tuple(reader.operations())
    return reader.found


def renamed(operation: Operation, names: Mapping[str, str]) -> Operation:
    """The operation with the names of declarations for those of components."""

    def content(given: Content | None) -> Content | None:
        return given and replace(given, schema=names[given.schema] if given.schema is not None else None)

    def answers(given: tuple[Answer, ...]) -> tuple[Answer, ...]:
        return tuple(replace(each, content=content(each.content)) for each in given)

    return replace(
        operation,
        groups=tuple(replace(group, schema=names[group.schema]) for group in operation.groups),
        body=content(operation.body),
        answers=answers(operation.answers),
        errors=answers(operation.errors),
    )


@dataclass(slots=True)
class _Reader:
    document: Mapping[str, Any]
    uri: str
    found: Described
    names: set[str] = field(default_factory=set)
    short: Mapping[str, str] = field(default_factory=dict)
    """The names of operations whose ids FastAPI has made, by these."""
    where: Where = NOWHERE
    """The operation that is being read."""
    module: str = DEFAULT_MODULE
    """Where its schemas go."""

    def operations(self) -> Iterator[Operation]:
        self.short = _short_names(self.document)
        for path, item in _object(self.document.get("paths")).items():
            shared = _list(self.resolve(item).get("parameters"))
            for method in METHODS:
                if isinstance(said := self.resolve(item).get(method), dict):
                    yield self.operation(path, method, said, shared)

    def operation(self, path: str, method: str, said: Object, shared: list[Any]) -> Operation:
        self.where = Where(file=self.uri, pointer=joined("", ("paths", path, method)))
        name = self.name(said.get("operationId"), method, path)
        title = pascal_case(name)
        self.module = str(said.get("x-tallystick-module") or DEFAULT_MODULE)
        groups = tuple(self.groups(title, [*shared, *_list(said.get("parameters"))]))
        body = self.resolve(said.get("requestBody"))
        answers = {
            status: self.answer(title, status, self.resolve(each))
            for status, each in _object(said.get("responses")).items()
            if RESPONSE.fullmatch(status)
        }
        return Operation(
            id=str(said.get("operationId") or name),
            api=self.api(said),
            name=name,
            method=method,
            path=path,
            summary=str(said.get("summary") or ""),
            description=str(said.get("description") or ""),
            deprecated=said.get("deprecated") is True,
            groups=groups,
            body=self.body(name, f"{title}Body", _object(body.get("content"))),
            body_required=body.get("required") is True,
            answers=tuple(successes(answers)),
            errors=tuple(errors(answers, partial(self.any_of, f"{title}Error"))),
            security=tuple(self.security(said)),
            pages=_pages(said.get("x-tallystick-pages")),
            sunset=_day(said.get("x-sunset")),
        )

    def name(self, given: object, method: str, path: str) -> str:
        """An identifier for an operation: its id in camel case, or method and path where it has none."""
        raw = given if isinstance(given, str) and given.strip() else f"{method} {re.sub(r'[{}]', ' ', path)}"
        title = pascal_case(self.short.get(raw, raw))
        name = title[0].lower() + title[1:]
        if name in self.names:
            taken, number = name, 2
            while (name := f"{taken}{number}") in self.names:
                number += 1
            self.found.problems.append(problem("TLY420", self.where, name=taken, given=name))
        self.names.add(name)
        return name

    def api(self, said: Object) -> str | None:
        """The name of the API that an operation is of. Raises `Refusal` for what could be no module."""
        given = said.get(_API)
        if given is None or (isinstance(given, str) and API_NAME.fullmatch(given)):
            return given
        words = "the name of an API, in lower case"
        raise self.misspelt(_API, words, given)

    def count(self, said: Object, keyword: str) -> int | None:
        """The whole number that a keyword of a file has. Raises `Refusal` for anything else."""
        given = said.get(keyword)
        if given is None or COUNT.holds(given):
            return None if given is None else int(given)
        raise self.misspelt(keyword, COUNT.words, given)

    def misspelt(self, keyword: str, words: str, given: object) -> Refusal:
        """The refusal of what a keyword cannot have."""
        return Refusal(problem("TLY401", self.where, keyword=f"`{keyword}`", words=words, value=quoted(given)))

    def groups(self, title: str, given: list[Any]) -> Iterator[Group]:
        """The parameters by location, those of the operation before those of its path (section 4.8.10)."""
        every = {(str(each.get("in")), str(each.get("name"))): each for each in map(self.resolve, given)}
        for location in LOCATIONS:
            own = [each for (place, _), each in every.items() if place == location]
            parameters = [found for each in own if (found := self.parameter(each, location))]
            if parameters:
                properties = {found.wire: schema for found, schema in parameters}
                required = [found.wire for found, _ in parameters if found.required]
                schema: Object = {"type": "object", "properties": properties}
                schema |= {"required": required} if required else {}
                name = self.add(f"{title}{_TITLES[location]}", {**schema, "x-tallystick-direction": "input"})
                yield Group(location, name, tuple(found for found, _ in parameters))

    def parameter(self, said: Object, location: Location) -> tuple[Parameter, Object] | None:
        """A parameter and its schema, docs included; `None` for one whose value no text of the grammar is."""
        name, schema = said.get("name"), said.get("schema")
        if not isinstance(name, str):
            return None
        if not isinstance(schema, dict) or name == "__proto__":
            schema = {}
        kind = kind_of(schema, self.components("schemas"))
        spread = said.get("explode", said.get("style", "form") == "form") is not False
        if kind is None or (kind[1] and not (location == "query" and spread)):
            self.found.problems.append(problem("TLY421", self.where, name=name, location=location))
            return None
        docs = {key: said[key] for key in ("description", "deprecated") if said.get(key)}
        required = location == "path" or said.get("required") is True
        wire = name.lower() if location == "header" else name
        return Parameter(wire, kind[0], kind[1], required), {**schema, **docs}

    def any_of(self, name: str, schemas: Sequence[str]) -> str:
        """The name of a schema for what is of one of several components."""
        return self.add(name, {"anyOf": [{"$ref": f"#{quote(joined(_COMPONENTS, (each,)))}"} for each in schemas]})

    def answer(self, title: str, status: str, said: Object) -> Answer:
        """What is said of a status, or of several: these have none."""
        code = int(status) if CODE.fullmatch(status) else None
        name = f"{title}Response" if code == HTTPStatus.OK else f"{title}Response{status.capitalize()}"
        content = self.content(name, _object(said.get("content")))
        return Answer(code, str(said.get("description") or ""), content)

    def content(self, name: str, content: Object) -> Content | None:
        """The first media type that can be carried, JSON before others."""
        for media_type in sorted(content, key=_preference):
            said = self.resolve(content[media_type])
            carried = _carried(media_type)
            if carried == "form":
                return self.form(f"{name.removesuffix('Body')}Form", media_type, said)
            schema = (
                said.get("x-tallystick-item", said.get("itemSchema")) if carried == "events" else said.get("schema")
            )
            declared = None if carried == "bytes" or schema is None else self.declared(name, schema)
            return Content(media_type, carried, declared)
        return None

    def body(self, operation: str, name: str, content: Object) -> Content | None:
        """What a request carries, with a remark where a form is not one that clients fill in."""
        found = self.content(name, content)
        if found is not None and found.media_type.partition(";")[0].strip().lower() == _ENCODED:
            self.found.problems.append(problem("TLY588", self.where, name=operation))
        return found

    def form(self, name: str, media_type: str, said: Object) -> Content:
        """A form: its binary members are files, the others the fields of an object."""
        schema = self.resolve(said.get("schema"))
        required = [each for each in _list(schema.get("required")) if isinstance(each, str)]
        encoding = _object(said.get("encoding"))
        files, fields = [], {}
        for wire, member in _object(schema.get("properties")).items():
            lists = (each for each in self.choices(member) if each.get("type") == "array")
            several = next((each for each in lists if self.binary(each.get("items")) is not None), None)
            binary = self.binary(member if several is None else several.get("items"))
            if binary is None:
                fields[wire] = member
                continue
            media = str(_object(encoding.get(wire)).get("contentType") or "")
            file = File(
                wire=wire,
                required=wire in required,
                media_types=tuple(each.strip() for each in media.split(",") if each.strip()),
                max_bytes=self.count(binary, "x-tallystick-maxBytes"),
                several=several is not None,
                max_files=self.count(several or {}, "maxItems"),
            )
            files.append(file)
        if not fields:
            return Content(media_type, "form", None, tuple(files))
        kept = [each for each in required if each in fields]
        own: Object = {"type": "object", "properties": fields, **({"required": kept} if kept else {})}
        declared = self.add(name, {**own, "x-tallystick-direction": "input"})
        return Content(media_type, "form", declared, tuple(files), tuple(self.texts(fields, kept)))

    def texts(self, fields: Mapping[str, Any], required: list[str]) -> Iterator[Parameter]:
        """The fields of a form as parameters; objects, which no text is, are left out."""
        for wire, member in fields.items():
            kind = kind_of(member, self.components("schemas"))
            if kind is not None:
                yield Parameter(wire, *kind, wire in required)

    def binary(self, schema: object) -> Object | None:
        """What a schema says of a file, where it is of one, or of one that may be absent."""
        for each in self.choices(schema):
            if each.get("format") == "binary" or ("contentMediaType" in each and "contentEncoding" not in each):
                return each
        return None

    def choices(self, schema: object) -> Iterator[Object]:
        """A schema and its alternatives, of which `null` is one where a member may be absent."""
        whole = self.resolve(schema)
        yield whole
        yield from map(self.resolve, _list(whole.get("anyOf")))

    def declared(self, name: str, schema: Any) -> str:  # noqa: ANN401 - a JSON Schema
        """The name of the component that a schema is or refers to."""
        match _referred(schema):
            case ("components", "schemas", component) if len(schema) == 1 and component in self.components("schemas"):
                return component
            case _:
                return self.add(name, schema)

    def add(self, name: str, schema: Any) -> str:  # noqa: ANN401 - a JSON Schema
        """A component of our own, under a name that none has."""
        taken = self.components("schemas").keys() | self.found.schemas.keys()
        free = name
        while free in taken:
            free += "_"
        placed = {**schema, "x-tallystick-module": self.module} if isinstance(schema, dict) else schema
        self.found.schemas[free] = placed
        return free

    def security(self, said: Object) -> Iterator[str]:
        """The names of the schemes that an operation asks for, one after the other."""
        for each in _list(said.get("security", self.document.get("security"))):
            yield from _object(each)

    def components(self, kind: str) -> Object:
        return _object(_object(self.document.get("components")).get(kind))

    def resolve(self, value: object) -> Object:
        """An object of the document, references within it followed."""
        for _ in range(16):
            tokens = _referred(value)
            if tokens is None:
                break
            value = self.document
            for token in tokens:
                value = step(value, token)  # type: ignore[arg-type]  # parts of the document are JSON
                if value is NOTHING:
                    return {}
        return _object(value)


def _referred(value: object) -> tuple[str, ...] | None:
    """The reference tokens of where in its own document an object refers to; `None` where it does not."""
    reference = value.get("$ref") if isinstance(value, dict) else None
    if not isinstance(reference, str) or not reference.startswith("#"):
        return None
    return tokens_of(unquote(reference[1:]))


def _short_names(document: Mapping[str, Any]) -> Mapping[str, str]:
    """The names of functions in the ids that FastAPI makes of name, path and method, where each is one operation's."""
    names = {}
    every = []
    for path, item in _object(document.get("paths")).items():
        for method, said in _object(item).items():
            id_ = str(_object(said).get("operationId") or "")
            behind = re.sub(r"\W", "_", path) + f"_{method}"
            short = id_.removesuffix(behind)
            every.append(pascal_case(short or id_))
            if short not in {"", id_}:
                names[id_] = short
    return {id_: short for id_, short in names.items() if every.count(pascal_case(short)) == 1}


_TITLES: Mapping[Location, str] = {"path": "Path", "query": "Query", "header": "Header", "cookie": "Cookie"}


def _carried(media_type: str) -> Carried:
    bare = media_type.partition(";")[0].strip().lower()
    if bare == "application/json" or bare.endswith("+json"):
        return "json"
    return {"multipart/form-data": "form", "text/event-stream": "events"}.get(bare, "bytes")  # type: ignore[return-value]  # of the table's literals


def _preference(media_type: str) -> int:
    return ("json", "form", "events", "bytes").index(_carried(media_type))


_ENCODED = "application/x-www-form-urlencoded"


def _pages(said: object) -> Pages | None:
    match said:
        case {"parameter": str(parameter), "next": str(pointer)}:
            return Pages(parameter, pointer)
        case _:
            return None


def _day(said: object) -> str | None:
    try:
        return date.fromisoformat(str(said)).isoformat() if said is not None else None
    except ValueError:
        return None


def _object(value: object) -> Object:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
