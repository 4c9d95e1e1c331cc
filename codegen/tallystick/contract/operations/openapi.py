"""Operations as OpenAPI 3.1: the paths, parameters, bodies and answers of an API over components that have names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tallystick.contract.operations.model import EVENTS, FORM, Operation
from tallystick.parameters import LOCATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tallystick.contract.operations.model import Answer, Body, File
    from tallystick.parameters import Location

    Schema = dict[str, Any]
    Refer = Callable[[Any, str], Schema]
    """From a type and the direction its instances travel (`input`, `output`) to a reference to its component."""
    Properties = Callable[[Any], Schema]
    """From the contract of a group of parameters to its object schema."""


def groups(operations: Iterable[Operation[Any]]) -> Iterator[Any]:
    """The types that are no components, since OpenAPI lists their fields: parameters, and fields of forms."""
    for operation in operations:
        yield from operation.groups.values()
        if operation.body is not None and operation.body.media_type == FORM and operation.body.type is not None:
            yield operation.body.type


def paths(operations: Iterable[Operation[Any]], refer: Refer, properties: Properties) -> Schema:
    """The Paths Object (OpenAPI 3.1.0 section 4.8.8), operations in the order of their declaration."""
    found: Schema = {}
    for operation in operations:
        item = found.setdefault(operation.path, {})
        item[operation.method] = _operation(operation, refer, properties)
    return found


def security_schemes(operations: Iterable[Operation[Any]]) -> Schema:
    """The Security Scheme Objects that the operations name."""
    return {each.name: dict(each.scheme) for operation in operations for each in operation.security}


def _operation(operation: Operation[Any], refer: Refer, properties: Properties) -> Schema:
    said: Schema = {"operationId": operation.id, "x-tallystick-api": operation.api}
    said |= {"summary": operation.summary} if operation.summary else {}
    said |= {"description": operation.description} if operation.description else {}
    said |= {"tags": list(operation.tags)} if operation.tags else {}
    said |= {"deprecated": True} if operation.deprecated else {}
    said |= {"x-sunset": operation.sunset.isoformat()} if operation.sunset else {}
    if (module := next((properties(each)["x-tallystick-module"] for each in groups((operation,))), None)) is not None:
        said["x-tallystick-module"] = module
    if operation.parameters:
        said["parameters"] = [each for location in LOCATIONS for each in _parameters(operation, location, properties)]
    if operation.body is not None:
        said["requestBody"] = {"required": True, "content": _content(operation.body, refer, properties)}
    said["responses"] = {
        str(answer.status): _response(answer, refer) for answer in (*operation.answers, *operation.errors)
    }
    if operation.security:
        said["security"] = [{each.name: []} for each in operation.security]
    if operation.pages is not None:
        said["x-tallystick-pages"] = {"parameter": operation.pages.parameter, "next": operation.pages.next}
    return said


def _parameters(operation: Operation[Any], location: Location, properties: Properties) -> Iterator[Schema]:
    """The Parameter Objects of one location (section 4.8.12)."""
    if location not in operation.groups:
        return
    group = properties(operation.groups[location])
    for parameter in operation.at(location):
        schema = dict(group["properties"][parameter.wire])
        said: Schema = {"name": parameter.wire, "in": location}
        if "description" in schema:
            said["description"] = schema.pop("description")
        if schema.pop("deprecated", False):
            said["deprecated"] = True
        if parameter.required:
            said["required"] = True
        yield {**said, "schema": schema}


def _content(body: Body, refer: Refer, properties: Properties) -> Schema:
    """The content of a request: a JSON document, or a form of files and fields."""
    if body.media_type != FORM:
        return {body.media_type: {"schema": refer(body.type, "input")}}
    form: Schema = properties(body.type) if body.type is not None else {"type": "object", "properties": {}}
    members = {file.wire: _file(file) for file in body.files}
    fields: Schema = form["properties"]
    required = [*(file.wire for file in body.files if file.required), *form.get("required", ())]
    schema: Schema = {"type": "object", "properties": {**members, **fields}}
    schema |= {"required": required} if required else {}
    media = {file.wire: {"contentType": ", ".join(file.media_types)} for file in body.files if file.media_types}
    return {FORM: {"schema": schema, **({"encoding": media} if media else {})}}


def _file(file: File) -> Schema:
    """The schema of raw bytes (section 4.8.14.2), their media type where there is only one, or of a list of them."""
    said: Schema = {
        "type": "string",
        "contentMediaType": file.media_types[0] if len(file.media_types) == 1 else "application/octet-stream",
    }
    said |= {} if file.max_bytes is None else {"x-tallystick-maxBytes": file.max_bytes}
    if file.max_files is None:
        return said
    return {"type": "array", "items": said, **({"minItems": 1} if file.required else {}), "maxItems": file.max_files}


def _response(answer: Answer, refer: Refer) -> Schema:
    said: Schema = {"description": answer.description}
    if answer.media_type is None:
        return said
    match answer.media_type:
        case media if media == EVENTS:
            # What each event's data is has no keyword before OpenAPI 3.2 (`itemSchema`).
            content = {"schema": {"type": "string"}, "x-tallystick-item": refer(answer.type, "output")}
        case media if answer.type is None:
            content = {"schema": {"type": "string", "contentMediaType": media}}
        case _:
            content = {"schema": refer(answer.type, "output")}
    return {**said, "content": {answer.media_type: content}}


def completed(document: Schema, operations: Iterable[Operation[Any]], named: Mapping[str, Any]) -> Schema:
    """An OpenAPI document of components, with the paths of the operations in it.

    `named` is the type of each component. Groups of parameters stand in the paths, and are no components any more.
    """
    every = tuple(operations)
    if not every:
        return document
    schemas: Schema = document["components"]["schemas"]
    by_type: dict[int, list[str]] = {}
    for name, type_ in named.items():
        by_type.setdefault(id(type_), []).append(name)

    def chosen(type_: Any, direction: str) -> str:  # noqa: ANN401 - any type expression
        names = by_type[id(type_)]
        return next((each for each in names if schemas[each].get("x-tallystick-direction") == direction), names[0])

    def refer(type_: Any, direction: str) -> Schema:  # noqa: ANN401 - as above
        return {"$ref": f"#/components/schemas/{chosen(type_, direction)}"}

    def properties(type_: Any) -> Schema:  # noqa: ANN401 - as above
        found: Schema = schemas[chosen(type_, "input")]
        return found

    hidden = {name for type_ in groups(every) for name in by_type[id(type_)]}
    kept = {name: schema for name, schema in schemas.items() if name not in hidden}
    components = {**document["components"], "schemas": kept}
    schemes = security_schemes(every)
    components |= {"securitySchemes": schemes} if schemes else {}
    return {**document, "paths": paths(every, refer, properties), "components": components}
