"""The worked example: every construct is in it, and what it gives as an example is one."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NewType, get_args, get_origin
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import AwareDatetime, BaseModel, JsonValue, RootModel, TypeAdapter
from typing_extensions import TypeAliasType, is_typeddict

from tallystick import Contract, RootContract
from tallystick.api import groups
from tallystick.export.assemble import Documents, assemble
from tallystick.export.walk import Schema, schemas
from tallystick.source.discover import SourceModel, load_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent.parent


@cache
def sources() -> tuple[SourceModel, ...]:
    """What is written in the modules: what only operations ask for, such as the parameters of a query, aside."""
    project = load_project(ROOT, ["contracts"])
    asked_for = {id(type_) for type_ in groups(project.operations)}
    return tuple(each for each in project.models if id(each.type) not in asked_for)


@cache
def documents() -> Documents:
    return assemble(sources(), title="Ledger and Workspace", version="1.0.0")


def models() -> list[type[BaseModel]]:
    return [each.type for each in sources() if isinstance(each.type, type) and issubclass(each.type, BaseModel)]


def parts(annotation: Any) -> Iterator[Any]:
    """An annotation and everything it is made of."""
    yield annotation
    inner = [annotation.__value__] if isinstance(annotation, TypeAliasType) else get_args(annotation)
    for each in inner:
        if not isinstance(each, str | int):
            yield from parts(each)


def annotations() -> Iterator[Any]:
    for each in sources():
        if isinstance(each.type, TypeAliasType):
            written = [each.type]
        elif isinstance(each.type, type) and issubclass(each.type, BaseModel):
            written = [field.annotation for field in each.type.model_fields.values()]
        else:
            written = list(getattr(each.type, "__annotations__", {}).values())
        for annotation in written:
            yield from parts(annotation)


def fields() -> Iterator[tuple[Any, Any]]:
    for model in models():
        for field in model.model_fields.values():
            yield model, field


def published() -> Iterator[Schema]:
    for schema in documents().bundle["$defs"].values():
        yield from schemas(schema)


def uses(wanted: Any) -> Callable[[], bool]:
    return lambda: any(each is wanted for each in annotations())


def dictionary(key: Callable[[Any], bool]) -> Callable[[], bool]:
    return lambda: any(get_origin(each) is dict and key(get_args(each)[0]) for each in annotations())


def says(**keywords: Any) -> Callable[[], bool]:
    return lambda: any(all(each.get(k) == v for k, v in keywords.items()) for each in published())


def has(*keywords: str) -> Callable[[], bool]:
    return lambda: any(set(keywords) <= each.keys() for each in published())


def model(holds: Callable[[type[BaseModel]], Any]) -> Callable[[], bool]:
    return lambda: any(holds(each) for each in models())


def enum_of(kind: type) -> Callable[[Any], bool]:
    return lambda each: isinstance(each, type) and issubclass(each, Enum) and issubclass(each, kind)


def is_nullable(annotation: Any) -> bool:
    return type(None) in get_args(annotation)


def reaches_itself(name: str) -> bool:
    return f"#/$defs/{name}" in str(documents().bundle["$defs"][name])


def nested_discriminators() -> bool:
    defs = documents().bundle["$defs"]
    tagged = {f"#/$defs/{name}" for name, schema in defs.items() if "discriminator" in schema}
    return any(choice.get("$ref") in tagged for each in published() for choice in each.get("oneOf", ()))


CONSTRUCTS: dict[str, Callable[[], bool]] = {
    "string lengths": has("minLength", "maxLength"),
    "string pattern": has("pattern"),
    "integer bounds": lambda: any(
        e.get("type") == "integer" and {"minimum", "maximum"} <= e.keys() for e in published()
    ),
    "exclusive bound": has("exclusiveMinimum"),
    "multiple of": has("multipleOf"),
    "number bounds": lambda: any(e.get("type") == "number" and {"minimum", "maximum"} <= e.keys() for e in published()),
    "boolean": uses(bool),
    "decimal money with currency": lambda: {"amount", "currency"} == set(documents().types["Money"].model_fields),
    "decimal": uses(Decimal),
    "decimal bound": has("x-tallystick-exclusiveMinimum"),
    "uuid": uses(UUID),
    "date": uses(date),
    "aware datetime": uses(AwareDatetime),
    "duration": uses(timedelta),
    "bytes": uses(bytes),
    "string enum": lambda: any(enum_of(str)(each) for each in annotations()),
    "integer enum": lambda: any(enum_of(int)(each) for each in annotations()),
    "string literals": lambda: any(get_origin(e) is Literal and isinstance(get_args(e)[0], str) for e in annotations()),
    "integer literals": lambda: any(
        get_origin(e) is Literal and isinstance(get_args(e)[0], int) for e in annotations()
    ),
    "required and nullable": lambda: any(f.is_required() and is_nullable(f.annotation) for _, f in fields()),
    "optional": lambda: any(not f.is_required() and f.default is None for _, f in fields()),
    "defaulted": lambda: any(not f.is_required() and f.get_default() is not None for _, f in fields()),
    "list": lambda: any(get_origin(each) is list for each in annotations()),
    "fixed tuple": lambda: any(get_origin(e) is tuple and ... not in get_args(e) for e in annotations()),
    "set": lambda: any(get_origin(each) in {set, frozenset} for each in annotations()),
    "dictionary by string": dictionary(lambda key: key is str),
    "dictionary by integer": dictionary(lambda key: key is int),
    "dictionary by enum": dictionary(enum_of(str)),
    "dictionary by pattern": dictionary(lambda key: isinstance(key, TypeAliasType)),
    "nested models": lambda: any(isinstance(e, type) and issubclass(e, BaseModel) for e in annotations()),
    "recursive model": lambda: reaches_itself("CategoryNode"),
    "mutually recursive": lambda: (
        not reaches_itself("Block") and "Block" in str(documents().bundle["$defs"]["Outline"])
    ),
    "generic": model(lambda each: each.__pydantic_generic_metadata__["args"]),
    "root model": model(lambda each: issubclass(each, RootModel)),
    "discriminated union": has("discriminator"),
    "nested discriminated union": nested_discriminators,
    "TypedDict": lambda: any(is_typeddict(each.type) for each in sources()),
    "dataclass": lambda: any(dataclasses.is_dataclass(each.type) for each in sources()),
    "NewType": lambda: any(isinstance(each, NewType) for each in annotations()),
    "type alias": lambda: any(isinstance(each.type, TypeAliasType) for each in sources()),
    "computed field": model(lambda each: each.model_computed_fields),
    "camelCase aliases": lambda: any(
        f.alias not in {None, name} for m in models() for name, f in m.model_fields.items()
    ),
    "extra forbidden": says(additionalProperties=False),
    "extra ignored": lambda: any(e.get("type") == "object" and "additionalProperties" not in e for e in published()),
    "extra allowed": says(additionalProperties=True),
    "input and output that differ": says(**{"x-tallystick-direction": "input"}),
    "JSON value": uses(JsonValue),
    "description": has("description"),
    "examples": has("examples"),
    "deprecation": says(deprecated=True),
    "names that collide across modules": lambda: {"InvoiceAttachment", "CommentAttachment"} <= set(documents().schemas),
}


@pytest.mark.parametrize("present", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_construct_is_present(present: Callable[[], bool]) -> None:
    assert present()


def test_size() -> None:
    assert 40 <= len(models()) <= 80


def test_all_models_are_contracts() -> None:
    assert [each for each in models() if not issubclass(each, Contract | RootContract)] == []


def test_nothing_is_left_out_and_the_documents_are_valid() -> None:
    found = documents()
    assert found.problems == ()
    OpenAPIV31SpecValidator(found.openapi).validate()
    for schema in (found.bundle, *found.schemas.values()):
        Draft202012Validator.check_schema(schema)


def test_names_are_clean() -> None:
    names = list(documents().schemas)
    assert [name for name in names if not (name.isalnum() and name[0].isupper())] == []


def test_every_model_and_computed_field_is_documented() -> None:
    defs = documents().bundle["$defs"]
    generic = {name for name in defs if "Of" in name}
    missing = [n for n, e in defs.items() if "description" not in e and e.get("type") == "object" and n not in generic]
    assert missing == []


def examples() -> Iterator[tuple[str, Schema, Any]]:
    """Every example, the schema that it is an example of, and where."""
    for name, document in documents().schemas.items():
        for each in schemas(document):
            for example in each.get("examples", ()):
                yield name, {**each, "$defs": document.get("$defs", {})}, example


def test_every_example_is_accepted_by_its_schema() -> None:
    found = list(examples())
    refused = [(name, example) for name, schema, example in found if not Draft202012Validator(schema).is_valid(example)]
    assert refused == []
    assert len(found) > 50


def test_every_example_is_accepted_by_its_field() -> None:
    refused = []
    for owner, field in fields():
        for example in field.examples or ():
            probe = TypeAdapter(field.rebuild_annotation())
            try:
                probe.validate_json(json.dumps(example))
            except ValueError as error:
                refused.append((owner.__name__, example, str(error)))
    assert refused == []
