"""Building a contract class: the transform run at the right moment, and the defaults tried."""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pydantic import BaseModel, PydanticUserError, ValidationError
from pydantic_core import PydanticSerializationError, SchemaError, SchemaValidator

from tallystick.contract.defaults import wire_default
from tallystick.contract.errors import ContractError
from tallystick.contract.export import record_fields
from tallystick.contract.node import Node, Place
from tallystick.contract.transform import Transform
from tallystick.factories import is_constant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic.plugin._schema_validator import PluggableSchemaValidator
    from pydantic_core import CoreSchema

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
    definitions = list(transform.definitions.values())
    if transform.place.findings:
        _check_other_defaults(exact, definitions, transform.place)
        raise ContractError(*transform.place.findings)
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
                # Of the generic ones, Pydantic never finishes a class that refers to one which is being made around it.
                code = "TLY532" if "[" in ref else "TLY526"
                Place(place.name, transforms[-1].place.findings).refuse(code, type=ref.partition(":")[0])


def _model_node(node: Node) -> Node:
    """The schema of the model in a finished core schema, its definitions aside."""
    if node["type"] != "definitions":
        return node
    inner: Node = node["schema"]
    return next((item for item in node["definitions"] if item["ref"] == inner.get("schema_ref")), inner)


def check_defaults(cls: type[BaseModel]) -> None:
    """Raise `ContractError` where a field's default is not accepted by the field itself, from JSON."""
    place = place_of(cls)
    for field in _defaults(_model_node(cast("Node", cls.__pydantic_core_schema__))):
        _check_default(cls.__pydantic_validator__, field, place.inside(field.name))
    if place.findings:
        raise ContractError(*place.findings)


def _check_other_defaults(exact: Node, definitions: list[Node], place: Place) -> None:
    """Refuse defaults of a class that is refused already, in fields that are not, so that all is said at once.

    The class has no validator, so each field is given one of its own. A field that refers to another class may have
    none: what it needs is only known once the class is complete.
    """
    refused = [f"{found.where.name}." for found in place.findings]
    for field in _defaults(exact):
        here = place.inside(field.name)
        if any(name.startswith(f"{here.name}.") for name in refused):
            continue
        record = {"type": "typed-dict-field", "schema": field.inner, "required": False}
        alone = {"type": "typed-dict", "fields": {field.wire_name: record}}
        with suppress(SchemaError):
            whole = {"type": "definitions", "schema": alone, "definitions": definitions}
            _check_default(SchemaValidator(cast("CoreSchema", whole)), field, here)


@dataclass(frozen=True, slots=True)
class _Default:
    """A field with a default."""

    name: str
    wire_name: str
    value: object
    inner: Node


def _defaults(model: Node) -> Iterator[_Default]:
    for name, field in record_fields(model):
        match field.get("schema"):
            case {"type": "default", "default": default, "schema": inner} if inner["type"] != "missing-sentinel":
                yield _Default(name, field.get("validation_alias", name), default, inner)
            case {"type": "default", "default_factory": factory, "schema": inner} if is_constant(factory):
                yield _Default(name, field.get("validation_alias", name), factory(), inner)
            case _:
                pass


def _check_default(validator: SchemaValidator | PluggableSchemaValidator, field: _Default, place: Place) -> None:
    """Refuse a default that the field would not accept from JSON, as every other language reads it."""
    try:
        text = json.dumps({field.wire_name: wire_default(field.inner, field.value)}, allow_nan=False)
    except (PydanticSerializationError, TypeError, ValueError) as error:
        place.refuse("TLY516", default=repr(field.value), reason=str(error))
        return
    try:
        validator.validate_json(text)
    except ValidationError as failure:
        for found in failure.errors(include_url=False):
            if found["loc"][:1] == (field.wire_name,):
                place.refuse("TLY516", default=repr(field.value), reason=found["msg"])
                return
