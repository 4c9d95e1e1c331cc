"""Values at and around the boundaries of a schema, and those that validators are known to read differently."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Token:
    """A number as it is spelled, where the spelling is the point."""

    text: str


ANYTHING: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 7, "", " ", "0", "1", "true", "null", "a", "😀", "\x00", "\ufeff", "\uff11", [], {},
    [None], [[]], {"": 0}, 2**53 - 1, 2**53, 2**53 + 1, -(2**53),
    *map(Token, ("1.0", "1e2", "-0", "-0.0", "0.1", "1.5", "1E400", "9007199254740991.0", "1e21", "1e-7", "5e-324")),
    Token("100000000000000000000.0"),
)  # fmt: skip
"""For every place, whatever is expected there."""

_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def odd_values(schema: Schema, value: Any, random: Random) -> Iterator[Any]:
    """Values for the place of `value`, which `schema` describes."""
    yield from ANYTHING
    yield from schema.get("enum", ())
    yield from schema.get("examples", ())
    for keyword, around in _AROUND.items():
        if keyword in schema:
            yield from around(schema[keyword])
    yield from _DATA["formats"].get(schema.get("format"), ())
    match value:
        case str():
            yield from _strings(schema, value, random)
        case list():
            yield from _lists(schema, value)
        case dict():
            yield from _objects(schema, value, random)
        case bool() | int():
            yield from (
                str(value),
                Token(f"{int(value)}.0"),
                Token(f"{int(value)}e0"),
                int(value),
                bool(value),
                [value],
            )
        case _:
            pass


def _numbers(bound: float) -> Iterator[Any]:
    yield from (bound - 1, bound, bound + 1, bound - 0.5, bound + 0.5, str(bound), Token(f"{bound}e0"))


def _multiples(step: float) -> Iterator[Any]:
    yield from (0, step, -step, 3 * step, step / 2, step + 1, 7 * step)


def _decimals(bound: str) -> Iterator[str]:
    least = Decimal("0.001")
    for value in (Decimal(bound) + delta for delta in (-1, -10 * least, -least, 0, least, 10 * least, 1)):
        yield from (format(value, "f"), format(value.normalize(), "f"))


def _lengths(length: int) -> Iterator[str]:
    if length > 10_000:
        return
    for letter in ("a", "😀", "é"):
        yield from (letter * count for count in (length - 1, length, length + 1) if count >= 0)


_AROUND: Mapping[str, Callable[[Any], Iterator[Any]]] = {
    "minimum": _numbers,
    "maximum": _numbers,
    "exclusiveMinimum": _numbers,
    "exclusiveMaximum": _numbers,
    "multipleOf": _multiples,
    "minLength": _lengths,
    "maxLength": _lengths,
    "x-tallystick-minimum": _decimals,
    "x-tallystick-maximum": _decimals,
    "x-tallystick-exclusiveMinimum": _decimals,
}


def _strings(schema: Schema, value: str, random: Random) -> Iterator[Any]:
    yield from (
        value.upper(),
        value.lower(),
        value + "\n",
        " " + value,
        value + " ",
        value + "\u2028",
        value[:-1],
        value[1:],
        value * 2,
    )
    yield from (
        value + "é",
        value + "\u0661",
        value + "\u017f",
        value.replace("a", "\u0430"),
        [value],
        {value or "a": value},
    )
    if value:
        at = random.randrange(len(value))
        yield from (value[:at] + letter + value[at + 1 :] for letter in "aZ0-.@ _\u0663😀")
        yield value[:at] + value[at:][::-1]
    if "const" in schema or "enum" in schema:
        yield from (value.title(), f"{value}x")


def _lists(schema: Schema, value: list[Any]) -> Iterator[Any]:
    yield from (
        value[:-1],
        value[1:],
        [*value, None],
        value[::-1],
        [*value, *value],
        {str(i): v for i, v in enumerate(value)},
    )
    if not value:
        return
    for length in {
        schema.get("minItems", 0) - 1,
        schema.get("minItems", 0),
        schema.get("maxItems", 2),
        schema.get("maxItems", 2) + 1,
    }:
        if 0 <= length <= 250:
            yield (value * (length + 1))[:length]


def _objects(schema: Schema, value: dict[str, Any], random: Random) -> Iterator[Any]:
    for name in value:
        yield {key: item for key, item in value.items() if key != name}
        yield {**value, name: None}
        yield {(_snake(key) if key == name else key): item for key, item in value.items()}
        yield {(key.upper() if key == name else key): item for key, item in value.items()}
    some = next(iter(value.values()), None)
    for key in _DATA["keys"]:
        yield {**value, key: random.choice([some, None, 1, "x", {"a": 1}])}
    yield from (list(value.items()), list(value.values()))
    for name in schema.get("properties", {}):
        yield {**value, f"{name} ": None}


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
