"""Whole reports, one golden file for each outcome and format.

After a change that is meant: `pytest tests/report --update`, and read the difference.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tallystick import report
from tallystick.cli.session import FormatName
from tallystick.outcome import Cause, Outcome
from tallystick.problems import CATALOGUE, Severity, problem
from tallystick.report import FORMATS, Terminal
from tallystick.report.escape import github_message, github_property, markdown_code, markdown_text, printable
from tallystick.report.terminal import COLOURED
from tests.report.outcomes import CLEAN, FOUND, HOSTILE

GOLDEN = Path(__file__).parent / "golden"
OUTCOMES = {"clean": CLEAN, "found": FOUND, "hostile": HOSTILE}
TERMINALS = {
    "text": Terminal(width=60),
    "coloured.text": Terminal(width=60, palette=COLOURED),
    "quiet.text": Terminal(quiet=True),
}


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("name", [*FORMATS, "coloured.text", "quiet.text"])
def test_report(outcome: str, name: str, update: bool) -> None:  # noqa: FBT001 - a fixture
    terminal = TERMINALS.get(name, Terminal())
    made = FORMATS[name.rpartition(".")[2]].render(OUTCOMES[outcome], terminal)
    golden = GOLDEN / f"{outcome}.{name}"
    if update:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, encoding="utf-8", newline="")
    assert made == golden.read_bytes().decode()


def test_nothing_to_say_is_said_with_nothing() -> None:
    assert FORMATS["text"].render(Outcome(), Terminal()) == ""
    assert FORMATS["github"].render(Outcome(), Terminal()) == ""


def test_the_command_line_names_every_format() -> None:
    assert list(get_args(FormatName)) == list(FORMATS)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_json_is_an_instance_of_its_published_schema(outcome: str) -> None:
    schema = json.loads((Path(report.__file__).parent / "report.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    made = json.loads(FORMATS["json"].render(OUTCOMES[outcome], Terminal()))
    assert [error.message for error in Draft202012Validator(_closed(schema)).iter_errors(made)] == []


def _closed(schema: Any) -> Any:
    """`schema` with no key allowed that it does not name, so that a key is not added without being documented."""
    match schema:
        case dict():
            closed = {key: _closed(value) for key, value in schema.items()}
            return closed | ({"additionalProperties": False} if "properties" in schema else {})
        case list():
            return [_closed(value) for value in schema]
        case _:
            return schema


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_sarif_refers_to_its_own_rules(outcome: str) -> None:
    (run,) = json.loads(FORMATS["sarif"].render(OUTCOMES[outcome], Terminal()))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [result["ruleId"] for result in run["results"]]


def test_outcomes_are_clean_unless_there_is_a_finding() -> None:
    by_severity = {
        severity: next(c for c, e in CATALOGUE.items() if e.severity is severity and c != "TLY900")
        for severity in Severity
    }
    holes = {"detail": "", "hint": "", "details": "", "name": "", "reason": "", "snippet": ""}
    clean = {severity: Outcome(problems=(problem(code, **holes),)).clean for severity, code in by_severity.items()}
    assert clean == {Severity.ERROR: False, Severity.WARNING: False, Severity.NOTE: True}
    assert not Outcome(drift=FOUND.drift).clean


def test_each_cause_reads_as_a_clause() -> None:
    assert [cause.value for cause in Cause] == [
        "the contracts changed",
        "the tool or an option changed",
        "the file was edited by hand",
        "line endings or a formatter changed the file",
    ]


@pytest.mark.parametrize(
    ("given_", "want"),
    [
        ("plain text, é 漢 🎉", "plain text, é 漢 🎉"),
        ("\x1b[31m\x07\x9b\x7f", "\\x1b[31m\\x07\\x9b\\x7f"),
        ("a\u202e\u2066\u200b\ufeffb", "a\\u202e\\u2066\\u200b\\ufeffb"),
        ("\ud800\U000e0001\u2028", "\\ud800\\U000e0001\\u2028"),
    ],
)
def test_printable(given_: str, want: str) -> None:
    assert printable(given_) == want


@pytest.mark.parametrize(
    ("given_", "message", "property_"),
    [
        ("50%, a:b", "50%25, a:b", "50%25%2C a%3Ab"),
        ("a\nb", "a%0Ab", "a\\x0ab"),
        ("a\rb", "a\\x0db", "a\\x0db"),
        ("%0A", "%250A", "%250A"),
    ],
)
def test_github(given_: str, message: str, property_: str) -> None:
    assert (github_message(given_), github_property(given_)) == (message, property_)


@pytest.mark.parametrize(
    ("given_", "want"),
    [
        ("Did you mean `out`?", "Did you mean `out`?"),
        ("`a` and `b", "`a` and \\`b"),
        ("# h", "\\# h"),
        ("- i", "\\- i"),
        ("12. i", "12\\. i"),
        ("    code", "code"),
        ("a\n- b", "a<br>\\- b"),
        ("[x](y) <b> *e* _e_ &lt; ~s~", "\\[x\\]\\(y\\) \\<b\\> \\*e\\* \\_e\\_ \\&lt; \\~s\\~"),
        ("@all", "&#64;all"),
    ],
)
def test_markdown_text(given_: str, want: str) -> None:
    assert markdown_text(given_) == want


@pytest.mark.parametrize(
    ("given_", "want"),
    [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("a``b`", "``` a``b` ```"), (" ", "`   `"), ("", "`  `")],
)
def test_markdown_code(given_: str, want: str) -> None:
    assert markdown_code(given_) == want


@seed(7)
@given(st.text())
def test_nothing_gets_through_to_a_terminal_or_a_log(text: str) -> None:
    assert printable(text).isprintable()
    assert "\n" not in github_message(text)
    assert not {":", ",", "\n", "\r"} & set(github_property(text))
    assert markdown_text(text).replace("<br>", "").isprintable()
