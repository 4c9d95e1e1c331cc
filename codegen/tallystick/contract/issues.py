"""The normal form of a refused document, the same from Python and from TypeScript: what is wrong, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast
from weakref import WeakKeyDictionary

from pydantic import BaseModel, TypeAdapter

from tallystick import issue_table
from tallystick.contract.base import RootContract
from tallystick.contract.errors import ContractError
from tallystick.contract.issue_codes import refusal, union_refusal
from tallystick.contract.issue_places import Places, members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from tallystick.contract.node import Node


Path: TypeAlias = "tuple[int | str, ...]"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that is wrong with a document.

    `pointer` is a JSON Pointer (RFC 6901) into the document, `""` the whole of it. `code` is the JSON Schema keyword
    that refuses the value, or the name of a cross-field rule. `message` is the text for that code, the same in
    TypeScript; it never holds anything of the document.
    """

    pointer: str
    code: str
    message: str


class _Refused(NamedTuple):
    """A refusal, and the keys that lead to its place."""

    path: Path
    code: str
    message: str


def issues(error: ValidationError, contract: type[Any] | TypeAdapter[Any]) -> list[Issue]:
    """What a refused document's error says, in the form that both halves of a contract share.

    `contract` is what refused the document: the contract's class, the `TypeAdapter`, or the type that was given to
    `parse_json`. There is at most one issue for a pointer, the one whose code ranks first in `tallystick.issue_table`.
    A union is one issue at the union; of what is inside a list that is too long nothing is said; sizes and rules are
    only spoken of where the members are fine.
    """
    places = _places(contract)
    refused = [_refused(found, places) for found in error.errors(include_url=False)]
    return [Issue(pointer, code, message) for pointer, (code, message) in _normal(refused)]


_KNOWN: WeakKeyDictionary[type[Any], tuple[Node, Places]] = WeakKeyDictionary()
"""Of the classes that were asked of, their core schemas and what was found out about those."""


def _places(contract: type[Any] | TypeAdapter[Any]) -> Places:
    """The places of a contract. A service asks of the same classes again and again."""
    schema = _core_schema(contract)
    if not isinstance(contract, type):
        return Places(schema)
    known = _KNOWN.get(contract)
    if known is None or known[0] is not schema:
        known = _KNOWN[contract] = (schema, Places(schema))
    return known[1]


def _core_schema(contract: type[Any] | TypeAdapter[Any]) -> Node:
    if isinstance(contract, type) and issubclass(contract, BaseModel):
        contract.model_rebuild()
        return cast("Node", contract.__pydantic_core_schema__)
    if not isinstance(contract, TypeAdapter):
        try:
            return _core_schema(RootContract[contract])  # type: ignore[valid-type]  # a type at run time
        except ContractError:  # then `parse_json` has not read it either, but an adapter of the caller's
            contract = TypeAdapter(contract)
    contract.rebuild()
    return cast("Node", contract.core_schema)


def _refused(error: ErrorDetails, places: Places) -> _Refused:
    found = places.find(error)
    path = found.path
    if found.is_union and found.node is not None:
        code, message = union_refusal([places.nodes(choice) for choice in members(found.node)])
    elif found.is_key:
        code, message = "propertyNames", issue_table.message("propertyNames")
    elif found.is_rule:
        code, message = error["type"], error["msg"]
    elif found.is_absent_item and found.node is not None:
        code, message = (
            "minItems",
            issue_table.message("minItems", str(len(found.node.get("items_schema") or found.node["fields"]))),
        )
    else:
        code, message = refusal(error, places.nodes(found.node))
    if code == "discriminator":
        path = (*path, error["ctx"]["discriminator"].strip("'"))
    return _Refused(path, code, message)


def _pointer(path: Path) -> str:
    pointer = ""
    for key in path:
        pointer += "/" + str(key).replace("~", "~0").replace("/", "~1")
    return pointer


def _above(path: Path) -> Iterator[str]:
    """The places that a path leads through, the whole document first."""
    return (_pointer(path[:depth]) for depth in range(len(path)))


_CLOSING = frozenset({"maxItems", "propertyNames"})
"""Codes of places below which nothing is said."""


def _is_afterthought(code: str) -> bool:
    return code in issue_table.AFTERTHOUGHTS or code not in issue_table.MESSAGES


def _normal(refused: list[_Refused]) -> Iterator[tuple[str, tuple[str, str]]]:
    """One refusal a place. Of many refusals, what is above their places is only found out where it matters."""
    if closed := {_pointer(each.path) for each in refused if each.code in _CLOSING}:
        refused = [each for each in refused if closed.isdisjoint(_above(each.path))]
    afterthoughts = any(_is_afterthought(each.code) for each in refused)
    troubled = {place for each in refused for place in _above(each.path)} if afterthoughts else set()
    found: dict[str, tuple[str, str]] = {}
    for each in refused:
        pointer = _pointer(each.path)
        if pointer in troubled and _is_afterthought(each.code):
            continue
        other = found.get(pointer)
        if other is None or issue_table.rank(each.code) < issue_table.rank(other[0]):
            found[pointer] = (each.code, each.message)
    yield from found.items()
