"""Containers of many: dictionaries and their keys, sets and their elements, tuples, unions."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from tallystick.contract import export, leaves, literals, wiretypes
from tallystick.contract.keys import key
from tallystick.contract.node import (
    JSON_VALUE,
    Node,
    Place,
    Walker,
    bare,
    chain,
    forked,
    python_side,
    saying,
    serialised,
    split,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

# -- dictionaries


def mapping(node: Node, place: Place, walker: Walker) -> Node:
    """A dictionary: keys in their one canonical spelling, values exact.

    pydantic-core stops at the first entry beyond the greatest number, whatever is wrong with those before and behind
    it; so the entries are counted once all are read.
    """
    exact = dict(node)
    if "keys_schema" in node:
        exact["keys_schema"] = key(node["keys_schema"], place.inside("[key]"), walker)
    values = walker.exact(node.get("values_schema", {"type": "any"}), place.inside("[value]"))
    exact["values_schema"] = values
    if node.get("max_length") is None:
        return saying(exact, export.mapping)
    read = {key: value for key, value in bare(exact).items() if key not in {"min_length", "max_length"}}
    anything: Node = {"type": "any"}
    counted = {**bare(exact), "values_schema": serialised(anything, values)}
    if "keys_schema" in exact:
        counted["keys_schema"] = serialised(anything, exact["keys_schema"])
    return split(exact, chain(read, counted), export.counted_mapping)


# -- sets


def collection(node: Node, place: Place, walker: Walker) -> Node:
    """A set: a JSON array whose elements all differ. A duplicate is an error rather than a silent loss."""
    items = _element(node.get("items_schema", {"type": "any"}), place.inside("[item]"), walker)
    listed: Node = {"type": "list", "items_schema": items}
    listed |= {bound: node[bound] for bound in ("min_length", "max_length") if node.get(bound) is not None}
    distinct = {"type": "function-plain", "function": {"type": "no-info", "function": refuse_duplicates}}
    real = {"type": node["type"], "items_schema": serialised({"type": "any"}, items)}
    return split({**node, "items_schema": items}, chain(listed, distinct, real), export.unique)


def sequence(node: Node, place: Place, walker: Walker) -> Node:
    """A tuple, fixed or of any length.

    pydantic-core counts the items of a list before it looks at them, but of a tuple those that it finds fine, and then
    speaks of the wrong ones alone; so what has a greatest length is read as a list first.
    """
    given: list[Node] = node["items_schema"]
    if node.get("variadic_item_index") is None:
        for bound in ("min_length", "max_length"):
            if node.get(bound) is not None:
                place.refuse("TLY536", option=f"{bound} of a tuple with fixed items", hint="Leave it out.")
    items = [walker.exact(item, place.inside(f"[{index}]")) for index, item in enumerate(given)]
    exact = {**node, "items_schema": items}
    if node.get("max_length") is None or node.get("variadic_item_index") is None or len(items) != 1:
        return exact
    listed: Node = {"type": "list", "items_schema": items[0]}
    listed |= {bound: node[bound] for bound in ("min_length", "max_length") if node.get(bound) is not None}
    real = {"type": "tuple", "items_schema": [serialised({"type": "any"}, items[0])], "variadic_item_index": 0}
    return split(exact, chain(listed, real), export.listed)


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
        if target["type"] not in _CANONICAL | {"uuid"} and wiretypes.address_of(target) is not IPv4Address:
            place.refuse("TLY514", type=_ELEMENTS.get(target["type"], target["type"]))
            return node
    kinds = {kind for target in found for kind in (_kinds(target, walker) or set())}
    if {"boolean", "number"} <= kinds:
        place.refuse("TLY514", type="booleans next to numbers")
    if kinds & {"boolean", "number"} and any(wiretypes.form(target) == "integer" for target in found):
        place.refuse("TLY514", type="BigInt next to numbers or booleans")
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
    if node.get("schema_ref", "").startswith(JSON_VALUE):
        yield {"type": "any"}
        return
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
        case {"type": "json-or-python"}:
            yield from _alternatives(python_side(target), walker)
        case _:
            yield target


# -- unions


def union(node: Node, place: Place, walker: Walker) -> Node:
    """A union that JSON takes left to right, as every validator can; Python keeps choosing the best member.

    Members of different kinds of JSON cannot both accept one document, so such a union stays one node.
    """
    given = [choice if isinstance(choice, tuple) else (choice, None) for choice in node["choices"]]
    if any(literals.is_null(choice) for choice, _ in given):
        return _nullable(node, place, walker)
    kinds = [_kinds(choice, walker) for choice, _ in given]
    _one_form_each(node, place, walker)
    exact = [walker.exact(choice, place) for choice, _ in given]
    choices = [choice if label is None else (choice, label) for choice, (_, label) in zip(exact, given, strict=True)]
    whole = {**node, "choices": choices}
    if is_deferred(node) or node.get("mode") == "left_to_right" or _disjoint(kinds):
        return whole
    return forked(whole, {**bare(whole), "mode": "left_to_right"})


def _nullable(node: Node, place: Place, walker: Walker) -> Node:
    """A union with `Literal[None]`, which is to be read and reported as one with `None` is."""
    given = [choice[0] if isinstance(choice, tuple) else choice for choice in node["choices"]]
    rest = [choice for choice in given if not literals.is_null(choice)] or given[:1]
    inner = {**bare(node), "choices": rest} if len(rest) > 1 else rest[0]
    outer: Node = {key: node[key] for key in ("ref", "metadata", "serialization") if key in node}
    return walker.exact({"type": "nullable", "schema": inner, **outer}, place)


def _lists_integers(target: Node) -> bool:
    """Whether a type lists what Python takes for an integer: of literals `True` and `False`, too, of members not."""
    members = [member.value for member in target.get("members", ())]
    listed = [*target.get("expected", ()), *(value for value in members if not isinstance(value, bool))]
    return any(isinstance(value, int) for value in listed)


def is_deferred(node: Node) -> bool:
    """Whether Pydantic is still to make a discriminated union of this one, once all its members are known."""
    return "pydantic_internal_union_discriminator" in (node.get("metadata") or {})


def _one_form_each(node: Node, place: Place, walker: Walker) -> None:
    """Refuse a union whose members read two forms into one type of Python: only one of them could be written."""
    forms: dict[tuple[str, ...], set[object]] = {}
    for way, target in _held(node, (), walker):
        if target["type"] in {"int", "bytes"}:
            forms.setdefault((*way, target["type"]), set()).add(wiretypes.form(target))
        elif target["type"] == "any" or _lists_integers(target):
            forms.setdefault((*way, "int"), set()).add(None)
    for (*_, type_), found in forms.items():
        if len(found) > 1:
            place.refuse("TLY530", type=type_)


_ITEMS = {"list": "items_schema", "set": "items_schema", "frozenset": "items_schema", "dict": "values_schema"}


def _held(node: Node, way: tuple[str, ...], walker: Walker) -> Iterable[tuple[tuple[str, ...], Node]]:
    """The types that a value may be of, and those that it may hold, with the containers on the way to each."""
    for target in _alternatives(node, walker):
        yield way, target
        type_ = target["type"]
        held = [target[_ITEMS[type_]]] if target.get(_ITEMS.get(type_, "")) else target.get("items_schema", ())
        for each in held if isinstance(held, list) and len(way) < _DEEPEST else ():
            yield from _held(each, (*way, type_), walker)


_DEEPEST = 4
"""Containers in containers that are looked into: a type alias may hold itself."""


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


def _kinds(node: Node, walker: Walker) -> set[str] | None:  # noqa: C901 - one case a type
    """The kinds of JSON that a node may accept, or `None` where that is not known, or any."""
    if node.get("schema_ref", "").startswith(JSON_VALUE):
        return None
    target = walker.resolved(node)
    if target is None:
        return None
    match target:
        case {"type": "literal", "expected": values}:
            return {literals.kind(value) for value in values}
        case {"type": "enum", "members": members}:
            return {literals.kind(member.value) for member in members}
        case {"type": "nullable", "schema": inner}:
            return _joined([{"null"}, _kinds(inner, walker)])
        case {"type": "union", "choices": choices}:
            return _joined([_kinds(choice[0] if isinstance(choice, tuple) else choice, walker) for choice in choices])
        case {"type": "json-or-python"}:
            return _kinds(python_side(target), walker)
        case {"type": "int"} if wiretypes.form(target) is not None:
            return {"string"}
        case {"type": "model", "root_model": False}:
            return {"object"}
        case {"type": "model" | "default" | "function-after", "schema": inner}:
            return _kinds(inner, walker)
        case _:
            return _KINDS.get(target["type"])


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
    "tuple": sequence,
    "union": union,
}
