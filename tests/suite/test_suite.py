"""The JSON-Schema-Test-Suite through the generated Zod, in Node, against the committed list of expected failures.

An entry of `expected_failures.toml` that passes fails here too: the list says exactly what is not right, and why.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tallystick.ir.formats import FORMATS
from tests.suite import suite

if TYPE_CHECKING:
    from collections.abc import Callable

EXPECTED = tomllib.loads(Path(__file__).with_name("expected_failures.toml").read_text("utf-8"))
CLAIMED = (
    "date-time", "date", "time", "duration", "email", "idn-email", "hostname", "ipv4", "ipv6", "uri", "uri-reference",
    "iri", "iri-reference", "uri-template", "json-pointer", "relative-json-pointer", "regex", "uuid",
)  # fmt: skip


@pytest.mark.node
@pytest.mark.parametrize("dialect", ["zod", "zod-mini"])
@pytest.mark.parametrize("draft", ["draft2020-12", "draft2019-09", "draft7", "draft4"])
def test_required(draft: str, dialect: str, tmp_path: Path, figure: Callable[[str], None]) -> None:
    score = suite.score(suite.groups(draft), draft, dialect, "typed", tmp_path)
    figure(f"JSON-Schema-Test-Suite, {draft}, required, {dialect}: {score}")
    assert score.wrong.keys() == EXPECTED.get(draft, {}).keys()


@pytest.mark.node
@pytest.mark.parametrize("dialect", ["zod", "zod-mini"])
def test_formats(dialect: str, tmp_path: Path, figure: Callable[[str], None]) -> None:
    groups = [group for group in suite.groups("draft2020-12", "optional/format") if group.file in CLAIMED]
    score = suite.score(groups, "draft2020-12", dialect, "assert", tmp_path)
    figure(f"JSON-Schema-Test-Suite, draft2020-12, optional/format (claimed), {dialect}: {score}")
    assert score.wrong.keys() == EXPECTED.get("formats", {}).keys()


def test_every_claimed_format_is_measured() -> None:
    assert set(CLAIMED) == {row.keyword for row in FORMATS if row.pattern is None}
