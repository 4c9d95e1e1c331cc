"""The arguments of a stub: which are parameters of the request, where they stand, and what its body is."""

from __future__ import annotations

import inspect
import types
from dataclasses import dataclass, is_dataclass
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Field, PydanticUserError, create_model
from pydantic_core import MISSING
from typing_extensions import is_typeddict

from tallystick.contract.base import Contract, RootContract
from tallystick.contract.errors import ContractError
from tallystick.contract.operations import mistakes
from tallystick.contract.operations.markers import Body as BodyMarker
from tallystick.contract.operations.markers import Named, Upload
from tallystick.contract.operations.model import FORM, JSON, Body, File, Parameter
from tallystick.parameters import LOCATIONS, Location, followed, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic.fields import FieldInfo

    from tallystick.contract.operations.findings import Findings, Stub

_RESERVED = frozenset({"accept", "authorization", "content-type"})
"""Headers that OpenAPI says elsewhere (3.1.0 section 4.8.12.2)."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a stub: `type` is its annotation, markers taken out, `place` what the annotation says of it."""

    name: str
    type: Any
    default: Any
    place: Named | BodyMarker | Upload | None

    @property
    def required(self) -> bool:
        """Whether the stub gives it no default."""
        return self.default is inspect.Parameter.empty


def arguments(function: Callable[..., object], findings: Findings) -> tuple[list[Argument], Any]:
    """The arguments of a stub function and what it returns. What cannot be read is a finding, and left out."""
    try:
        hints = get_type_hints(function, include_extras=True)
    except NameError as error:
        findings.add("TLY575", how=f"an annotation that cannot be read: {error}")
        return [], inspect.Parameter.empty
    found = []
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.kind in {parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD, parameter.POSITIONAL_ONLY}:
            findings.add("TLY575", how=f"`{parameter}`, which names no part of a request")
        elif name not in hints:
            findings.add("TLY575", how=f"no type for `{name}`")
        else:
            found.append(_argument(name, hints[name], parameter.default))
            mistakes.marks(found[-1], _notes(hints[name]), findings)
    if "return" not in hints:
        findings.add("TLY575", how="no return type")
    return found, hints.get("return", inspect.Parameter.empty)


def _notes(annotation: Any) -> tuple[object, ...]:  # noqa: ANN401 - any type expression
    return get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()


def _argument(name: str, annotation: Any, default: Any) -> Argument:  # noqa: ANN401 - any type expression, any value
    place = None
    if get_origin(annotation) is Annotated:
        inner, *notes = get_args(annotation)
        marks = [note for note in notes if isinstance(note, Named | BodyMarker | Upload)]
        kept = [note for note in notes if note not in marks]
        place = marks[0] if marks else None
        annotation = Annotated[(inner, *kept)] if kept else inner
    if place is None and mistakes.holds_files(annotation):
        place = Upload()
    return Argument(name, annotation, default, place)


def parameters(stub: Stub, given: list[Argument]) -> tuple[tuple[Parameter, ...], Mapping[Location, type[Contract]]]:
    """The parameters among the arguments, and the contract of each location that has any.

    The contracts are called after the stub: `ListInvoicesQuery` and so on.
    """
    placed: dict[Location, list[Argument]] = {}
    for argument in given:
        if (location := _location(argument, stub.in_path)) is not None:
            placed.setdefault(location, []).append(argument)
    missing = [name for name in stub.in_path if name not in {each.name for each in placed.get("path", ())}]
    for name in missing:
        stub.findings.add("TLY571", name=name)
    found: list[Parameter] = []
    groups: dict[Location, type[Contract]] = {}
    for location in LOCATIONS:
        if location not in placed:
            continue
        _check(location, placed[location], stub)
        wires = {argument.name: _wire(argument, location, stub) for argument in placed[location]}
        for argument in placed[location]:
            mistakes.wire_name(argument, wires[argument.name], location, stub.findings)
        group = _group(stub, location.capitalize(), placed[location], wires)
        if group is not None:
            groups[location] = group
            found += _parameters(stub, group, placed[location], wires, location)
    order = {argument.name: position for position, argument in enumerate(given)}
    return tuple(sorted(found, key=lambda each: order[each.name])), groups


def _location(argument: Argument, in_path: tuple[str, ...]) -> Location | None:
    """Where a parameter stands; `None` for what belongs to the body."""
    match argument.place:
        case Named(location=location):
            return location
        case BodyMarker() | Upload():
            return None
        case None if argument.name in in_path:
            return "path"
        case _:
            return None if is_structure(argument.type) else "query"


def is_structure(annotation: Any) -> bool:  # noqa: ANN401 - any type expression
    """Whether a type is one of objects, which only a body can hold."""
    if get_origin(annotation) in {Annotated, Union, types.UnionType}:
        return any(is_structure(each) for each in get_args(annotation))
    origin = get_origin(annotation) or annotation
    if hasattr(annotation, "__value__"):
        return is_structure(annotation.__value__)
    return isinstance(origin, type) and (
        issubclass(origin, BaseModel | dict) or is_typeddict(origin) or is_dataclass(origin)
    )


def _check(location: Location, given: list[Argument], stub: Stub) -> None:
    for argument in given:
        if location == "path" and not argument.required:
            stub.findings.add("TLY578", name=argument.name, how="a default, but a path is never without it")
        if location != "path" and argument.name in stub.in_path:
            stub.findings.add("TLY578", name=argument.name, how=f"a place in the {location}, but it stands in the path")


