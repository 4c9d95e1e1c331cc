"""Encoders of untrusted text, one for each place it may stand in a report."""

from __future__ import annotations

import re
from typing import Final


def printable(value: str) -> str:
    r"""`value` on one line with nothing a terminal would act on or hide.

    Control, format (bidirectional, zero-width), surrogate and separator characters become `\x1b` or `\u202e`.
    """
    return value if value.isprintable() else "".join(map(_visible, value))


def printable_lines(value: str) -> list[str]:
    r"""`value` as printable lines, broken at `\n` only."""
    return [printable(line) for line in value.split("\n")]


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    point = ord(character)
    return f"\\x{point:02x}" if point <= 0xFF else f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"  # noqa: PLR2004 - the ends of the escapes


# GitHub workflow commands: actions/toolkit, packages/core/src/command.ts escapes these and nothing else.
_GITHUB_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_GITHUB_PROPERTY: Final = _GITHUB_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def github_message(value: str) -> str:
    """`value` as the message of a workflow command, its line breaks kept."""
    return "\n".join(printable_lines(value)).translate(_GITHUB_MESSAGE)


def github_property(value: str) -> str:
    """`value` as a property of a workflow command."""
    return printable(value).translate(_GITHUB_PROPERTY)


# CommonMark 2.4: a backslash before ASCII punctuation is an escape, outside code spans.
_MARKDOWN_TEXT: Final = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>()!|~&"} | {"@": "&#64;"})
_LINE_START: Final = re.compile(r"([0-9]*)([#+=.-])")
"""Where a heading, a list item or a setext underline would begin."""
_CODE_SPAN: Final = re.compile(r"`([^`\n]+)`")


def markdown_text(value: str) -> str:
    """`value` as running text: its paired backticks stay code spans, nothing else is markup, lines become `<br>`."""
    lines = []
    for line in printable_lines(value):
        parts = _CODE_SPAN.split(line.lstrip())
        first, *rest = (
            markdown_code(part) if i % 2 else part.translate(_MARKDOWN_TEXT) for i, part in enumerate(parts)
        )
        lines.append(
            "".join((_LINE_START.sub(r"\1\\\2", first, count=1) if _LINE_START.match(first) else first, *rest))
        )
    return "<br>".join(lines)


def markdown_code(value: str) -> str:
    """`value` as a code span, fenced by more backticks than it holds in a row (CommonMark 6.2)."""
    shown = printable(value)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    pad = " " if shown.startswith("`") or shown.endswith("`") or not shown.strip() else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def markdown_block(lines: tuple[str, ...], language: str) -> str:
    """`lines` as a fenced block no line of them can close (CommonMark 4.5)."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join((f"{fence}{language}", *map(printable, lines), fence))
