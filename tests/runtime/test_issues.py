"""`issues`: the normal form of what Zod reports, so that both halves of a contract can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Issue, Node

pytestmark = pytest.mark.node

ITEM = "z.strictObject({ sku: z.string(), count: z.int() })"

CASES: dict[str, tuple[str, str, list[Issue]]] = {
    "the whole document": ("z.string()", "1", [("", "invalid_type")]),
    "a missing key": ("z.object({ a: z.string() })", "{}", [("/a", "invalid_type")]),
    "escapes": (
        "z.object({ 'a/b~c': z.record(z.string(), z.array(z.int())) })",
        '{"a/b~c": {"": [1, "x"], "~1": ["y"], "%\\u00e9 ": [0.5]}}',
        [("/a~1b~0c//1", "invalid_type"), ("/a~1b~0c/~01/0", "invalid_type"), ("/a~1b~0c/%\u00e9 /0", "invalid_type")],
    ),
    "one issue for each unrecognized key": (
        f"z.object({{ items: z.array({ITEM}) }})",
        '{"items": [{"sku": "a", "count": 1, "x/y": 1, "z": 2}]}',
        [("/items/0/x~1y", "unrecognized_keys"), ("/items/0/z", "unrecognized_keys")],
    ),
    "a key that a record refuses": (
        "z.record(z.string().check(z.regex(/^[A-Z]+$/)), z.int())",
        '{"A": 1, "b": "x"}',
        [("/b", "invalid_key")],
    ),
    "a union at the union": (
        f"z.object({{ v: z.union([z.string(), {ITEM}]) }})",
        '{"v": {"sku": 1}}',
        [("/v", "invalid_union")],
    ),
    "a tag that nobody has, at the tag": (
        "z.discriminatedUnion('t', [z.object({ t: z.literal('a') }), z.object({ t: z.literal('b') })])",
        '{"t": "c"}',
        [("/t", "invalid_union")],
    ),
    "a known tag, inside the member": (
        "z.discriminatedUnion('t', [z.object({ t: z.literal('a'), n: z.int() }), z.object({ t: z.literal('b') })])",
        '{"t": "a", "n": "x"}',
        [("/n", "invalid_type")],
    ),
    "an array too long, alone": ("z.array(z.int()).check(z.maxLength(1))", '["x", "y"]', [("", "too_big")]),
    "a tuple too long, alone": ("z.tuple([z.int()])", '["x", 1]', [("", "too_big")]),
    "an array too short, if its items are fine": ("z.array(z.int()).check(z.minLength(2))", "[1]", [("", "too_small")]),
    "an array too short with a wrong item": (
        "z.array(z.int()).check(z.minLength(2))",
        '["x"]',
        [("/0", "invalid_type")],
    ),
    "a string too long is no container": ("z.string().check(z.maxLength(1))", '"ab"', [("", "too_big")]),
    "a rule over an object with a wrong key": (
        "z.object({ a: z.string().check(z.minLength(2)) }).check(z.refine(() => false))",
        '{"a": "x"}',
        [("/a", "too_small")],
    ),
    "the same said twice": (
        "z.custom().check(schema({ allOf: [z.object({ a: z.int() }), z.object({ a: z.int() })] }))",
        "{}",
        [("/a", "invalid_type")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_issues(node: Node, case: str) -> None:
    schema, instance, want = CASES[case]
    assert node.issues("mini", schema, [instance]) == [want]


def test_messages_are_those_of_zod(node: Node) -> None:
    assert node.normal("zod", "z.object({ a: z.string() })", ['{"a": 1}']) == [
        [{"pointer": "/a", "code": "invalid_type", "message": "Invalid input: expected string, received number"}]
    ]
