"""The front door of contracts: which texts are JSON documents, by a rule that every language can keep.

pydantic-core's parser decides nearly all of it: strict UTF-8, no byte order mark, no lone surrogate in any string or
key, at most 200 containers around a value, at most 4,300 digits before a point. JavaScript's `parseJson`, in the
runtime, is held to the same. What that parser lets through and JavaScript cannot read alike is decided here:

- `NaN`, `Infinity`, and numbers that overflow to infinity, are no JSON, wherever they stand;
- `__proto__` is no key, however it is spelled;
- of a key that is there twice, the last value counts.

A document that is fine pays for three searches; only one that a search is in doubt about is looked at exactly.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias, TypeVar

from pydantic import ValidationError
from pydantic_core import SchemaValidator, from_json

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

JsonText: TypeAlias = "str | bytes | bytearray | memoryview"
"""What a document may be given as."""

_ESCAPED = r"\\u00(?:5[fF]|6[fF]|7[024])"  # a letter of __proto__
_EXPONENT = r"(?:e[0-9]|E[0-9]|e\+|E\+)[0-9]{2,}(?:[ \t\n\r,\]}]|$)"  # literals first, which the engine looks for
_SUSPECT = SchemaValidator({"type": "str", "pattern": rf"NaN|Infinity|__proto__|{_ESCAPED}|{_EXPONENT}"})
"""Tells text that may hold what is refused here, in one pass of a linear engine: far faster than Python's `re`."""

_STRIDE = 13  # a prime, so that columns of one width do not line up
_RUN = b"0" * (200 // _STRIDE)
_DIGITS_ALIKE = bytes(ord("0") if chr(octet) in "0123456789" else octet for octet in range(256))


def read_json(validate: Callable[[bytes | bytearray], T], data: JsonText, title: str, *, overlapping: bool) -> T:
    """What `validate` (a pydantic-core validator's `validate_json`) makes of the document `data`.

    `overlapping` says that one document may fit two members of a union, as `has_overlap` has it. Raises
    `ValidationError`: with one error `json_invalid` at the root where `data` is no JSON by the rule of this module, and
    `validate`'s own otherwise. Raises `TypeError` where `data` is neither text nor bytes.
    """
    text = _octets(data, title)
    if _SUSPECT.isinstance_python(text) or _RUN in text[::_STRIDE].translate(_DIGITS_ALIKE):
        _look_closely(text, title)
    if overlapping:
        return validate(_without_repeats(text, title) or text)
    try:
        return validate(text)
    except ValidationError as error:
        # A dictionary validates each value of a key that repeats, and only keeps the last.
        once = None if _is_no_json(error) else _without_repeats(text, title)
        if once is None:
            raise
    return validate(once)


def refuse(title: str, data: object, reason: str) -> NoReturn:
    """Raise `ValidationError` for what is no JSON: one error `json_invalid`, at the root."""
    error = {"type": "json_invalid", "loc": (), "input": data, "ctx": {"error": reason}}
    raise ValidationError.from_exception_data(title, [error], "json") from None  # type: ignore[list-item]  # a literal


def _octets(data: JsonText, title: str) -> bytes | bytearray:
    """`data` as bytes."""
    match data:
        case bytes() | bytearray():
            return data
        case memoryview():
            return bytes(data)
        case str():
            try:
                return data.encode()
            except UnicodeEncodeError as error:
                refuse(title, data, f"lone surrogate at character {error.start}")
        case _:
            message = f"JSON is read from str or bytes, not from {type(data).__name__}"
            raise TypeError(message)


def _is_no_json(error: ValidationError) -> bool:
    """Whether the parser itself refused."""
    if error.error_count() != 1:
        return False
    (only,) = error.errors(include_url=False, include_context=False, include_input=False)
    return only["type"] == "json_invalid"


def _look_closely(text: bytes | bytearray, title: str) -> None:
    """Raise `ValidationError` for text that is no JSON by the rule of this module."""
    try:
        from_json(text, allow_inf_nan=False)  # so that the decoder below is given shallow JSON only
        json.loads(text.decode(), parse_int=_finite, parse_float=_finite, object_pairs_hook=_keyed)
    except ValueError as error:
        refuse(title, text, str(error))


def _finite(token: str) -> None:
    """Refuse a number that JavaScript reads as infinity."""
    if math.isinf(float(token)):
        raise ValueError("number out of range")


def _keyed(pairs: list[tuple[str, object]]) -> None:
    """Refuse an object with a key that JavaScript's objects do not have as their own."""
    if any(key == "__proto__" for key, _ in pairs):
        raise ValueError("the key `__proto__` is reserved")


def _without_repeats(text: bytes | bytearray, title: str) -> bytes | None:
    """`text` with the last value of each key only; `None` where no key repeats."""
    repeats = False

    def last(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeats
        found = dict(pairs)
        repeats = repeats or len(found) < len(pairs)
        return found

    try:
        from_json(text)  # as above
        value = json.loads(text.decode(), object_pairs_hook=last)
    except ValueError as error:
        refuse(title, text, str(error))
    return json.dumps(value).encode() if repeats else None
