"""Keys of plain dictionaries: the texts that the server makes keys of, which Pydantic says of text alone.

A key comes as text, whatever its type is: Python mode reads `"12"` as an integer where the type is not strict, and a
literal only as the text that it is (measured on pydantic-core).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tallystick.export import plain_texts as texts
from tallystick.export.plain_around import BOUNDS, NEVER, Around, Node, without

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tallystick.export.walk import Schema

MAPPINGS: Final = ("dict", "frozendict", "ordered-dict", "counter")
"""The core types whose instances are objects with keys of a type."""


@dataclass(frozen=True, slots=True)
class Keys:
    """How keys are read. `said` is the schema of a core schema as a value, `referred` what a `$ref` leads to."""

    said: Callable[[Node], Schema]
    referred: Callable[[Schema], Schema | None]
    definitions: Mapping[str, Node]

    def read(self, node: Node, around: Around) -> Schema:
        """The schema of the texts that are keys of a type: one of strings; empty for all of them."""
        if node["type"] == "definition-ref" and node["schema_ref"] in self.definitions:
            return self.read(self.definitions[node["schema_ref"]], around)
        if node["type"] == "enum" and around.strict(node):
            return dict(NEVER)  # whatever is said of its values, which other models may read leniently
        said = self.said(node)
        if self._is_text(said):
            return said
        rule = _BY_TYPE.get(node["type"])
        if rule is not None:
            return rule(self, node, around)
        return dict(NEVER) if node["type"] in _STRUCTURES or said == NEVER else {}

    def _is_text(self, said: Schema) -> bool:
        """Whether only strings are valid, as it is said by the schema itself or by one that it refers to."""
        if "$ref" in said:
            referred = self.referred(said)
            return referred is not None and self._is_text(referred)
        if "anyOf" in said:
            return all(map(self._is_text, said["anyOf"]))
        listed = [said["const"]] if "const" in said else said.get("enum", ())
        return said.get("type") == "string" or (len(listed) > 0 and all(isinstance(value, str) for value in listed))


def with_keys(said: Schema, keys: Schema) -> Schema:
    """The schema of a dictionary that holds all its keys to one of texts."""
    if keys == NEVER:
        return {"type": "object", "maxProperties": 0}
    values = next(iter(said.get("patternProperties", {}).values()), None)
    held = without(said, "patternProperties", "propertyNames")
    if values is not None:
        held["additionalProperties"] = values or True
    # A format is asserted beside the type of strings; of a key, all else says that of itself.
    names = without(keys, "title") if "format" in keys else without(keys, "title", "type")
    return {**held, "propertyNames": names} if names else held


def _spelled(pattern: str, bounded: str) -> Callable[[Keys, Node, Around], Schema]:
    """The rule for keys that are numbers, by how they are spelled: with bounds, as far as doubles tell them apart."""

    def rule(_keys: Keys, node: Node, around: Around) -> Schema:
        if around.strict(node) or node.get("multiple_of") is not None:
            return dict(NEVER)  # no text is a strict number, and no schema divides one
        limits = {name: node[short] for short, name in BOUNDS.items() if math.isfinite(node.get(short, math.inf))}
        said = {f"x-tallystick-{name}": format(Decimal(str(limit)), "f") for name, limit in limits.items()}
        return {"pattern": bounded if said else pattern, **said}

    return rule


def _texts(keys: Keys, node: Node, _around: Around) -> Schema:
    """The text among what is said of a type that is read from numbers as well."""
    said = keys.said(node)
    return _any_of([each for each in said.get("anyOf", [said]) if each.get("type") == "string"])


def _literal(_keys: Keys, node: Node, _around: Around) -> Schema:
    return _listed([value for value in node["expected"] if isinstance(value, str)])


def _enum(_keys: Keys, node: Node, _around: Around) -> Schema:
    """The values of members: numbers as text where the enum is one of numbers, else only those that are text."""
    values = [member.value for member in node["members"]]
    by_text = node.get("sub_type") in {"int", "float"}
    return _listed([str(each) for each in values if by_text or isinstance(each, str)])


def _listed(values: list[str]) -> Schema:
    return {"enum": [str(value) for value in values]} if values else dict(NEVER)


def _union(keys: Keys, node: Node, around: Around) -> Schema:
    """Any member's. A number that is text to another member is that text, so the members may overlap."""
    choices = (choice[0] if isinstance(choice, tuple) else choice for choice in node["choices"])
    found = [each for each in (keys.read(choice, around) for choice in choices) if each != NEVER]
    if any(without(each, "title", "type") == {} for each in found):
        return {}
    return _any_of(found)


def _any_of(found: list[Schema]) -> Schema:
    return dict(NEVER) if not found else found[0] if len(found) == 1 else {"anyOf": found}


def _within(*names: str) -> Callable[[Keys, Node, Around], Schema]:
    """The rule for a type that takes what the type under the first of `names` takes, or less."""

    def rule(keys: Keys, node: Node, around: Around) -> Schema:
        return keys.read(next(node[name] for name in names if name in node), around)

    return rule


def _root(keys: Keys, node: Node, around: Around) -> Schema:
    if not node.get("root_model"):
        return dict(NEVER)
    return keys.read(node["schema"], Around({**around.config, **(node.get("config") or {})}))


def _field(keys: Keys, node: Node, around: Around) -> Schema:
    return keys.read(node["fields"]["root"]["schema"], around)


_BY_TYPE: Final[Mapping[str, Callable[[Keys, Node, Around], Schema]]] = {
    "int": _spelled(texts.INTEGER_KEY, texts.INTEGER_KEY),
    "float": _spelled(texts.NUMBER_KEY, texts.BOUNDED_NUMBER_KEY),
    "bool": _spelled(texts.BOOLEAN_KEY, texts.BOOLEAN_KEY),
    "decimal": _texts,
    "datetime": _texts,
    "literal": _literal,
    "enum": _enum,
    "union": _union,
    "model": _root,
    "model-fields": _field,
    "lax-or-strict": _within("lax_schema"),
    "json-or-python": _within("python_schema"),
    **dict.fromkeys(("nullable", "default", "function-after", "function-before", "function-wrap"), _within("schema")),
}
_STRUCTURES: Final = frozenset(
    {
        *("none", "callable", "list", "tuple", "set", "frozenset", "deque", "generator", *MAPPINGS),
        *("dataclass", "typed-dict", "named-tuple", "tagged-union"),
    }
)
"""Core types that no text is read as."""
