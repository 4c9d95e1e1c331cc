from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest

from tallystick.compat.summary import summarise

Json = dict[str, Any]


def document(**schemas: Json) -> Json:
    return {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": schemas}}


def invoice(field: Json, **more: Any) -> Json:
    return document(
        Invoice={"type": "object", "x-tallystick-module": "ledger/invoice", "properties": {"total": field}, **more}
    )


# What is said of the field `ledger.Invoice.total` when its schema changes.
FIELD: list[tuple[Json, Json, list[str]]] = [
    ({"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}, ["total: minimum 0 -> 1"]),
    ({"type": "integer"}, {"type": "integer", "minimum": 1}, ["total: minimum none -> 1"]),
    ({"type": "integer", "maximum": 9}, {"type": "integer"}, ["total: maximum 9 -> none"]),
    ({"type": "string", "maxLength": 3}, {"type": "string", "maxLength": 4}, ["total: maxLength 3 -> 4"]),
    ({"x-tallystick-minimum": "0"}, {"x-tallystick-minimum": "0.01"}, ['total: minimum "0" -> "0.01"']),
    ({"type": "string"}, {"type": "integer", "minimum": 3}, ["total: type string -> integer"]),
    ({"type": "string"}, {"$ref": "#/components/schemas/Money"}, ["total: type string -> Money"]),
    ({"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}, ["total: type A -> B"]),
    ({"type": "string"}, {"type": ["string", "null"]}, ["total: now nullable"]),
    ({"anyOf": [{"type": "string"}, {"type": "null"}]}, {"type": "string"}, ["total: no longer nullable"]),
    ({"anyOf": [{"type": "string"}, {"type": "null"}]}, {"type": ["string", "null"]}, ["total: written differently"]),
    (
        {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "null"}]},
        {"type": "integer", "minimum": 2},
        ["total: no longer nullable", "total: minimum 1 -> 2"],
    ),
    ({"default": 1}, {"default": True}, ["total: default 1 -> true"]),
    ({}, {"default": None}, ["total: default none -> null"]),
    ({"enum": ["cash", "card"]}, {"enum": ["card"]}, ['total: no longer accepts "cash"']),
    (
        {"enum": ["cash", 1]},
        {"enum": [1, "card", "bill"]},
        ['total: no longer accepts "cash"', 'total: now accepts "card", "bill"'],
    ),
    ({"enum": [*range(9)]}, {"enum": [0]}, ["total: no longer accepts 1, 2, 3, 4, 5 and 3 more"]),
    ({"enum": [1, 2]}, {"enum": [2, 1]}, ["total: values in another order"]),
    ({"const": "a"}, {"const": "b"}, ['total: no longer accepts "a"', 'total: now accepts "b"']),
    ({"const": "a"}, {"enum": ["a", "b"]}, ['total: now accepts "b"']),
    ({"enum": ["a"]}, {"const": "a"}, ["total: written differently"]),
    (
        {"format": "date", "pattern": "a"},
        {"format": "date-time", "pattern": "b"},
        ['total: format "date" -> "date-time"'],
    ),
    ({"pattern": "^a$"}, {"pattern": "^b$"}, ['total: pattern "^a$" -> "^b$"']),
    ({"pattern": "x" * 99}, {}, [f'total: pattern "{"x" * 59}… -> none']),
    ({"description": "old", "title": "A"}, {"description": "new", "title": "B"}, ["total: documentation changed"]),
    ({}, {"deprecated": True}, ["total: now deprecated"]),
    ({"deprecated": True}, {}, ["total: no longer deprecated"]),
    ({"readOnly": True}, {}, ["total: readOnly true -> none"]),
    ({"x-flag": [1]}, {"x-flag": [2]}, ["total: x-flag changed"]),
    ({}, {"dependentRequired": {"a": ["b"]}}, ["total: dependentRequired added"]),
    (
        {"type": "array", "items": {"type": "string"}},
        {"type": "array", "items": {"type": "integer"}},
        ["total[]: type string -> integer"],
    ),
    ({"type": "array"}, {"type": "array", "items": {}}, ["total[]: now limited"]),
    (
        {"prefixItems": [{"minimum": 1}, {}]},
        {"prefixItems": [{"minimum": 2}]},
        ["total[0]: minimum 1 -> 2", "total[1]: removed"],
    ),
    ({"propertyNames": {"minLength": 1}}, {"propertyNames": {"minLength": 2}}, ["total (keys): minLength 1 -> 2"]),
    ({"additionalProperties": {"minimum": 1}}, {"additionalProperties": {"minimum": 2}}, ["total.*: minimum 1 -> 2"]),
    ({"not": {"const": 1}}, {}, ["total (not): no longer limited"]),
    (
        {"oneOf": [{"$ref": "#/c/Card"}, {"$ref": "#/c/Cash"}], "discriminator": {"mapping": {"a": 1}}},
        {"oneOf": [{"$ref": "#/c/Card"}, {"$ref": "#/c/Bill"}], "discriminator": {"mapping": {"b": 1}}},
        ["total: no longer accepts Cash", "total: now accepts Bill"],
    ),
    ({"anyOf": [{"const": 1}, {"$ref": "#/c/A"}]}, {"anyOf": [{"$ref": "#/c/A"}]}, ["total: no longer accepts 1"]),
    (
        {"anyOf": [{"type": "string", "minLength": 1}, {"type": "integer"}]},
        {"anyOf": [{"type": "string", "minLength": 2}, {"type": "integer"}]},
        ["total: minLength 1 -> 2"],
    ),
    (
        {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        {"anyOf": [{"type": "integer"}, {"type": "string"}]},
        ["total: branches in another order"],
    ),
    ({"allOf": [{"$ref": "#/c/A"}]}, {"allOf": [{"$ref": "#/c/A"}, {"$ref": "#/c/B"}]}, ["total: also has to be B"]),
    (
        {"properties": {"a": {"properties": {"b": {"minimum": 1}}}}},
        {"properties": {"a": {"properties": {"b": {"minimum": 2}}}}},
        ["total.a.b: minimum 1 -> 2"],
    ),
]


@pytest.mark.parametrize(("old", "new", "want"), FIELD)
def test_a_field(old: Json, new: Json, want: list[str]) -> None:
    assert list(summarise(invoice(old), invoice(new))) == [f"ledger.Invoice.{sentence}" for sentence in want]


# What is said of the model `ledger.Invoice` when it changes around its one field.
MODEL: list[tuple[Json, Json, list[str]]] = [
    ({}, {"required": ["total"]}, [".total: now required"]),
    ({"required": ["total"]}, {}, [".total: no longer required"]),
    ({"additionalProperties": False}, {}, [": unknown keys now ignored"]),
    ({}, {"additionalProperties": False}, [": unknown keys now refused"]),
    ({}, {"additionalProperties": True}, [": unknown keys now kept"]),
    ({"additionalProperties": True}, {"additionalProperties": {"type": "string"}}, [": unknown keys now checked"]),
    (
        {"properties": {"total": {}, "note": {}}, "required": ["total", "note"]},
        {"properties": {"total": {}, "remark": {}}, "required": ["total", "remark"]},
        [".remark: added", ".note: removed", ".remark: now required"],
    ),
    ({"properties": {"a": {}, "b": {}}}, {"properties": {"b": {}, "a": {}}}, [": fields in another order"]),
    ({"required": ["a", "b"]}, {"required": ["b", "a"]}, [": required fields in another order"]),
    ({}, {"x-tallystick-module": "ledger/bill"}, [': moved from "ledger/invoice" to "ledger/bill"']),
    ({}, {"description": "An invoice."}, [": documentation changed"]),
]


@pytest.mark.parametrize(("old", "new", "want"), MODEL)
def test_a_model(old: Json, new: Json, want: list[str]) -> None:
    assert list(summarise(invoice({}, **old), invoice({}, **new))) == [f"ledger.Invoice{sentence}" for sentence in want]


def test_models_come_and_go_by_the_name_of_their_project() -> None:
    comment = {"type": "object", "x-tallystick-module": "workspace/board/comment"}
    assert summarise(document(Old={"type": "string"}), document(Comment=comment)) == (
        "workspace.Comment: added",
        "Old: removed",
    )


def shapes(output: Json, given: Json) -> Json:
    common = {"type": "object", "x-tallystick-module": "ledger/invoice"}
    return document(
        Invoice={**common, "x-tallystick-direction": "output", "properties": {"due": output}},
        InvoiceInput={**common, "x-tallystick-direction": "input", "properties": {"due": given}},
    )


@pytest.mark.parametrize(
    ("output", "given", "want"),
    [
        ({"minimum": 1}, {"minimum": 1}, "ledger.Invoice.due: minimum none -> 1"),
        ({"minimum": 1}, {}, "ledger.Invoice.due (output): minimum none -> 1"),
        ({}, {"minimum": 1}, "ledger.Invoice.due (input): minimum none -> 1"),
    ],
)
def test_input_and_output_are_told_apart_only_where_they_differ(output: Json, given: Json, want: str) -> None:
    assert summarise(shapes({}, {}), shapes(output, given)) == (want,)


def test_operations_and_the_rest_of_a_document() -> None:
    old = document() | {"paths": {"/a": {"get": {"operationId": "a"}, "post": {}, "parameters": [1]}}, "tags": [1]}
    new = document() | {"paths": {"/a": {"get": {"operationId": "b"}, "put": {}, "parameters": [2]}}, "tags": [2]}
    new["info"] = {"title": "T", "version": "2"}
    new["components"]["responses"] = {"E": {}}
    assert summarise(old, new) == (
        'GET /a: operationId "a" -> "b"',
        "PUT /a: added",
        "/a parameters: parameters changed",
        "POST /a: removed",
        "document: info changed",
        "document: tags changed",
        "components: responses added",
    )


def test_many_changes_are_counted() -> None:
    old = document(**{f"M{n}": {} for n in range(30)})
    assert summarise(old, document(), cap=2) == ("M0: removed", "M1: removed", "and 28 more changes")
    assert len(summarise(old, document())) == 21


def test_the_same_content_is_no_change_whatever_the_order_of_members() -> None:
    old = invoice({"type": "string", "minLength": 1}, description="x")
    new = copy.deepcopy(old)
    schema = new["components"]["schemas"]["Invoice"]
    new["components"]["schemas"]["Invoice"] = dict(reversed(schema.items()))
    assert summarise(old, new) == ()


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"components": []},
        {"components": {"schemas": {"A": True}}},
        {"paths": {"/a": None}},
        document(A={"enum": 3}),
    ],
)
def test_a_document_that_is_none_is_still_described(broken: Json) -> None:
    assert summarise(broken, broken) == ()
    assert summarise(broken, invoice({}))[0] == "ledger.Invoice: added"


LEAVES: list[Any] = [0, 1, True, None, "a", "b", [], ["a"], {}, {"type": "string"}, {"type": "null"}]
KEYWORDS = [
    "type",
    "enum",
    "const",
    "required",
    "properties",
    "items",
    "anyOf",
    "allOf",
    "$ref",
    "minimum",
    "title",
    "additionalProperties",
    "prefixItems",
    "not",
    "format",
    "pattern",
    "discriminator",
    "x-any",
    "default",
]


def any_schema(dice: random.Random, depth: int) -> Any:
    if depth == 0:
        return dice.choice(LEAVES)
    body: Json = {}
    for keyword in dice.sample(KEYWORDS, dice.randrange(4)):
        match keyword:
            case "properties":
                body[keyword] = {name: any_schema(dice, depth - 1) for name in dice.sample("abc", dice.randrange(3))}
            case "anyOf" | "allOf" | "prefixItems":
                body[keyword] = [any_schema(dice, depth - 1) for _ in range(dice.randrange(3))]
            case _:
                body[keyword] = any_schema(dice, depth - 1)
    return body


def mutated(dice: random.Random, value: Any) -> Any:
    """The value with one leaf, member or element changed, at a random depth."""
    if isinstance(value, dict) and value and dice.random() < 0.8:
        name = dice.choice(sorted(value))
        return {key: mutated(dice, inner) if key == name else inner for key, inner in value.items()}
    if isinstance(value, list) and value and dice.random() < 0.8:
        at = dice.randrange(len(value))
        return [mutated(dice, inner) if n == at else inner for n, inner in enumerate(value)]
    return dice.choice(LEAVES)


def test_no_change_of_content_goes_unsaid() -> None:
    dice = random.Random(7)  # noqa: S311 - a fixed seed is the point
    changed = 0
    for _ in range(5000):
        schema = any_schema(dice, 3)
        other = mutated(dice, schema)
        if json.dumps(schema, sort_keys=True) == json.dumps(other, sort_keys=True):
            continue
        changed += 1
        assert summarise(document(A=schema), document(A=other)) != (), (schema, other)
    assert changed > 3000
