"""Small ways to break the generator: each turns the nodes of a contract into nodes that are a little wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from tallystick.ir.nodes import (
    ABSENT,
    Anything,
    Array,
    Check,
    Extra,
    Literal,
    Node,
    Nullable,
    Number,
    Object,
    Property,
    Record,
    String,
    Tuple,
    Union,
)

Break: TypeAlias = Callable[[Node], Node]


def _checks(change: Callable[[Check], Check | None], kind: Any) -> Break:
    """A change to the checks of nodes of a kind; `None` drops one."""

    def broken(node: Node) -> Node:
        if not isinstance(node, kind):
            return node
        return replace(node, checks=tuple(new for check in node.checks if (new := change(check)) is not None))

    return broken


def _instead(old: str, new: str) -> Callable[[Check], Check]:
    return lambda check: replace(check, keyword=new) if check.keyword == old else check


def _without(keyword: str) -> Callable[[Check], Check | None]:
    return lambda check: None if check.keyword == keyword else check


def _by(keyword: str, more: int) -> Callable[[Check], Check]:
    return lambda check: replace(check, value=check.value + more) if check.keyword == keyword else check  # type: ignore[operator]  # a number


def _unanchored(check: Check) -> Check:
    return replace(check, value=str(check.value).rstrip("$")) if check.keyword == "pattern" else check


def _properties(change: Callable[[Property], Property | None]) -> Break:
    def broken(node: Node) -> Node:
        if not isinstance(node, Object):
            return node
        return replace(node, properties=tuple(new for each in node.properties if (new := change(each)) is not None))

    return broken


def _of(kind: Any, change: Callable[[Any], Node]) -> Break:
    return lambda node: change(node) if isinstance(node, kind) else node


_AWARE, _NAIVE = "contract-datetime", "contract-local-datetime"

BREAKS: Mapping[str, Break] = {
    "exclusive for inclusive": _checks(_instead("minimum", "exclusiveMinimum"), Number),
    "inclusive for exclusive": _checks(_instead("exclusiveMaximum", "maximum"), Number),
    "a bound off by one": _checks(_by("minimum", 1), Number),
    "min for max": _checks(_instead("maxLength", "minLength"), String),
    "a length off by one": _checks(_by("maxLength", 1), String),
    "lower bound of numbers dropped": _checks(_without("exclusiveMinimum"), Number),
    "multipleOf dropped": _checks(_without("multipleOf"), Number),
    "safe range dropped": _of(Number, lambda node: replace(node, kind="integer") if node.kind != "number" else node),
    "integer as number": _of(Number, lambda node: replace(node, kind="number")),
    "pattern without its end": _checks(_unanchored, String),
    "pattern dropped": _checks(_without("pattern"), String),
    "format dropped": _of(String, lambda node: replace(node, format=None)),
    "aware for naive": _of(
        String,
        lambda node: replace(node, format="contract-local-datetime") if node.format == "contract-datetime" else node,
    ),
    "decimal bound dropped": _checks(_without("decimalMinimum"), String),
    "length of bytes in characters": _checks(_instead("maxBytes", "maxLength"), String),
    "uniqueItems dropped": _checks(_without("uniqueItems"), Array),
    "maxItems dropped": _checks(_without("maxItems"), Array),
    "nullable lost": _of(Nullable, lambda node: node.node),
    "optional lost": _properties(lambda each: replace(each, required=True, default=ABSENT)),
    "required lost": _properties(lambda each: replace(each, required=False)),
    "default changed": _properties(lambda each: each if each.default is ABSENT else replace(each, default="other")),
    "default lost": _properties(lambda each: replace(each, default=ABSENT)),
    "a property lost": _properties(lambda each: None if each.name == "even" else each),
    "name for alias": _properties(lambda each: replace(each, name="wire_name") if each.name == "wireName" else each),
    "strip for strict": _of(Object, lambda node: replace(node, extra=Extra.STRIP)),
    "strict for strip": _of(Object, lambda node: replace(node, extra=Extra.CLOSED)),
    "an enum member lost": _of(Literal, lambda node: replace(node, values=node.values[:1])),
    "tuple with a rest": _of(Tuple, lambda node: replace(node, rest=Anything())),
    "key pattern dropped": _of(Record, lambda node: replace(node, keys=String())),
    "values of a map unchecked": _of(Record, lambda node: replace(node, values=Anything())),
    "a union's member lost": _of(Union, lambda node: node.members[0]),
}
"""What is broken -> how."""
