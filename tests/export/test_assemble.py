"""Models to documents: shapes, components, standalone schemas."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable  # noqa: TC003 - Pydantic needs it
from datetime import date
from decimal import Decimal  # noqa: TC003 - as above
from typing import Annotated, Any, Generic, Literal, TypeVar

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, JsonValue, RootModel, computed_field
from typing_extensions import TypeAliasType, TypedDict

from tallystick.documents.text import to_text
from tallystick.export.assemble import assemble
from tallystick.export.walk import references
from tallystick.ir.formats import DATE
from tests.export.assembling import bare, components, documents, given

T = TypeVar("T")


class Status(enum.StrEnum):
    """How far it is."""

    OPEN = "open"
    DONE = "done"


class Line(BaseModel):
    """One line."""

    quantity: int = 1

    @computed_field
    @property
    def doubled(self) -> int:
        """Twice as many."""
        return self.quantity * 2


class Order(BaseModel):
    """An order.

    With lines.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [{"lines": [], "on": date(2026, 3, 2)}]})

    lines: list[Line]
    status: Status = Status.OPEN
    on: date | None = Field(default=None, deprecated=True, title="Day", examples=[date(2026, 3, 2)])


class Corner(BaseModel):
    """A corner."""

    status: Status
    next: Corner | None


class Node(BaseModel):
    """A tree."""

    label: str
    children: list[Node]


class Forest(BaseModel):
    trees: dict[str, Node]


def test_one_component_where_input_and_output_are_equal() -> None:
    assert components(Status, Corner) == {
        "Status": {"description": "How far it is.", "type": "string", "enum": ["open", "done"]},
        "Corner": {
            "description": "A corner.",
            "type": "object",
            "properties": {
                "status": {"$ref": "#/$defs/Status"},
                "next": {"anyOf": [{"$ref": "#/$defs/Corner"}, {"type": "null"}]},
            },
            "required": ["status", "next"],
        },
    }


class Branch(BaseModel):
    label: str
    children: list[str] = []


@dataclasses.dataclass
class Twig:
    label: str
    children: list[str] = dataclasses.field(default_factory=list)


@pytest.mark.parametrize("made", [Branch, Twig])
def test_what_is_written_has_the_fields_with_a_default(made: type) -> None:
    properties = {
        "label": {"type": "string"},
        "children": {"type": "array", "items": {"type": "string"}, "default": []},
    }
    node = {"type": "object", "properties": properties}
    assert components(made) == {
        f"{made.__name__}Input": {**node, "required": ["label"], "x-tallystick-direction": "input"},
        made.__name__: {**node, "required": ["label", "children"], "x-tallystick-direction": "output"},
    }


def test_keys_that_may_be_left_out_may_be_missing_from_what_is_written() -> None:
    assert components(Options) == {
        "Options": {"description": "Switches.", "type": "object", "properties": {"loud": {"type": "boolean"}}}
    }


def test_two_components_where_anything_it_refers_to_differs() -> None:
    order = {
        "description": "An order.\n\nWith lines.",
        "type": "object",
        "properties": {
            "lines": {"type": "array", "items": {"$ref": "#/$defs/Line"}},
            "status": {"$ref": "#/$defs/Status", "default": "open"},
            "on": {
                "title": "Day",
                "deprecated": True,
                "anyOf": [{"type": "string", "format": "date", "pattern": DATE}, {"type": "null"}],
                "default": None,
                "examples": ["2026-03-02"],
            },
        },
        "required": ["lines", "status", "on"],
        "examples": [{"lines": [], "on": "2026-03-02"}],
        "x-tallystick-direction": "output",
    }
    lines = {"type": "array", "items": {"$ref": "#/$defs/LineInput"}}
    quantity = {"type": "integer", "default": 1}
    read = {**quantity, "format": "double-int"}
    assert components(Line, Order) == {
        "LineInput": {
            "description": "One line.",
            "type": "object",
            "properties": {"quantity": read},
            "x-tallystick-direction": "input",
        },
        "Line": {
            "description": "One line.",
            "type": "object",
            "properties": {
                "quantity": quantity,
                "doubled": {"description": "Twice as many.", "readOnly": True, "type": "integer"},
            },
            "required": ["quantity", "doubled"],
            "x-tallystick-direction": "output",
        },
        "OrderInput": {
            **order,
            "properties": {**order["properties"], "lines": lines},
            "required": ["lines"],
            "x-tallystick-direction": "input",
        },
        "Order": order,
        "Status": {"description": "How far it is.", "type": "string", "enum": ["open", "done"]},
    }


