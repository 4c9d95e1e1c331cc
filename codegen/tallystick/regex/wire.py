r"""Wire regexes: what a contract may say in a `pattern`, so that every engine gives the same verdict.

A wire regex is made of literals, classes, groups, alternatives, greedy and lazy quantifiers, `^`, `$`, `.`, `\d \w
\s` over ASCII, and escapes of code points. RFC 9485 (I-Regexp) draws nearly the same line.
"""

from __future__ import annotations

from tallystick.regex.errors import PatternError
from tallystick.regex.parser import parse
from tallystick.regex.printer import show
from tallystick.regex.rewrite import without_flags
from tallystick.regex.rust import FLAGS, WIRE

_SURROGATES = range(0xD800, 0xE000)


def normalise(pattern: str) -> str:
    r"""The one spelling of `pattern` that Rust, JavaScript with `u`, JSON Schema and Python's `re` read alike.

    Python's `$` also matches before a final newline; there it has to be `\Z`. Normalising twice changes nothing. Raises
    `PatternError` for anything outside the grammar, with the construct's name and what to write instead.
    """
    for offset, character in enumerate(pattern):
        if ord(character) in _SURROGATES:
            raise PatternError(
                "half of a surrogate pair is not a character, and cannot be written in UTF-8",
                "surrogate", offset, "write the character itself",
            )  # fmt: skip
    try:
        return show(parse(pattern, WIRE))
    except PatternError as error:
        offered = without_flags(pattern) if error.construct == FLAGS else None
        if offered is None:
            raise
        raise PatternError(error.message, error.construct, error.offset, f"write {offered}") from None
