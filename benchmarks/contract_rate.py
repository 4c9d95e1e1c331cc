"""Prints documents per second of processor time: `python contract_rate.py BaseModel|Contract MILLISECONDS`."""

import json
import sys
import time
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

import tallystick

if TYPE_CHECKING:
    Base = BaseModel
else:
    Base = {"BaseModel": BaseModel, "Contract": tallystick.Contract}[sys.argv[1]]


class Currency(StrEnum):
    """What an amount is in."""

    EUR = "EUR"
    USD = "USD"


class Item(Base):
    """A line."""

    id: UUID
    title: Annotated[str, Field(min_length=1, max_length=200)]
    quantity: Annotated[int, Field(ge=1)]
    weight: float
    taxable: bool
    note: str | None = None


class Order(Base):
    """The document."""

    kind: Literal["order"]
    currency: Currency
    placed: datetime
    items: list[Item]


LINE = {"title": "Line", "quantity": 2, "weight": 1.5, "taxable": True, "note": None}
ORDER = {
    "kind": "order",
    "currency": "EUR",
    "placed": "2026-01-02T03:04:05Z",
    "items": [{"id": f"0b8f3c1e-6a52-4c3e-9d0f-2f6a1b7c{index:04x}"} | LINE for index in range(100)],
}


def main() -> None:
    """Validate for a while, and print the rate."""
    text = json.dumps(ORDER).encode()
    seconds = int(sys.argv[2]) / 1000
    warm = time.process_time() + seconds / 4
    while time.process_time() < warm:
        Order.model_validate_json(text)
    runs, began = 0, time.process_time()
    while time.process_time() - began < seconds:
        Order.model_validate_json(text)
        runs += 1
    sys.stdout.write(str(runs / (time.process_time() - began)))


main()