def test_where_a_component_comes_from() -> None:
    schema = assemble(given(Node, module="garden/tree"), title="T", version="1").schemas["Node"]
    assert schema["x-tallystick-module"] == "garden/tree"
    assert schema["x-tallystick-source"] == "contracts/garden/tree.py"


def test_standalone_document_of_a_recursive_model() -> None:
    found = documents(Forest, Node).schemas
    node = {"$ref": "#/$defs/Node"}
    origin = {"x-tallystick-module": "shop/order", "x-tallystick-source": "contracts/shop/order.py"}
    text = {"type": "string"}
    tree = {"description": "A tree.", "type": "object", "required": ["label", "children"], **origin}
    assert found == {
        "Forest": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Forest",
            "type": "object",
            "properties": {"trees": {"type": "object", "additionalProperties": node}},
            "required": ["trees"],
            **origin,
            "$defs": {
                "Node": {
                    **tree,
                    "properties": {"label": text, "children": {"type": "array", "items": node}},
                }
            },
        },
        "Node": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Node",
            **tree,
            "properties": {"label": text, "children": {"type": "array", "items": {"$ref": "#"}}},
        },
    }


def test_the_openapi_document() -> None:
    found = documents(Forest, Node)
    schemas = found.openapi["components"]["schemas"]
    assert {**found.openapi, "components": None} == {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1.0.0"},
        "paths": {},
        "components": None,
    }
    assert schemas["Forest"]["properties"]["trees"]["additionalProperties"] == {"$ref": "#/components/schemas/Node"}
    assert list(schemas) == list(found.schemas) == list(found.bundle["$defs"]) == list(found.types)


class Cat(BaseModel):
    kind: Literal["cat"]


class Dog(BaseModel):
    kind: Literal["dog"]


Pet = TypeAliasType("Pet", Annotated[Cat | Dog, Field(discriminator="kind")])


class Options(TypedDict, total=False):
    """Switches."""

    loud: bool


@dataclasses.dataclass
class Point:
    x: FiniteFloat
    y: FiniteFloat


class Page(BaseModel, Generic[T]):
    items: list[T]


class Names(RootModel[list[str]]):
    """Several names."""


class Everything(BaseModel):
    pet: Pet
    pages: Page[Pet]
    options: Options
    point: Point
    names: Names
    data: JsonValue
    settings: Node | None


def test_every_kind_of_type_is_a_component_of_its_own() -> None:
    found = components(Pet, Options, Point, Names, Everything, Cat, Dog, Node)
    assert list(found) == ["Pet", "Options", "Point", "Names", "PageOfPet", "Everything", "Cat", "Dog", "Node"]
    assert found["Pet"] == {
        "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
        "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"}},
    }
    assert found["Everything"]["properties"] == {
        "pet": {"$ref": "#/$defs/Pet"},
        "pages": {"$ref": "#/$defs/PageOfPet"},
        "options": {"$ref": "#/$defs/Options"},
        "point": {"$ref": "#/$defs/Point"},
        "names": {"$ref": "#/$defs/Names"},
        "data": {},
        "settings": {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]},
    }
    assert found["Options"] == {
        "description": "Switches.",
        "type": "object",
        "properties": {"loud": {"type": "boolean"}},
    }


class WithDefaults(BaseModel):
    tags: set[str] = Field(default_factory=set)
    count: int = 3


class Holder(BaseModel):
    nested: WithDefaults = Field(default_factory=WithDefaults)
    today: date = Field(default_factory=date.today)


