"""Encoders: how text from a document is written into a program, one encoder for each place.

Whatever a document holds, the result of an encoder is exactly one token of the language at its place. Text that shows
nothing or reorders what is shown (control, format and bidirectional characters, lone surrogates) becomes escapes.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tallystick.render.layout import Doc, Items, Members

if TYPE_CHECKING:
    from collections.abc import Sequence

    Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

RESERVED = frozenset(
    [
        "arguments",
        "async",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "eval",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "implements",
        "import",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "null",
        "package",
        "private",
        "protected",
        "public",
        "return",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "undefined",
        "var",
        "void",
        "while",
        "with",
        "yield",
    ]
)
"""Words that no generated binding may have as its name (ECMA-262 section 12.7.2, and the strict-mode additions)."""

_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)
_JOINERS = "\u200c\u200d"


def hidden(character: str) -> bool:
    """Whether a character prints nothing of its own; not the joiners, without which several scripts and emoji break."""
    return not character.isprintable() and character not in _JOINERS and character != "\u3000"


def escaped(character: str) -> str:
    """The escape of a character: valid in strings and in expressions with the flag `u`, readable in comments."""
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\u{{{code:x}}}"  # noqa: PLR2004 - the last code unit of the basic plane


def identifier(name: str) -> str:
    """`name` as a binding. Raises `ValueError` where it cannot be one: names are decided by the naming pass."""
    if name in RESERVED or not (_IDENTIFIER.fullmatch(name) or (name.isidentifier() and not any(map(hidden, name)))):
        msg = f"not an identifier: {name!r}"
        raise ValueError(msg)
    return name


_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f", "\\": "\\\\"}


@lru_cache(maxsize=1 << 14)
def string(text: str) -> str:
    """A string literal, in the quotes that need the fewest escapes, double where even."""
    if text.isprintable() and '"' not in text and "\\" not in text and "<" not in text:
        return f'"{text}"'
    quote = "'" if text.count('"') > text.count("'") else '"'
    parts = [quote]
    for character in text:
        if character == quote:
            parts.append("\\" + character)
        elif character in _SHORT:
            parts.append(_SHORT[character])
        else:
            parts.append(escaped(character) if hidden(character) else character)
    parts.append(quote)
    # Neither of these may stand in a script element, should a bundler put the program into a page.
    return re.sub(r"<(?=/script)", r"\\x3c", "".join(parts), flags=re.IGNORECASE).replace("<!--", "\\x3c!--")


@lru_cache(maxsize=1 << 14)
def key(name: str) -> str:
    """A property key in a type or an object literal: bare where that is possible."""
    return name if _IDENTIFIER.fullmatch(name) else string(name)


def value_key(name: str) -> str:
    """A property key in an object literal. `__proto__` is computed, since bare or quoted it would set the prototype."""
    return '["__proto__"]' if name == "__proto__" else key(name)


def number(value: float) -> str:
    """A number literal, as short as possible. Integers beyond a double are rounded as `JSON.parse` does; -0 is 0.

    Raises `ValueError` for NaN.
    """
    try:
        double = float(value)
    except OverflowError:
        double = math.inf if value > 0 else -math.inf
    if math.isnan(double):
        msg = "not a number"
        raise ValueError(msg)
    if math.isinf(double):
        return "Infinity" if double > 0 else "-Infinity"
    if double.is_integer() and abs(double) < 1e21:  # noqa: PLR2004 - where JavaScript starts to print exponents
        return str(int(double))
    mantissa, _, exponent = repr(double).partition("e")
    return f"{mantissa.removesuffix('.0')}e{int(exponent)}" if exponent else mantissa


_REGEX_TOKEN = re.compile(r"\\.|/|[^\x20-\x7e]", re.DOTALL)
_LINES = {"\n": "\\n", "\r": "\\r", "/": "\\/"}


def _regex_token(match: re.Match[str]) -> str:
    text = match.group()
    if len(text) > 1:
        return text
    return _LINES.get(text) or (escaped(text) if hidden(text) else text)


@lru_cache(maxsize=1 << 12)
def regex(source: str) -> str:
    """A regular expression literal with the `u` flag. `source` is valid for that flag."""
    return f"/{_REGEX_TOKEN.sub(_regex_token, source) or '(?:)'}/u"


def scalar(value: bool | float | str | None) -> str:  # noqa: FBT001 - where JavaScript starts to print exponents
    """A JSON scalar as a literal, of a value or of a type."""
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    return string(value) if isinstance(value, str) else number(value)


def json_value(value: Json) -> Doc:
    """A JSON value as an expression."""
    if isinstance(value, dict):
        return Members([(value_key(name), json_value(member)) for name, member in value.items()])
    if isinstance(value, list | tuple):
        numbers = all(isinstance(item, int | float) and not isinstance(item, bool) for item in value)
        return Items([json_value(item) for item in value], filled=numbers)
    return scalar(value)


def literals(values: Sequence[bool | int | float | str]) -> tuple[str, ...]:
    """The literals of these scalars, without repeats, in order: `1` and `1.0` are one, `1` and `true` are two."""
    return tuple(dict.fromkeys(map(scalar, values)))


_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|~&]")


def markdown(text: str) -> str:
    """Plain text in Markdown, on one line."""
    shown = "".join(escaped(character) if hidden(character) else character for character in " ".join(text.split()))
    return _MARKDOWN.sub(lambda match: "\\" + match.group(), shown)
