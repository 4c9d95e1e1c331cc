"""Keys of objects: each type that has one spelling for a value, as the string that a document has."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from tallystick.contract import leaves, literals, patterns, wiretypes
from tallystick.contract.kinds import held_to_known
from tallystick.contract.node import MAX_SAFE, Node, Place, Walker, bare, chain, python_side, split
from tallystick.contract.textual import bounds
from tallystick.ir import formats, grammars

if TYPE_CHECKING:
    from collections.abc import Callable


def key(node: Node, place: Place, walker: Walker) -> Node:
    """The node for keys of the type that `node` describes; refuses a type whose values have several spellings."""
    target = walker.resolved(node)
    if target is None:
        place.refuse("TLY513", type="an unfinished type")
        return node
    if target["type"] == "json-or-python":
        target = python_side(target)
    held_to_known(target, place)
    kind = target["type"]
    if kind == "any":
        return node
    if kind == "str":
        return walker.exact(node, place)
    if kind in {"enum", "literal"}:
        return _listed(node, target, place, walker)
    if wiretypes.address_of(target) is IPv4Address:
        return _address(target)
    if kind in _KEYS and wiretypes.form(target) in {None, "integer"} and target.get("multiple_of") is None:
        return _KEYS[kind](target, place)
    place.refuse("TLY513", type=_NAMES.get(kind, kind))
    return node


_NAMES = {
    "int": "int with multiple_of",
    "json-or-python": "this type",
    "lax-or-strict": "this type",
    "timedelta": "timedelta",
    "decimal": "Decimal",
}


def _listed(node: Node, target: Node, place: Place, walker: Walker) -> Node:
    """Keys that are listed: strings stay what they refer to; integers become their decimal texts."""
    enum = target["type"] == "enum"
    values = [member.value for member in target["members"]] if enum else target["expected"]
    if {literals.kind(value) for value in values} == {"string"}:
        return walker.exact(node, place)
    exact = literals.as_keys(target, values, place)
    if exact is None:
        place.refuse("TLY513", type="a literal or enumeration of other than strings and integers")
        return node
    return exact


def _text(target: Node, export: Node, *steps: Node) -> Node:
    """A key that `export` says the pattern of, and that then reads by `steps`."""
    held = {"type": "str", "pattern": export["pattern"]}
    return split(bare(target), chain(held, *steps), {"type": "string", **export})


def _integer(target: Node, place: Place) -> Node:
    if wiretypes.form(target) is not None:
        grammar = grammars.BIG_INTEGER
        held = {"type": "str", "pattern": grammar.pattern, "max_length": grammar.max_length}
        export: Node = {"type": "string", "pattern": grammar.pattern, "maxLength": grammar.max_length}
        steps = chain(held, {**bare(target), "strict": False})
        return split(bare(target), steps, export | bounds(target, place, str))
    limits = {"ge": max(target.get("ge", -MAX_SAFE), -MAX_SAFE), "le": min(target.get("le", MAX_SAFE), MAX_SAFE)}
    said = {"pattern": patterns.INTEGER_KEY} | bounds(target, place, str)
    return _text(target, said, {**bare(target), **limits, "strict": False})


def _date(target: Node, place: Place) -> Node:
    export = {"format": "date", "pattern": formats.DATE} | bounds(target, place, lambda value: value.isoformat())
    return _text(target, export, {**bare(target), "strict": False})


def _boolean(target: Node, place: Place) -> Node:
    del place
    words = {"type": "literal", "expected": ["true", "false"]}
    exact = chain(words, {**bare(target), "strict": False})
    return split(bare(target), exact, {"type": "string", "enum": ["true", "false"]})


def _address(target: Node) -> Node:
    read = {"type": "function-plain", "function": {"type": "no-info", "function": IPv4Address}}
    return _text(target, {"pattern": grammars.IPV4.pattern}, read)


def _uuid(target: Node, place: Place) -> Node:
    del place
    return leaves.lower_uuid(bare(target))


_KEYS: dict[str, Callable[[Node, Place], Node]] = {
    "int": _integer,
    "bool": _boolean,
    "date": _date,
    "uuid": _uuid,
}
