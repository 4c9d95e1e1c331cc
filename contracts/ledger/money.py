"""Money, and the numbers one multiplies it with."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field
from typing_extensions import TypeAliasType

from contracts.base import ApiModel
from tallystick import RootContract

Amount = TypeAliasType("Amount", Annotated[Decimal, Field(max_digits=14, decimal_places=2, examples=["1250.00"])])
Percentage = TypeAliasType("Percentage", Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)])


class Currency(StrEnum):
    """Currencies we invoice in, by ISO 4217 code."""

    CHF = "CHF"
    EUR = "EUR"
    GBP = "GBP"
    USD = "USD"


class Money(ApiModel):
    """An amount in a currency. Never a float: `0.1 + 0.2` is not a bill."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={"examples": [{"amount": "1250.00", "currency": "EUR"}]},
    )

    amount: Amount
    """May be negative: a credit note is an invoice the other way round."""
    currency: Currency


class TaxRate(ApiModel):
    """A tax as it stands on the invoice."""

    name: str = Field(min_length=1, max_length=40, examples=["VAT", "USt."])
    rate: Percentage = Field(examples=["19.00"])
    reverse_charge: bool = False
    """The client declares the tax, so it is shown and not added."""


class ExchangeRates(RootContract[dict[Currency, Decimal]]):
    """What one euro buys in each currency."""


class ExchangeRateTable(ApiModel):
    """The rates of one day, as published by the European Central Bank."""

    valid_on: date = Field(examples=["2026-03-02"])
    rates: ExchangeRates = Field(examples=[{"USD": "1.0842", "GBP": "0.8551"}])
