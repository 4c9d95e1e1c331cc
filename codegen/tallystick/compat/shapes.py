"""Two schemas of two documents, compared by what they accept: names, docs and order aside.

A comparison of words, not of sets: what is written in two ways that mean the same is made one first, as far as
generators differ in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tallystick.documents.pointer import NOTHING, step, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Schema = dict[str, Any]

_DOCUMENTATION = frozenset(
    {"title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "discriminator"}
)
_SETS = frozenset({"required", "enum", "type"})
_UNIONS = ("anyOf", "oneOf")
_DEFAULTS: Mapping[str, Any] = {"additionalProperties": True, "required": [], "uniqueItems": False, "minItems": 0}
"""What a keyword says that is not there."""

_IMPLIED = frozenset({"double-int"})
"""Formats that contracts state of every value of a type."""

_MEMBERS = ("properties", "patternProperties")
_BELOW = ("items", "additionalProperties", "propertyNames", "contains", "not")


@dataclass(frozen=True, slots=True)
class Side:
    """A schema, and the document that it refers into.

    `written` where its instances are answers, in which a member with a default always stands, said or not.
    """

    schema: Any
    document: Mapping[str, Any]
    written: bool = False

    def at(self, schema: Any) -> Side:  # noqa: ANN401 - a JSON Schema
        """Another schema of the same document."""
        return Side(schema, self.document, self.written)

    def plain(self) -> Schema:
        """The schema in one way of writing it: references followed, docs out, unions as lists of alternatives."""
        schema = self.followed()
        kept = {key: value for key, value in schema.items() if key not in _DOCUMENTATION and not key.startswith("x-")}
        if kept.get("format") in _IMPLIED:
            del kept["format"]
        if self.written:
            filled = [name for name, each in _object(kept.get("properties")).items() if self._is_filled(_object(each))]
            kept["required"] = sorted({*kept.get("required", ()), *filled})
        if "const" in kept:
            kept["enum"] = [kept.pop("const")]
        for union in _UNIONS:
            if union in kept:
                kept["anyOf"] = self._alternatives(kept.pop(union))
        if "enum" in kept:
            kept.pop("type", None)
        for key in _SETS & kept.keys():
            values = kept[key] if isinstance(kept[key], list) else [kept[key]]
            kept[key] = sorted(values, key=lambda value: json.dumps(value, sort_keys=True))
        return {key: value for key, value in kept.items() if _DEFAULTS.get(key, NOTHING) != value}

    def _is_filled(self, member: Schema) -> bool:
        """Whether a member has a default. FastAPI leaves out that it is `null`, which only a default can be there."""
        alternatives = member.get("anyOf") or member.get("oneOf") or ()
        return "default" in member or {"type": "null"} in alternatives

    def followed(self) -> Schema:
        """The schema that references lead to, with what stands beside them."""
        schema = self.schema
        while True:
            if not isinstance(schema, dict):
                return {} if schema is True else {"not": {}}
            if isinstance(whole := schema.get("allOf"), list) and len(whole) == 1 and isinstance(whole[0], dict):
                schema = {**whole[0], **{key: value for key, value in schema.items() if key != "allOf"}}
            elif isinstance(reference := schema.get("$ref"), str):
                rest = {key: value for key, value in schema.items() if key != "$ref"}
                found = self._found(reference)
                schema = {**found, **rest} if isinstance(found, dict) else found
            else:
                return schema

    def _found(self, reference: str) -> Any:  # noqa: ANN401 - a JSON Schema
        found: Any = self.document
        for token in tokens_of(reference.removeprefix("#")) or ():
            found = step(found, token)
        return {} if found is NOTHING else found

    def _alternatives(self, members: Sequence[Any]) -> list[Any]:
        """The alternatives of a union, those of unions in it too, `null` last."""
        found: list[Any] = []
        for member in members:
            plain = self.at(member).plain()
            found += plain["anyOf"] if set(plain) == {"anyOf"} else [member]
        return sorted(found, key=lambda each: self.at(each).plain().get("type") == ["null"])


def differences(contract: Side, real: Side) -> Iterator[tuple[str, str]]:
    """Where `real` is not what the contract says: a pointer into the value, and what is otherwise there."""
    yield from _compared(contract, real, "", frozenset())


def _compared(contract: Side, real: Side, path: str, seen: frozenset[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    pair = (_reference(contract.schema), _reference(real.schema))
    if pair in seen:
        return
    if all(pair):
        seen |= {pair}
    mine, theirs = contract.plain(), real.plain()
    for key in sorted(mine.keys() | theirs.keys()):
        want, got = mine.get(key, _DEFAULTS.get(key, NOTHING)), theirs.get(key, _DEFAULTS.get(key, NOTHING))
        if key in _MEMBERS:
            yield from _members(contract, real, (_object(want), _object(got)), path, seen)
        elif key in _BELOW and want is not NOTHING and got is not NOTHING:
            below = f"{path}/-" if key == "items" else f"{path}/*"
            yield from _compared(contract.at(want), real.at(got), below, seen)
        elif key in {"anyOf", "prefixItems", "allOf"} and _same_length(want, got):
            for one, other in zip(want, got, strict=True):
                yield from _compared(contract.at(one), real.at(other), path, seen)
        elif want != got:
            yield path, f"`{key}` {_told(key, got)}, and {_told(key, want)} in the contract"


def _members(
    contract: Side, real: Side, members: tuple[Schema, Schema], path: str, seen: frozenset[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    mine, theirs = members
    for name in sorted(mine.keys() | theirs.keys()):
        below = f"{path}/{name.replace('~', '~0').replace('/', '~1')}"
        if name not in theirs:
            yield below, "is missing"
        elif name not in mine:
            yield below, "is not in the contract"
        else:
            yield from _compared(contract.at(mine[name]), real.at(theirs[name]), below, seen)


def _reference(schema: Any) -> str:  # noqa: ANN401 - a JSON Schema
    reference = schema.get("$ref") if isinstance(schema, dict) else None
    return reference if isinstance(reference, str) else ""


def _same_length(one: Any, other: Any) -> bool:  # noqa: ANN401 - values of a keyword
    return isinstance(one, list) and isinstance(other, list) and len(one) == len(other)


def _object(value: Any) -> Schema:  # noqa: ANN401 - a value of a keyword
    return value if isinstance(value, dict) else {}


_WIDEST = 60


def _told(key: str, value: Any) -> str:  # noqa: ANN401 - a value of a keyword
    if value is NOTHING:
        return "is not there"
    only = value[0] if key == "type" and len(value) == 1 else value
    text = json.dumps(only, ensure_ascii=False)
    return f"is {text}" if len(text) <= _WIDEST else f"is {text[:_WIDEST]}…"
