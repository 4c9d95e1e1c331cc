"""`schema`: one table a keyword, of JSON instances and the issues (pointer, code) of each; none where accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Dialect, Issue, Node

pytestmark = pytest.mark.node

OK: list[Issue] = []


def _root(code: str) -> list[Issue]:
    return [("", code)]


TYPE, VALUE, SMALL, BIG = _root("invalid_type"), _root("invalid_value"), _root("too_small"), _root("too_big")
MULTIPLE, FORMAT, UNION, CUSTOM = (
    _root("not_multiple_of"),
    _root("invalid_format"),
    _root("invalid_union"),
    _root("custom"),
)

TABLES: dict[str, dict[str, list[Issue]]] = {
    "{}": {"null": OK, "1e400": OK, "[[]]": OK, '{"__proto__": 1}': OK},
    # Any instance.
    '{ type: "integer" }': {
        "1": OK,
        "1.0": OK,
        "-0": OK,
        "1e300": OK,
        "1.5": TYPE,
        '"1"': TYPE,
        "true": TYPE,
        "1e400": TYPE,
    },
    '{ type: "number" }': {"1.5": OK, "1e400": TYPE, "null": TYPE},
    '{ type: "object" }': {"{}": OK, "[]": TYPE, "null": TYPE},
    '{ type: "array" }': {"[]": OK, "{}": TYPE},
    '{ type: ["null", "string"] }': {"null": OK, '"a"': OK, "0": TYPE, "false": TYPE},
    '{ type: "boolean" }': {"true": OK, "0": TYPE},
    "{ const: null }": {"null": OK, "false": VALUE, "0": VALUE, '"null"': VALUE},
    "{ const: 1 }": {"1": OK, "1.0": OK, "true": VALUE, '"1"': VALUE},
    '{ const: { a: [1, { b: "x" }], ["__proto__"]: 2 } }': {
        '{"__proto__": 2.0, "a": [1.0, {"b": "x"}]}': OK,
        '{"a": [1, {"b": "x"}]}': VALUE,
        '{"__proto__": 2, "a": [{"b": "x"}, 1]}': VALUE,
    },
    "{ enum: [0, false, [], {}] }": {
        "0": OK,
        "-0.0": OK,
        "false": OK,
        "[]": OK,
        "{}": OK,
        "null": VALUE,
        '""': VALUE,
        "[0]": VALUE,
    },
    '{ enum: ["a,b", ["a,b"]] }': {'"a,b"': OK, '["a,b"]': OK, '["a", "b"]': VALUE, '"[\\"a,b\\"]"': VALUE},
    # Numbers.
    "{ multipleOf: 2 }": {
        "4": OK,
        "0": OK,
        "-2": OK,
        "3": MULTIPLE,
        "2.5": MULTIPLE,
        '"3"': OK,
        "9007199254740994": OK,
    },
    "{ multipleOf: 0.0001 }": {"0.0075": OK, "0.00751": MULTIPLE, "1e-7": MULTIPLE, "4.35": OK, "1e308": OK},
    "{ multipleOf: 0.01 }": {
        "19.99": OK,
        "1.005": MULTIPLE,
        "123456789012345.67": OK,
        "123456789012345.6": OK,
        "1e15": OK,
    },
    "{ multipleOf: 1e-8 }": {"12391239123": OK, "1e308": OK, "1e400": MULTIPLE, "1e-9": MULTIPLE},
    "{ multipleOf: 0.123456789 }": {"1e308": MULTIPLE, "0.246913578": OK},
    "{ multipleOf: 1e300 }": {"2e300": OK, "1e299": MULTIPLE},
    "{ minimum: 1.1 }": {"1.1": OK, "2": OK, "1.0": SMALL, '"0"': OK},
    "{ maximum: 3 }": {"3": OK, "3.0001": BIG, "1e400": BIG},
    "{ exclusiveMinimum: 0 }": {"1e-300": OK, "0": SMALL, "-0.0": SMALL},
    "{ exclusiveMaximum: 0 }": {"-1": OK, "0": BIG},
    "{ minimum: 5, multipleOf: 2 }": {"6": OK, "3": [("", "not_multiple_of"), ("", "too_small")]},
    # Strings.
    "{ minLength: 2 }": {'"ab"': OK, '"\\ud83d\\ude00"': SMALL, '"\\ud83d\\ud83d"': OK, "1": OK},
    "{ maxLength: 2 }": {'"\\ud83d\\ude00\\ud83d\\ude00"': OK, '"abc"': BIG, "[1, 2, 3]": OK},
    "{ pattern: /^.$/u }": {'"a"': OK, '"\\ud83d\\ude00"': OK, '"ab"': FORMAT, "12": OK},
    "{ pattern: /b/u }": {'"abc"': OK, '"ac"': FORMAT},
    "{ format: email }": {'"a@b.c"': OK, '"a"': FORMAT, "1": OK},
    # Arrays.
    "{ minItems: 1 }": {"[1]": OK, "[]": SMALL, "{}": OK, '""': OK},
    "{ maxItems: 1 }": {"[1]": OK, "[1, 2]": BIG},
    "{ uniqueItems: true }": {
        '[1, true, "1", [1], {"a": 1}, null, [true], "[1]"]': OK,
        "[1, 1.0]": CUSTOM,
        '[{"a": 1, "b": 2}, {"b": 2, "a": 1}]': CUSTOM,
        "[[1], [1]]": CUSTOM,
        '["a,b", ["a"], ["a", "b"]]': OK,
    },
    "{ uniqueItems: false }": {"[1, 1]": OK},
    "{ prefixItems: [z.number(), z.string()] }": {
        "[]": OK,
        '[1, "a", true]': OK,
        "[true, 1]": [("/0", "invalid_type"), ("/1", "invalid_type")],
    },
    "{ prefixItems: [z.number()], items: z.string() }": {
        '[1, "a"]': OK,
        '[1, "a", 2]': [("/2", "invalid_type")],
        "[]": OK,
    },
    "{ prefixItems: [z.number()], items: z.never() }": {"[1]": OK, "[1, 2, 3]": BIG},
    "{ items: z.never() }": {"[]": OK, "[1]": BIG, "{}": OK},
    "{ contains: z.number() }": {'["a", 1]': OK, '["a"]': CUSTOM, "[]": CUSTOM, "{}": OK},
    "{ contains: z.number(), minContains: 2 }": {"[1, 2]": OK, '[1, "a"]': CUSTOM},
    "{ contains: z.number(), maxContains: 2 }": {"[1, 2]": OK, "[]": CUSTOM, "[1, 2, 3]": CUSTOM},
    "{ contains: z.number(), minContains: 0 }": {"[]": OK, '["a"]': OK},
    "{ contains: z.number(), minContains: 0, maxContains: 1 }": {"[]": OK, "[1, 2]": CUSTOM},
    "{ contains: z.number(), minContains: 3, maxContains: 1 }": {"[1]": CUSTOM, "[1, 2, 3]": CUSTOM},
    "{ minContains: 2, maxContains: 1 }": {"[]": OK},
    # Objects.
    "{ minProperties: 1 }": {'{"a": 1}': OK, "{}": SMALL, "[]": OK},
    "{ maxProperties: 1 }": {'{"__proto__": 1}': OK, '{"a": 1, "__proto__": 2}': BIG},
    '{ required: ["a", "toString", "__proto__"] }': {
        '{"a": 1, "toString": 2, "__proto__": 3}': OK,
        '{"a": 1}': [("/toString", "invalid_type"), ("/__proto__", "invalid_type")],
        "[]": OK,
    },
    '{ dependentRequired: { a: ["b", "c"], ["__proto__"]: ["d"] } }': {
        "{}": OK,
        '{"b": 1}': OK,
        '{"a": 1, "b": 2}': [("/c", "invalid_type")],
        '{"__proto__": 1}': [("/d", "invalid_type")],
    },
    "{ propertyNames: z.string().check(schema({ maxLength: 3 })) }": {
        '{"abc": 1}': OK,
        '{"abcd": 1, "__proto__": 2}': [("/abcd", "invalid_key"), ("/__proto__", "invalid_key")],
    },
    "{ propertyNames: z.never() }": {"{}": OK, '{"a": 1}': [("/a", "invalid_key")], "[1]": OK},
    '{ properties: { a: z.number(), constructor: z.number(), ["__proto__"]: z.number() } }': {
        "{}": OK,
        '{"a": 1, "constructor": 2, "__proto__": 3}': OK,
        '{"constructor": "x", "__proto__": "y"}': [("/constructor", "invalid_type"), ("/__proto__", "invalid_type")],
        '"constructor"': OK,
    },
    "{ patternProperties: [[/^a/u, z.number()], [/b$/u, z.string()]] }": {
        '{"a": 1, "b": "x", "c": null}': OK,
        '{"a": "x", "b": 1}': [("/a", "invalid_type"), ("/b", "invalid_type")],
        '{"ab": 1}': [("/ab", "invalid_type")],
    },
    "{ properties: { a: z.unknown() }, patternProperties: [[/^x-/u, z.unknown()]], additionalProperties: z.never() }": {
        '{"a": 1, "x-b": 2}': OK,
        '{"b": 1, "toString": 2, "__proto__": 3}': [
            ("/b", "unrecognized_keys"),
            ("/toString", "unrecognized_keys"),
            ("/__proto__", "unrecognized_keys"),
        ],
    },
    "{ additionalProperties: z.number() }": {
        '{"a": 1}': OK,
        '{"a": "x", "__proto__": "y"}': [("/a", "invalid_type"), ("/__proto__", "invalid_type")],
    },
    # In place.
    "{ $ref: z.object({ a: z.number() }) }": {'{"a": 1}': OK, '{"a": "x"}': [("/a", "invalid_type")]},
    "{ allOf: [schema({ minimum: 1 }), schema({ maximum: 3 })].map((check) => z.custom().check(check)) }": {
        "2": OK,
        "0": SMALL,
        "4": BIG,
    },
    "{ anyOf: [z.number(), z.object({ a: z.string() })] }": {
        "1": OK,
        '{"a": "x"}': OK,
        '{"a": 1}': UNION,
        "null": UNION,
    },
    "{ oneOf: [z.number(), z.custom().check(schema({ minimum: 2 }))] }": {"1": OK, '"a"': OK, "2": UNION},
    "{ oneOf: [z.number(), z.string()] }": {"null": UNION},
    "{ not: z.number() }": {'"a"': OK, "1": CUSTOM},
    "{ not: z.unknown() }": {"null": CUSTOM},
    "{ if: z.number(), then: z.literal(1), else: z.string() }": {"1": OK, '"a"': OK, "2": VALUE, "null": TYPE},
    "{ if: z.number(), then: z.literal(1) }": {"null": OK, "2": VALUE},
    "{ if: z.number() }": {"1": OK, "null": OK},
    "{ then: z.never(), else: z.never() }": {"1": OK},
    "{ dependentSchemas: { a: z.object({ b: z.number() }) } }": {
        "{}": OK,
        '{"a": 1, "b": 2}': OK,
        '{"a": 1}': [("/b", "invalid_type")],
        '"a"': OK,
    },
}


@pytest.mark.parametrize("dialect", ["zod", "mini"])
@pytest.mark.parametrize("keywords", TABLES)
def test_keyword(node: Node, dialect: Dialect, keywords: str) -> None:
    table = TABLES[keywords]
    assert dict(zip(table, node.issues(dialect, f"z.custom().check(schema({keywords}))", table), strict=True)) == table


def test_a_base_refuses_first(node: Node) -> None:
    schema = "z.looseObject({ a: z.number() }).check(schema({ minProperties: 2 }))"
    assert node.issues("zod", schema, ['{"a": 1, "b": 2}', '{"a": "x"}', '{"a": 1}']) == [
        [],
        [("/a", "invalid_type")],
        [("", "too_small")],
    ]


def test_paths_run_through_nested_schemas(node: Node) -> None:
    leaf = "z.custom().check(schema({ items: z.custom().check(schema({ required: ['c'], maxProperties: 1 })) }))"
    schema = f"z.object({{ a: z.custom().check(schema({{ properties: {{ b: {leaf} }} }})) }})"
    assert node.raw(schema, '{"a": {"b": [{"c": 1}, {"d": 1, "e": 2}]}}') == [
        {"code": "too_big", "path": ["a", "b", 1]},
        {"code": "invalid_type", "path": ["a", "b", 1, "c"]},
    ]


def test_a_union_around_a_schema_reports_itself_alone(node: Node) -> None:
    # Zod takes a member that fails in checks alone for the nearest one, and would report what is wrong inside it.
    member = "z.custom().check(schema({ properties: { a: z.string().check(z.minLength(9)) } }))"
    assert node.issues("mini", f"z.union([{member}, z.number()])", ['{"a": "x"}', '{"a": "x23456789"}']) == [
        [("", "invalid_union")],
        [],
    ]


def test_children_may_be_late(node: Node) -> None:
    schema = """(() => {
      const Tree = z.custom().check(schema({ required: ["v"], properties: { v: z.number(), next: () => Tree } }));
      return Tree;
    })()"""
    assert node.issues("zod", schema, ['{"v": 1, "next": {"v": 2}}', '{"v": 1, "next": {"v": "x", "next": {}}}']) == [
        [],
        [("/next/v", "invalid_type"), ("/next/next/v", "invalid_type")],
    ]


def test_the_instance_is_returned_as_it_is(node: Node) -> None:
    schema = """z.pipe(
      z.custom().check(schema({ properties: { a: z._default(z.number(), 1), b: z.object({}) } })),
      z.custom().check(schema({ const: { b: { c: 1 } } })),
    )"""
    assert node.issues("mini", schema, ['{"b": {"c": 1}}']) == [[]]


def test_an_asynchronous_child_is_an_error_of_the_schema(node: Node) -> None:
    with pytest.raises(AssertionError, match="Encountered Promise during synchronous parse"):
        node.issues("zod", "z.custom().check(schema({ items: z.number().refine(async () => true) }))", ["[1]"])


@pytest.mark.parametrize(
    "keywords",
    [
        "{ properties: { a: () => S }, additionalProperties: z.never() }",
        "{ anyOf: [z.null(), z.custom().check(schema({ type: 'object', properties: { a: () => S } }))] }",
        "{ $ref: z.custom().check(schema({ properties: { a: () => S } })), unevaluatedProperties: z.never() }",
    ],
)
def test_documents_may_be_five_hundred_deep(node: Node, keywords: str) -> None:
    schema = f"(() => {{ const S = z.custom().check(schema({keywords})); return S; }})()"
    assert node.issues("zod", schema, ['{"a": ' * 500 + "{}" + "}" * 500]) == [[]]
