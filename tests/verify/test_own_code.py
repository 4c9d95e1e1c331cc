"""Code of the author's in a contract is named where its sides disagree."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from pydantic import Field, computed_field, field_validator

from tallystick import Contract, python_only
from tallystick.own_code import own_code

if TYPE_CHECKING:
    from typing import Any

_MADE = count()


def number() -> int:
    return next(_MADE)


class Inner(Contract):
    id: int = Field(default_factory=number)


class Outer(Contract):
    inner: list[Inner]
    other: list[int] = Field(default_factory=list)

    @computed_field
    def size(self) -> int:
        return len(self.inner)

    @python_only(reason="Asks the ledger.")
    @field_validator("other")
    @classmethod
    def known(cls, value: list[int]) -> list[int]:
        return value

    def model_dump_json(self, **options: Any) -> str:
        return super().model_dump_json(**options)


class Bare(Contract):
    other: list[int] = Field(default_factory=list)


def test_what_runs_in_a_contract_is_named() -> None:
    assert own_code(Outer) == (
        "`Outer.known` (validator)",
        "`Outer.model_dump_json` (method)",
        "`Outer.size` (computed field)",
        "`number` (default factory)",
    )
    assert own_code(Bare) == ()
