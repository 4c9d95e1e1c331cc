"""Figures for the first page."""

from decimal import Decimal
from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

from contracts.base import ApiModel
from contracts.ledger.invoice import InvoiceSummary
from contracts.ledger.money import Amount, Currency, Money

Month = TypeAliasType("Month", Annotated[str, Field(pattern="^[0-9]{4}-(0[1-9]|1[0-2])$", examples=["2026-03"])])


class Trend(TypedDict):
    """How a figure moved."""

    current: Decimal
    previous: Decimal
    comment: NotRequired[str]


class WidgetSettings(ApiModel):
    """How one box on the dashboard looks. Fields of older versions are accepted and dropped."""

    title: str = Field(default="Untitled", max_length=60)
    columns: int = Field(default=1, ge=1, le=4)
    pinned: bool = False


class Dashboard(ApiModel):
    """Everything the first page shows."""

    outstanding: dict[Currency, Amount] = Field(examples=[{"EUR": "10400.00"}])
    """What clients owe, by currency."""
    revenue_by_year: dict[int, Money] = Field(examples=[{"2025": {"amount": "64000.00", "currency": "EUR"}}])
    revenue_by_month: dict[Month, Money]
    open_invoices: list[InvoiceSummary] = Field(max_length=20)
    trend: Trend | None
    largest_clients: list[tuple[str, Amount]] = Field(
        max_length=5, examples=[[["Analytical Engines Ltd.", "32000.00"]]]
    )
    widgets: dict[str, WidgetSettings] = Field(default_factory=dict)
