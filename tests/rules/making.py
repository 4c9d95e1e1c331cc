"""Contracts with one rule, made of the text of its expression."""

from __future__ import annotations

import itertools
import linecache
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from pydantic import MISSING

from tallystick import Contract, ContractError, rule
from tests.rules import samples

NAMES = {
    "Base": samples.Everything,
    "Contract": Contract,
    "rule": rule,
    "LIMIT": 3,
    "HUGE": 10**4299,
    "TITLES": frozenset({"a", "b"}),
    "EPOCH": datetime(2020, 1, 1, tzinfo=UTC),
    "LIST": [[1]],
    **{each.__name__: each for each in (date, datetime, time, timedelta, Decimal, UUID, Enum)},
    **{each.__name__: each for each in (samples.Colour, samples.Shape, samples.Level)},
    "UTC": UTC,
    "MISSING": MISSING,
}
_numbers = itertools.count()


def loose() -> dict[str, Any]:
    """Methods that take the place of the rules of `Everything`, and are none."""
    return {
        name: (lambda _self: True)
        for name in vars(samples.Everything)
        if hasattr(vars(samples.Everything)[name], "__tallystick_rule__")
    }


BASE: Any = type("Base", (samples.Everything,), loose())


def contract(expression: str, at: str = "") -> type[Contract]:
    """A contract with the fields of `Everything` and one rule."""
    text = (
        "class Made(Base):\n"
        f"    @rule(at={at!r}, message='no')\n"
        "    def holds(self) -> bool:\n"
        f"        return {expression}\n"
    )
    return define(text)["Made"]  # type: ignore[no-any-return]  # what the text defines


def define(text: str) -> dict[str, Any]:
    """What a module of this text defines."""
    name = f"<rule {next(_numbers)}>"
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    scope: dict[str, Any] = {**NAMES, "Base": BASE, "__name__": "made"}
    exec(compile(text, name, "exec", dont_inherit=True), scope)  # noqa: S102 - the text is a test's own
    return scope


def refusal(expression: str, at: str = "") -> str:
    """What is said of an expression that is no rule."""
    try:
        contract(expression, at)
    except ContractError as error:
        return str(error)
    return "accepted"
