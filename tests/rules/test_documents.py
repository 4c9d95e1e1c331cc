"""Rules in documents: read strictly, whatever a document holds; printed as nothing but the program they say."""

from __future__ import annotations

import copy
import json
import random
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tallystick.compat.summary import summarise
from tallystick.documents.dialects import Dialect
from tallystick.documents.resolve import Registry
from tallystick.ir.build import build
from tallystick.ir.read import Root
from tallystick.ir.rules.data import KEYWORD
from tallystick.ir.rules.evaluate import refused as refused_rules
from tallystick.problems import Refusal
from tests.rules import legs
from tests.rules.making import contract
from tests.rules.samples import Everything

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = (
    '"}); globalThis.pwned = 1; ({"',
    "`${globalThis.pwned = 1}`",
    "*/ globalThis.pwned = 1; /*",
    "</script><script>globalThis.pwned = 1</script>",
    "\u2028globalThis.pwned = 1\u2029",
    "\\u0022+(globalThis.pwned=1)+\\u0022",
    "a\nb\u0000\u202e",
)
TRUE = {"op": "==", "type": "integer", "left": {"op": "constant", "type": "integer", "value": 1},
        "right": {"op": "constant", "type": "integer", "value": 1}}  # fmt: skip
SELF = {"op": "self"}


def of(tree: Any, **changed: Any) -> dict[str, Any]:
    """A schema with one rule."""
    rule = {"name": "r", "at": "", "message": "no", "expression": "?", "tree": tree} | changed
    return {"type": "object", "properties": {"a": {"type": "string"}}, KEYWORD: [rule]}


def value(type_: str, name: str = "a") -> dict[str, Any]:
    return {"op": "value", "type": type_, "of": {"op": "member", "of": SELF, "name": name}}


def refused(schema: dict[str, Any]) -> list[str]:
    registry = Registry(schema, dialect=Dialect.draft2020_12)
    try:
        build(registry, [Root("Subject", registry.root())])
    except Refusal as refusal:
        return [f"{found.code} {found.where}: {found.message}" for found in refusal.problems]
    return []


def loop(**changed: Any) -> dict[str, Any]:
    return {"op": "all", "item": "x", "in": {"op": "member", "of": SELF, "name": "a"}, "of": TRUE} | changed


FAULTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "no operator": (of({}), "/0/tree", "an object with an `op`"),
    "unknown operator": (of({"op": "eval"}), "/0/tree/op", "`eval` is no operator here"),
    "an operator of parts": (of(SELF), "/0/tree/op", "`self` is no operator here"),
    "an operator of the prototype": (of({"op": "constructor"}), "/0/tree/op", "`constructor` is no operator here"),
    "an unknown key": (of(TRUE | {"code": "x"}), "/0/tree/code", "has no `code`"),
    "a missing key": (of({"op": "not"}), "/0/tree", "needs `of`"),
    "no truth value": (of(value("string")), "/0/tree", "a rule has a truth value"),
    "types that differ": (of(TRUE | {"left": value("string")}), "/0/tree", "of type string, not integer"),
    "an unknown type": (of(value("any")), "/0/tree/type", "it is not one of boolean"),
    "no order": (of({"op": "<", "type": "boolean", "left": TRUE, "right": TRUE}), "/0/tree", "have no order"),
    "no such sum": (of({"op": "not", "of": {"op": "sum", "type": "string", "item": "x", "in": SELF, "of": TRUE}}),
                    "/0/tree/of", "no such operation"),
    "a date and hours": (of({"op": "==", "type": "date", "left": value("date"), "right": {
        "op": "+", "type": "date", "left": value("date"), "right": value("duration")}}),
        "/0/tree/right", "whole days"),
    "a bad constant": (of(TRUE | {"left": {"op": "constant", "type": "integer", "value": "1+alert(1)"}}),
                       "/0/tree/left", "is not the wire form"),
    "a constant with a newline": (
        of(TRUE | {"type": "decimal", "left": {"op": "constant", "type": "decimal", "value": "1\n"}}),
        "/0/tree/left", "is not the wire form"),
    "a float for an integer": (of(TRUE | {"left": {"op": "constant", "type": "integer", "value": 1.5}}),
                               "/0/tree/left", "is not the wire form"),
    "an unsafe integer": (of(TRUE | {"left": {"op": "constant", "type": "integer", "value": 2**53}}),
                          "/0/tree/left", "is not the wire form"),
    "infinity": (of(TRUE | {"left": {"op": "constant", "type": "number", "value": 10**400}}),
                 "/0/tree/left", "is not the wire form"),
    "a name that is code": (of(loop(item="x)=>alert(1)//")), "/0/tree/item", "it is not a name"),
    "a name in other letters": (of(loop(item="\u0445")), "/0/tree/item", "it is not a name"),
    "a name twice": (of(loop(of=loop())), "/0/tree/of/item", "is named `x` already"),
    "a name of nothing": (of({"op": "is-null", "of": {"op": "item", "name": "y"}}), "/0/tree/of/name", "is named `y`"),
    "an inherited member": (of({"op": "is-null", "of": {"op": "member", "of": SELF, "name": "__proto__"}}),
                            "/0/tree/of/name", "born with"),
    "a bad index": (of({"op": "is-null", "of": {"op": "element", "of": SELF, "index": -1}}),
                    "/0/tree/of/index", "whole"),
    "a flag": (of({"op": "is-null", "of": {"op": "element", "of": SELF, "index": True}}), "/0/tree/of/index", "whole"),
    "a bad way": (of(loop(over="keys")), "/0/tree/over", "it is not `items` or `values`"),
    "no operands": (of({"op": "and", "of": []}), "/0/tree/of", "non-empty array"),
    "a bad name": (of(TRUE, name="a-b"), "/0/name", "not an identifier"),
    "a bad pointer": (of(TRUE, at="a"), "/0/at", "not a JSON Pointer"),
    "no message": (of(TRUE, message=None), "/0/message", "not a string"),
    "no list": (of(TRUE) | {KEYWORD: {}}, "", "not an array"),
    "no rule": (of(TRUE) | {KEYWORD: [1]}, "/0", "a rule is an object of"),
    "two of a name": (of(TRUE) | {KEYWORD: of(TRUE)[KEYWORD] * 2}, "/1/name", "two rules with the name"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_no_rule_is_refused_at_its_pointer(name: str) -> None:
    schema, pointer, words = FAULTS[name]
    (said,) = refused(schema)
    assert said.startswith(f"TLY552 #/{KEYWORD}{pointer}: ")
    assert words in said


def test_what_nests_without_end_is_refused() -> None:
    tree: Any = TRUE
    for _ in range(500):
        tree = {"op": "not", "of": tree}
    (said,) = refused(of(tree))
    assert "nests deeper" in said


@pytest.mark.parametrize(
    "schema",
    [
        {"anyOf": [{"type": "object"}, {"type": "string"}]},
        {"type": "array"},
        {"type": "object", "patternProperties": {"^a": {}}, "properties": {"a": {}}},
        {},
    ],
)
def test_rules_of_what_is_no_plain_object_are_refused(schema: dict[str, Any]) -> None:
    said = refused(schema | {KEYWORD: of(TRUE)[KEYWORD]})
    assert [line[:6] for line in said] == ["TLY553"]


def strings(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a tree that holds a string."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, item in items:
        if isinstance(item, str):
            yield tree, key
        yield from strings(item)


@pytest.mark.node
def test_no_text_of_a_document_becomes_code(tmp_path: Path) -> None:
    """Each hostile text at every place for text; what is still read must print, load and run, and do nothing else."""
    schema = legs.published(Everything)
    probe = "globalThis.pwned"
    shown = of({"op": "and", "of": [
        {"op": "!=", "type": "string", "left": value("string"),
         "right": {"op": "constant", "type": "string", "value": "T"}},
        {"op": "in", "type": "string", "of": value("string"),
         "options": [{"op": "constant", "type": "string", "value": "T"}]},
        {"op": "has-key", "of": {"op": "member", "of": SELF, "name": "T", "default": {"T": "T"}},
         "key": {"op": "constant", "type": "string", "value": "T"}},
        {"op": "is-null", "of": {"op": "member", "of": {"op": "member", "of": SELF, "name": "T"}, "name": "T"}},
    ]}, at="/T", message="T", expression="T")  # fmt: skip
    for number, text in enumerate(TEXTS):
        hostile = json.loads(
            json.dumps(shown)
            .replace('"T"', json.dumps(text))
            .replace('"/T"', json.dumps(f"/{text}".replace("~", "~0")))
        )
        registry = Registry(hostile, dialect=Dialect.draft2020_12)
        said = legs.zod_of(registry, ['{"a": "b"}'], "zod", tmp_path / str(number))
        assert [found[0] for found in said[0]] == ["r"], text
        module = (tmp_path / str(number) / "schema.mjs").read_text(encoding="utf-8")
        assert not any(line.lstrip().startswith(probe) for line in module.splitlines())
    source = random.Random(11)  # noqa: S311 - documents, not secrets
    for _ in range(400):
        changed = copy.deepcopy(schema)
        holder, key = source.choice(list(strings(changed[KEYWORD])))
        holder[key] = source.choice(TEXTS)
        for line in refused(changed):
            assert line.startswith("TLY552")


def test_a_validator_of_json_schema_can_assert_them() -> None:
    """The evaluator of JSON values as a keyword of an independent validator."""

    def keyword(_validator: Any, rules: Any, instance: Any, _schema: Any) -> Iterator[jsonschema.ValidationError]:
        if isinstance(instance, dict):
            for rule in refused_rules(rules, instance):
                yield jsonschema.ValidationError(rule.message, path=rule.at)

    asserting = jsonschema.validators.extend(jsonschema.Draft202012Validator, {KEYWORD: keyword})
    schema = legs.published(contract("self.a < self.b and self.c is None", at="/b"))
    document = {"lines": [], "total": "1", "start": "2020-01-01", "sentAt": "2020-01-01T00:00:00Z",
                "owner": "0b6c1e1a-2f0f-4d3a-9d55-0c7f7a3f8f10", "title": "", "a": 1, "b": 2}  # fmt: skip
    assert asserting(schema).is_valid(document)
    (error,) = asserting(schema).iter_errors(document | {"b": 1})
    assert (list(error.path), error.message) == (["b"], "no")
    assert not asserting(schema).is_valid(document | {"c": 1})


def test_a_changed_rule_is_a_sentence() -> None:
    def published(expression: str | None) -> dict[str, Any]:
        body: dict[str, Any] = {"type": "object", "properties": {"a": {"type": "string"}}}
        if expression is not None:
            body |= {KEYWORD: legs.published(contract(expression))[KEYWORD]}
        return {"openapi": "3.1.0", "components": {"schemas": {"Order": body}}}

    none, one, other = published(None), published("self.a == 1"), published("self.a == 2")
    assert list(summarise(none, one)) == ["Order: rule holds added: self.a == 1"]
    assert list(summarise(one, none)) == ["Order: rule holds removed: self.a == 1"]
    assert list(summarise(one, other)) == ["Order: rule holds changed: self.a == 1 -> self.a == 2"]
