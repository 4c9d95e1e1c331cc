"""A small contract with one of each thing that can be broken."""

import datetime as dt
import enum
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field

from tallystick import Contract


class State(enum.StrEnum):
    OPEN = "open"
    DONE = "done"


class Card(Contract):
    kind: Literal["card"]
    digits: str = Field(pattern="^[0-9]{4}$")


class Cash(Contract):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["cash"]
    paid: Annotated[Decimal, Field(ge=Decimal("0.10"), max_digits=6, decimal_places=2)]


class Order(Contract):
    id: UUID
    code: str = Field(min_length=2, max_length=3)
    count: int = Field(ge=1, lt=10)
    even: int = Field(multiple_of=2)
    any_number: int
    ratio: float = Field(gt=0, le=1)
    state: State
    at: AwareDatetime
    day: dt.date
    note: str | None
    remark: str = "none"
    tags: set[str]
    pair: tuple[int, str]
    by_code: dict[Annotated[str, Field(pattern="^[A-Z]{2}$")], int]
    payment: Annotated[Card | Cash, Field(discriminator="kind")]
    lines: list[int] = Field(min_length=1, max_length=3)
    wire_name: bool = Field(alias="wireName")
    data: bytes = Field(max_length=4)
