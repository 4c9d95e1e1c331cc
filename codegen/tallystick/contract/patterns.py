"""The grammars of wire strings that depend on parameters; the fixed ones are rows of `tallystick.ir.formats`."""

from __future__ import annotations

_HEX = "[0-9a-fA-F]"
_LOWER_HEX = "[0-9a-f]"

INTEGER_KEY = "^(?:0|-?[1-9][0-9]{0,14})$"
"""An integer as an object key: one spelling a number, and at most 15 digits so that every match is a safe integer."""

LOWER_UUID = f"^{_LOWER_HEX}{{8}}-{_LOWER_HEX}{{4}}-{_LOWER_HEX}{{4}}-{_LOWER_HEX}{{4}}-{_LOWER_HEX}{{12}}$"
"""A UUID where two spellings of one would be two members: in lower case."""

UUID_LENGTH = 36
"""The characters of a UUID with its dashes."""


def uuid_pattern(version: int | None) -> str:
    """The dashed form of RFC 9562 in either case, with the nibbles of `version` and its variant where one is given."""
    if version is None:
        return f"^{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}$"
    return f"^{_HEX}{{8}}-{_HEX}{{4}}-{version}{_HEX}{{3}}-[89abAB]{_HEX}{{3}}-{_HEX}{{12}}$"


def lower_uuid_pattern(version: int | None) -> str:
    """As `uuid_pattern`, in lower case only."""
    if version is None:
        return LOWER_UUID
    return (
        f"^{_LOWER_HEX}{{8}}-{_LOWER_HEX}{{4}}-{version}{_LOWER_HEX}{{3}}-[89ab]{_LOWER_HEX}{{3}}-{_LOWER_HEX}{{12}}$"
    )


def hexadecimal_pattern(least: int, most: int | None) -> str:
    """Lower-case hexadecimal digits of `least` to `most` bytes."""
    times = "*" if most is None and not least else f"{{{least}}}" if least == most else f"{{{least},{most or ''}}}"
    if most is not None and most < least:
        return "^[^\\u0000-\\u{10ffff}]$"
    return f"^(?:{_LOWER_HEX}{{2}}){times}$"


def decimal_pattern(max_digits: int | None, decimal_places: int | None) -> str:
    """Plain decimal notation that holds at most `max_digits` digits, at most `decimal_places` of them after the point.

    Digits are counted as Pydantic counts them: a lone zero before the point is none.
    """
    if max_digits is None:
        return f"^-?(?:0|[1-9][0-9]*){_fraction(decimal_places)}$"
    if decimal_places is not None and decimal_places >= max_digits:
        return f"^-?0\\.[0-9]{{1,{max_digits}}}$"  # no digit is left for a whole part, and a bare zero is one
    if decimal_places is not None:
        return f"^-?{_whole(max_digits - decimal_places)}{_fraction(decimal_places)}$"
    forms = [f"0{_fraction(max_digits)}"]
    forms += [f"[1-9]{_repeat(digits - 1)}{_fraction(max_digits - digits)}" for digits in range(1, max_digits + 1)]
    return f"^-?(?:{'|'.join(forms)})$"


def _whole(digits: int) -> str:
    """A whole part of at most `digits` digits, one or more."""
    return f"(?:0|[1-9]{_repeat_up_to(digits - 1)})"


def _fraction(places: int | None) -> str:
    """A point and at most `places` digits, or nothing."""
    if places is None:
        return "(?:\\.[0-9]+)?"
    return "" if places <= 0 else f"(?:\\.[0-9]{{1,{places}}})?"


def _repeat(count: int) -> str:
    return "" if count <= 0 else f"[0-9]{{{count}}}"


def _repeat_up_to(count: int) -> str:
    return "" if count <= 0 else f"[0-9]{{0,{count}}}"
