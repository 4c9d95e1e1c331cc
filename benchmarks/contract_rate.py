"""Prints documents per second of processor time: `python contract_rate.py VARIANT MILLISECONDS`.

A variant is a base class, and what reads JSON with it: see `VARIANTS`.
"""

import json
import re
import sys
import time
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field

import tallystick

FINITE = sys.float_info.max
UUID_TEXT = re.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
DATETIME_TEXT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}:[0-9]{2})"
)


def safe_integer(value: object) -> object:
    """Any JSON number without a fraction that JavaScript tells from its neighbours."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not -(2**53) < value < 2**53:
        raise ValueError("not a safe integer")
    return value


def finite_number(value: object) -> object:
    """A finite JSON number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not -FINITE <= value <= FINITE:
        raise ValueError("not a finite number")
    return value


def boolean(value: object) -> object:
    """A JSON boolean."""
    if not isinstance(value, bool):
        raise ValueError("not a boolean")  # noqa: TRY004 - as Pydantic's validators have to
    return value


def uuid_text(value: object) -> object:
    """A UUID with its dashes."""
    if not isinstance(value, str) or not UUID_TEXT.fullmatch(value):
        raise ValueError("not a UUID")
    return value


def datetime_text(value: object) -> object:
    """An instant with its offset."""
    if not isinstance(value, str) or not DATETIME_TEXT.fullmatch(value):
        raise ValueError("not a date and time")
    return value


VARIANTS = {
    "BaseModel": (BaseModel, "model_validate_json", ()),
    "BaseModel with validators": (
        BaseModel,
        "model_validate_json",
        tuple(map(BeforeValidator, (safe_integer, finite_number, boolean, uuid_text, datetime_text))),
    ),
    "Contract": (tallystick.Contract, "model_validate_json", ()),
    "Contract, parse_json": (tallystick.Contract, "parse_json", ()),
}
"""Name -> the base class, its method, and the validators that make its fields as exact as a contract's."""

METHOD = VARIANTS[sys.argv[1]][1]

if TYPE_CHECKING:
    Base = BaseModel
    Integer: TypeAlias = int
    Number: TypeAlias = float
    Boolean: TypeAlias = bool
    Id: TypeAlias = UUID
    Moment: TypeAlias = datetime
else:
    Base, _, CHECKS = VARIANTS[sys.argv[1]]
    Integer, Number, Boolean, Id, Moment = (
        Annotated[type_, CHECKS[index]] if CHECKS else type_
        for index, type_ in enumerate((int, float, bool, UUID, datetime))
    )


class Currency(StrEnum):
    """What an amount is in."""

    EUR = "EUR"
    USD = "USD"


class Item(Base):
    """A line."""

    id: Id
    title: Annotated[str, Field(min_length=1, max_length=200)]
    quantity: Annotated[Integer, Field(ge=1)]
    weight: Number
    taxable: Boolean
    note: str | None = None


class Order(Base):
    """The document."""

    kind: Literal["order"]
    currency: Currency
    placed: Moment
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
    read = getattr(Order, METHOD)
    seconds = int(sys.argv[2]) / 1000
    warm = time.process_time() + seconds / 4
    while time.process_time() < warm:
        read(text)
    runs, began = 0, time.process_time()
    while time.process_time() - began < seconds:
        read(text)
        runs += 1
    sys.stdout.write(str(runs / (time.process_time() - began)))


main()
