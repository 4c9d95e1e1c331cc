"""The tables. Rows have a number, which says in what order they came, beside the identifier that others know."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeEngine

Number = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite counts up what is an INTEGER, and nothing else."""


class Moment(TypeDecorator[datetime]):
    """An instant. SQLite knows no time zones, so it is kept and read as UTC there."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """As the database takes it."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - as above
        """As we take it."""
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC)


class Unstorable(ValueError):
    """A text that not every database can hold: PostgreSQL knows none with a NUL in it."""


class Text(TypeDecorator[str]):
    """A text, which is refused where it has a NUL in it. Ordered by code points, as in every database."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """The type of the database."""
        return dialect.type_descriptor(String(collation="C") if dialect.name == "postgresql" else String())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - as above
        """As the database takes it. Raises `Unstorable`."""
        if value is not None and "\0" in value:
            raise Unstorable
        return value


class Table(DeclarativeBase):
    """What all tables have in common."""

    type_annotation_map: ClassVar = {str: Text}


class ClientRow(Table):
    """A client. What is only shown again, and never searched, is one document."""

    __tablename__ = "client"

    number: Mapped[int] = mapped_column(Number, primary_key=True)
    id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    name: Mapped[str]
    sorted_as: Mapped[str] = mapped_column(index=True)
    found_by: Mapped[str]
    email: Mapped[str]
    email_key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    terms: Mapped[int]
    archived: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)
    details: Mapped[dict[str, Any]] = mapped_column(JSON)


class InvoiceRow(Table):
    """An invoice. Totals are in cents."""

    __tablename__ = "invoice"

    number: Mapped[int] = mapped_column(Number, primary_key=True)
    id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    label: Mapped[str] = mapped_column(unique=True)
    client_number: Mapped[int] = mapped_column(ForeignKey("client.number"), index=True)
    status: Mapped[str] = mapped_column(index=True)
    currency: Mapped[str]
    issued_on: Mapped[date]
    due_on: Mapped[date]
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    total: Mapped[int] = mapped_column(BigInteger)
    total_in_euro: Mapped[int] = mapped_column(BigInteger)
    paid: Mapped[int] = mapped_column(BigInteger, default=0)
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    client: Mapped[ClientRow] = relationship(lazy="joined", innerjoin=True)
    lines: Mapped[list[LineRow]] = relationship(
        cascade="all, delete-orphan", order_by="LineRow.position", lazy="selectin"
    )
    attachments: Mapped[list[AttachmentRow]] = relationship(
        cascade="all, delete-orphan", order_by="AttachmentRow.position", lazy="selectin"
    )


class LineRow(Table):
    """A line: so many thousandths of a unit, at a price in cents."""

    __tablename__ = "line"

    invoice_number: Mapped[int] = mapped_column(ForeignKey("invoice.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    description: Mapped[str]
    thousandths: Mapped[int]
    unit: Mapped[str]
    unit_price: Mapped[int]
    tax: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class AttachmentRow(Table):
    """A file that goes with an invoice."""

    __tablename__ = "attachment"

    invoice_number: Mapped[int] = mapped_column(ForeignKey("invoice.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str]
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class CounterRow(Table):
    """How many invoices a year has had."""

    __tablename__ = "counter"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class RequestRow(Table):
    """A request that must not be done twice: its key, what it said, and what it made."""

    __tablename__ = "request"

    key: Mapped[str] = mapped_column(primary_key=True)
    said: Mapped[str]
    made: Mapped[UUID] = mapped_column(Uuid)
