"""The two bases of contracts: `Contract` for objects, `RootContract` for any other JSON value."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NoReturn, Self, TypeVar, cast

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, RootModel, TypeAdapter

from tallystick.contract.absent_tags import naming_absent_tags
from tallystick.contract.build import building, check_defaults, exact_schema, place_of
from tallystick.contract.errors import ContractError
from tallystick.contract.generics import in_order, is_same_order
from tallystick.contract.node import Node, is_done
from tallystick.contract.parser import read_json
from tallystick.contract.rules import complete
from tallystick.contract.traits import Traits, traits_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic.config import ExtraValues
    from pydantic_core import CoreSchema

    from tallystick.contract.marks import PythonOnly
    from tallystick.contract.parser import JsonText

Root = TypeVar("Root")
T = TypeVar("T")


def _by_name(cls: type[BaseModel]) -> bool:
    """Whether Python may use field names beside aliases."""
    return bool(cls.model_config.get("populate_by_name") or cls.model_config.get("validate_by_name"))


def _misused(cls: type[BaseModel], argument: str) -> NoReturn:
    """Raise `ContractError` for an argument that would make another contract of this one."""
    place = place_of(cls)
    place.refuse("TLY517", argument=argument)
    raise ContractError(*place.findings)


class _Exact(BaseModel):
    """What makes a model exact: the transform of its core schema, and the checks of its JSON entry."""

    __tallystick_python_only__: ClassVar[tuple[PythonOnly, ...]] = ()
    """The rules that only Python checks, so that the class's claim is weaker there."""

    __tallystick_traits__: ClassVar[Traits | None] = None
    """What reading depends on; `None` until a document is read."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The core schema of this class with its JSON side exact. Raises `ContractError` where it cannot be."""
        with building(cls) as within:
            node = cast("Node", handler.resolve_ref_schema(handler(source)))
        if is_done(node):
            return cast("CoreSchema", node)

        def lookup(reference: Node) -> Node:
            return cast("Node", handler.resolve_ref_schema(cast("CoreSchema", reference)))

        exact, cls.__tallystick_python_only__ = exact_schema(
            cls, node, within, lookup, lambda model: issubclass(model, _Exact)
        )
        return cast("CoreSchema", exact)

    def __class_getitem__(cls, arguments: Any) -> Any:  # noqa: ANN401 - as Pydantic has it
        """The class of a generic family for `arguments`.

        Raises `ContractError` where Pydantic would give one whose unions are in another order.
        """
        given = arguments if isinstance(arguments, tuple) else (arguments,)
        made = cast("type[BaseModel]", super().__class_getitem__(tuple(map(in_order, given))))
        if not isinstance(made, type):  # within the class of these arguments, which is being made
            return made
        kept = made.__pydantic_generic_metadata__
        if kept["origin"] is cls and not is_same_order(kept["args"], given):
            place = place_of(cls)
            place.refuse("TLY540", type=made.__name__)
            raise ContractError(*place.findings)
        caller = sys._getframe(1)  # noqa: SLF001 - as Pydantic finds where it was called, one frame short by this method
        if caller.f_locals is caller.f_globals:
            # Where modules are made, the class can be found by its name again, as pickle does.
            vars(sys.modules[made.__module__]).setdefault(made.__name__, made)
        return made

    @classmethod
    def __pydantic_on_complete__(cls) -> None:
        """Refuse defaults and rules that documents cannot have. Raises `ContractError`."""
        cls.__tallystick_traits__ = None
        check_defaults(cls)
        complete(cls, place_of(cls))

    @classmethod
    def model_validate_json(  # noqa: PLR0913 - Pydantic's own signature
        cls,
        json_data: str | bytes | bytearray,
        *,
        strict: bool | None = None,
        extra: ExtraValues | None = None,
        context: Any | None = None,  # noqa: ANN401 - as Pydantic has it
        by_alias: bool | None = None,
        by_name: bool | None = None,
    ) -> Self:
        """As `parse_json`, with a `context` for rules that only Python checks.

        Raises `ContractError` for arguments that would change what the contract accepts.
        """
        changes = {"strict=True": strict, "by_alias=False": by_alias is False, "by_name=True": by_name, "extra": extra}
        for argument, given in changes.items():
            if given:
                _misused(cls, argument)
        return cls._read(json_data, context)

    @classmethod
    def parse_json(cls, data: JsonText) -> Self:
        """The value that a JSON document holds: the front door, deciding as `parseJson` and the schema do elsewhere.

        Text that is no JSON document by `tallystick.contract.parser` raises `ValidationError` with one error
        `json_invalid` at the root; a document that the contract refuses, one with an error for each place.
        """
        return cls._read(data, None)

    @classmethod
    def _read(cls, data: JsonText, context: Any | None) -> Self:  # noqa: ANN401 - as Pydantic has it
        validate = cls.__pydantic_validator__.validate_json
        if context is not None:
            validate = partial(validate, context=context)
        schema = cast("Node", cls.__pydantic_core_schema__)
        if cls.__tallystick_traits__ is None:
            cls.__tallystick_traits__ = traits_of(schema)
        return cast("Self", through_the_door(validate, schema, cls.__tallystick_traits__, data, cls.__name__))


