"""Pydantic, jsonschema and the generated Zod on the same documents: one verdict, and one value."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from tests.example import project
from tests.example.documents import Documents
from tests.example.published import accepts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

SEED = 20260302
PER_SCHEMA = 340
LEAST = 20_000
DIALECTS = {"zod": "", "zod/mini": "mini/"}

_ANSWER = '{"eventId": "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "accepted": true, "version": 1, "details": %s}'

EXPECTED = (
    (
        "JSON.parse reads a number that is too large as Infinity, and a JSON value has no schema for its numbers",
        re.compile(r'"(?:bankPayload|details)": .*1E400'),
        ("AcknowledgementInput", _ANSWER % "1E400"),
    ),
    (
        "JSON.parse rounds integers beyond 2^53, and a JSON value has no schema for its numbers",
        re.compile(r'"(?:bankPayload|details)": .*9007199254740993'),
        ("AcknowledgementInput", _ANSWER % "9007199254740993"),
    ),
)
"""Documents on which Zod may differ in verdict or value: the reason, how to tell them, and one that does."""


@dataclass(frozen=True, slots=True)
class Case:
    """A document for a schema; `read` is what Pydantic makes of it, `written` what it writes back, or both are None."""

    schema: str
    text: str
    read: str | None
    written: str | None


@cache
def cases() -> tuple[Case, ...]:
    """Documents for everything that is read, with Pydantic's verdict and value."""
    definitions = project.documents().bundle["$defs"]
    maker = Documents(definitions, Random(SEED))  # noqa: S311 - the same documents every time
    read = [name for name, schema in definitions.items() if schema.get("x-tallystick-direction") != "output"]
    return tuple(case for name in read for case in _cases(name, maker.make(name, PER_SCHEMA)))


def _cases(name: str, texts: list[str]) -> Iterator[Case]:
    adapter = project.adapter(name)
    for text in texts:
        try:
            value = adapter.validate_json(text)
        except ValidationError:
            yield Case(name, text, None, None)
        else:
            read = adapter.dump_json(value, exclude_computed_fields=True).decode()
            yield Case(name, text, read, adapter.dump_json(value).decode())


def parsed(installed: Path, dialect: str, wanted: Sequence[tuple[str, str]]) -> list[str | None]:
    """What the generated schemas make of documents, given as (schema, text): JSON, or None where refused."""
    by_schema: dict[str, list[int]] = {}
    for index, (schema, _) in enumerate(wanted):
        by_schema.setdefault(schema, []).append(index)
    definitions = project.documents().bundle["$defs"]
    jobs = []
    for schema, indexes in by_schema.items():
        module = installed / f"{DIALECTS[dialect]}{definitions[schema]['x-tallystick-module']}.js"
        jobs.append(
            {
                "module": module.as_uri(),
                "schema": project.schema_names()[schema],
                "texts": [wanted[index][1] for index in indexes],
            }
        )
    script = project.ROOT / "tests" / "example" / "verdicts.mjs"
    answers = json.loads(project.run("node", str(script), cwd=installed, stdin=json.dumps({"jobs": jobs})))
    found: list[str | None] = [None] * len(wanted)
    for indexes, answer in zip(by_schema.values(), answers, strict=True):
        for index, text in zip(indexes, answer, strict=True):
            found[index] = text
    return found


def is_expected(case: Case) -> bool:
    return any(pattern.search(case.text) for _, pattern, _ in EXPECTED)


@pytest.mark.node
@pytest.mark.parametrize("dialect", DIALECTS)
def test_pydantic_and_zod_agree(dialect: str, installed: Path, figure: Callable[[str], None]) -> None:
    answers = parsed(installed, dialect, [(case.schema, case.text) for case in cases()])
    differ = [(case, zod) for case, zod in zip(cases(), answers, strict=True) if not agrees(case, zod)]
    accepted = sum(case.read is not None for case in cases())
    figure(
        f"worked example, {dialect} and Pydantic: {len(cases()):,} documents (seed {SEED}), {accepted:,} accepted, "
        f"{len(differ)} differ in verdict or value"
    )
    assert len(cases()) >= LEAST
    assert accepted >= LEAST // 5
    assert [(case, zod) for case, zod in differ if not is_expected(case)] == []


@pytest.mark.node
@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_is_expected_to_differ_does(dialect: str, installed: Path) -> None:
    witnesses = [witness for _, _, witness in EXPECTED]
    found = [case for schema, text in witnesses for case in _cases(schema, [text])]
    answers = parsed(installed, dialect, witnesses)
    assert [is_expected(case) and not agrees(case, zod) for case, zod in zip(found, answers, strict=True)] == [
        True for _ in EXPECTED
    ]


@pytest.mark.node
@pytest.mark.parametrize("dialect", DIALECTS)
def test_zod_reads_what_pydantic_writes(dialect: str, installed: Path) -> None:
    definitions = project.documents().bundle["$defs"]
    accepted = [case for case in cases() if case.written is not None and not is_expected(case)]
    written = [(_output(case.schema), case.written or "") for case in accepted]
    assert {schema for schema, _ in written} >= {
        n for n, s in definitions.items() if s.get("x-tallystick-direction") != "input"
    }
    answers = parsed(installed, dialect, written)
    pairs = zip(written, answers, strict=True)
    assert [(wrote, zod) for wrote, zod in pairs if zod is None or json.loads(zod) != json.loads(wrote[1])] == []


def test_pydantic_and_jsonschema_agree() -> None:
    found = [case for case in cases() if accepts(case.schema, case.text) != (case.read is not None)]
    assert [(case.schema, case.text) for case in found if not is_expected(case)] == []


def _output(name: str) -> str:
    """The schema for what the type writes that `name` reads."""
    direction = project.documents().bundle["$defs"][name].get("x-tallystick-direction")
    return name.removesuffix("Input") if direction == "input" else name


def agrees(case: Case, zod: str | None) -> bool:
    """Whether Zod's answer is Pydantic's."""
    if case.read is None or zod is None:
        return case.read is zod
    return same_value(case.schema, case.read, zod)


def same_value(schema: str, ours: str, theirs: str) -> bool:
    """Whether two documents hold one value: alike in shape, and equal for the type, to which 1.50 is 1.5."""
    adapter = project.adapter(schema)
    return same_shape(json.loads(ours), json.loads(theirs)) and adapter.validate_json(ours) == adapter.validate_json(
        theirs
    )


def same_shape(ours: Any, theirs: Any) -> bool:
    """Whether two JSON values differ at most in the text of strings and in the order of scalars, as those of a set."""
    match ours, theirs:
        case dict(), dict():
            return ours.keys() == theirs.keys() and all(same_shape(ours[key], theirs[key]) for key in ours)
        case list(), list():
            if any(isinstance(each, dict | list) for each in (*ours, *theirs)):
                return len(ours) == len(theirs) and all(map(same_shape, ours, theirs))
            return len(ours) == len(theirs)
        case str(), str():
            return True
        case (bool(), _) | (_, bool()):
            return ours is theirs
        case _:
            return bool(ours == theirs)
