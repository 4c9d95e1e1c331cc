"""Building a contract class: the transform run at the right moment, and the defaults tried."""

from __future__ import annotations

import json
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, cast

from pydantic import BaseModel, PydanticUserError, ValidationError
from pydantic_core import PydanticSerializationError

from tallystick.contract.errors import ContractError
from tallystick.contract.export import record_fields
from tallystick.contract.node import Node, Place
from tallystick.contract.transform import Transform
from tallystick.contract.wire import wire_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tallystick.contract.marks import PythonOnly

_around: ContextVar[list[Transform] | None] = ContextVar("_around", default=None)
"""Where a class that is built within another one leaves its transform; `None` for a class that stands alone."""


@contextmanager
def building(cls: type) -> Iterator[list[Transform]]:
    """Collect the transforms of the classes that are built inside the block, which builds `cls`.

    Raises `ContractError` where Pydantic finds a discriminator that is not a literal of strings: by then such a field
    of a nested contract is exact, and no longer one that Pydantic knows to be a literal.
    """
    within: list[Transform] = []
    token = _around.set(within)
    try:
        yield within
    except PydanticUserError as error:
        if error.code != "discriminator-needs-literal":
            raise
        place = place_of(cls)
        place.refuse("TLY515", reason=error.message, hint="Make the tag a Literal of strings.")
        raise ContractError(*place.findings) from None
    finally:
        _around.reset(token)


def exact_schema(
    cls: type[BaseModel],
    node: Node,
    within: list[Transform],
    lookup: Callable[[Node], Node],
    is_contract: Callable[[type], bool],
) -> tuple[Node, tuple[PythonOnly, ...]]:
    """The core schema of `cls` with its JSON side exact, and the rules that only Python checks.

    `node` is Pydantic's schema of the class and `within` the transforms of the contracts built inside it. Raises
    `ContractError` with every finding of the class.
    """
    transform = Transform(place_of(cls), node.get("ref", ""), lookup, is_contract)
    exact = transform.contract(node)
    around = _around.get()
    if around is None:
        _settle([*within, transform])
    else:
        around.extend([*within, transform])
    if transform.place.findings:
        raise ContractError(*transform.place.findings)
    definitions = list(transform.definitions.values())
    whole: Node = {"type": "definitions", "schema": exact, "definitions": definitions} if definitions else exact
    return whole, tuple(transform.marks)


def place_of(cls: type) -> Place:
    """The place of a class, in the reader's terms."""
    return Place(f"{cls.__module__}.{cls.__qualname__}")


def _settle(transforms: list[Transform]) -> None:
    """Refuse references that were open and turn out to be no contract's, now that all classes of this build are known.

    The last transform is that of the outermost class, and the one whose findings are reported.
    """
    known = {ref for transform in transforms for ref in (transform.own, *transform.definitions)}
    for transform in transforms:
        for ref, place in transform.pending:
            if ref not in known:
                Place(place.name, transforms[-1].place.findings).refuse("TLY526", type=ref.partition(":")[0])


def _model_node(node: Node) -> Node:
    """The schema of the model in a finished core schema, its definitions aside."""
    if node["type"] != "definitions":
        return node
    inner: Node = node["schema"]
    return next((item for item in node["definitions"] if item["ref"] == inner.get("schema_ref")), inner)


def check_defaults(cls: type[BaseModel]) -> None:
    """Raise `ContractError` where a field's default is not accepted by the field itself, from JSON."""
    place = place_of(cls)
    for name, field in record_fields(_model_node(cast("Node", cls.__pydantic_core_schema__))):
        match field.get("schema"):
            case {"type": "default", "default": default, "schema": inner} if inner["type"] != "missing-sentinel":
                _check_default(cls, field.get("validation_alias", name), default, place.inside(name))
            case _:
                pass
    if place.findings:
        raise ContractError(*place.findings)


def _check_default(cls: type[BaseModel], wire_name: str, default: object, place: Place) -> None:
    """Refuse a default that the field would not accept from JSON, as every other language reads it."""
    try:
        text = json.dumps({wire_name: wire_value(default)}, allow_nan=False)
    except (PydanticSerializationError, TypeError, ValueError) as error:
        place.refuse("TLY516", default=repr(default), reason=str(error))
        return
    try:
        cls.__pydantic_validator__.validate_json(text)
    except ValidationError as failure:
        for found in failure.errors(include_url=False):
            if found["loc"][:1] == (wire_name,):
                place.refuse("TLY516", default=repr(default), reason=found["msg"])
                return
