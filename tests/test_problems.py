"""The catalogue: every code is raised somewhere, and reads well."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from tallystick.problems import CATALOGUE, NOWHERE, Refusal, Where, problem

PACKAGE = Path(__file__).parents[1] / "codegen" / "tallystick"


def holes(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_code_is_raised_and_every_raised_code_is_known() -> None:
    used = {
        code
        for path in PACKAGE.rglob("*.py")
        for code in re.findall(r'"(TLY\d{3})"', path.read_text(encoding="utf-8"))
        if path.parent.name != "problems"
    }
    assert (sorted(set(CATALOGUE) - used), sorted(used - set(CATALOGUE))) == ([], [])


@pytest.mark.parametrize("code", CATALOGUE)
def test_an_entry_reads_well(code: str) -> None:
    entry = CATALOGUE[code]
    assert re.fullmatch(r"TLY[1-9]\d\d", code)
    assert not entry.title.endswith(".")
    for template in (entry.message, entry.way_out):
        assert template.strip() == template != ""
        assert "  " not in template
    names = holes(entry.message) | holes(entry.way_out)
    filled = problem(code, NOWHERE, **dict.fromkeys(names, 7))
    assert (filled.code, filled.severity) == (code, entry.severity)


@pytest.mark.parametrize(
    ("where", "want"),
    [
        (NOWHERE, ""),
        (Where(file="a.py"), "a.py"),
        (Where(file="a.py", line=3, column=4), "a.py:3:4"),
        (Where(file="a.json", pointer=""), "a.json#"),
        (Where(file="a.json", pointer="/x/0", name="A.x"), "a.json#/x/0 A.x"),
        (Where(name="--out"), "--out"),
    ],
)
def test_places(where: Where, want: str) -> None:
    assert str(where) == want


def test_a_refusal_is_one_of_usage_only_where_all_of_it_is() -> None:
    usage, finding = problem("TLY107"), problem("TLY711", name="A", reason="b")
    assert (Refusal(usage).usage, Refusal(usage, finding).usage) == (True, False)


@pytest.mark.parametrize(("where", "usage"), [(Where(name="nope"), True), (Where(file="a.py", line=1), False)])
def test_a_module_that_is_not_there_is_a_mistake_of_who_names_it(where: Where, *, usage: bool) -> None:
    assert Refusal(problem("TLY204", where, name="nope", hint="")).usage == usage
    assert Refusal(problem("TLY208", where, module="a", name="b", hint="")).usage


def test_ranges_stand_in_order() -> None:
    assert [code[3] for code in CATALOGUE] == sorted(code[3] for code in CATALOGUE)
