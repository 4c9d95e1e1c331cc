"""The option `coercions`: clients that take what the server coerces, and nothing that it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallystick.config import Config
from tallystick.subjects import suite
from tallystick.verify.leniency import Kind
from tests.wild.measure import ask, measure, read

PROJECT = Path(__file__).with_name("project")
MODULES = Path(__file__).parents[1] / "node" / "node_modules"
TAKEN = (
    '{"whole": "12", "real": "1.5", "money": "1.00"}',
    '{"whole": true, "real": false, "money": "1.00", "flag": "yes"}',
    '{"whole": 1, "real": 1, "money": "1.00", "flag": 0}',
)


@pytest.mark.node
@pytest.mark.parametrize(("coercions", "taken"), [("refuse", 0), ("accept", len(TAKEN))])
def test_common_coercions_are_taken_where_that_is_asked_for(coercions: str, taken: int) -> None:
    made = suite(Config(contracts=("plain_models.py",), coercions=coercions), PROJECT)  # type: ignore[arg-type]  # one of the option's values
    answers = ask(made, [("NumbersInput", text) for text in TAKEN], MODULES)
    assert sum(isinstance(each, str) for each in answers) == taken
    numbers = next(each for each in made.subjects if each.name == "NumbersInput")
    assert all(read(numbers, text).accepted for text in TAKEN)


@pytest.mark.node
def test_nothing_is_taken_that_the_server_refuses() -> None:
    made = suite(Config(contracts=("plain_models.py",), coercions="accept"), PROJECT)
    found = measure(made, each=100, seed=7, modules=MODULES)
    assert found.said.examples.get("b") is None
    assert (found.said.examples.get("a"), found.functions.examples.get("a")) == (None, None)
    assert found.said.kinds[Kind.TEXT_AS_BOOLEAN] == 0
