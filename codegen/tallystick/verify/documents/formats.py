"""Strings for a schema: ones that it accepts, and ones at the edges of its format and its pattern."""

from __future__ import annotations

import base64
import tomllib
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from tallystick.ir.keywords import is_number
from tallystick.verify.documents import ordered, patterns
from tallystick.verify.documents.chance import chance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from tallystick.verify.documents.views import Schema

_TABLE: Mapping[str, Any] = tomllib.loads((resources.files(__package__) / "formats.toml").read_text("utf-8"))

KEYS: tuple[str, ...] = tuple(_TABLE["keys"])
"""Keys that some language, library or format reads in its own way."""

_LETTERS = (
    "a",
    "b",
    "Z",
    "0",
    "9",
    " ",
    "-",
    "_",
    ".",
    "é",
    "e\u0301",
    "ß",
    "İ",
    "😀",
    "👩\u200d👧",
    "\u2028",
    "'",
    '"',
    "\\",
    "/",
)
_LONGEST = 10_000
"""Longer strings are not made: they cost more than they show."""
_TRIES = 30
_RARE = 0.15
"""How often a string is one of the samples of its format rather than drawn."""


def string(schema: Schema, random: Random) -> str:
    """A string that `schema` accepts, as far as one is found."""
    drawn = (_drawn(schema, random) for _ in range(_TRIES))
    found = next((text for text in drawn if fits(schema, text)), None)
    return found if found is not None else next((text for text in edges(schema, random) if fits(schema, text)), "")


def fits(schema: Schema, text: str) -> bool:
    """Whether a string is within the length, the pattern and the bounds of a schema, its format aside."""
    pattern = schema.get("pattern")
    return (
        len(text) >= schema.get("minLength", 0)
        and len(text) <= schema.get("maxLength", _LONGEST)
        and (pattern is None or patterns.matches(pattern, text))
        and _within(schema, text)
    )


def _drawn(schema: Schema, random: Random) -> str:
    name, pattern = schema.get("format", ""), schema.get("pattern")
    valid = _valid(name, pattern)
    if valid and chance(random, _RARE):
        return random.choice(valid)
    if name in ordered.LINES:
        return _on(ordered.LINES[name], schema, random)
    if name == "decimal" and (bounded := _bounds(schema)) != (None, None):
        return ordered.decimal_between(*bounded, random)
    if name == "byte":
        return base64_text(_count(schema, "x-tallystick-minBytes", "x-tallystick-maxBytes", random), random)
    if pattern is not None:
        return patterns.matching(pattern, random)
    return random.choice(valid) if valid else _text(_count(schema, "minLength", "maxLength", random), random)


@lru_cache(maxsize=4_096)
def _valid(name: str, pattern: str | None) -> tuple[str, ...]:
    """The samples of a format, or those of them that a pattern accepts."""
    samples = _TABLE.get(name, {}).get("valid", ())
    return tuple(text for text in samples if pattern is None or patterns.matches(pattern, text))


def _count(schema: Schema, low: str, high: str, random: Random) -> int:
    least = schema.get(low, 0)
    return random.randint(least, max(least, min(schema.get(high, least + 8), least + 8)))


def _text(length: int, random: Random) -> str:
    letters = "".join(random.choice(_LETTERS) for _ in range(min(length, _LONGEST)))
    return letters[:length]


def base64_text(length: int, random: Random) -> str:
    """So many bytes in base64."""
    return base64.b64encode(random.randbytes(min(length, _LONGEST))).decode()


_LOW = ("x-tallystick-minimum", "x-tallystick-exclusiveMinimum")
_HIGH = ("x-tallystick-maximum", "x-tallystick-exclusiveMaximum")
BOUNDS = (*_LOW, *_HIGH)


def _bounds(schema: Schema) -> tuple[str | None, str | None]:
    """The text of the lower and of the upper bound."""
    low = next((schema[keyword] for keyword in _LOW if keyword in schema), None)
    high = next((schema[keyword] for keyword in _HIGH if keyword in schema), None)
    return low, high


