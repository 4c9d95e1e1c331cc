"""Pydantic and the generated Zod on the same documents: the same issues, to the byte of their messages."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel, TypeAdapter

from tallystick import RootContract
from tests.example import project
from tests.issues import sides

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.issues.sides import Package

SEED = 20260522
PER_SCHEMA = 100
LEAST = 10_000
PER_HARD_SCHEMA = 300


def adapters(package: Package) -> dict[str, TypeAdapter[Any]]:
    """What reads the documents of each schema."""
    types = {name: package.published.types[name] for name in package.read()}
    return {name: TypeAdapter(_contract(type_)) for name, type_ in types.items()}


def _contract(published: Any) -> Any:
    """The type as contracts see it."""
    is_model = isinstance(published, type) and issubclass(published, BaseModel)
    return published if is_model else RootContract[published]


def random() -> Random:
    return Random(SEED)  # noqa: S311 - the same documents every time


@pytest.mark.node
def test_the_worked_example(example: Package, figure: Callable[[str], None]) -> None:
    documents = example.made(random(), PER_SCHEMA)
    cases = sides.judged({name: project.adapter(name) for name in example.read()}, documents)
    refused = sum(case.said is not None for case in cases)
    assert len(cases) >= LEAST
    for dialect in sides.DIALECTS:
        found = sides.differences(cases, example.zod(dialect, cases))
        figure(
            f"worked example, issues of {dialect} and Pydantic: {len(cases):,} documents (seed {SEED}), "
            f"{refused:,} refused, {len(found)} differ"
        )
        assert found == []


@pytest.mark.node
def test_hard_cases(hard: Package, figure: Callable[[str], None]) -> None:
    cases = sides.judged(adapters(hard), hard.made(random(), PER_HARD_SCHEMA))
    refused = sum(case.said is not None for case in cases)
    for dialect in sides.DIALECTS:
        found = sides.differences(cases, hard.zod(dialect, cases))
        figure(
            f"hard contracts, issues of {dialect} and Pydantic: {len(cases):,} documents (seed {SEED}), "
            f"{refused:,} refused, {len(found)} differ"
        )
        assert found == []
