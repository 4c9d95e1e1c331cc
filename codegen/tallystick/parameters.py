"""The wire grammar of parameters: which JSON value the text of a parameter is.

One grammar for servers and clients: strings as they are, numbers as JSON writes them, `true` and `false`, lists by
repetition. Text outside the grammar of its kind stays text, and is then refused by the type of the parameter.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol
from urllib.parse import unquote

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


def kind_of(schema: Any, definitions: Mapping[str, Any]) -> tuple[Kind, bool] | None:  # noqa: ANN401 - a JSON Schema
    """The kind of a parameter by its JSON Schema, and whether it is a list. References are to `definitions`, by name.

    `None` where texts cannot tell its values apart: objects, recursive types, and unions of several kinds.
    """
    return _Kinds(definitions).of(schema)


@dataclass(frozen=True, slots=True)
class _Kinds:
    definitions: Mapping[str, Any]
    known: dict[str, tuple[Kind, bool] | None] = field(default_factory=dict)
    """The kinds of definitions, that of one which is being read `None`."""

    def of(self, schema: Any) -> tuple[Kind, bool] | None:  # noqa: ANN401 - as above
        match schema:
            case {"$ref": str(reference)}:
                name = _name(reference)
                if name not in self.known:
                    self.known[name] = None
                    self.known[name] = self.of(self.definitions.get(name))
                return self.known[name]
            case {"type": "array", "items": dict(items)}:
                inner = self.of(items)
                return None if inner is None or inner[1] else (inner[0], True)
            case {"prefixItems": _}:
                return None
            case {"anyOf": [*alternatives]} | {"oneOf": [*alternatives]}:
                found = {self.of(each) for each in alternatives if not _is_null(each)}
                return found.pop() if len(found) == 1 else None
            case {"type": "string" | "integer" | "number" | "boolean" as kind}:
                return kind, False
            case _:
                return None


def _is_null(schema: object) -> bool:
    return isinstance(schema, dict) and schema.get("type") == "null"


def followed(schema: Any, definitions: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a JSON Schema
    """A schema with what it refers to, by name, beside its own keywords; without any where that is no object."""
    seen: set[str] = set()
    while isinstance(schema, dict) and isinstance(reference := schema.get("$ref"), str):
        name = _name(reference)
        target = definitions.get(name)
        if name in seen or not isinstance(target, dict):
            return {}
        seen.add(name)
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema if isinstance(schema, dict) else {}


def _name(reference: str) -> str:
    """The name of a definition in a reference to it (RFC 6901 section 6)."""
    return unquote(reference.rpartition("/")[2]).replace("~1", "/").replace("~0", "~")
