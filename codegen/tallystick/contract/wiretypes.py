"""The forms of `tallystick.types` that are not text in Python, and of the standard library's addresses."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING

from tallystick.contract import patterns
from tallystick.contract.node import WIRE, Node, Place, bare, chain, split
from tallystick.contract.refusals import first_name, refuse_function
from tallystick.contract.textual import bounds, text, written
from tallystick.contract.wire import address_text, hex_text, integer_text, padded_decimal_text
from tallystick.ir import grammars

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.ir.grammars import Grammar


def form(node: Node) -> object:
    """What a type of `tallystick.types` left on `node`: a `Grammar`, the name of a form, or `None`."""
    return (node.get("metadata") or {}).get(WIRE)


def big_integer(node: Node, place: Place) -> Node:
    """An integer of any size as its decimal digits."""
    if node.get("multiple_of") is not None:
        place.refuse("TLY506", type="BigInt", reason="has no keyword, since documents hold its digits as text")
    grammar = grammars.BIG_INTEGER
    held = {"type": "str", "pattern": grammar.pattern, "max_length": grammar.max_length}
    export = {"type": "string", "format": grammar.format, "pattern": grammar.pattern, "maxLength": grammar.max_length}
    exact = split(node, chain(held, {**bare(node), "strict": False}), export | bounds(node, place, str))
    return written(exact, integer_text)


def amount(node: Node, place: Place) -> Node:
    """An amount of money, written with all its places."""
    digits, places = node["max_digits"], node["decimal_places"]
    grammar = patterns.decimal_pattern(digits, places)
    exact = text(node, grammar, "decimal", bounds(node, place, lambda value: format(value, "f")))
    return written(exact, padded_decimal_text(re.compile(grammar), places))


def hexadecimal(node: Node, place: Place) -> Node:
    """Bytes as lower-case hexadecimal digits; the pattern says how many."""
    del place
    grammar = patterns.hexadecimal_pattern(node.get("min_length") or 0, node.get("max_length"))
    decode = {"type": "function-plain", "function": {"type": "no-info", "function": bytes.fromhex}}
    branch = chain({"type": "str", "pattern": grammar}, decode, {**bare(node), "strict": True})
    export: Node = {"type": "string", "contentEncoding": "base16", "pattern": grammar}
    return written(split(node, branch, export), hex_text)


FORMS: dict[str, Callable[[Node, Place], Node]] = {
    "integer": big_integer,
    "money": amount,
    "hex": hexadecimal,
}
"""By the name that the type left on its node."""

_ADDRESSES: dict[str, tuple[type, Grammar]] = {
    "ip_v4_address_validator": (IPv4Address, grammars.IPV4),
    "ip_v6_address_validator": (IPv6Address, grammars.IPV6),
}
"""By the name of Pydantic's own function, which is all that its schema says of the type."""


def address_of(node: Node) -> type | None:
    """The address type that `node` reads, or `None` where it reads another one."""
    return _ADDRESSES[name][0] if (name := first_name(node)) in _ADDRESSES else None


def special(node: Node, place: Place) -> Node:
    """An address of the standard library; every other type that Pydantic writes so is refused."""
    name = first_name(node)
    if node["type"] != "lax-or-strict" or name not in _ADDRESSES:
        refuse_function(node, place)
        return node
    cls, grammar = _ADDRESSES[name]
    read = {"type": "function-plain", "function": {"type": "no-info", "function": cls}}
    branch = chain({"type": "str", "pattern": grammar.pattern}, read)
    export: Node = {"type": "string", "format": grammar.format, "pattern": grammar.pattern}
    plain = {key: value for key, value in node.items() if key != "serialization"}
    return written(split(plain, branch, export), address_text)
