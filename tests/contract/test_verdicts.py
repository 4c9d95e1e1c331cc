from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from pydantic import TypeAdapter, ValidationError, create_model
from pydantic.json_schema import models_json_schema

from tallystick import Contract
from tallystick.targets.dialects import BY_NAME
from tests.contract import published, zod
from tests.contract.cases import CASES, Case

if TYPE_CHECKING:
    from pathlib import Path


def contract(case: Case) -> type[Contract]:
    return create_model("Holder", __base__=Contract, v=(case.type, ...))


def verdict(model: type[Contract], text: str) -> bool:
    try:
        model.model_validate_json(f'{{"v": {text}}}')
    except ValidationError:
        return False
    return True


def adapter_verdict(model: type[Contract], text: str) -> bool:
    try:
        TypeAdapter(dict[str, model]).validate_json(f'{{"x": {{"v": {text}}}}}')
    except ValidationError:
        return False
    return True


def schema_verdict(schema: dict[str, Any], text: str) -> bool:
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return bool(validator.is_valid({"v": json.loads(text)}))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_verdicts_are_those_of_the_table(case: Case) -> None:
    model = contract(case)
    want = dict.fromkeys(case.accepted, True) | dict.fromkeys((*case.refused, *case.unsaid), False)

    assert {text: verdict(model, text) for text in want} == want
    assert {text: adapter_verdict(model, text) for text in want} == want


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_exported_schema_has_the_same_verdicts(case: Case, mode: Any) -> None:
    model = contract(case)
    want = dict.fromkeys(case.accepted, True) | dict.fromkeys(case.refused, False)
    _, several = models_json_schema([(model, mode)])

    alone = model.model_json_schema(mode=mode)
    bundled = {"$ref": "#/$defs/Holder", "$defs": several["$defs"]}

    jsonschema.Draft202012Validator.check_schema(alone)
    assert {text: schema_verdict(alone, text) for text in want} == want
    assert {text: schema_verdict(bundled, text) for text in want} == want


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_written_is_accepted_as_the_same_value(case: Case) -> None:
    model = contract(case)
    schema = model.model_json_schema(mode="serialization")

    for text in case.accepted:
        value = model.model_validate_json(f'{{"v": {text}}}')
        written = value.model_dump_json()

        assert model.model_validate_json(written) == value
        assert json.loads(written) == value.model_dump(mode="json")
        assert schema_verdict(schema, json.dumps(json.loads(written)["v"]))


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_our_own_keywords_say_the_rest(case: Case, mode: Any) -> None:
    """What standard keywords cannot say: bounds and lengths of what a string stands for, finite and safe numbers."""
    model = contract(case)
    want = dict.fromkeys(case.accepted, True) | dict.fromkeys((*case.refused, *case.unsaid), False)
    of = published.validator(model.model_json_schema(mode=mode))

    assert {text: published.accepts(of, f'{{"v": {text}}}') for text in want} == want


@pytest.mark.node
@pytest.mark.parametrize("dialect", BY_NAME)
def test_generated_zod_has_the_same_verdicts(dialect: str, tmp_path: Path) -> None:
    asked: dict[str, tuple[dict[str, Any], list[str]]] = {}
    want: dict[str, list[bool]] = {}
    for case in CASES:
        texts = dict.fromkeys(case.accepted, True) | dict.fromkeys((*case.refused, *case.unsaid), False)
        asked[case.name] = (contract(case).model_json_schema(), [f'{{"v": {text}}}' for text in texts])
        want[case.name] = list(texts.values())
    got = zod.verdicts(asked, dialect, tmp_path)

    wrong = {
        name: [text for text, mine, theirs in zip(texts, want[name], got[name], strict=True) if mine != theirs]
        for name, (_, texts) in asked.items()
    }
    assert {name: texts for name, texts in wrong.items() if texts} == {}
