"""Documents on which Pydantic, JSON Schema and Zod are known to part ways: contracts have one verdict on each."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ConfigDict, ValidationError, create_model

from tallystick import Contract, ContractError
from tallystick.targets.dialects import BY_NAME
from tests.contract import published, zod
from tests.contract.witness_types import CONFIG, DIFFERENT, REFUSED, TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WITNESSES: dict[str, dict[str, list[str]]] = json.loads(Path(__file__).with_name("witnesses.json").read_text("utf-8"))
"""By type, the documents that an exact contract accepts, and those it refuses."""
EXACT = [name for name in TYPES if name not in REFUSED]


@cache
def contract(name: str) -> type[Contract]:
    class Base(Contract):
        model_config = CONFIG.get(name, ConfigDict())

    return create_model("Holder", __base__=Base, v=(TYPES[name], ...))


def wanted(name: str) -> dict[str, bool]:
    """The verdicts that a contract should give: those of the witnesses, less the deliberate differences."""
    documents = WITNESSES[name]
    verdicts = dict.fromkeys(documents["accepted"], True) | dict.fromkeys(documents["refused"], False)
    return {text: verdict is not ((name, text) in DIFFERENT) for text, verdict in verdicts.items()}


def wrong(said: Mapping[str, Mapping[str, bool]]) -> dict[str, list[str]]:
    found = {name: [text for text, want in wanted(name).items() if said[name][text] is not want] for name in EXACT}
    return {name: texts for name, texts in found.items() if texts}


def accepted(model: type[Contract], text: str) -> bool:
    try:
        model.parse_json(text)
    except ValidationError:
        return False
    return True


def note(figure: Callable[[str], None], side: str) -> None:
    documents = sum(len(wanted(name)) for name in EXACT)
    figure(
        f"witnesses, {side}: {len(EXACT)} types, {documents} documents, {len(DIFFERENT)} meant to differ, 0 others do"
    )


def test_every_witness_has_a_type_and_every_difference_a_witness() -> None:
    assert TYPES.keys() == WITNESSES.keys()
    assert REFUSED.keys() <= TYPES.keys()
    assert all(text in wanted(name) for name, text in DIFFERENT)
    assert not {name for name, _ in DIFFERENT} & REFUSED.keys()


@pytest.mark.parametrize("name", REFUSED)
def test_a_type_that_is_not_exact_is_refused(name: str) -> None:
    with pytest.raises(ContractError) as caught:
        contract(name)
    assert caught.value.problems[0].code == REFUSED[name]


def test_pydantic(figure: Callable[[str], None]) -> None:
    assert wrong({name: {text: accepted(contract(name), text) for text in wanted(name)} for name in EXACT}) == {}
    note(figure, "Pydantic")


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_jsonschema(mode: Any, figure: Callable[[str], None]) -> None:
    validators = {name: published.validator(contract(name).model_json_schema(mode=mode)) for name in EXACT}
    said = {name: {text: published.accepts(of, text) for text in wanted(name)} for name, of in validators.items()}
    assert wrong(said) == {}
    note(figure, "jsonschema")


@pytest.mark.node
@pytest.mark.parametrize("dialect", BY_NAME)
def test_generated_zod(dialect: str, tmp_path: Path, figure: Callable[[str], None]) -> None:
    asked = {name: (contract(name).model_json_schema(), list(wanted(name))) for name in EXACT}
    got = zod.verdicts(asked, dialect, tmp_path)
    assert wrong({name: dict(zip(wanted(name), got[name], strict=True)) for name in EXACT}) == {}
    note(figure, dialect)
