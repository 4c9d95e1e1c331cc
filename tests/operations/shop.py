"""A shop whose operations use everything that an operation can have."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field
from pydantic.alias_generators import to_camel

from tallystick import Contract
from tallystick.api import (
    Api,
    ApiKey,
    Bearer,
    Body,
    Cookie,
    Download,
    Header,
    Media,
    Pages,
    ProblemDetails,
    Query,
    SessionCookie,
    Stream,
    Upload,
)


class Status(StrEnum):
    """How far an order is."""

    OPEN = "open"
    SENT = "sent"


class OrderDraft(Contract):
    """An order that was not placed yet."""

    pieces: int = Field(ge=1)
    note: str | None = None


class Order(OrderDraft):
    """An order."""

    id: UUID
    status: Status = Status.OPEN


class OrderPage(Contract):
    """Some orders."""

    items: list[Order]
    next_cursor: str | None


class OutOfStock(ProblemDetails):
    """There are not enough pieces."""

    left: int


shop = Api(
    "shop",
    prefix="/v1",
    tags=["orders"],
    security=[Bearer(format="JWT"), ApiKey("X-Api-Key"), SessionCookie("sid")],
    naming=to_camel,
)


@shop.get("/orders", pages=Pages("pageCursor", "/next_cursor"))
def list_orders(  # noqa: PLR0913 - one of each kind of parameter
    status: Annotated[list[Status], Field(max_length=2)] = [],  # noqa: B006 - a default in a document
    page_cursor: str | None = None,
    limit: Annotated[int, Field(ge=1, le=100, description="How many at most.")] = 20,
    since: date | None = None,
    cheaper_than: Annotated[Decimal | None, Query("price-below")] = None,
    gift: bool | None = None,
    ratio: Annotated[float, Field(deprecated=True)] = 0.5,
) -> OrderPage:
    """List orders.

    The newest first.
    """


@shop.post("/orders", status=201, also={202: list[Order]}, errors={409: OutOfStock, 402: "Pay first."})
def place_order(
    draft: OrderDraft,
    idempotency_key: Annotated[UUID, Header()],
    region: Annotated[str, Cookie("region")] = "eu",
) -> Order:
    """Place an order."""


@shop.put("/orders/{order_id}/lines", errors={404: "There is no such order."})
def replace_lines(order_id: UUID, lines: Annotated[list[OrderDraft], Body()]) -> list[Order]:
    """Replace the lines of an order."""


@shop.delete("/orders/{order_id}", security=[], tags=["admin"], sunset=date(2027, 1, 1))
def delete_order(order_id: UUID) -> None:
    """Delete an order."""


@shop.post("/orders/{order_id}/photos")
def add_photo(
    order_id: UUID,
    photo: Annotated[Upload, Upload(media_types=("image/png", "image/jpeg"), max_bytes=1_000_000)],
    caption: Annotated[str | None, Body()] = None,
    thumbnail: Upload | None = None,
    details: Annotated[list[Upload], Upload(media_types=("image/*",), max_bytes=1000, max_files=2)] = [],  # noqa: B006 - a stub is never called
) -> None:
    """Add a photo to an order."""


@shop.get("/orders/{order_id}/receipt")
def get_receipt(order_id: UUID) -> Annotated[Download, Media("application/pdf")]:
    """Download the receipt."""


@shop.get("/changes")
def watch_orders() -> Stream[Order]:
    """Watch orders as they change."""