def _on(line: ordered.Line, schema: Schema, random: Random) -> str:
    try:
        return line.between(*_bounds(schema), random)
    except (ValueError, OverflowError):
        return line.show(line.usual[0])


def _within(schema: Schema, text: str) -> bool:
    """Whether a string that lies on a line is within the bounds of `schema`; so is every other one."""
    name = schema.get("format", "")
    if not any(keyword in schema for keyword in BOUNDS):
        return True
    read = ordered.LINES[name].read if name in ordered.LINES else ordered.exact
    try:
        at = read(text)
        return (
            all(read(schema[keyword]) <= at for keyword in _LOW[:1] if keyword in schema)
            and all(read(schema[keyword]) < at for keyword in _LOW[1:] if keyword in schema)
            and all(at <= read(schema[keyword]) for keyword in _HIGH[:1] if keyword in schema)
            and all(at < read(schema[keyword]) for keyword in _HIGH[1:] if keyword in schema)
        )
    except (ValueError, OverflowError):
        return False


def bounds_around(bound: object, schema: Schema) -> Iterator[str]:
    """Strings at and around a bound on what a string spells; nothing for what its format cannot read."""
    line = ordered.LINES.get(schema.get("format", ""))
    try:
        yield from line.around(str(bound)) if line is not None else ordered.decimals_around(str(bound))
    except (ValueError, OverflowError):
        return


def odd(name: object) -> tuple[str, ...]:
    """Strings at and around what a format allows."""
    return tuple(_TABLE.get(name, {}).get("odd", ())) if isinstance(name, str) else ()


def edges(schema: Schema, random: Random) -> Iterator[str]:
    """Strings at the edges of the pattern of a schema, and matching ones with something before or behind."""
    pattern = schema.get("pattern")
    if not isinstance(pattern, str):
        return
    made = patterns.matching(pattern, random)
    yield from patterns.edges(pattern, random)
    yield made
    yield from (made + tail for tail in ("\n", " ", "a", "0", "\u2028", "😀", "\u0000"))
    yield from (head + made for head in ("\n", " ", "a", "0", "-", "\ufeff"))
    yield from ("", f"{made}\n{made}", made[1:], made[:-1], made.swapcase(), made.translate(_OTHER_DIGITS))


_OTHER_DIGITS = {ord("0") + digit: 0x0660 + digit for digit in range(10)}


def lengths(schema: Schema, length: object, random: Random) -> Iterator[str]:
    """Strings of a length, and of one less and more, in letters of one, two and more UTF-16 units and code points."""
    if not is_number(length) or length > _LONGEST:
        return
    pattern = schema.get("pattern")
    for count in (int(length) - 1, int(length), int(length) + 1):
        if count < 0:
            continue
        yield from (letter * count for letter in ("a", "😀", "\u0301"))
        if pattern is not None:
            yield from _of_length(pattern, count, random)


def _of_length(pattern: str, length: int, random: Random) -> Iterator[str]:
    """A string of that length that `pattern` matches, where one is near what it draws."""
    made = [text for text in (patterns.matching(pattern, random) for _ in range(_TRIES)) if text]
    if not made:
        return
    nearest = min(made, key=lambda text: abs(len(text) - length))
    stretched = (
        nearest[:at] + nearest[at : at + 1] * (length - len(nearest) + 1) + nearest[at + 1 :]
        for at in range(len(nearest))
    )
    shortened = (nearest[:at] + nearest[at + len(nearest) - length :] for at in range(len(nearest)))
    options = [nearest] if len(nearest) == length else stretched if len(nearest) < length else shortened
    yield from [text for text in options if patterns.matches(pattern, text)][:1]


def sizes(length: object, random: Random) -> Iterator[str]:
    """Base64 of so many bytes, and of one less and more."""
    if is_number(length) and length <= _LONGEST:
        yield from (
            base64_text(count, random) for count in (int(length) - 1, int(length), int(length) + 1) if count >= 0
        )
