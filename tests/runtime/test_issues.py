"""`issues`: the normal form of what Zod reports, so that both halves of a contract can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Dialect, Issue, Node

pytestmark = pytest.mark.node

ITEM = "z.strictObject({ sku: z.string(), count: z.int() })"

CASES: dict[str, tuple[str, str, list[Issue]]] = {
    "the whole document": ("z.string()", "1", [("", "type")]),
    "a missing key": ("z.object({ a: z.string() })", "{}", [("/a", "required")]),
    "a missing key of any value": ("z.object({ a: z.unknown() })", "{}", [("/a", "required")]),
    "a missing key of a listed value": ("z.object({ a: z.literal(1) })", "{}", [("/a", "required")]),
    "a missing key of a union": ("z.object({ a: z.union([z.null(), z.string()]) })", "{}", [("/a", "required")]),
    "escapes": (
        "z.object({ 'a/b~c': z.record(z.string(), z.array(z.int())) })",
        '{"a/b~c": {"": [1, "x"], "~1": ["y"], "%\\u00e9 ": [0.5]}}',
        [("/a~1b~0c//1", "type"), ("/a~1b~0c/~01/0", "type"), ("/a~1b~0c/%\u00e9 /0", "type")],
    ),
    "one issue for each unrecognized key": (
        f"z.object({{ items: z.array({ITEM}) }})",
        '{"items": [{"sku": "a", "count": 1, "x/y": 1, "z": 2}]}',
        [("/items/0/x~1y", "additionalProperties"), ("/items/0/z", "additionalProperties")],
    ),
    "a key that a record refuses": (
        "z.record(z.string().check(z.regex(/^[A-Z]+$/)), z.int())",
        '{"A": 1, "b": "x"}',
        [("/b", "propertyNames")],
    ),
    "a key that keywords refuse hides its value": (
        "z.custom().check(schema({ propertyNames: z.literal('a'), additionalProperties: z.object({ x: z.int() }) }))",
        '{"b": {"x": "y"}}',
        [("/b", "propertyNames")],
    ),
    "a union at the union": (
        f"z.object({{ v: z.union([z.string(), {ITEM}]) }})",
        '{"v": {"sku": 1}}',
        [("/v", "anyOf")],
    ),
    "a tag that nobody has, at the tag": (
        "z.discriminatedUnion('t', [z.object({ t: z.literal('a') }), z.object({ t: z.literal('b') })])",
        '{"t": "c"}',
        [("/t", "discriminator")],
    ),
    "no tag, at the tag": (
        "z.discriminatedUnion('t', [z.object({ t: z.literal('a') }), z.object({ t: z.literal('b') })])",
        "{}",
        [("/t", "discriminator")],
    ),
    "a known tag, inside the member": (
        "z.discriminatedUnion('t', [z.object({ t: z.literal('a'), n: z.int() }), z.object({ t: z.literal('b') })])",
        '{"t": "a", "n": "x"}',
        [("/n", "type")],
    ),
    "an array too long, alone": ("z.array(z.int()).check(z.maxLength(1))", '["x", "y"]', [("", "maxItems")]),
    "a tuple too long, alone": ("z.tuple([z.int()])", '["x", 1]', [("", "maxItems")]),
    "an array too short, if its items are fine": ("z.array(z.int()).check(z.minLength(2))", "[1]", [("", "minItems")]),
    "an array too short with a wrong item": ("z.array(z.int()).check(z.minLength(2))", '["x"]', [("/0", "type")]),
    "a string too long is no container": ("z.string().check(z.maxLength(1))", '"ab"', [("", "maxLength")]),
    "of several checks the first": (
        "z.int().check(z.gte(10), z.lte(5), multipleOf(4))",
        "7",
        [("", "multipleOf")],
    ),
    "an unsafe integer, whatever its bounds": ("z.int().check(z.lte(5))", "1e16", [("", "format")]),
    "a rule over an object with a wrong key": (
        "z.object({ a: z.string().check(z.minLength(2)) }).check(z.refine(() => false))",
        '{"a": "x"}',
        [("/a", "minLength")],
    ),
    "a rule at a key that is not there": (
        "z.object({}).check(rules({ name: 'odd', at: ['a'], message: 'Odd', holds: () => false }))",
        "{}",
        [("/a", "odd")],
    ),
    "exactly one of several": ("z.xor([z.number(), z.int()])", "1", [("", "oneOf")]),
    "none of exactly one": (
        "z.custom().check(schema({ oneOf: [z.number(), z.null()] }))",
        '"a"',
        [("", "oneOf")],
    ),
    "what must not match": ("z.custom().check(schema({ not: z.number() }))", "1", [("", "not")]),
    "the same said twice": (
        "z.custom().check(schema({ allOf: [z.object({ a: z.int() }), z.object({ a: z.int() })] }))",
        "{}",
        [("/a", "required")],
    ),
}


@pytest.mark.parametrize("dialect", ["zod", "mini"])
@pytest.mark.parametrize("case", CASES)
def test_issues(node: Node, case: str, dialect: Dialect) -> None:
    schema, instance, want = CASES[case]
    (found,) = node.normal(dialect, schema, [instance])
    assert [(issue["pointer"], issue["code"]) for issue in found] == want


MEMBERS = "[z.string(), z.object({ n: z.number().check(z.gte(5)) })]"
TUPLE = "z.tuple([z.string(), z.object({ n: z.int() }), z.null()])"
KEYS = "z.partialRecord(z.enum(['a', 'b']), z.int())"

REPORTED: dict[str, tuple[str, str, list[Issue]]] = {
    "a member that fails in a check": (f"z.union({MEMBERS}).check(unionIssue)", '{"n": 1}', [("", "anyOf")]),
    "without the check": (f"z.union({MEMBERS})", '{"n": 1}', [("/n", "minimum")]),
    "below others": (
        f"z.array(z.object({{ u: z.nullable(z.union({MEMBERS}).check(unionIssue)) }}))",
        '[{"u": null}, {"u": {"n": 1}}]',
        [("/1/u", "anyOf")],
    ),
    "beside another check": (
        f"z.union({MEMBERS}).check(unionIssue, z.refine(() => false))",
        '{"n": 1}',
        [("", "anyOf")],
    ),
    "in a copy": (f"z.union({MEMBERS}).check(unionIssue).check(z.refine(() => true))", '{"n": 1}', [("", "anyOf")]),
    "a copy with metadata": (
        f"z.clone(z.union({MEMBERS}).check(unionIssue))",
        '{"n": 1}',
        [("", "anyOf")],
    ),
    "a short tuple with an item that is wrong": (
        f"{TUPLE}.check(tupleIssues)",
        '["a", {"n": 0.5}]',
        [("/1/n", "type")],
    ),
    "a short tuple": (f"{TUPLE}.check(tupleIssues)", '["a"]', [("", "minItems")]),
    "a short tuple, unchecked": (TUPLE, '["a", {"n": 0.5}]', [("", "minItems")]),
    "a short tuple that goes on": (
        "z.tuple([z.string(), z.optional(z.null())], z.int()).check(tupleIssues)",
        "[]",
        [("", "minItems")],
    ),
    "a tuple with what may be left out": (
        "z.tuple([z.string(), z.optional(z.null())]).check(tupleIssues)",
        '["a"]',
        [],
    ),
    "a key that is not listed": (f"{KEYS}.check(keyIssues)", '{"a": 1, "c": "x"}', [("/c", "propertyNames")]),
    "a key that is not listed, unchecked": (KEYS, '{"c": 1}', [("/c", "additionalProperties")]),
    "unknown keys below a record": (
        "z.partialRecord(z.enum(['a']), z.strictObject({})).check(keyIssues)",
        '{"a": {"b": 1}}',
        [("/a/b", "additionalProperties")],
    ),
}


@pytest.mark.parametrize("dialect", ["zod", "mini"])
@pytest.mark.parametrize("case", REPORTED)
def test_checks_that_make_zod_report_alike(node: Node, case: str, dialect: Dialect) -> None:
    schema, instance, want = REPORTED[case]
    (found,) = node.normal(dialect, schema, [instance])
    assert [(issue["pointer"], issue["code"]) for issue in found] == want


def test_checks_work_through_the_methods_of_the_classic_dialect(node: Node) -> None:
    union = f"z.union({MEMBERS}).check(unionIssue)"
    for copy in (".optional()", ".nullable()", ".describe('x')", ".meta({ id: 'x' })", ".default(1)", ".prefault('a')"):
        (found,) = node.normal("zod", f"z.object({{ u: {union}{copy} }})", ['{"u": {"n": 1}}'])
        assert [(issue["pointer"], issue["code"]) for issue in found] == [("/u", "anyOf")], copy


MESSAGES: dict[str, tuple[str, str, str]] = {
    "a type": ("z.boolean()", "1", "Expected true or false"),
    "several types": (
        'z.custom().check(schema({ type: ["integer", "null"] }))',
        '"a"',
        "Expected a whole number or null",
    ),
    "a constant": ("z.literal('a\"\u2028')", "1", 'Expected "a\\"\u2028"'),
    "an object": ("z.custom().check(schema({ const: { a: [1] } }))", "1", 'Expected {"a":[1]}'),
    "listed values": ("z.enum(['b', '10', '2', 'a'])", "1", 'Expected one of "2", "10", "b", "a"'),
    "listed numbers": ("z.literal([3, 1.5, true])", "1", "Expected one of 3, 1.5, true"),
    "many values": (
        "z.enum([...'abcdefghijkl'])",
        "1",
        "Expected one of " + ", ".join(f'"{letter}"' for letter in "abcdefghij") + ", ...",
    ),
    "a replacement pattern": ("z.literal('$&')", "1", 'Expected "$&"'),
    "a format by the name of JSON Schema": ("z.guid()", '"a"', "Expected the format uuid"),
    "a limit": ("z.number().check(z.lt(1e-7))", "1", "Expected less than 1e-7"),
    "a rule": (
        "z.object({}).check(rules({ name: 'odd', at: [], message: 'Odd {limit}', holds: () => false }))",
        "{}",
        "Odd {limit}",
    ),
}


@pytest.mark.parametrize("case", MESSAGES)
def test_message(node: Node, case: str) -> None:
    schema, instance, want = MESSAGES[case]
    for dialect in ("zod", "mini"):
        assert [issue["message"] for issue in node.normal(dialect, schema, [instance])[0]] == [want]
