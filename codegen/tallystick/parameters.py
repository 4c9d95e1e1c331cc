"""The wire grammar of parameters: which JSON value the text of a parameter is.

One grammar for servers and clients: strings as they are, numbers as JSON writes them, `true` and `false`, lists by
repetition. Text outside the grammar of its kind stays text, and is then refused by the type of the parameter.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

API_NAME = re.compile("(?!.{65})[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""The name of an API: that of a module as well, on every disk and in every import."""

Location = Literal["path", "query", "header", "cookie"]
"""Where a parameter stands (OpenAPI 3.1.0 section 4.8.12.1)."""

LOCATIONS: tuple[Location, ...] = ("path", "query", "header", "cookie")

Kind = Literal["string", "integer", "number", "boolean"]
"""What the text of a parameter is read as before it is validated."""


class Parameter(Protocol):
    """What the grammar asks of a parameter."""

    @property
    def wire(self) -> str:
        """What the request calls it."""

    @property
    def kind(self) -> Kind:
        """What each of its texts is read as."""

    @property
    def repeated(self) -> bool:
        """Whether it is a list."""


_GRAMMARS: Mapping[Kind, re.Pattern[str]] = {
    "integer": re.compile(r"0|-?[1-9][0-9]{0,20}"),
    "number": re.compile(r"-?(?:0|[1-9][0-9]{0,400})(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,4})?"),
    "boolean": re.compile("true|false"),
}
"""What is written into a document as it stands."""


def document(parameters: Sequence[Parameter], given: Mapping[str, Sequence[str]]) -> str:
    """The JSON document that the texts of some parameters are, by wire name; names without a parameter are dropped.

    A parameter that is given several times, and takes no list, is a list nevertheless: its type refuses it.
    """
    members = [
        f"{json.dumps(parameter.wire)}: {_value(parameter, given[parameter.wire])}"
        for parameter in parameters
        if given.get(parameter.wire)
    ]
    return "{" + ", ".join(members) + "}"


def _value(parameter: Parameter, texts: Sequence[str]) -> str:
    items = [_item(parameter.kind, text) for text in texts]
    return f"[{', '.join(items)}]" if parameter.repeated or len(items) > 1 else items[0]


def _item(kind: Kind, text: str) -> str:
    grammar = _GRAMMARS.get(kind)
    is_literal = grammar is not None and grammar.fullmatch(text) and not _overflows(kind, text)
    return text if is_literal else json.dumps(text, ensure_ascii=False)


def _overflows(kind: Kind, text: str) -> bool:
    """Whether a number is none of JSON's: one such number would make the whole document of parameters unreadable."""
    return kind == "number" and math.isinf(float(text))


def texts(value: Any) -> list[str]:  # noqa: ANN401 - any value of JSON that a parameter may have
    """The texts of a parameter that has this value: what `document` reads back."""
    return [_text(item) for item in (value if isinstance(value, list) else [value])]


def _text(value: Any) -> str:  # noqa: ANN401 - as above
    return value if isinstance(value, str) else json.dumps(value, allow_nan=False)


_KINDS: Mapping[str, Kind] = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


def kind_of(schema: Mapping[str, Any]) -> tuple[Kind, bool] | None:
    """The kind of a parameter by its JSON Schema, references resolved, and whether it is a list.

    `None` where texts cannot tell its values apart: objects, and unions of several kinds.
    """
    if schema.get("type") == "array" and isinstance(items := schema.get("items"), dict):
        inner = kind_of(items)
        return None if inner is None or inner[1] else (inner[0], True)
    if "prefixItems" in schema:
        return None
    alternatives = schema.get("anyOf") or schema.get("oneOf")
    if alternatives:
        found = {kind_of(each) for each in alternatives if each.get("type") != "null"}
        return found.pop() if len(found) == 1 else None
    type_ = schema.get("type")
    kind = _KINDS.get(type_) if isinstance(type_, str) else None
    return None if kind is None else (kind, False)


def resolved(schema: Any, definitions: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a JSON Schema, or a part of one
    """`schema` with the definitions it refers to in it. Parameters have no recursive types: those have no wire form."""
    match schema:
        case {"$ref": str(reference), **rest}:
            name = reference.rpartition("/")[2]
            outside = {key: value for key, value in definitions.items() if key != name}
            return {**resolved(definitions.get(name, {}), outside), **resolved(rest, definitions)}
        case dict():
            return {key: resolved(value, definitions) for key, value in schema.items()}
        case list():
            return [resolved(value, definitions) for value in schema]
        case _:
            return schema
