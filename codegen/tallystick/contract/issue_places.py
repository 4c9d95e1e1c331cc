"""From the location of one of Pydantic's errors to the place in the document: a walk over the core schema.

Pydantic puts the labels of union members and tags between the keys of a location, and marks the keys of dictionaries.
They are plain strings, as a document's own keys are, so only the schema tells which is which.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic_core import SchemaError, SchemaValidator, ValidationError, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from tallystick.contract.node import Node

Location: TypeAlias = tuple[int | str, ...]

KEY = "[key]"
"""What Pydantic puts behind a key of a dictionary that is wrong itself."""

UNION = "tallystick_union"
"""The type of the one error of a union that says no more."""

_INNER: dict[str, str] = {
    "nullable": "schema",
    "default": "schema",
    "custom-error": "schema",
    "missing-sentinel": "schema",
    "function-before": "schema",
    "function-after": "schema",
    "function-wrap": "schema",
    "model": "schema",
    "dataclass": "schema",
    "model-field": "schema",
    "dataclass-field": "schema",
    "typed-dict-field": "schema",
    "lax-or-strict": "lax_schema",
    "json-or-python": "json_schema",
}
"""Types of node that stand around one other without a part in locations -> where that one is."""

_RECORDS = frozenset({"model-fields", "typed-dict", "dataclass-args"})
_TUPLES = frozenset({"tuple", "named-tuple"})
_SEQUENCES = _TUPLES | {"list", "set", "frozenset", "generator"}
_CONTAINERS = _RECORDS | _SEQUENCES | {"dict", "union", "tagged-union"}


@dataclass(frozen=True, slots=True)
class Found:
    """The place of an error: the keys that lead to it, and the node of the core schema that refuses there.

    `node` is `None` where the schema has none: an unknown property, or a location that the schema does not explain.
    `is_key` says that the last key itself is refused, `is_union` that all members of a union are, `is_rule` that a
    cross-field rule does not hold, and `is_absent_item` that a tuple ends before an item that it must have.
    """

    path: tuple[int | str, ...]
    node: Node | None
    is_key: bool = False
    is_union: bool = False
    is_rule: bool = False
    is_absent_item: bool = False


class Places:
    """Finds places in documents of one core schema."""

    def __init__(self, schema: Node) -> None:
        self._definitions: dict[str, Node] = {}
        # By the identity of nodes, which live as long as the schema.
        self._nodes: dict[int, tuple[Node, ...]] = {}
        self._containers: dict[int, Node | None] = {}
        self._rules: dict[int, frozenset[tuple[str, tuple[int | str, ...]]]] = {}
        self._fields: dict[int, dict[str, Node]] = {}
        self._keys: dict[int, SchemaValidator | None] = {}
        while schema["type"] == "definitions":
            self._definitions.update({item["ref"]: item for item in schema["definitions"]})
            schema = schema["schema"]
        self._schema = schema

    def find(self, error: ErrorDetails) -> Found:
        """The place of an error of this schema."""
        location = error["loc"]
        node: Node | None = self._schema
        path: list[int | str] = []
        at = 0
        while at < len(location):
            if node is None or (error["type"], location[at:]) in self._rules_of(node):
                return Found((*path, *location[at:]), None, is_rule=node is not None)
            node = self._container(node)
            if node is None:
                return Found((*path, *location[at:]), None)
            type_ = node["type"]
            if type_ == "union":
                return Found(tuple(path), node, is_union=True)
            part = location[at]
            at += 1
            if type_ == "tagged-union":
                node = self._choice(node, part)
                continue
            if type_ in _TUPLES and error["type"] == "missing" and at == len(location):
                return Found(tuple(path), node, is_absent_item=True)
            path.append(part)
            if type_ == "dict" and location[at:] == (KEY,) and self._refuses_key(node, part, error):
                return Found(tuple(path), node, is_key=True)
            node = self._member(node, part)
        if error["type"] == UNION:
            return Found(tuple(path), node and self._container(node), is_union=True)
        is_rule = node is not None and (error["type"], ()) in self._rules_of(node)
        return Found(tuple(path), node, is_rule=is_rule)

    def tagged(self, location: tuple[int | str, ...]) -> Iterator[tuple[Location, Location, tuple[str, ...]]]:
        """The objects on the way to a location that demand constant tags, outside of untagged unions.

        For each: the part of the location that leads to it, its place in the document, and the tags by wire name.
        """
        node: Node | None = self._schema
        path: list[int | str] = []
        at = 0
        while node is not None:
            around, node = node, self._container(node)
            if node is None or node["type"] == "union":
                return
            if node["type"] in _RECORDS and (tags := self._tags_of(around)):
                yield location[:at], tuple(path), tags
            if at == len(location):
                return
            part = location[at]
            at += 1
            if node["type"] == "tagged-union":
                node = self._choice(node, part)
                continue
            if node["type"] in _SEQUENCES and not isinstance(part, int):
                return  # the part before is a key that is wrong itself
            path.append(part)
            node = self._member(node, part)

    def _member(self, node: Node, part: int | str) -> Node | None:
        """The node for a part of a container's value."""
        if node["type"] == "dict":
            return node.get("values_schema")
        return self._field(node, str(part)) if node["type"] in _RECORDS else _item(node, part)

    def _tags_of(self, node: Node) -> tuple[str, ...]:
        functions = [each["function"]["function"] for each in self.nodes(node) if each["type"] == "function-after"]
        return tuple(tag for function in functions for tag in getattr(function, "tags", ()))

    def nodes(self, node: Node | None) -> tuple[Node, ...]:
        """All that describes the place which `node` does: the node and those inside it, steps of chains in order."""
        if node is None:
            return ()
        if id(node) not in self._nodes:
            self._nodes[id(node)] = tuple(self._unfolded(node))
        return self._nodes[id(node)]

    def _unfolded(self, node: Node) -> list[Node]:
        found: list[Node] = []
        pending = [node]
        while pending:
            each = pending.pop()
            if any(each is other for other in found):
                continue
            if each["type"] == "union" and len(each["choices"]) == 1:
                (only,) = each["choices"]
                pending.append(only[0] if isinstance(only, tuple) else only)
                continue
            found.append(each)
            inner = each.get(_INNER.get(each["type"], "")) or self._definitions.get(each.get("schema_ref", ""))
            pending += [*reversed(each.get("steps", ())), *([inner] if inner else [])]
        return found

    def _container(self, node: Node) -> Node | None:
        """The node with parts, or the union, that `node` is once all that stands around it is taken away."""
        if id(node) not in self._containers:
            self._containers[id(node)] = next((each for each in self.nodes(node) if each["type"] in _CONTAINERS), None)
        return self._containers[id(node)]

    def _rules_of(self, node: Node) -> frozenset[tuple[str, tuple[int | str, ...]]]:
        """The names of the cross-field rules of `node`, with the places in the document that they name themselves."""
        if id(node) not in self._rules:
            functions = [each["function"]["function"] for each in self.nodes(node) if each["type"] == "function-after"]
            rules = [rule for function in functions for rule in getattr(function, "rules", None) or ()]
            self._rules[id(node)] = frozenset((rule.name, tuple(rule.at)) for rule in rules)
        return self._rules[id(node)]

    def _choice(self, node: Node, tag: int | str) -> Node | None:
        for known, choice in node["choices"].items():
            if (known.value if isinstance(known, Enum) else known) == tag:
                found: Node = choice
                return found
        return None

    def _field(self, node: Node, name: str) -> Node | None:
        """The node for a property by the name that documents have for it."""
        fields = self._fields.get(id(node))
        if fields is None:
            fields = self._fields[id(node)] = dict(_wire_fields(node))
        return fields.get(name) or node.get("extras_schema")

    def _refuses_key(self, node: Node, key: int | str, error: ErrorDetails) -> bool:
        """Whether an error behind `[key]` is about the key, not about a member of that name of the value.

        It is about the key if the value has no members, or the key is what was refused and its schema refuses it.
        """
        values = node.get("values_schema")
        if values is None or self._container(values) is None:
            return True
        return bool(error["input"] == key) and not self._accepts_key(node, key)

    def _accepts_key(self, node: Node, key: int | str) -> bool:
        keys = node.get("keys_schema")
        if keys is None:
            return True
        if id(node) not in self._keys:
            definitions = list(self._definitions.values())
            whole = {"type": "definitions", "schema": keys, "definitions": definitions} if definitions else keys
            try:
                self._keys[id(node)] = SchemaValidator(whole)
            except SchemaError:
                self._keys[id(node)] = None
        validator = self._keys[id(node)]
        if validator is None:
            return False
        try:
            validator.validate_json(to_json(key))
        except ValidationError:
            return False
        return True


