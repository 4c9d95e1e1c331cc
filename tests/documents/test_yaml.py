"""YAML texts: what they mean, and where they are wrong."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tallystick.documents import yaml_values
from tallystick.documents.read import parse_yaml
from tallystick.problems import Refusal


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(yaml_values, "_LOADER", yaml.SafeLoader)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1", {"a": 1}),
        ("[yes, no, on, off, y, n, NO]", ["yes", "no", "on", "off", "y", "n", "NO"]),
        ("[true, True, FALSE, tRue]", [True, True, False, "tRue"]),
        ("[null, ~, Null, nULL, '']", [None, None, None, "nULL", ""]),
        ("a:\nb: ", {"a": None, "b": None}),
        (
            "[2026-11-22, 2026-11-22T10:00:00Z, 12:30, 12:30:45]",
            ["2026-11-22", "2026-11-22T10:00:00Z", "12:30", "12:30:45"],
        ),
        ("[1, -1, +1, 0o17, 0x1F, 017, 1_000]", [1, -1, 1, 15, 31, 17, "1_000"]),
        ("[1.5, .5, 5., 1e3, -1E-2, 1.2.3]", [1.5, 0.5, 5.0, 1000.0, -0.01, "1.2.3"]),
        ("[9007199254740993]", [9007199254740993]),
        ("['1', \"true\", !!str 5, ! 6]", ["1", "true", "5", "6"]),
        ("[!!int '5', !!float 5, !!bool 'true', !!null '']", [5, 5.0, True, None]),
        (
            "{200: a, 1.0: b, true: c, null: d, 2026-11-22: e}",
            dict(zip(["200", "1.0", "true", "null", "2026-11-22"], "abcde", strict=True)),
        ),
        ("a: |\n  x\n  y\nb: >-\n  x\n  y", {"a": "x\ny\n", "b": "x y"}),
        ("a: &x [1]\nb: *x", {"a": [1], "b": [1]}),
        ("a: &x 1\nb: [*x, *x]", {"a": 1, "b": [1, 1]}),
        ("&k a: 1\nb: *k", {"a": 1, "b": "a"}),
        ("x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}", {"x": {"a": 1, "b": 2}, "y": {"a": 1, "b": 3}}),
        ("y: {b: 3, <<: [{a: 1, b: 1}, {a: 2, c: 2}]}", {"y": {"a": 1, "c": 2, "b": 3}}),
        ("{'<<': 1}", {"<<": 1}),
        ('{"a": [1, {"b": null}]}', {"a": [1, {"b": None}]}),
        ("--- \na: 1\n...\n", {"a": 1}),
        ("\ufeffa: 1", {"a": 1}),
        ("just text", "just text"),
        ("# nothing but a comment", None),
    ],
)
def test_what_a_text_means(text: str, value: Any) -> None:
    read = parse_yaml(text, "a.yaml")
    assert repr(read) == repr(value) or read == value
    assert str(read) == str(value) or isinstance(value, dict)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: [1}", "TLY330", 1, 6),
        ("a: b: c", "TLY330", 1, 5),
        ("a: 1\n\tb: 2", "TLY330", 2, 1),
        ("a: *nobody", "TLY330", 1, 4),
        ("a: 'x", "TLY330", 1, 6),
        ("a: 1\nb: 2\na: 3", "TLY332", 3, 1),
        ("{1: a, '1': b}", "TLY332", 1, 8),
        ("a: &a [*a]", "TLY333", 1, 8),
        ("a: &a {b: {c: *a}}", "TLY333", 1, 15),
        ("a: !!python/object:os.system x", "TLY334", 1, 4),
        ("a: !!binary aGk=", "TLY334", 1, 4),
        ("a: !!set {x}", "TLY334", 1, 4),
        ("a: !!int x", "TLY334", 1, 4),
        ("a: 1\n---\nb: 2", "TLY335", 2, 1),
        ("? [a]\n: 1", "TLY336", 1, 3),
        ("? {a: 1}\n: 1", "TLY336", 1, 3),
        ("a: &a x\n*a : 1", "TLY336", 2, 1),
        ("<<: 1", "TLY337", 1, 5),
        ("<<: [{}, 1]", "TLY337", 1, 11),
        ("a: .inf", "TLY323", 1, 4),
        ("a: .NaN", "TLY323", 1, 4),
        ("a: 1e999", "TLY324", 1, 4),
        ("a: " + "9" * 5000, "TLY324", 1, 4),
        ("a: \x07", "TLY326", 1, 4),
        ("[" * 257 + "]" * 257, "TLY327", 1, 257),
        ("", "TLY313", None, None),
    ],
)
def test_where_a_text_is_wrong(text: str, code: str, line: int | None, column: int | None) -> None:
    with pytest.raises(Refusal) as caught:
        parse_yaml(text, "a.yaml")
    (found,) = caught.value.problems
    assert (found.code, found.where.file, found.where.line, found.where.column) == (code, "a.yaml", line, column)


def test_a_text_that_the_parser_finds_too_deep_is_refused_for_that() -> None:
    """It may look ahead, and stop before we do: then it says how far it came."""
    with pytest.raises(Refusal) as caught:
        parse_yaml("[" * 10_000, "a.yaml")
    (found,) = caught.value.problems
    assert (found.code, found.where.line) == ("TLY327", 1)
    assert 257 <= (found.where.column or 0) <= 1024


def test_a_few_lines_do_not_become_a_huge_document() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(Refusal) as caught:
        parse_yaml("\n".join(lines), "a.yaml")
    (found,) = caught.value.problems
    assert (found.code, found.where.line) == ("TLY331", 5)


def test_aliases_do_not_nest_deeper_than_what_is_written_may() -> None:
    deep = "[" * 200 + "]" * 200
    assert parse_yaml(f"a: &a {deep}\nb: {'[' * 54}*a{']' * 54}", "a.yaml")
    with pytest.raises(Refusal) as caught:
        parse_yaml(f"a: &a {deep}\nb: {'[' * 56}*a{']' * 56}", "a.yaml")
    (found,) = caught.value.problems
    assert (found.code, found.where.line, found.where.column) == ("TLY327", 2, 60)
