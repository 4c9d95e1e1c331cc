"""What mypy says of handlers: the result of the contract, or nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

SAMPLE = '''
from collections.abc import AsyncIterator
from typing import Any
from tallystick import Contract
from tallystick.api import Api, Download, Reply, Stream
from tallystick.fastapi import Service

class Order(Contract):
    pieces: int

class Large(Order):
    boxes: int

shop = Api("shop")

@shop.get("/one")
def one() -> Order:
    """One."""
    raise NotImplementedError

@shop.delete("/none")
def none() -> None:
    """None."""

@shop.get("/file")
def file() -> Download:
    """A file."""
    raise NotImplementedError

@shop.get("/changes")
def changes() -> Stream[Order]:
    """Changes."""
    raise NotImplementedError

service = Service(shop)

@service.handles(one)
async def right(number: int) -> Order: return Order(pieces=number)
@service.handles(one)
def right_too() -> Large: return Large(pieces=1, boxes=1)
@service.handles(one)
async def reply() -> Order | Reply: return Reply(200)
@service.handles(one)
def row() -> Any: return {"pieces": 1}
@service.handles(one)
async def wrong() -> str: return ""  # wrong
@service.handles(one)
def nothing() -> None: ...  # wrong
@service.handles(none)
async def right_none() -> None: ...
@service.handles(none)
def wrong_none() -> int: return 1  # wrong
@service.handles(file)
def right_file() -> Download: return Download(b"")
@service.handles(file)
def wrong_file() -> bytes: return b""  # wrong
@service.handles(changes)
async def right_stream() -> AsyncIterator[Order]:
    yield Order(pieces=1)
@service.handles(changes)
async def wrong_stream() -> AsyncIterator[str]:  # wrong
    yield ""
@service.handles(changes)
async def wrong_list() -> list[Order]: return []  # wrong

reveal_type(right)
'''


def test_mypy_holds_handlers_to_the_contract(tmp_path: Path) -> None:
    sample = tmp_path / "sample.py"
    sample.write_text(SAMPLE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", str(ROOT / "pyproject.toml"), str(sample)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    found = {int(line) for line in re.findall(r"sample\.py:(\d+): error", done.stdout)}
    lines = SAMPLE.split("\n")
    # mypy points at the decorator, which is the line before.
    marked = {number for number, line in enumerate(lines, 1) if "# wrong" in line}
    assert {line if line in marked else line + 1 for line in found} == marked, done.stdout
    assert "def (number: int) -> typing.Awaitable[sample.Order | tallystick" in done.stdout.replace("Union[", "")
