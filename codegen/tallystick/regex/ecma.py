"""Published patterns for JavaScript.

JSON Schema 2020-12 core section 6.4 says a `pattern` is an ECMA-262 regular expression, read with the `u` flag. What
is one goes through untouched. What is not is read as `sloppy` has it and written anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.regex import sloppy
from tallystick.regex.errors import PatternError
from tallystick.regex.parser import parse
from tallystick.regex.printer import show
from tallystick.regex.unicode_mode import UNICODE_MODE

if TYPE_CHECKING:
    from tallystick.regex.nodes import Node


def read(pattern: str) -> Node:
    """The syntax tree of `pattern`, in the ECMAScript meaning. Raises `PatternError` as `translate` does."""
    try:
        return parse(pattern, UNICODE_MODE)
    except PatternError:
        return sloppy.read(pattern)


def translate(pattern: str) -> str:
    r"""The source for `new RegExp(source, "u")` that means what `pattern` does.

    A pattern that is valid with `u` is returned as it is. `\d \w \s \b . $` keep the meaning of ECMA-262 whatever
    flavour the rest is in. Raises `PatternError` when the pattern is malformed, when it uses what JavaScript cannot
    say, or when the flavours read it apart; its offset counts from the start of `pattern`.
    """
    try:
        parse(pattern, UNICODE_MODE)
    except PatternError:
        return show(sloppy.read(pattern))
    return pattern
