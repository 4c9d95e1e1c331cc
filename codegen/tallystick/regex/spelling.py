"""How a code point is written: in the one way that JavaScript with `u`, Rust and Python all read alike.

The table of what must not stand for itself is fixed rather than asked of `unicodedata`, so that the same pattern is
written the same under every version of Python.
"""

from __future__ import annotations

from tallystick.regex.charset import CharSet

_CONTROLS = {0x09: r"\t", 0x0A: r"\n", 0x0B: r"\v", 0x0C: r"\f", 0x0D: r"\r"}

_SYNTAX = frozenset(map(ord, r"^$\.*+?()[]{}|"))
_CLASS_SYNTAX = frozenset(map(ord, r"^\[]-"))

# Controls, blanks, joiners, direction marks, combining marks, surrogates, private use, specials, and the long s and the
# Kelvin sign that case folding brings in: invisible or misleading.
_HIDDEN = CharSet.of(
    [
        (0x00, 0x1F), (0x7F, 0xA0), (0xAD, 0xAD), (0x17F, 0x17F), (0x300, 0x36F), (0x61C, 0x61C), (0x1680, 0x1680),
        (0x180B, 0x180F), (0x2000, 0x200F), (0x2028, 0x202F), (0x205F, 0x206F), (0x20D0, 0x20FF), (0x212A, 0x212A),
        (0x3000, 0x3000), (0xD800, 0xF8FF), (0xFDD0, 0xFDEF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xFEFF, 0xFEFF),
        (0xFFF0, 0xFFFF),
    ],
)  # fmt: skip

_TWO_HEX_DIGITS = 0xFF


def outside(code: int) -> str:
    """The code point as an atom, outside a class."""
    return f"\\{chr(code)}" if code in _SYNTAX else _plain(code)


def inside(code: int) -> str:
    """The code point as a member of a class or an end of a range."""
    return f"\\{chr(code)}" if code in _CLASS_SYNTAX else _plain(code)


def _plain(code: int) -> str:
    if code in _CONTROLS:
        return _CONTROLS[code]
    if code not in _HIDDEN:
        # Beyond U+FFFF no escape is common to the three, so the character stands for itself.
        return chr(code)
    return f"\\x{code:02X}" if code <= _TWO_HEX_DIGITS else f"\\u{code:04X}"
