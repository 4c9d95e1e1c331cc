"""The pages beside the architecture: their sessions are what happens, and their tables are complete."""

from __future__ import annotations

import datetime as dt
import decimal
import ipaddress
import json
import re
import typing
import uuid
from typing import TYPE_CHECKING, Any

import pydantic
import pytest
import typer
from pydantic import ValidationError, create_model

from tallystick import Contract, types
from tallystick.cli.verbs import app
from tallystick.verify.subject import Claim
from tests.docs.console import ROOT, linked, replayed, sessions, shell, steadied

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / "codegen"
PLAYED = [page.name for page in sorted(FOLDER.glob("*.md")) if sessions(page.read_text("utf-8"))]
NAMES = {
    name: getattr(module, name)
    for module, names in {
        dt: "date datetime time timedelta",
        decimal: "Decimal",
        ipaddress: "IPv4Address IPv6Address",
        pydantic: "AwareDatetime Field NaiveDatetime",
        types: " ".join(types.__all__),
        typing: "Annotated Literal",
        uuid: "UUID",
    }.items()
    for name in names.split()
}
"""What the types of `types.md` are written with."""

ELSEWHERE = {"--resolve", "--config", "--verbose", "--quiet", "--help"}
"""Options of every verb."""


@pytest.mark.node
@pytest.mark.parametrize("name", PLAYED)
def test_sessions_are_what_happens(name: str, tmp_path: Path, *, update: bool) -> None:
    page = FOLDER / name
    before = page.read_text("utf-8")
    folder = tmp_path / "shop"
    folder.mkdir()
    linked(folder)
    after = steadied(replayed(before, folder, shell), before)
    if update:
        page.write_text(after, "utf-8")
    assert after == page.read_text("utf-8"), "after a change that is meant: pytest tests/docs --update"


def rows() -> list[tuple[str, list[str], list[str]]]:
    """The types of `types.md`, each with documents that are accepted and documents that are refused."""
    found = []
    for line in (FOLDER / "types.md").read_text("utf-8").splitlines():
        cells = re.split(r"(?<!\\) \| ", line.strip("| "))
        if len(cells) == 4 and cells[0].startswith("`"):
            type_, _, *documents = (cell.replace("\\|", "|") for cell in cells)
            found.append((type_.strip("`"), *(re.findall(r"`([^`]+)`", cell) for cell in documents)))
    return found


@pytest.mark.parametrize(("type_", "accepted", "refused"), [pytest.param(*row, id=row[0]) for row in rows()])
def test_types_are_what_the_page_says(type_: str, accepted: list[str], refused: list[str]) -> None:
    held: Any = eval(type_, dict(NAMES))  # noqa: S307 - the page is ours
    contract = create_model("Holder", __base__=Contract, v=(held, ...))
    assert accepted
    assert refused
    for text in accepted:
        contract.parse_json(f'{{"v": {text}}}')
    for text in refused:
        json.loads(text)
        with pytest.raises(ValidationError):
            contract.parse_json(f'{{"v": {text}}}')


def test_every_wire_type_is_in_the_table() -> None:
    words = {word for type_, _, _ in rows() for word in re.findall(r"\w+", type_)}
    assert set(types.__all__) - words == set()


def test_every_claim_and_option_of_verify_is_on_its_page() -> None:
    page = (FOLDER / "verify.md").read_text("utf-8")
    command = typer.main.get_command(app).commands["verify"]  # type: ignore[attr-defined]  # a group, to typer's own types
    options = {name for parameter in command.params for name in parameter.opts if name.startswith("--")}
    assert "--count" in options
    assert options - set(re.findall(r"--[a-z-]+", page)) - ELSEWHERE == set()
    assert [claim.value for claim in Claim if f"| {claim.value} |" not in page] == []
