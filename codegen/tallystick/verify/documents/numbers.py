"""Numbers within the bounds of a schema, and on both sides of each of them."""

from __future__ import annotations

import math
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from tallystick.ir.keywords import is_number
from tallystick.verify.documents.chance import chance
from tallystick.verify.documents.spelling import Raw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tallystick.verify.documents.views import Schema

_SAFE = 2**53 - 1
_SIZES = {"int32": (-(2**31), 2**31 - 1), "int64": (-_SAFE, _SAFE), "double-int": (-_SAFE, _SAFE)}
_USUAL = (0, 1, -1, 2, 7, 10, 42, 100, 1_000, 65_536, 2**31, 2**32 + 1, _SAFE, -_SAFE)
_EXACT = Context(prec=800)


def number(schema: Schema, random: Random) -> int | float:
    """A number that `schema` accepts, as far as its bounds and its step say."""
    integral = schema.get("type") == "integer"
    low, high = _bounds(schema, integral=integral)
    step = schema.get("multipleOf")
    if step is not None:
        return _multiple(Decimal(str(step)), low, high, random)
    if integral:
        return _integer(low, high, random)
    return _fraction(schema, low, high, random)


def _bounds(schema: Schema, *, integral: bool) -> tuple[float | None, float | None]:
    """The least and the greatest value; for integers exactly, else the exclusive bounds count as they are."""
    low: float | None
    high: float | None
    low, high = _SIZES.get(schema.get("format", ""), (None, None)) if integral else (None, None)
    for keyword in ("minimum", "exclusiveMinimum"):
        if is_number(bound := schema.get(keyword)):
            least = (
                (math.floor(bound) + 1 if keyword == "exclusiveMinimum" else math.ceil(bound)) if integral else bound
            )
            low = least if low is None else max(low, least)
    for keyword in ("maximum", "exclusiveMaximum"):
        if is_number(bound := schema.get(keyword)):
            most = (math.ceil(bound) - 1 if keyword == "exclusiveMaximum" else math.floor(bound)) if integral else bound
            high = most if high is None else min(high, most)
    return low, high


def _integer(low: float | None, high: float | None, random: Random) -> int:
    first, last = -math.inf if low is None else low, math.inf if high is None else high
    usual = [value for value in _USUAL if first <= value <= last]
    if usual and chance(random, 0.5):
        return random.choice(usual)
    start = low if low is not None else (high or 100) - 100
    end = high if high is not None else start + 100
    return (
        random.choice((int(start), int(end)))
        if chance(random, 0.3)
        else random.randint(int(start), max(int(start), int(end)))
    )


def _multiple(step: Decimal, low: float | None, high: float | None, random: Random) -> int | float:
    first = math.ceil(Decimal(str(low)) / step) if low is not None else None
    last = math.floor(Decimal(str(high)) / step) if high is not None else None
    start = first if first is not None else (last if last is not None else 50) - 50
    end = min(last, start + 1_000) if last is not None else start + 50
    value = _EXACT.multiply(step, Decimal(random.randint(start, max(start, end))))
    return int(value) if value == value.to_integral_value() else float(value)


def _fraction(schema: Schema, low: float | None, high: float | None, random: Random) -> int | float:
    start = low if low is not None else (high or 0) - 1_000
    end = high if high is not None else start + 2_000
    value = random.choice((start, end)) if chance(random, 0.2) else random.uniform(start, end)
    rounded = round(value, random.choice((0, 1, 2, 15)))
    value = rounded if start <= rounded <= end else value
    if value == schema.get("exclusiveMinimum"):
        return math.nextafter(value, math.inf)
    if value == schema.get("exclusiveMaximum"):
        return math.nextafter(value, -math.inf)
    return int(value) if value == int(value) and chance(random, 0.5) else value


def around(bound: object, step: object = None) -> Iterator[object]:
    """Numbers at and around a bound, the nearest multiples of a step among them; nothing for what is no bound."""
    if not is_number(bound):
        return
    if is_number(step):
        exact = Decimal(str(step))
        below = math.floor(Decimal(str(bound)) / exact)
        yield from (Raw(format(_EXACT.multiply(exact, Decimal(below + more)), "f")) for more in (-1, 0, 1, 2))
    yield from (bound, bound - 1, bound + 1, bound - 0.5, bound + 0.5)
    yield from (math.nextafter(bound, -math.inf), math.nextafter(bound, math.inf))
    yield from (str(bound), *respelled(bound))


def multiples(step: object) -> Iterator[object]:
    """Multiples of a step and numbers beside them."""
    if not is_number(step):
        return
    exact = Decimal(str(step))
    for count in (0, 1, -1, 2, 3, 7, 10, 1_000, 123_457):
        yield Raw(format(_EXACT.multiply(exact, Decimal(count)), "f"))
    yield from (step / 2, step + 1, step * 1.5, step + 0.001, math.nextafter(step, math.inf), step * 2**40)


def respelled(value: float) -> Iterator[Raw]:
    """Other spellings of the same number."""
    exact = Decimal(str(value))
    plain = format(exact, "f")
    yield Raw(plain + ("0" if "." in plain else ".0"))
    yield Raw(plain + ("" if "." in plain else ".") + "0" * 30)
    yield Raw(plain + "e0")
    yield Raw(plain + "E+0")
    yield Raw(format(_EXACT.multiply(exact, Decimal(10)), "f") + "e-1")
    yield Raw(format(_EXACT.divide(exact, Decimal(10)), "f") + "E1")
    if value == 0:
        yield from (Raw("-0"), Raw("-0.0"), Raw("0e10"), Raw("-0E-400"))
