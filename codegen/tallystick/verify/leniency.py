"""What a server accepts beyond its contract, by kind, each with the fix.

A plain model takes more than its schema says: Pydantic coerces, reads fields by second names, drops repeats from sets.
A client that holds to the contract never sends such documents, so nothing breaks; but the contract is not all there is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from tallystick.documents.pointer import tokens_of
from tallystick.issue_table import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tallystick.verify.subject import Finding


class Kind(StrEnum):
    """A way in which a server accepts more than its schema says. The value completes "the server takes ..."."""

    TEXT_AS_NUMBER = "text for a number"
    BOOLEAN_AS_NUMBER = "true and false for a number"
    NUMBER_AS_BOOLEAN = "0 and 1 for a boolean"
    TEXT_AS_BOOLEAN = "words for a boolean"
    NUMBER_AS_TEXT = "a number for text"
    BOOLEAN_AS_TEXT = "true and false for text"
    BIG_INTEGER = "integers that JavaScript rounds"
    SPELLING = "other spellings of a date, time, number, address or text"
    REPEATS = "repeated members of a set"
    EQUAL_VALUE = "a value equal to the listed one in Python, as true is to 1"
    SECOND_NAME = "a field under another name, or a tag left out"
    OTHER_SHAPE = "another shape of value"
    UNION = "what a member of a union takes beyond its schema"
    SIZE = "other sizes"
    UNREADABLE = "text, keys and numbers that no JavaScript reads"


_MODEL: Final = "Derive the model from `tallystick.Contract`, or set `strict=True` on the field."

FIXES: Final[Mapping[Kind, str]] = {
    Kind.TEXT_AS_NUMBER: _MODEL,
    Kind.BOOLEAN_AS_NUMBER: _MODEL,
    Kind.NUMBER_AS_BOOLEAN: _MODEL,
    Kind.TEXT_AS_BOOLEAN: _MODEL,
    Kind.NUMBER_AS_TEXT: "Write dates and decimals as text; turn `coerce_numbers_to_str` off.",
    Kind.BOOLEAN_AS_TEXT: "Write the value as text.",
    Kind.BIG_INTEGER: "Bound the field (`le=2**53 - 1`), or carry such numbers as text.",
    Kind.SPELLING: "Derive the model from `tallystick.Contract`, which has one spelling for each value.",
    Kind.REPEATS: "Write `list[...]`, or derive the model from `tallystick.Contract`, which refuses repeats.",
    Kind.EQUAL_VALUE: "Derive the model from `tallystick.Contract`, which tells `true` from `1`.",
    Kind.SECOND_NAME: "Keep one alias, turn `populate_by_name` and `validate_by_name` off, and give tags no default.",
    Kind.OTHER_SHAPE: "Say what the field takes: its type, or a validator, accepts more than its schema.",
    Kind.UNION: "Derive the models from `tallystick.Contract`, or name a tag by `Field(discriminator=...)`.",
    Kind.UNREADABLE: "Nothing: no client writes halves of surrogate pairs, `__proto__` as a key, or endless numbers.",
    Kind.SIZE: "Count what is counted: `min_length` on the text, not on its bytes.",
}
"""Kind -> what makes the server accept what its schema says, and no more."""


@dataclass(frozen=True, slots=True)
class Leniency:
    """One place of a document where the server is lenient: its JSON Pointer, the keyword that refuses it, the kind."""

    pointer: str
    keyword: str
    kind: Kind


ABSENT: Final = object()
"""Stands for a place that the document does not have."""

COERCED: Final = frozenset(
    {
        Kind.TEXT_AS_NUMBER,
        Kind.BOOLEAN_AS_NUMBER,
        Kind.NUMBER_AS_BOOLEAN,
        Kind.TEXT_AS_BOOLEAN,
        Kind.NUMBER_AS_TEXT,
        Kind.BIG_INTEGER,
        Kind.SPELLING,
        Kind.REPEATS,
        Kind.EQUAL_VALUE,
        Kind.SECOND_NAME,
    }
)
"""Kinds that stand alone, which a server can be lenient with in a document that it refuses for another reason."""


def leniencies(document: str, findings: Iterable[Finding]) -> tuple[Leniency, ...]:
    """What the server lets pass of a document that it accepts, given what the schema refuses it for.

    `document` is JSON. Sorted by pointer, one for each finding.
    """
    value = json.loads(document)
    return tuple(
        Leniency(pointer, keyword, kind_of(keyword, message, _at(value, pointer)))
        for pointer, keyword, message in sorted(set(findings))
    )


def kind_of(keyword: str, message: str, value: Any) -> Kind:  # noqa: ANN401 - a JSON value
    """The kind of a leniency: by the keyword that the schema refuses with, what it expected, and what stands there."""
    if keyword in _BY_KEYWORD:
        return _BY_KEYWORD[keyword]
    got = _type(value)
    if keyword != "type":
        return Kind.BIG_INTEGER if got == "big" else Kind.SPELLING if got == "text" else Kind.OTHER_SHAPE
    expected = next((name for name in _EXPECTED if _EXPECTED[name] in message), "")
    return _BY_TYPE.get((expected, got), Kind.OTHER_SHAPE)


_BY_KEYWORD: Final[Mapping[str, Kind]] = {
    "required": Kind.SECOND_NAME,
    "additionalProperties": Kind.SECOND_NAME,
    "uniqueItems": Kind.REPEATS,
    "const": Kind.EQUAL_VALUE,
    "enum": Kind.EQUAL_VALUE,
    "anyOf": Kind.UNION,
    "oneOf": Kind.UNION,
    "discriminator": Kind.SECOND_NAME,
    "propertyNames": Kind.SPELLING,
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"), Kind.SIZE),
}
_EXPECTED: Final[Mapping[str, str]] = {
    "number": TYPES["number"],
    "integer": TYPES["integer"],
    "boolean": TYPES["boolean"],
    "string": TYPES["string"],
}
_EXACT: Final = 2**53


def _type(value: Any) -> str:  # noqa: ANN401 - a JSON value
    match value:
        case bool():
            return "boolean"
        case int() | float() if abs(value) >= _EXACT:
            return "big"
        case int() | float():
            return "number"
        case str():
            return "text"
        case _:
            return "other"


_BY_TYPE: Final[Mapping[tuple[str, str], Kind]] = {
    **{(expected, "text"): Kind.TEXT_AS_NUMBER for expected in ("number", "integer")},
    **{(expected, "boolean"): Kind.BOOLEAN_AS_NUMBER for expected in ("number", "integer")},
    **{(expected, "big"): Kind.BIG_INTEGER for expected in ("number", "integer")},
    ("integer", "number"): Kind.BIG_INTEGER,
    ("boolean", "number"): Kind.NUMBER_AS_BOOLEAN,
    ("boolean", "text"): Kind.TEXT_AS_BOOLEAN,
    ("string", "number"): Kind.NUMBER_AS_TEXT,
    ("string", "big"): Kind.NUMBER_AS_TEXT,
    ("string", "boolean"): Kind.BOOLEAN_AS_TEXT,
}
"""What was expected and what stands there -> the kind."""


def _at(value: Any, pointer: str) -> Any:  # noqa: ANN401 - JSON values
    for token in tokens_of(pointer) or ():
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            return ABSENT
    return value
