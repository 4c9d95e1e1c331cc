"""Plain models with every feature that an exported schema loses: held to the server's own verdict and writing."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from tallystick.config import Config
from tallystick.subjects import suite
from tallystick.verify.documents import make
from tallystick.verify.leniency import FIXES, Kind, kind_of, leniencies
from tests.wild.measure import Measured, measure, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.verify.subject import Suite

SEED = 20261122
EACH = 150
PROJECT = Path(__file__).with_name("project")
MODULES = Path(__file__).parents[1] / "node" / "node_modules"


@cache
def models() -> Suite:
    return suite(Config(contracts=("plain_models.py",)), PROJECT)


@cache
def measured() -> Measured:
    return measure(models(), each=EACH, seed=SEED, modules=MODULES)


@pytest.mark.node
def test_the_client_reads_everything_that_the_server_writes() -> None:
    found = measured()
    assert min(found.said.written, found.functions.written) > 200
    assert (found.said.examples.get("a"), found.functions.examples.get("a")) == (None, None)


@pytest.mark.node
def test_the_server_accepts_everything_that_the_client_may_send() -> None:
    found = measured().said
    assert found.both > 1000
    assert found.examples.get("b") is None


def test_documents_reach_every_model() -> None:
    """What no document is accepted of proves nothing, as of datetimes whose months are drawn from a pattern."""
    accepted = {
        subject.name: sum(
            read(subject, text).accepted
            for text in make(subject.name, models().definitions, Random(SEED), EACH)  # noqa: S311 - the same documents every time
        )
        for subject in models().subjects
    }
    assert {name for name, number in accepted.items() if number < 2} == set()


@pytest.mark.node
def test_values_and_places_are_the_servers(figure: Callable[[str], None]) -> None:
    said, functions = measured().said, measured().functions
    figure(
        f"plain models: {said.documents + functions.documents:,} documents (seed {SEED}), "
        f"{said.unread + functions.unread} written and not read, {said.unsent} accepted and refused by the server, "
        f"{said.lenient + functions.lenient} lenient, values {said.values:,}/{said.both:,}, places "
        f"{said.paths:,}/{said.refused:,}"
    )
    assert said.failed == functions.failed == 0
    assert said.values / said.both > 0.99
    # Members of a union that a tag tells apart are told apart by it even where the union does not say so.
    assert said.paths / said.refused > 0.98


@pytest.mark.node
def test_every_leniency_is_of_a_kind_with_a_fix() -> None:
    found = measured().said
    assert found.lenient > 50
    assert {Kind.TEXT_AS_NUMBER, Kind.BOOLEAN_AS_NUMBER, Kind.SPELLING, Kind.SECOND_NAME} <= found.kinds.keys()
    assert FIXES.keys() == set(Kind)


def test_one_model_without_a_schema_stops_no_other() -> None:
    names = {subject.name for subject in models().subjects}
    assert {"MomentsInput", "NumbersInput", "HolderInput"} <= names
    assert not any("Unexportable" in name for name in models().definitions)


@pytest.mark.parametrize(
    ("keyword", "message", "value", "kind"),
    [
        ("type", "Expected a whole number", "12", Kind.TEXT_AS_NUMBER),
        ("type", "Expected a number", True, Kind.BOOLEAN_AS_NUMBER),
        ("type", "Expected true or false", 1, Kind.NUMBER_AS_BOOLEAN),
        ("type", "Expected true or false", "yes", Kind.TEXT_AS_BOOLEAN),
        ("type", "Expected a string", 1577836800, Kind.NUMBER_AS_TEXT),
        ("type", "Expected a string", False, Kind.BOOLEAN_AS_TEXT),
        ("type", "Expected an array", {"0": 1}, Kind.OTHER_SHAPE),
        ("format", "Expected the format double-int", 2**60, Kind.BIG_INTEGER),
        ("format", "Expected the format date", "1577836800", Kind.SPELLING),
        ("uniqueItems", "Expected items that all differ", [1, 1], Kind.REPEATS),
        ("const", "Expected 1", True, Kind.EQUAL_VALUE),
        ("required", "Required", None, Kind.SECOND_NAME),
    ],
)
def test_kinds(keyword: str, message: str, value: object, kind: Kind) -> None:
    assert kind_of(keyword, message, value) is kind


def test_leniencies_of_a_document_are_those_of_its_places() -> None:
    findings = [("/a/0", "type", "Expected a whole number"), ("/b", "required", "Required")]
    found = leniencies('{"a": ["12"]}', findings)
    assert [(each.pointer, each.kind) for each in found] == [
        ("/a/0", Kind.TEXT_AS_NUMBER),
        ("/b", Kind.SECOND_NAME),
    ]
