"""Types that Pydantic's core schemas name no class of: of modules that are no source, with arguments, aliases."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tallystick import config
from tallystick.subjects import suite
from tests.verify.projects import verified

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = '''\
"""No source: what a source imports."""
import enum
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

T = TypeVar("T")


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


Code = TypeAliasType("Code", Annotated[str, Field(pattern="^[A-Z]{2}$")])
Lists = TypeAliasType("Lists", dict[str, list[T]], type_params=(T,))


class Span(TypedDict, Generic[T]):
    start: T


@dataclass
class Held(Generic[T]):
    value: T
'''
SOURCE = """\
from elsewhere_of_test import Code, Held, Level, Lists, Span
from pydantic import BaseModel
from tallystick import Contract


class Used({base}):
    level: Level
    code: Code
    numbers: Lists[int]
    texts: Lists[str]
    span: Span[int]
    held: Held[str]
"""
PUBLISHED = {"Used", "Level", "Code", "ListsOfInteger", "ListsOfString", "SpanOfInteger", "HeldOfString"}


@pytest.mark.node
@pytest.mark.parametrize("base", ["Contract", "BaseModel"])
def test_each_is_judged_as_what_it_is(base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "elsewhere_of_test", raising=False)
    (tmp_path / "elsewhere_of_test.py").write_text(ELSEWHERE, "utf-8")
    (tmp_path / "using.py").write_text(SOURCE.format(base=base), "utf-8")
    made = suite(config.Config(contracts=("using.py",)), tmp_path)
    assert {subject.name.removesuffix("Input") for subject in made.subjects} == PUBLISHED
    result = verified(made, count=100)
    assert {key.model for key in result.found.groups.broken} == set()
    assert all(figures.accepted for figures in result.found.figures.values())
