"""The client and what stands on it, in Node, against servers that do what they are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.client import tables
from tests.client.package import node

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REPEATS = 20


def test_every_fault_is_one_result(folder: Path, figure: Callable[[str], None]) -> None:
    """Each of them `REPEATS` times, and each time the same."""
    found: dict[str, list[list[Any]]] = json.loads(node("faults.mjs", folder))
    assert found == {name: [[wanted, REPEATS]] for name, wanted in tables.FAULTS.items()}
    figure(f"client: {len(found)} faults x {REPEATS}, each time the same result")


@pytest.mark.parametrize(
    ("script", "table"), [("transport.mjs", tables.TRANSPORT), ("libraries.mjs", tables.LIBRARIES)]
)
def test_cases(folder: Path, script: str, table: dict[str, Any]) -> None:
    found = {name: outcomes[0][0] for name, outcomes in json.loads(node(script, folder)).items()}
    assert found == table
