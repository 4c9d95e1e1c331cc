"""Every place of a document where text from a stranger can stand, each as the smallest document that has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Json = Any


@dataclass(frozen=True, slots=True)
class Probe:
    """An instance, and what parsing has to make of it: `output`, or a refusal."""

    instance: Json
    accepted: bool
    output: Json = None


def yes(instance: Json, *output: Json) -> Probe:
    """An instance to be accepted, and returned as `output` where that is another."""
    return Probe(instance, accepted=True, output=output[0] if output else instance)


def no(instance: Json) -> Probe:
    """An instance to be refused."""
    return Probe(instance, accepted=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place for a text.

    `document` is the document with a text there, `word` a harmless one; `source` what it is read as. `probes` are
    instances of its first schema. `shown` names the kinds of output whose string literals, keys and patterns have to
    include the text as it is. `refused` are the codes of the problems that some texts may be refused with; everywhere
    else every text is to be accepted. `in_paths` where the text becomes the name of a file.
    """

    document: Callable[[str], Json]
    word: str = "plain"
    source: Literal["openapi", "schema"] = "openapi"
    probes: Callable[[str], tuple[Probe, ...]] = lambda _: ()
    shown: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    in_paths: bool = False


EVERYWHERE = frozenset({"js", "ts"})


def described(**parts: Json) -> Json:
    """An OpenAPI document with one schema, and these parts of its own."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "API", "version": "1"},
        "paths": {},
        "components": {"schemas": {"Model": {"type": "object", "properties": {"name": {"type": "string"}}}}},
    } | parts


def declared(schema: Json, **others: Json) -> Json:
    """An OpenAPI document with this schema, and these beside it."""
    return described(components={"schemas": {"Model": schema} | others})


def operation(**parts: Json) -> Json:
    """An OpenAPI document with one operation."""
    return described(paths={"/things": {"get": {"responses": {"200": {"description": "ok"}}} | parts}})


def parameter(**parts: Json) -> Json:
    """An OpenAPI document with one parameter."""
    return operation(parameters=[{"name": "p", "in": "query", "schema": {"type": "string"}} | parts])


def form(properties: Json, **parts: Json) -> Json:
    """An OpenAPI document with one operation that takes a form."""
    media = {"schema": {"type": "object", "properties": properties}} | parts
    return operation(requestBody={"content": {"multipart/form-data": media}})


def held(schema: Json) -> Json:
    """An object schema whose one property has this schema."""
    return {"type": "object", "properties": {"name": schema}, "required": ["name"], "additionalProperties": False}


def tagged(key: str, mapping_key: str = "cat", mapping_value: str = "#/components/schemas/Cat") -> Json:
    """A discriminated union."""
    member = {"type": "object", "required": [key]}
    return declared(
        {
            "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
            "discriminator": {"propertyName": key, "mapping": {mapping_key: mapping_value}},
        },
        Cat=member | {"properties": {key: {"const": "cat"}}},
        Dog=member | {"properties": {key: {"const": "dog"}}},
    )


def quoted(text: str) -> str:
    """A pattern that matches exactly `text`."""
    return "^" + re.sub(r"[\\^$.*+?()\[\]{}|/]", lambda match: "\\" + match.group(), text) + "$"


NAME = {"type": "string"}
PROBLEM = {"application/problem+json": {"schema": NAME}}
REFERENCES = frozenset({"TLY350", "TLY351", "TLY352", "TLY357", "TLY358", "TLY359", "TLY360", "TLY361", "TLY362"})

POSITIONS: dict[str, Position] = {
    # -- Around the operations
    "info title": Position(document=lambda t: described(info={"title": t, "version": "1"})),
    "info description": Position(document=lambda t: described(info={"title": "a", "version": "1", "description": t})),
    "info version": Position(document=lambda t: described(info={"title": "a", "version": t})),
    "contact name": Position(document=lambda t: described(info={"title": "a", "version": "1", "contact": {"name": t}})),
    "contact url": Position(document=lambda t: described(info={"title": "a", "version": "1", "contact": {"url": t}})),
    "licence": Position(document=lambda t: described(info={"title": "a", "version": "1", "license": {"name": t}})),
    "server url": Position(document=lambda t: described(servers=[{"url": t}])),
    "server variable name": Position(
        document=lambda t: described(servers=[{"url": "/", "variables": {t: {"default": "a"}}}])
    ),
    "server variable default": Position(
        document=lambda t: described(servers=[{"url": "/{v}", "variables": {"v": {"default": t}}}])
    ),
    "server variable enum": Position(
        document=lambda t: described(servers=[{"url": "/{v}", "variables": {"v": {"default": "a", "enum": [t]}}}])
    ),
    "tag name": Position(document=lambda t: described(tags=[{"name": t}])),
    "tag description": Position(document=lambda t: described(tags=[{"name": "a", "description": t}])),
    "external documentation": Position(document=lambda t: described(externalDocs={"url": t})),
    "security scheme key": Position(
        document=lambda t: described(
            components=described()["components"] | {"securitySchemes": {t: {"type": "http", "scheme": "basic"}}}
        )
    ),
    "API key name": Position(
        document=lambda t: described(
            components=described()["components"]
            | {"securitySchemes": {"a": {"type": "apiKey", "in": "header", "name": t}}}
        )
    ),
    "extension key": Position(document=lambda t: described(**{f"x-{t}": 1})),
    "extension value": Position(document=lambda t: described(**{"x-a": {t: [t]}})),
    # -- Operations
    "path": Position(document=lambda t: described(paths={f"/{t}": {"get": {"responses": {}}}})),
    "operation id": Position(document=lambda t: operation(operationId=t)),
    "operation summary": Position(document=lambda t: operation(summary=t)),
    "operation description": Position(document=lambda t: operation(description=t)),
    "operation tag": Position(document=lambda t: operation(tags=[t])),
    "path parameter": Position(document=lambda t: parameter(**{"in": "path", "name": t, "required": True})),
    "query parameter": Position(document=lambda t: parameter(name=t)),
    "header parameter": Position(document=lambda t: parameter(**{"in": "header", "name": t})),
    "cookie parameter": Position(document=lambda t: parameter(**{"in": "cookie", "name": t})),
    "parameter description": Position(document=lambda t: parameter(description=t)),
    "parameter default": Position(document=lambda t: parameter(schema={"type": "string", "default": t})),
    "parameter example": Position(document=lambda t: parameter(example=t)),
    "request media type": Position(document=lambda t: operation(requestBody={"content": {t: {"schema": NAME}}})),
    "response status": Position(document=lambda t: operation(responses={t: {"description": "a"}})),
    "response description": Position(document=lambda t: operation(responses={"200": {"description": t}})),
    "response header": Position(
        document=lambda t: operation(responses={"200": {"description": "a", "headers": {t: {"schema": NAME}}}})
    ),
    "error description": Position(
        document=lambda t: operation(responses={"404": {"description": t, "content": PROBLEM}})
    ),
    "scheme of an operation": Position(document=lambda t: operation(security=[{t: []}])),
    "parameter of pages": Position(
        document=lambda t: operation(**{"x-tallystick-pages": {"parameter": t, "next": "/next"}})
    ),
    "pointer of pages": Position(
        document=lambda t: operation(**{"x-tallystick-pages": {"parameter": "cursor", "next": t}})
    ),
    "field of a form": Position(document=lambda t: form({t: NAME})),
    "file of a form": Position(document=lambda t: form({t: {"type": "string", "format": "binary"}})),
    "media type of a file": Position(
        document=lambda t: form({"file": {"type": "string", "format": "binary"}}, encoding={"file": {"contentType": t}})
    ),
    "number of bytes of a file": Position(
        document=lambda t: form({"file": {"type": "string", "format": "binary", "x-tallystick-maxBytes": t}}),
        refused=frozenset({"TLY401"}),
    ),
    "number of files": Position(
        document=lambda t: form(
            {"file": {"type": "array", "maxItems": t, "items": {"type": "string", "format": "binary"}}}
        ),
        refused=frozenset({"TLY401"}),
    ),
    # -- Names and documentation of schemas
    "schema name": Position(
        document=lambda t: described(components={"schemas": {t: held(NAME)}}),
        probes=lambda _: (yes({"name": "a"}), no({"name": 1})),
    ),
    "schema name beside another": Position(
        document=lambda t: described(
            components={"schemas": {"Plain": held(NAME), f"{t} ": held({"$ref": _ref(f"{t} ")})}}
        ),
        probes=lambda _: (yes({"name": "a"}), no({"name": 1})),
    ),
    "definition name": Position(
        document=lambda t: {"$ref": f"#/$defs/{_pointed(t)}", "$defs": {t: held(NAME)}},
        source="schema",
        probes=lambda _: (yes({"name": "a"}), no({"name": 1})),
    ),
    "root title": Position(
        document=lambda t: {"title": t, **held(NAME)},
        source="schema",
        probes=lambda _: (yes({"name": "a"}), no({"name": 1})),
    ),
    "schema title": Position(document=lambda t: declared({"title": t, **held(NAME)})),
    "schema description": Position(document=lambda t: declared({"description": t, **held(NAME)})),
    "property description": Position(document=lambda t: declared(held({"type": "string", "description": t}))),
    "deprecated description": Position(
        document=lambda t: declared({"description": t, "deprecated": True, "examples": [{"name": "a"}], **held(NAME)})
    ),
    "schema comment": Position(document=lambda t: declared({"$comment": t, **held(NAME)})),
    "schema example": Position(document=lambda t: declared({"examples": [t, {t: [t]}], **held(NAME)})),
    "schema external documentation": Position(document=lambda t: declared({"externalDocs": {"url": t}, **held(NAME)})),
    "schema extension": Position(document=lambda t: declared({f"x-{t}": t, **held(NAME)})),
    # -- Properties
    "property name": Position(
        document=lambda t: declared(
            {"type": "object", "properties": {t: NAME}, "required": [t], "additionalProperties": False}
        ),
        probes=lambda t: (yes({t: "a"}), no({t: 1}), no({}), no({t: "a", "other": 1})),
        shown=EVERYWHERE,
    ),
    "optional property name": Position(
        document=lambda t: declared({"type": "object", "properties": {t: NAME}}),
        probes=lambda t: (yes({t: "a"}), yes({}), no({t: 1})),
        shown=EVERYWHERE,
    ),
    "property with default": Position(
        document=lambda t: declared({"type": "object", "properties": {t: {"type": "integer", "default": 7}}}),
        probes=lambda t: (yes({t: 1}), no({t: "a"})),
        shown=EVERYWHERE,
    ),
    "property of a recursive schema": Position(
        document=lambda t: declared({"type": "object", "properties": {t: {"$ref": "#/components/schemas/Model"}}}),
        probes=lambda t: (yes({t: {t: {}}}), no({t: {t: 1}})),
        shown=EVERYWHERE,
    ),
    "required name": Position(
        document=lambda t: declared({"type": "object", "required": [t]}),
        probes=lambda t: (yes({t: "a"}), no({})),
        shown=frozenset({"js"}),
    ),
    "dependent name": Position(
        document=lambda t: declared({"dependentRequired": {t: [f"{t}!"]}}),
        probes=lambda t: (yes({}), no({t: 1}), yes({t: 1, f"{t}!": 2})),
        shown=frozenset({"js"}),
    ),
    "dependent schema name": Position(
        document=lambda t: declared({"dependentSchemas": {t: {"minProperties": 2}}}),
        probes=lambda t: (yes({}), no({t: 1})),
        shown=frozenset({"js"}),
    ),
    "key of a record": Position(
        document=lambda t: declared(
            {"type": "object", "propertyNames": {"enum": [t, "other"]}, "additionalProperties": {"type": "integer"}}
        ),
        probes=lambda t: (yes({t: 1}), no({t: "a"}), no({f"{t}!": 1})),
        shown=EVERYWHERE,
    ),
    # -- Values
    "enum": Position(
        document=lambda t: declared(held({"enum": [t, "other"]})),
        probes=lambda t: (yes({"name": t}), no({"name": f"{t}!"})),
        shown=EVERYWHERE,
    ),
    "enum of a long list": Position(
        document=lambda t: declared(held({"enum": [t, *("other" * n for n in range(1, 10))]})),
        probes=lambda t: (yes({"name": t}), no({"name": f"{t}!"})),
        shown=EVERYWHERE,
    ),
    "const": Position(
        document=lambda t: declared(held({"const": t})),
        probes=lambda t: (yes({"name": t}), no({"name": f"{t}!"})),
        shown=EVERYWHERE,
    ),
    "const object": Position(
        document=lambda t: declared({"const": {t: [t]}}),
        probes=lambda t: (yes({t: [t]}), no({t: [f"{t}!"]}), no({})),
        shown=frozenset({"js"}),
    ),
    "default": Position(
        document=lambda t: declared({"type": "object", "properties": {"name": {"type": "string", "default": t}}}),
        probes=lambda t: (yes({}, {"name": t}), yes({"name": "a"})),
        shown=frozenset({"js"}),
    ),
    "default object": Position(
        document=lambda t: declared({"type": "object", "properties": {"name": {"default": {t: [t]}}}}),
        probes=lambda t: (yes({}, {"name": {t: [t]}}),),
        shown=frozenset({"js"}),
    ),
    "property example": Position(document=lambda t: declared(held({"type": "string", "examples": [t]}))),
    # -- Patterns
    "pattern": Position(
        document=lambda t: declared(held({"type": "string", "pattern": t})), refused=frozenset({"TLY405"})
    ),
    "quoted pattern": Position(
        document=lambda t: declared(held({"type": "string", "pattern": quoted(t)})),
        probes=lambda t: (yes({"name": t}), no({"name": f"{t}!"})),
    ),
    "pattern of names": Position(
        document=lambda t: declared({"patternProperties": {t: NAME}}), refused=frozenset({"TLY405"})
    ),
    "quoted pattern of names": Position(
        document=lambda t: declared({"patternProperties": {quoted(t): NAME}}),
        probes=lambda t: (yes({t: "a"}), no({t: 1}), yes({f"{t}!": 1})),
    ),
    "format": Position(document=lambda t: declared(held({"type": "string", "format": t}))),
    "type": Position(document=lambda t: declared(held({"type": t})), refused=frozenset({"TLY402"})),
    "type in a list": Position(document=lambda t: declared(held({"type": [t, "null"]})), refused=frozenset({"TLY401"})),
    "content encoding": Position(document=lambda t: declared(held({"type": "string", "contentEncoding": t}))),
    "decimal bound": Position(
        document=lambda t: declared(held({"type": "string", "format": "decimal", "x-tallystick-minimum": t})),
        refused=frozenset({"TLY401"}),
    ),
    # -- Unions
    "discriminator property": Position(
        document=tagged,
        probes=lambda t: (yes({t: "cat"}), yes({t: "dog"}), no({t: "cow"}), no({})),
        shown=EVERYWHERE,
    ),
    "discriminator mapping key": Position(document=lambda t: tagged("kind", mapping_key=t)),
    "discriminator mapping value": Position(document=lambda t: tagged("kind", mapping_value=t), refused=REFERENCES),
    "tag of a member": Position(
        document=lambda t: declared({"oneOf": [_member(t), _member("other")]}),
        probes=lambda t: (yes({"kind": t}), yes({"kind": "other"}), no({"kind": f"{t}!"})),
        shown=EVERYWHERE,
    ),
    # -- Identifiers and references
    "identifier": Position(
        document=lambda t: {"$id": t, **held(NAME)}, source="schema", refused=frozenset({"TLY353", "TLY352"})
    ),
    "anchor": Position(document=lambda t: {"$anchor": t, **held(NAME)}, source="schema", refused=frozenset({"TLY353"})),
    "reference": Position(
        document=lambda t: {"$ref": t, "$defs": {"plain": NAME}}, source="schema", refused=REFERENCES | {"TLY356"}
    ),
    "reference to an anchor": Position(
        document=lambda t: {
            "$ref": f"#{t}",
            "$defs": {"a": {"$anchor": "plain", **NAME}, "b": {"$anchor": "toString"}},
        },
        source="schema",
        refused=REFERENCES | {"TLY356"},
    ),
    "dialect": Position(
        document=lambda t: {"$schema": t, **held(NAME)}, source="schema", refused=REFERENCES | {"TLY342"}
    ),
    # -- What our own documents say of contracts
    "module": Position(
        document=lambda t: declared({"x-tallystick-module": t, **held(NAME)}),
        refused=frozenset({"TLY401", "TLY621"}),
        in_paths=True,
    ),
    "API of an operation": Position(
        document=lambda t: operation(**{"x-tallystick-api": t}), refused=frozenset({"TLY401"}), in_paths=True
    ),
    "file of origin": Position(document=lambda t: declared({"x-tallystick-source": t, **held(NAME)})),
    "direction": Position(document=lambda t: declared({"x-tallystick-direction": t, **held(NAME)})),
}
"""What it is -> how to put a text there."""


def _member(tag: str) -> Json:
    return {
        "type": "object",
        "properties": {"kind": {"const": tag}},
        "required": ["kind"],
        "additionalProperties": False,
    }


def _pointed(token: str) -> str:
    """A key as a token of a JSON Pointer in a URI fragment (RFC 6901 section 6)."""
    from urllib.parse import quote

    return quote(token.replace("~", "~0").replace("/", "~1").encode("utf-8", "surrogatepass"))


def _ref(name: str) -> str:
    return f"#/components/schemas/{_pointed(name)}"
