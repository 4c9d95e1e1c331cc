"""What every part of the transform works with: core-schema nodes, the place they stand at, their replacement."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from tallystick.problems import Problem, Where, problem

Node = dict[str, Any]
"""One node of a pydantic-core schema: a dictionary with a `type`."""

DONE = "tallystick_exact"
"""The metadata key of nodes that are already exact: Pydantic hands finished schemas out again."""

WIRE = "tallystick_wire"
"""The metadata key under which a type of `tallystick.types` leaves its wire form."""

Export = Callable[[Node, "Handler"], Node]
"""Says the JSON Schema of a node."""

BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
"""pydantic-core's bounds -> the keywords that say them."""

_OUTER = ("ref", "metadata", "serialization")
_EXPORTS = ("pydantic_js_functions", "pydantic_js_annotation_functions")

FINITE: Node = {"type": "float", "strict": True, "allow_inf_nan": False}
"""Any JSON number, and only numbers."""

JSON_VALUE = "pydantic.types.JsonValue:"
"""How the reference of `pydantic.JsonValue` starts."""

MAX_SAFE = 2**53 - 1
"""The largest integer that JavaScript's `JSON.parse` tells from its neighbours."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands, in the reader's terms (`ledger.Invoice.due_date`), and the findings made so far."""

    name: str
    findings: list[Problem] = field(default_factory=list)

    def inside(self, part: str) -> Place:
        """The place of a part of this one."""
        return Place(f"{self.name}.{part}", self.findings)

    def refuse(self, code: str, /, **holes: object) -> None:
        """Note that what stands here cannot be exact."""
        found = problem(code, Where(name=self.name), **holes)
        if found not in self.findings:
            self.findings.append(found)


def said(export: Node) -> Export:
    """A Pydantic JSON Schema function that always says `export`."""

    def say(_schema: Node, _handler: Handler) -> Node:
        return copy.deepcopy(export)

    return say


def bare(node: Node, *also: str) -> Node:
    """`node` without what belongs to its outside: reference, metadata, serializer (and the keys in `also`)."""
    return {key: value for key, value in node.items() if key not in _OUTER and key not in also}


def marked(node: Node) -> Node:
    """`node`, marked as exact."""
    return {**node, "metadata": {**(node.get("metadata") or {}), DONE: True}}


def is_done(node: Node) -> bool:
    """Whether `node` was made exact before."""
    return bool((node.get("metadata") or {}).get(DONE))


def saying(node: Node, function: Export) -> Node:
    """`node` with `function` as the last that may change its JSON Schema.

    An annotation function, since Pydantic writes what the other kind adds to a reference into the definition itself.
    """
    metadata = node.get("metadata") or {}
    functions = [*metadata.get("pydantic_js_annotation_functions", ()), function]
    return {**node, "metadata": {**metadata, "pydantic_js_annotation_functions": functions}}


def exported(node: Node, function: Export) -> Node:
    """`node` with `function` as the only one that says its JSON Schema, kept updates such as a description aside."""
    metadata = {key: value for key, value in (node.get("metadata") or {}).items() if key not in _EXPORTS}
    return {**node, "metadata": {**metadata, "pydantic_js_functions": [function]}}


def split(node: Node, json_branch: Node, export: Node | Export) -> Node:
    """The node that reads JSON by `json_branch` and Python values as `node` does.

    pydantic-core writes JSON by the JSON branch, so that one must end in the real type or bring its own serializer.
    `export` is the branch's JSON Schema, or the function that says it from the branch.
    """
    function = export if callable(export) else said(export)
    outer = forked(node, exported(json_branch, function))
    if "metadata" in outer:
        outer["metadata"] = {key: value for key, value in outer["metadata"].items() if key not in _EXPORTS}
    return outer


def forked(node: Node, json_branch: Node) -> Node:
    """As `split`, for a branch whose JSON Schema is what Pydantic says of it."""
    outer = {key: node[key] for key in _OUTER if key in node}
    return {"type": "json-or-python", "json_schema": json_branch, "python_schema": bare(node), **outer}


def python_side(node: Node) -> Node:
    """What a node that `split` made reads of Python values, with the mark of its wire form."""
    side: Node = node["python_schema"]
    mark = (node.get("metadata") or {}).get(WIRE)
    return side if mark is None else {**side, "metadata": {**(side.get("metadata") or {}), WIRE: mark}}


def serialised(validated: Node, written: Node) -> Node:
    """A node that accepts as `validated` does and is written as `written` is."""
    return {"type": "lax-or-strict", "lax_schema": validated, "strict_schema": written, "strict": False}


def chain(*steps: Node) -> Node:
    """The node that passes a value through `steps`."""
    return {"type": "chain", "steps": list(steps)}


class Handler(Protocol):
    """Pydantic's handler of JSON Schema functions, in the terms of this package."""

    def __call__(self, node: Node, /) -> Node:
        """The JSON Schema of `node` itself, what its metadata adds aside."""

    def resolve_ref_schema(self, json_schema: Node, /) -> Node:
        """The definition behind a JSON Schema that may be a reference."""


class Walker(Protocol):
    """What the parts of the transform ask of the whole: to go on with a child, and to look behind a reference."""

    def exact(self, node: Node, place: Place) -> Node:
        """`node` made exact, with everything in it."""

    def resolved(self, node: Node) -> Node | None:
        """What `node` refers to, through every reference; `node` itself where it is none; `None` while undefined."""

    def writing(self, function: object | None, place: Place) -> None:
        """Take note of a function of the author's that decides what is written, or refuse it where it is not marked."""
