"""Clients: the people and companies that are invoiced."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Annotated, NewType
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field
from typing_extensions import TypeAliasType

from contracts.base import ApiModel
from contracts.ledger.page import Page

ClientId = NewType("ClientId", UUID)

EmailAddress = TypeAliasType(
    "EmailAddress",
    Annotated[
        str,
        Field(
            max_length=254,
            pattern=r"^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$",
            examples=["ada@example.com"],
        ),
    ],
)
CountryCode = TypeAliasType(
    "CountryCode", Annotated[str, Field(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2.", examples=["DE"])]
)


class ClientKind(StrEnum):
    """Whether tax law sees a business or a private person."""

    COMPANY = "company"
    PERSON = "person"


class PaymentTerms(IntEnum):
    """Days between the date of an invoice and the day it is due."""

    IMMEDIATE = 0
    WEEK = 7
    TWO_WEEKS = 14
    MONTH = 30


class Address(ApiModel):
    """Where the invoice goes."""

    street: str = Field(min_length=1, max_length=120, examples=["Rosenthaler Str. 40"])
    city: str = Field(min_length=1, max_length=80, examples=["Berlin"])
    postal_code: str = Field(pattern="^[A-Z0-9 -]{2,10}$", examples=["10178", "EC1A 1BB"])
    country: CountryCode


@dataclass
class BankAccount:
    """An account to refund to."""

    holder: str
    iban: Annotated[str, Field(pattern="^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$", examples=["DE89370400440532013000"])]
    bic: str | None = None


class ClientDraft(ApiModel):
    """What it takes to open a client's account."""

    name: str = Field(min_length=1, max_length=120, examples=["Analytical Engines Ltd."])
    kind: ClientKind = ClientKind.COMPANY
    email: EmailAddress
    address: Address
    vat_number: str | None = Field(pattern="^[A-Z]{2}[A-Z0-9]{2,12}$", examples=["DE123456789", None])
    """`null` says that there is none, which is not the same as forgetting to ask."""
    terms: PaymentTerms = PaymentTerms.TWO_WEEKS
    refund_to: BankAccount | None = None
    tags: set[str] = Field(default_factory=set, max_length=20, examples=[["design", "retainer"]])
    """For searching. The order does not matter, and no tag stands twice."""


class Client(ClientDraft):
    """A client with an account."""

    id: ClientId
    created_at: AwareDatetime = Field(examples=["2026-01-15T09:30:00Z"])
    archived: bool = False
    fax: str | None = Field(default=None, max_length=32, deprecated="Nobody has one any more.")


class ClientPatch(ApiModel):
    """Changes to a client. What is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = Field(default=None, min_length=1, max_length=120)
    email: EmailAddress | None = None
    address: Address | None = None
    terms: PaymentTerms | None = None


ClientPage = Page[Client]
"""What a search for clients returns."""
