"""Payments and the transactions they become."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, NewType
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field, JsonValue
from typing_extensions import TypeAliasType

from contracts.base import ApiModel
from contracts.ledger.invoice import InvoiceId
from contracts.ledger.money import Money
from tallystick import RootContract, rule

TransactionId = NewType("TransactionId", int)


class CardPayment(ApiModel):
    """Paid by card. We never see the number, only its end."""

    method: Literal["card"]
    network: Literal["visa", "mastercard", "amex"]
    last_digits: str = Field(pattern="^[0-9]{4}$", examples=["4242"])


class CashPayment(ApiModel):
    """Paid in cash, against a receipt."""

    method: Literal["cash"]
    receipt: str = Field(min_length=1, max_length=32)


class SepaTransfer(ApiModel):
    """A transfer within the euro area."""

    method: Literal["transfer"]
    scheme: Literal["sepa"]
    iban: str = Field(pattern="^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$", examples=["DE89370400440532013000"])
    instant: bool = False


class WireTransfer(ApiModel):
    """A transfer from anywhere else."""

    method: Literal["transfer"]
    scheme: Literal["wire"]
    swift: str = Field(pattern="^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$", examples=["DEUTDEFF"])
    account: str = Field(min_length=4, max_length=34)
    fee: Money | None = None


Transfer = TypeAliasType("Transfer", Annotated[SepaTransfer | WireTransfer, Field(discriminator="scheme")])
PaymentMethod = TypeAliasType(
    "PaymentMethod", Annotated[CardPayment | CashPayment | Transfer, Field(discriminator="method")]
)


class Category(StrEnum):
    """What money is spent on, as the tax return wants to know it."""

    EQUIPMENT = "equipment"
    INCOME = "income"
    OFFICE = "office"
    TRAVEL = "travel"


class CategoryNode(ApiModel):
    """A category with the finer ones below it, as deep as anyone likes."""

    category: Category
    label: str = Field(min_length=1, max_length=60)
    children: list["CategoryNode"] = Field(default_factory=list)


class Transaction(ApiModel):
    """Money that moved on one of our accounts."""

    id: TransactionId = Field(ge=1, examples=[1048])
    sign: Literal[1, -1]
    """`1` for money that came, `-1` for money that went."""
    amount: Money
    payment: PaymentMethod
    booked_at: AwareDatetime = Field(examples=["2026-03-02T10:15:30.250+01:00"])
    invoice_id: InvoiceId | None = None
    split: dict[Category, Decimal] = Field(default_factory=dict, examples=[{"travel": "80.00", "office": "20.00"}])
    """Shares of the amount by category, where it belongs to more than one."""
    risk: float | None = Field(default=None, ge=0, le=1, examples=[0.02])
    """How likely it is a fraud, as the bank sees it."""
    bank_payload: JsonValue = None
    """What the bank sent, untouched."""

    @rule(message="The shares do not add up to the amount.", at="/split")
    def shares_add_up(self) -> bool:
        """To the cent: where a transaction is split, nothing of it is left over."""
        return len(self.split) == 0 or sum(self.split.values()) == self.amount.amount


class TransactionBatch(RootContract[list[Transaction]]):
    """Transactions in the order in which they were booked."""


class BankNotice(ApiModel):
    """A message of the bank. Banks add fields as they please; all of them are kept."""

    model_config = ConfigDict(extra="allow")

    notice_id: UUID
    kind: Literal["booked", "rejected", "reversed"]
    received_at: AwareDatetime
