"""Every problem code has a page, and the page shows what the tool says today.

After a change that is meant: `pytest tests/docs --update`, and read the difference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tallystick.problems import CATALOGUE
from tests.docs.console import ROOT, here, replayed, sessions, steadied

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ROOT / "codegen" / "problems"

SHOWN_IN_WORDS = {
    "TLY108": "watchfiles is among the developers' packages",
    "TLY211": "FastAPI is among the developers' packages",
    "TLY362": "the command line gives every document a folder",
    "TLY363": "the metaschemas are among the packages every installation has",
    "TLY623": "no module or folder of Python is named so",
    "TLY624": "only a fault in a generator leads to it",
    "TLY632": "needs a full disk, or a folder that even an administrator may not write to",
    "TLY633": "needs a run that never ends",
    "TLY635": "needs a forged journal",
    "TLY801": "only a fault in the tool leads to it",
    "TLY803": "needs more than thirty faults at once",
    "TLY815": "only a fault in a generator leads to it",
    "TLY816": "jsonschema is among the developers' packages",
    "TLY841": "needs a running service",
    "TLY842": "needs two running services",
    "TLY843": "needs more than twenty faults of a running service",
    "TLY844": "needs a service that stops answering",
    "TLY900": "only a fault in the tool leads to it",
}
"""Pages without a session, and why there is none."""

_LONGEST = 40


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert sorted(path.name for path in PAGES.iterdir()) == sorted(f"{code}.md" for code in CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_page_follows_the_form(code: str) -> None:
    """Title; what it means; a session that ends in the problem, or in words what to do. Nothing else, and short."""
    text = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    title, _, rest = text.partition("\n\n")
    prose, _, session = rest.partition("```console\n")
    lines = prose.strip().splitlines()
    assert title == f"# {code}: {CATALOGUE[code].title}"
    assert lines
    assert max(map(len, lines)) <= 120
    assert len(text.splitlines()) <= _LONGEST
    assert (code in SHOWN_IN_WORDS) == (not session)
    assert text.endswith("```\n" if session else ".\n")


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code not in SHOWN_IN_WORDS])
def test_a_page_shows_what_happens(code: str, tmp_path: Path, *, update: bool) -> None:
    """Playing the session again gives the page again, and its last command shows the problem."""
    page = PAGES / f"{code}.md"
    before = page.read_text(encoding="utf-8")
    (scratch := tmp_path / "project").mkdir()
    after = steadied(replayed(before, scratch, here), before)
    if update:
        page.write_text(after, encoding="utf-8")
    else:
        assert after == before, "after a change that is meant: pytest tests/docs --update"
    ((*_, last),) = sessions(after)
    assert code in re.findall(r"^(?:error|warning|note) (TLY\d{3})\b", last.output, re.MULTILINE)


def test_links_between_pages_lead_somewhere() -> None:
    links = {link for page in PAGES.iterdir() for link in re.findall(r"\]\((.*?)\)", page.read_text(encoding="utf-8"))}
    assert {link for link in links if not (PAGES / link).is_file()} == set()
