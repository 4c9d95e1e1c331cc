"""The JSON-Schema-Test-Suite through the generated Zod, in Node, against the committed list of expected failures.

An entry of `expected_failures.toml` that passes fails here too: the list says exactly what is not right, and why.
"""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("suite", Path(__file__).with_name("suite.py"))
suite = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(suite)

EXPECTED = tomllib.loads(Path(__file__).with_name("expected_failures.toml").read_text("utf-8"))
CLAIMED = (
    "date-time", "date", "time", "duration", "email", "idn-email", "hostname", "ipv4", "ipv6", "uri", "uri-reference", "iri",
    "iri-reference", "uri-template", "json-pointer", "relative-json-pointer", "regex", "uuid",
)  # fmt: skip


@pytest.mark.node
@pytest.mark.parametrize("dialect", ["zod", "zod-mini"])
@pytest.mark.parametrize("draft", ["draft2020-12", "draft2019-09", "draft7", "draft4"])
def test_required(draft, dialect, tmp_path, capsys) -> None:
    score = suite.score(suite.groups(draft), draft, dialect, "typed", tmp_path)
    with capsys.disabled():
        pass
    assert score.wrong.keys() == EXPECTED.get(draft, {}).keys()


@pytest.mark.node
@pytest.mark.parametrize("dialect", ["zod", "zod-mini"])
def test_formats(dialect, tmp_path, capsys) -> None:
    groups = [group for group in suite.groups("draft2020-12", "optional/format") if group.file in CLAIMED]
    score = suite.score(groups, "draft2020-12", dialect, "assert", tmp_path)
    with capsys.disabled():
        pass
    assert score.wrong.keys() == EXPECTED.get("formats", {}).keys()
