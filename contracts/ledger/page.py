"""Lists that are too long to send at once."""

from typing import Generic, TypeVar

from pydantic import Field

from contracts.base import ApiModel
from tallystick import rule

T = TypeVar("T")


class Page(ApiModel, Generic[T]):
    """One page of a longer list."""

    items: list[T] = Field(max_length=200)
    total: int = Field(ge=0)
    """How many there are on all pages."""
    next_cursor: str | None
    """Send it back to get the next page; `null` on the last one."""

    @rule(message="There are more items than there are in all.", at="/total")
    def total_counts_items(self) -> bool:
        """A page is a part of the list."""
        return len(self.items) <= self.total
