"""The table of messages: the same in TypeScript, and documented."""

from __future__ import annotations

import re
from pathlib import Path

from tallystick import issue_table
from tallystick.contract import issue_codes
from tests.example import project

RUNTIME = Path(issue_table.__file__).parent / "runtime"
PAGE = project.ROOT / "codegen" / "issues.md"
ENTRY = re.compile(r'^  (\w+): (?:"(.*)"),$', re.MULTILINE)


def constant(name: str, text: str) -> dict[str, str]:
    """The entries of an object of strings in a TypeScript source, in order."""
    found = re.search(rf"^export const {name}: [^=]*= \{{\n(.*?)^\}};$", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    return dict(ENTRY.findall(found[1]))


def test_typescript_has_the_same_table_in_the_same_order() -> None:
    text = (RUNTIME / "messages.ts").read_text("utf-8")
    assert list(constant("MESSAGES", text).items()) == list(issue_table.MESSAGES.items())
    assert constant("TYPES", text) == issue_table.TYPES


def test_typescript_has_the_same_afterthoughts_and_the_same_limit_of_values() -> None:
    text = (RUNTIME / "issues.ts").read_text("utf-8")
    listed = re.search(r"const AFTERTHOUGHTS[^=]*= [^\[]*\[([^\]]*)\]", text)
    assert listed is not None
    assert set(re.findall(r'"(\w+)"', listed[1])) == issue_table.AFTERTHOUGHTS
    assert re.search(r"const MOST_VALUES = (\d+);", text)[1] == str(issue_table.MOST_VALUES)  # type: ignore[index]  # a miss fails the test


def test_the_page_lists_every_code_with_its_message() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert rows == [(code, text.replace("{limit}", "*limit*")) for code, text in issue_table.MESSAGES.items()]


def test_every_code_of_an_error_has_a_message() -> None:
    codes = {
        *issue_codes._PLAIN.values(),
        *(code for code, _ in issue_codes._LIMITS.values()),
        *(code for code, _ in issue_codes._SIZES.values()),
    }
    assert codes <= set(issue_table.MESSAGES)
    assert set(issue_codes._TYPES.values()) <= set(issue_table.TYPES)


def test_a_limit_stands_in_its_hole() -> None:
    assert issue_table.message("minimum", "{limit}") == "Expected at least {limit}"
    assert issue_table.message("required", "3") == "Required"


def test_rules_rank_behind_the_whole_table() -> None:
    ranks = [issue_table.rank(code) for code in issue_table.MESSAGES]
    assert ranks == sorted(ranks)
    assert issue_table.rank("total_adds_up") == len(ranks)
