"""Invoices, from draft to paid."""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, NewType
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field, computed_field
from typing_extensions import TypeAliasType

from contracts.base import ApiModel
from contracts.ledger.client import ClientId
from contracts.ledger.money import Amount, Currency, Money, Percentage, TaxRate
from contracts.ledger.page import Page
from tallystick import rule

InvoiceId = NewType("InvoiceId", UUID)


class InvoiceStatus(StrEnum):
    """How far an invoice has come."""

    DRAFT = "draft"
    SENT = "sent"
    PARTLY_PAID = "partly-paid"
    PAID = "paid"
    VOID = "void"


class LineItem(ApiModel):
    """One line of an invoice."""

    description: str = Field(min_length=1, max_length=500, examples=["Interface design, March"])
    quantity: Decimal = Field(gt=0, max_digits=7, decimal_places=3, examples=["12.5"])
    unit: Literal["hour", "day", "piece", "month"] = "hour"
    unit_price: Decimal = Field(max_digits=7, decimal_places=2, examples=["95.00"])
    """In the currency of the invoice, before tax. Small enough for the sum of all lines to be an amount."""
    tax: TaxRate | None = None

    @computed_field  # type: ignore[prop-decorator]  # mypy knows no decorated properties
    @property
    def net(self) -> Amount:
        """Quantity times price, rounded to cents."""
        return (self.quantity * self.unit_price).quantize(Decimal("0.01")) + Decimal(0)  # no -0.00


class PercentDiscount(ApiModel):
    """So many percent off the total."""

    kind: Literal["percent"]
    percent: Percentage = Field(examples=["5.00"])


class AmountDiscount(ApiModel):
    """So much off the total."""

    kind: Literal["amount"]
    amount: Amount


class EarlyPaymentDiscount(ApiModel):
    """A percentage off for paying before a day."""

    kind: Literal["early-payment"]
    percent: Percentage
    until: date


Discount = TypeAliasType(
    "Discount", Annotated[PercentDiscount | AmountDiscount | EarlyPaymentDiscount, Field(discriminator="kind")]
)


class Attachment(ApiModel):
    """A file that is sent along with the invoice."""

    file_name: str = Field(min_length=1, max_length=255, examples=["timesheet.pdf"])
    media_type: str = Field(pattern="^[a-z]+/[a-z0-9.+-]+$", examples=["application/pdf"])
    content: bytes = Field(max_length=1_000_000, examples=["JVBERi0xLjcK"])
    """At most a megabyte; base64 on the wire."""


class ReminderPolicy(ApiModel):
    """When to remind the client of an unpaid invoice."""

    first_after: timedelta = Field(default=timedelta(days=3), examples=["P3D"])
    repeat_every: timedelta | None = Field(default=None, examples=["P7D", None])
    at_most: int = Field(default=3, ge=0, le=10)


class InvoiceDraft(ApiModel):
    """An invoice that can still be changed."""

    client_id: ClientId
    currency: Currency = Currency.EUR
    service_period: tuple[date, date] = Field(examples=[["2026-03-01", "2026-03-31"]])
    """First and last day of the work that is invoiced."""
    lines: list[LineItem] = Field(min_length=1, max_length=200)
    discount: Discount | None = None
    reminders: ReminderPolicy = Field(default_factory=ReminderPolicy)
    attachments: list[Attachment] = Field(default_factory=list, max_length=10)
    labels: dict[str, str] = Field(default_factory=dict, examples=[{"project": "relaunch"}])
    """For your own systems; we only hand them back."""

    @rule(message="The work ends before it starts.", at="/servicePeriod/1")
    def work_ends_after_it_starts(self) -> bool:
        """Days of a period are in order."""
        return self.service_period[0] <= self.service_period[1]


class Invoice(InvoiceDraft):
    """An invoice with a number, which the law does not let us change any more."""

    id: InvoiceId
    number: str = Field(pattern="^[0-9]{4}-[0-9]{4,6}$", examples=["2026-0042"])
    status: InvoiceStatus
    issued_on: date
    due_on: date
    sent_at: AwareDatetime | None
    """`null` until it has been sent."""
    reference: str | None = Field(default=None, deprecated="Use `labels`.")

    @rule(message="An invoice is not due before it is issued.", at="/dueOn")
    def due_after_issued(self) -> bool:
        """Payment terms are days, and never negative."""
        return self.issued_on <= self.due_on

    @rule(message="A draft has not been sent, and everything else has.", at="/sentAt")
    def sent_unless_draft(self) -> bool:
        """The status and the moment of sending say the same."""
        return (self.sent_at is None) == (self.status == InvoiceStatus.DRAFT)

    @computed_field  # type: ignore[prop-decorator]  # as above
    @property
    def subtotal(self) -> Money:
        """The sum of all lines, before discount and tax."""
        return Money(amount=sum((line.net for line in self.lines), Decimal("0.00")), currency=self.currency)


class InvoiceSummary(ApiModel):
    """An invoice as lists show it."""

    model_config = ConfigDict(frozen=True)

    id: InvoiceId
    number: str
    status: InvoiceStatus
    total: Money
    due_on: date


class InvoiceSearch(ApiModel):
    """What a search for invoices found."""

    query: str = Field(max_length=200)
    results: Page[InvoiceSummary]
    by_status: dict[InvoiceStatus, int]
    """How many there are of each status. A status nobody has is not listed."""
