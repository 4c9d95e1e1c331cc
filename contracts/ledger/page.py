"""Lists that are too long to send at once."""

from typing import Generic, TypeVar

from pydantic import Field

from contracts.base import ApiModel

T = TypeVar("T")


class Page(ApiModel, Generic[T]):
    """One page of a longer list."""

    items: list[T] = Field(max_length=200)
    total: int = Field(ge=0)
    """How many there are on all pages."""
    next_cursor: str | None
    """Send it back to get the next page; `null` on the last one."""