def test_defaults_that_a_factory_always_makes_alike_are_stated() -> None:
    assert components(WithDefaults, Holder)["HolderInput"]["properties"] == {
        "nested": {"$ref": "#/$defs/WithDefaultsInput", "default": {"tags": [], "count": 3}},
        "today": {"type": "string", "format": "date", "pattern": DATE},
    }


class Called(BaseModel):
    hook: Callable[[], None]


class UsesCalled(BaseModel):
    called: Called
    name: str


class Cycle(BaseModel):
    other: list[CycleBack]
    called: Called | None


class CycleBack(BaseModel):
    cycle: Cycle | None


class Undefined(BaseModel):
    other: Nowhere  # type: ignore[name-defined]  # noqa: F821 - the point of the test


def test_what_has_no_schema_is_named_and_left_out_with_its_users() -> None:
    found = documents(UsesCalled, Cycle, CycleBack, Called, Undefined, Node)
    assert list(found.schemas) == ["Node"]
    assert [(each.code, each.where.name, each.message) for each in found.problems] == [
        (
            "TLY301",
            "shop.order.Undefined",
            "`Undefined` cannot be exported: name 'Nowhere' is not defined. It is left out of the documents.",
        ),
        (
            "TLY301",
            "shop.order.Called",
            (
                "`Called.hook` cannot be exported: Cannot generate a JsonSchema for core_schema.CallableSchema. "
                "It is left out of the documents."
            ),
        ),
        *(
            (
                "TLY302",
                f"shop.order.{name}",
                f"`{name}` refers to `Called`, which cannot be exported, so it is left out of the documents too.",
            )
            for name in ("UsesCalled", "Cycle", "CycleBack")
        ),
    ]


class Odd(BaseModel):
    ratio: float = float("inf")
    upper: float = Field(le=float("inf"), ge=0)
    marker: int = Field(default=1, json_schema_extra={"x-note": float("nan")})
    thing: Any = Field(default_factory=object)


def test_what_json_cannot_say_is_left_out_by_name() -> None:
    found = documents(Odd)
    assert bare(found.bundle["$defs"]["Odd"])["properties"] == {
        "ratio": {"anyOf": [{"type": "number"}, {"type": "null"}]},
        "upper": {"anyOf": [{"type": "number", "minimum": 0}, {"type": "null"}]},
        "marker": {"type": "integer", "default": 1},
        "thing": {},
    }
    assert [(each.code, each.message) for each in found.problems] == [
        ("TLY304", "The value of `default` is left out of the documents: JSON has no infinity and no NaN."),
        ("TLY304", "The value of `x-note` is left out of the documents: JSON has no infinity and no NaN."),
    ]


class Money(BaseModel):
    amount: Decimal


ALL = (Status, Line, Order, Node, Forest, Cat, Dog, Pet, Options, Point, Names, Everything, WithDefaults, Holder, Money)


def test_documents_are_valid() -> None:
    found = documents(*ALL)
    OpenAPIV31SpecValidator(found.openapi).validate()
    for schema in (found.bundle, *found.schemas.values()):
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).is_valid(None)


def test_every_reference_leads_somewhere() -> None:
    found = documents(*ALL)
    for name, schema in found.openapi["components"]["schemas"].items():
        known = {f"#/components/schemas/{each}" for each in found.schemas}
        assert set(references(schema)) <= known, name
    for name, schema in found.schemas.items():
        known = {"#", *(f"#/$defs/{each}" for each in schema.get("$defs", ()))}
        assert set(references(schema)) <= known, name


def test_the_same_models_make_the_same_bytes() -> None:
    once, again = documents(*ALL), documents(*ALL)
    assert to_text(once.openapi) == to_text(again.openapi)
    assert to_text(once.bundle) == to_text(again.bundle)


@pytest.mark.parametrize("text", ['{"$ref": "#/$defs/Node"}', "$ref", "#/$defs/validation x"])
def test_data_that_looks_like_a_reference_is_data(text: str) -> None:
    class Tricky(BaseModel):
        ref: JsonValue = Field(default={"$ref": text}, alias="$ref", examples=[{"$ref": text}])

    assert components(Tricky)["Tricky"]["properties"] == {
        "$ref": {"default": {"$ref": text}, "examples": [{"$ref": text}]}
    }