def _wire(argument: Argument, location: Location, stub: Stub) -> str:
    alias = argument.place.alias if isinstance(argument.place, Named) else None
    if location == "header":
        return (alias or argument.name.replace("_", "-")).lower()
    if location == "cookie":
        return alias or argument.name
    return alias or (argument.name if location == "path" else stub.naming(argument.name))


def _group(stub: Stub, part: str, given: list[Argument], wires: Mapping[str, str]) -> type[Contract] | None:
    """The contract of the parameters of one location; `None` where it cannot be made, which is a finding."""
    for wire in wires.values():
        if wire in _RESERVED and part == "Header":
            stub.findings.add("TLY579", name=wire)
            return None
    if len(set(wires.values())) != len(wires):
        stub.findings.add("TLY578", name=", ".join(wires), how="a name in the request that another one has, too")
        return None
    fields: dict[str, Any] = {}
    for argument in given:
        info: FieldInfo = Field(alias=wires[argument.name])
        fields[argument.name] = _field(argument, info)
    try:
        return create_model(stub.named(part), __base__=Contract, __module__=stub.module, **fields)
    except ContractError as error:
        stub.findings.extend(error.problems)
        return None
    except PydanticUserError as error:
        stub.findings.add("TLY587", type=stub.named(part), reason=_first_line(error))
        return None


def _first_line(error: PydanticUserError) -> str:
    return error.message.partition(". ")[0]


def _field(argument: Argument, info: FieldInfo) -> tuple[Any, Any]:
    """The field of a parameter. No text is `null`: a parameter that may be `None` is one that may be absent."""
    type_ = _without_none(argument.type)
    if argument.default is None:
        return Annotated[type_ | MISSING, info], MISSING
    return Annotated[type_, info], ... if argument.required else argument.default


def _without_none(annotation: Any) -> Any:  # noqa: ANN401 - any type expression
    if get_origin(annotation) is Annotated:
        inner, *notes = get_args(annotation)
        return Annotated[(_without_none(inner), *notes)]
    if get_origin(annotation) in {Union, types.UnionType}:
        return Union[tuple(each for each in get_args(annotation) if each is not types.NoneType)]  # noqa: UP007 - made of a list
    return annotation


def _parameters(
    stub: Stub, group: type[Contract], given: list[Argument], wires: Mapping[str, str], location: Location
) -> Iterator[Parameter]:
    schema = group.model_json_schema()
    for argument in given:
        wire = wires[argument.name]
        said, definitions = schema["properties"][wire], schema.get("$defs", {})
        kind = kind_of(said, definitions)
        if kind is None or (kind[1] and location != "query"):
            stub.findings.add("TLY574", name=argument.name, location=location)
            continue
        if kind[1]:
            mistakes.repeated(argument, followed(said, definitions), stub.findings)
        yield Parameter(
            name=argument.name,
            wire=wire,
            location=location,
            kind=kind[0],
            repeated=kind[1],
            required=wire in schema.get("required", ()),
        )


def body(stub: Stub, given: list[Argument]) -> Body | None:
    """The body that the arguments make: one JSON document, or a form where one of them is a file."""
    rest = [argument for argument in given if _location(argument, stub.in_path) is None]
    if not rest:
        return None
    if any(isinstance(argument.place, Upload) for argument in rest):
        return _form(stub, rest)
    if len(rest) > 1:
        stub.findings.add("TLY573", how=f"{len(rest)} bodies: {', '.join(argument.name for argument in rest)}")
    if not rest[0].required:
        stub.findings.add("TLY578", name=rest[0].name, how="a default, but a body is sent or is not asked for")
    return Body(name=rest[0].name, media_type=JSON, type=contract_of(stub, "Body", rest[0].type))


def contract_of(stub: Stub, part: str, type_: Any) -> Any:  # noqa: ANN401 - any type expression
    """The contract of a body of that type: the type itself where it has a name, else one around it."""
    if type_ is None or hasattr(type_, "__value__") or (get_origin(type_) is None and is_structure(type_)):
        return type_
    try:
        return types.new_class(
            stub.named(part), (RootContract[type_],), exec_body=lambda space: space.update(__module__=stub.module)
        )
    except ContractError as error:
        stub.findings.extend(error.problems)
        return None
    except PydanticUserError as error:
        stub.findings.add("TLY587", type=getattr(type_, "__name__", type_), reason=_first_line(error))
        return None


def _form(stub: Stub, rest: list[Argument]) -> Body:
    files = tuple(_file(argument, stub) for argument in rest if isinstance(argument.place, Upload))
    fields = [argument for argument in rest if not isinstance(argument.place, Upload)]
    wires = {argument.name: stub.naming(argument.name) for argument in fields}
    group = _group(stub, "Form", fields, wires) if fields else None
    if group is not None:
        list(_parameters(stub, group, fields, wires, "query"))
    return Body(name="form", media_type=FORM, type=group, files=files)


def _file(argument: Argument, stub: Stub) -> File:
    limits = argument.place if isinstance(argument.place, Upload) else Upload()
    mistakes.files(argument, stub.findings)
    return File(
        name=argument.name,
        wire=stub.naming(argument.name),
        required=argument.required,
        media_types=limits.media_types,
        max_bytes=limits.max_bytes,
        max_files=(limits.max_files or _MOST_FILES) if argument.type == list[Upload] else None,
    )


_MOST_FILES = 10
"""Of a list of files without a limit of its own: what a request may carry is known before it is read."""