def members(union: Node) -> list[Node]:
    """The members of a union, labels aside."""
    return [choice[0] if isinstance(choice, tuple) else choice for choice in union["choices"]]


def _item(node: Node, index: int | str) -> Node | None:
    """The node for an item of a list, set or tuple."""
    items = node.get("items_schema")
    if node["type"] == "named-tuple":
        if not str(index).isdecimal():
            return None
        items = [field["schema"] for field in node["fields"]]
    if not isinstance(items, list):
        return items
    variadic = node.get("variadic_item_index")
    position = int(index) if variadic is None else min(int(index), variadic)
    return items[position] if position < len(items) else None


def _wire_fields(node: Node) -> Iterable[tuple[str, Node]]:
    """The fields of a record by the names that locations have for them.

    The name beside an alias is one where it may be read, too; where unknown properties have a type, it is one of those.
    """
    fields: Any = node["fields"]
    for name, field in fields.items() if isinstance(fields, dict) else ((item["name"], item) for item in fields):
        aliases = tuple(_aliases(field.get("validation_alias")))
        if not aliases or "extras_schema" not in node:
            yield name, field
        yield from ((alias, field) for alias in aliases)


def _aliases(alias: Any) -> Iterable[str]:  # noqa: ANN401 - a name, a path, or several paths
    """The names that a field is read by: one, or each of several that is no path."""
    if isinstance(alias, str):
        return (alias,)
    paths: list[list[int | str]] = alias if alias and isinstance(alias[0], list) else [alias or []]
    return tuple(path[0] for path in paths if len(path) == 1 and isinstance(path[0], str))