class Contract(_Exact):
    """A model whose JSON documents are the same set in Python and in every generated language.

    In Python it is built and used as any Pydantic model. From JSON (`model_validate_json`, or a `TypeAdapter` of it) it
    accepts exactly what its exported schema accepts, and it writes what it accepts. Property names are the wire names:
    aliases (`alias_generator=to_camel`) are written by default, and `populate_by_name` is for Python construction only.
    A literal of one string with itself as default is a tag: optional in Python, always present in JSON.
    Defining a class whose JSON side cannot be exact raises `ContractError`, with the type to use instead.
    """

    model_config = ConfigDict(serialize_by_alias=True)

    def __init__(self, /, **data: Any) -> None:  # noqa: ANN401 - as Pydantic has it
        # Names beside aliases are a matter of Python alone, so the core schema does not know of them.
        if _by_name(type(self)):
            self.__pydantic_validator__.validate_python(data, self_instance=self, by_alias=True, by_name=True)
        else:
            super().__init__(**data)

    # Pydantic would otherwise call this for every nested value rather than fill the fields itself.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]  # the mark by which Pydantic knows its own

    @classmethod
    def model_validate(  # noqa: PLR0913 - Pydantic's own signature
        cls,
        obj: Any,  # noqa: ANN401 - as Pydantic has it
        *,
        strict: bool | None = None,
        extra: ExtraValues | None = None,
        from_attributes: bool | None = None,
        context: Any | None = None,  # noqa: ANN401 - as Pydantic has it
        by_alias: bool | None = None,
        by_name: bool | None = None,
    ) -> Self:
        """As Pydantic's: the value that a Python object holds, read by Python's rules."""
        return super().model_validate(
            obj,
            strict=strict,
            extra=extra,
            from_attributes=from_attributes,
            context=context,
            by_alias=by_alias,
            by_name=True if by_name is None and _by_name(cls) else by_name,
        )


class RootContract(_Exact, RootModel[Root], Generic[Root]):
    """A named contract for a JSON value that is not an object: `class Tags(RootContract[list[str]])`."""

    model_config = ConfigDict(serialize_by_alias=True)


def through_the_door(
    validate: Callable[[bytes | bytearray], T], schema: Node, traits: Traits, data: JsonText, title: str
) -> T:
    """What the validator of a core schema makes of a document."""
    named = naming_absent_tags(validate, schema) if traits.tagged else validate
    return read_json(named, data, title, overlapping=traits.overlapping)


_ADAPTED = "document"
"""What errors call a document that is read by a `TypeAdapter`."""


def parse_json(target: type[T] | TypeAdapter[T], data: JsonText) -> T:
    """The value that a JSON document holds for a type, through the same front door as `Contract.parse_json`.

    A type that is no contract (`list[Order]`) is made exact, as `RootContract[list[Order]]` is; keep that class where
    many documents are read. A `TypeAdapter` is taken as it is: contracts are exact in it, and the types around them are
    as exact as Pydantic has them. Raises as `Contract.parse_json` does, and `ContractError` for a type that cannot be
    exact.
    """
    if isinstance(target, TypeAdapter):
        schema = cast("Node", target.core_schema)
        return cast("T", through_the_door(target.validator.validate_json, schema, traits_of(schema), data, _ADAPTED))
    contract = cast("type[RootContract[T]]", RootContract[target])  # type: ignore[valid-type]  # a type at run time
    return contract.parse_json(data).root
