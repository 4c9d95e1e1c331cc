"""The contracts that the tests of `verify` run on: small, and with something of everything that can go wrong."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - Pydantic needs it at run time
from decimal import Decimal  # noqa: TC003 - as above
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, computed_field

from tallystick import Contract


class Card(Contract):
    kind: Literal["card"]
    number: Annotated[str, Field(pattern=r"^[0-9]{4}$")]


class Cash(Contract):
    kind: Literal["cash"]
    note: str | None = None


class Line(Contract):
    sku: Annotated[str, Field(min_length=2, max_length=5)]
    price: Annotated[Decimal, Field(max_digits=6, decimal_places=2, ge=0)]
    count: Annotated[int, Field(ge=1, le=99)] = 1


class Order(Contract):
    id: int
    at: AwareDatetime
    due: dt.date
    lines: Annotated[list[Line], Field(min_length=1, max_length=3)]
    paid: Annotated[Card | Cash, Field(discriminator="kind")]
    tags: Annotated[set[str], Field(default_factory=set)]
    level: Literal["low", 1, True]

    @computed_field
    @property
    def size(self) -> int:
        return len(self.lines)
