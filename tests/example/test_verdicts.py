"""Pydantic, jsonschema and the generated Zod on the same documents: one verdict, and one value."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from tallystick import parse_json
from tallystick.verify.documents import make
from tests.example import project
from tests.example.documents import is_json
from tests.example.published import accepts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

SEED = 20260302
PER_SCHEMA = 60
LEAST = 6_000
DIALECTS = {"zod": "", "zod/mini": "mini/"}


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
    random = Random(SEED)  # noqa: S311 - the same documents every time
    read = [name for name, schema in definitions.items() if schema.get("x-tallystick-direction") != "output"]
    return tuple(case for name in read for case in _cases(name, make(name, definitions, random, PER_SCHEMA)))


def _cases(name: str, texts: Iterable[str]) -> Iterator[Case]:
    adapter = project.adapter(name)
    for text in texts:
        try:
            value = parse_json(adapter, text)
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
    request = {"runtime": (installed / "runtime" / "index.js").as_uri(), "jobs": jobs}
    answers = json.loads(project.run("node", str(script), cwd=installed, stdin=json.dumps(request)))
    found: list[str | None] = [None] * len(wanted)
    for indexes, answer in zip(by_schema.values(), answers, strict=True):
        for index, text in zip(indexes, answer, strict=True):
            found[index] = text
    return found


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
    assert differ == []


@pytest.mark.node
@pytest.mark.parametrize("dialect", DIALECTS)
def test_zod_reads_what_pydantic_writes(dialect: str, installed: Path) -> None:
    definitions = project.documents().bundle["$defs"]
    accepted = [case for case in cases() if case.written is not None]
    written = [(_output(case.schema), case.written or "") for case in accepted]
    assert {schema for schema, _ in written} >= {
        n for n, s in definitions.items() if s.get("x-tallystick-direction") != "input"
    }
    answers = parsed(installed, dialect, written)
    pairs = zip(written, answers, strict=True)
    assert [(wrote, zod) for wrote, zod in pairs if zod is None or doubles(zod) != doubles(wrote[1])] == []


def test_pydantic_and_jsonschema_agree() -> None:
    found = [case for case in cases() if is_valid(case) not in {case.read is not None, None}]
    assert [(case.schema, case.text) for case in found] == []


def is_valid(case: Case) -> bool | None:
    """The verdict of jsonschema; `None` on what it has none on: what is no JSON, and what is too deep for it."""
    try:
        return accepts(case.schema, case.text) if is_json(case.text) else None
    except RecursionError:
        return None


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
    return same_shape(doubles(ours), doubles(theirs)) and adapter.validate_json(ours) == adapter.validate_json(theirs)


def doubles(text: str) -> Any:
    """The JSON value of a text with all numbers as JavaScript has them."""
    return json.loads(text, parse_int=float)


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
