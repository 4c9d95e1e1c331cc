"""Containers of many: dictionaries and their keys, sets and their elements, unions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from tallystick.contract import export, leaves, literals, patterns
from tallystick.contract.node import MAX_SAFE, Node, Place, Walker, bare, chain, forked, saying, serialised, split
from tallystick.ir import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

# -- dictionaries


def mapping(node: Node, place: Place, walker: Walker) -> Node:
    """A dictionary: keys in their one canonical spelling, values exact."""
    exact = dict(node)
    if "keys_schema" in node:
        exact["keys_schema"] = _key(node["keys_schema"], place.inside("[key]"), walker)
    exact["values_schema"] = walker.exact(node.get("values_schema", {"type": "any"}), place.inside("[value]"))
    return saying(exact, export.mapping)


def _key(node: Node, place: Place, walker: Walker) -> Node:
    """The node for keys of the type that `node` describes; refuses a type whose values have several spellings."""
    target = walker.resolved(node)
    if target is None:
        place.refuse("TLY513", type="an unfinished type")
        return node
    match target["type"]:
        case "any":
            return node
        case "str":
            return walker.exact(node, place)
        case "enum" | "literal":
            return _listed_key(node, target, place, walker)
        case "int" if not any(target.get(bound) is not None for bound in ("ge", "gt", "le", "lt", "multiple_of")):
            return _text_key(target, patterns.INTEGER_KEY, {"ge": -MAX_SAFE, "le": MAX_SAFE})
        case "date":
            return _text_key(leaves.date(target, place)["python_schema"], formats.DATE, {})
        case "uuid":
            return leaves.lower_uuid(bare(target))
        case "json-or-python" if _is_lowerable(target):
            return leaves.lower_uuid(target["python_schema"])
        case "json-or-python" if target["python_schema"]["type"] in {"int", "date", "enum", "literal"}:
            return _key(target["python_schema"], place, walker)
        case other:
            place.refuse("TLY513", type=_NAMES.get(other, other))
            return node


_NAMES = {"int": "int with bounds", "json-or-python": "this type"}


def _is_lowerable(node: Node) -> bool:
    return bool(node["python_schema"]["type"] == "uuid")


def _listed_key(node: Node, target: Node, place: Place, walker: Walker) -> Node:
    """Keys that are listed: strings stay what they refer to; integers become their decimal texts."""
    enum = target["type"] == "enum"
    values = [member.value for member in target["members"]] if enum else target["expected"]
    if {literals.kind(value) for value in values} == {"string"}:
        return walker.exact(node, place)
    key = literals.as_keys(target, values, place)
    if key is None:
        place.refuse("TLY513", type="a literal or enumeration of other than strings and integers")
        return node
    return key


def _text_key(target: Node, pattern: str, bounds: Node) -> Node:
    steps = ({"type": "str", "pattern": pattern}, {**bare(target), **bounds, "strict": False})
    return split(bare(target), chain(*steps), {"type": "string", "pattern": pattern})


# -- sets


def collection(node: Node, place: Place, walker: Walker) -> Node:
    """A set: a JSON array whose elements all differ. A duplicate is an error rather than a silent loss."""
    items = _element(node.get("items_schema", {"type": "any"}), place.inside("[item]"), walker)
    listed: Node = {"type": "list", "items_schema": items}
    listed |= {bound: node[bound] for bound in ("min_length", "max_length") if node.get(bound) is not None}
    distinct = {"type": "function-plain", "function": {"type": "no-info", "function": refuse_duplicates}}
    real = {"type": node["type"], "items_schema": serialised({"type": "any"}, items)}
    return split({**node, "items_schema": items}, chain(listed, distinct, real), export.unique)


def refuse_duplicates(values: list[Hashable]) -> list[Hashable]:
    """`values`, none of which is there twice. Raises `PydanticCustomError` otherwise, as `uniqueItems` has it."""
    if len(set(values)) != len(values):
        raise PydanticCustomError("unique_items", "Array items must be unique")
    return values


_CANONICAL = frozenset({"str", "int", "float", "bool", "date", "bytes", "literal", "enum", "none"})


def _element(node: Node, place: Place, walker: Walker) -> Node:
    """The node for elements of a set; refuses types where two different JSON values are one Python value."""
    found = list(_alternatives(node, walker))
    for target in found:
        if target["type"] not in _CANONICAL | {"uuid"}:
            place.refuse("TLY514", type=_ELEMENTS.get(target["type"], target["type"]))
            return node
    kinds = {kind for target in found for kind in (_kinds(target, walker) or set())}
    if {"boolean", "number"} <= kinds:
        place.refuse("TLY514", type="booleans next to numbers")
    if found[0]["type"] == "uuid" and len(found) == 1:
        return leaves.lower_uuid(bare(found[0]))
    if any(target["type"] == "uuid" for target in found):
        place.refuse("TLY514", type="UUID in a union")
    return walker.exact(node, place)


_ELEMENTS = {
    "model": "a model",
    "typed-dict": "a TypedDict",
    "dataclass": "a dataclass",
    "undefined": "an unfinished type",
}


def _alternatives(node: Node, walker: Walker) -> Iterable[Node]:
    """The types a value may be of, unions and nullables taken apart."""
    target = walker.resolved(node)
    match target:
        case None:
            yield {"type": "undefined"}
        case {"type": "union", "choices": choices}:
            for choice in choices:
                yield from _alternatives(choice[0] if isinstance(choice, tuple) else choice, walker)
        case {"type": "nullable", "schema": inner}:
            yield {"type": "none"}
            yield from _alternatives(inner, walker)
        case {"type": "json-or-python", "python_schema": inner}:
            yield from _alternatives(inner, walker)
        case _:
            yield target


# -- unions


def union(node: Node, place: Place, walker: Walker) -> Node:
    """A union that JSON takes left to right, as every validator can; Python keeps choosing the best member.

    Members of different kinds of JSON cannot both accept one document, so such a union stays one node.
    """
    given = [choice if isinstance(choice, tuple) else (choice, None) for choice in node["choices"]]
    kinds = [_kinds(choice, walker) for choice, _ in given]
    exact = [walker.exact(choice, place) for choice, _ in given]
    choices = [choice if label is None else (choice, label) for choice, (_, label) in zip(exact, given, strict=True)]
    whole = {**node, "choices": choices}
    deferred = "pydantic_internal_union_discriminator" in (node.get("metadata") or {})
    if deferred or node.get("mode") == "left_to_right" or _disjoint(kinds):
        return whole
    return forked(whole, {**bare(whole), "mode": "left_to_right"})


def _disjoint(kinds: list[set[str] | None]) -> bool:
    seen: set[str] = set()
    for some in kinds:
        if some is None or some & seen:
            return False
        seen |= some
    return True


_KINDS: dict[str, set[str]] = {
    **{type_: {"string"} for type_ in ("str", "date", "datetime", "time", "timedelta", "uuid", "decimal", "bytes")},
    **{type_: {"number"} for type_ in ("int", "float")},
    **{type_: {"object"} for type_ in ("dict", "model-fields", "typed-dict", "dataclass", "tagged-union")},
    **{type_: {"array"} for type_ in ("list", "tuple", "set", "frozenset")},
    "bool": {"boolean"},
    "none": {"null"},
}


def _kinds(node: Node, walker: Walker) -> set[str] | None:
    """The kinds of JSON that a node may accept, or `None` where that is not known."""
    target = walker.resolved(node)
    match target:
        case {"type": "literal", "expected": values}:
            return {literals.kind(value) for value in values}
        case {"type": "enum", "members": members}:
            return {literals.kind(member.value) for member in members}
        case {"type": "nullable", "schema": inner}:
            return _joined([{"null"}, _kinds(inner, walker)])
        case {"type": "union", "choices": choices}:
            return _joined([_kinds(choice[0] if isinstance(choice, tuple) else choice, walker) for choice in choices])
        case {"type": "json-or-python", "python_schema": inner}:
            return _kinds(inner, walker)
        case {"type": "model", "root_model": False}:
            return {"object"}
        case {"type": "model" | "default" | "function-after", "schema": inner}:
            return _kinds(inner, walker)
        case {"type": type_}:
            return _KINDS.get(type_)
        case _:
            return None


def _joined(parts: list[set[str] | None]) -> set[str] | None:
    kinds: set[str] = set()
    for part in parts:
        if part is None:
            return None
        kinds |= part
    return kinds


CONTAINERS: dict[str, Callable[[Node, Place, Walker], Node]] = {
    "dict": mapping,
    "set": collection,
    "frozenset": collection,
    "union": union,
}
