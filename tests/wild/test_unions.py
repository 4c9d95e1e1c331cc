"""Unions of plain models: the client chooses the member that the server chooses, and names the same places."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tallystick.config import Config
from tallystick.subjects import suite
from tests.wild.measure import Measured, ask, measure, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.verify.subject import Suite

SEED = 20261122
PROJECT = Path(__file__).with_name("project")
MODULES = Path(__file__).parents[1] / "node" / "node_modules"

SHORT, LONG = {"x": 1, "y": "a"}, {"x": 1, "z": 2, "w": 3}

VALUES: list[tuple[str, Any, Any]] = [
    ("models", {"x": 1}, {"x": 1, "y": "short"}),
    ("models", {"x": 1, "z": 2}, {"x": 1, "z": 2, "w": 2}),
    ("models", SHORT | LONG, LONG),
    ("reversed", {}, {"x": 0, "z": 1, "w": 2}),
    ("reversed", {"x": 1, "y": "a"}, SHORT),
    ("open", {"x": 1, "k": 2}, {"x": 1, "y": "short"}),
    ("open_first", SHORT, SHORT),
    ("open_first", {"x": 1, "k": 2}, {"x": 1, "k": 2}),
    ("closed", {"x": 1, "z": 2}, {"x": 1, "z": 2}),
    ("closed", {"x": 1, "z": 2, "y": "a"}, {"x": 1, "y": "a"}),
    ("nested", {"inner": {"z": 2}}, {"inner": {"x": 0, "z": 2, "w": 2}}),
    ("nested", {}, {"inner": {"x": 0, "y": "short"}}),
    ("chain", {"next": {"z": 1, "w": 1}, "x": 1}, {"next": {"x": 0, "z": 1, "w": 1}, "x": 1}),
    ("many", [{"y": "a"}, {"z": 1, "w": 1}], [{"x": 0, "z": 1, "w": 2}, {"x": 0, "z": 1, "w": 1}]),
    ("each", [{"y": "a"}, {"z": 1}], [{"x": 0, "y": "a"}, {"x": 0, "z": 1, "w": 2}]),
    ("by_key", {"k": {"z": 1}}, {"k": {"x": 0, "z": 1, "w": 2}}),
    ("anything", {"x": 1}, {"x": 1, "y": "short"}),
    ("numbers", {"x": 1}, {"x": 1}),
    ("listed", [{"x": 1}], [{"x": 1}]),
    ("unlisted", [{"x": 1}], [{"x": 1}]),
    ("data", {"y": "a"}, {"x": 0, "y": "a"}),
    ("first", {"x": 1, "z": 2}, {"x": 1, "y": "short"}),
    ("fallback", {"x": 1}, {"x": 1, "y": "short"}),
    ("scalars", [1], [1]),
]


@cache
def models() -> Suite:
    return suite(Config(contracts=("plain_unions.py",)), PROJECT)


@cache
def measured() -> Measured:
    return measure(models(), each=200, seed=SEED, modules=MODULES)


@pytest.mark.node
def test_the_client_chooses_the_member_that_the_server_chooses() -> None:
    subject = next(each for each in models().subjects if each.name == "UnionsInput")
    documents = [json.dumps({name: value}) for name, value, _ in VALUES]
    theirs = [json.loads(each) for each in ask(models(), [(subject.name, text) for text in documents], MODULES)]
    ours = [json.loads(str(read(subject, text).echo)) for text in documents]
    want = [value for _, _, value in VALUES]
    names = [name for name, *_ in VALUES]
    assert [value[name] for name, value in zip(names, ours, strict=True)] == want
    assert [value[name] for name, value in zip(names, theirs, strict=True)] == want


@pytest.mark.node
def test_values_and_places_are_the_servers(figure: Callable[[str], None]) -> None:
    found = measured().said
    figure(
        f"unions of plain models: {found.documents:,} documents (seed {SEED}), values {found.values:,}/{found.both:,}, "
        f"places {found.paths:,}/{found.refused:,}"
    )
    assert (found.unread, found.unsent, found.failed) == (0, 0, 0)
    assert "a-value" not in found.examples
    assert found.both > 300
    assert found.values / found.both > 0.99
    assert found.paths / found.refused > 0.99


CHOSEN = {
    "models": "z.union([ShortSchema, LongSchema]).check(bestMember)",
    "first": "z.union([ShortSchema, LongSchema]).nullable()",
    "tagged": "z.union([TaggedSchema, OtherSchema]).check(unionIssue).nullable()",
    "fallback": "z.union([ShortSchema, z.unknown()]).check(bestMember)",
}


def test_a_member_is_chosen_only_where_that_shows() -> None:
    text = models().package["plain_unions.js"].partition("export const UnionsSchema =")[2]
    for name, schema in CHOSEN.items():
        assert f"    {name}: {schema}" in text


def test_the_document_says_how_members_are_chosen() -> None:
    said: dict[str, Any] = models().definitions["UnionsInput"]["properties"]
    assert said["models"] == {
        "anyOf": [
            {"$ref": "#/components/schemas/ShortInput"},
            {"$ref": "#/components/schemas/LongInput"},
            {"type": "null"},
        ],
        "default": None,
        "x-tallystick-union": "smart",
    }
    assert {name for name, each in said.items() if "x-tallystick-union" not in each} == {
        "first",
        "each",
        "by_key",
        "several",
    }
    assert said["each"]["items"]["x-tallystick-union"] == "smart"
