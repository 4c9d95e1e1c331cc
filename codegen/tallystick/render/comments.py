"""Doc comments. Their text comes from documents, so it may neither end the comment nor pose as a tag."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tallystick.render.encode import escaped, hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_TAG = re.compile(r"(?<!\S)@(?=\S)|(?<=\{)@")
_EXAMPLE_WIDTH = 400


def lines(text: str) -> list[str]:
    """The lines of `text`, safe anywhere in a doc comment: no end of comment, no tag, nothing hidden.

    Ends with no blank line and starts with none.
    """
    return _TAG.sub(r"\\@", _plain(text)).strip("\n").split("\n")


def _plain(text: str) -> str:
    if not text.isascii() or not text.isprintable():
        text = _LINE_ENDS.sub("\n", text).replace("\t", "  ")
        if not text.replace("\n", "").isprintable():
            text = "".join(escaped(c) if hidden(c) and c != "\n" else c for c in text)
    return "\n".join(line.rstrip() for line in text.split("\n")).replace("*/", "*\\/")


def doc_comment(
    description: str | None, *, deprecated: bool = False, examples: Sequence[Json] = (), see: str | None = None
) -> str:
    """The comment of a declaration or a property, `""` where there is nothing to say. Lines are not indented."""
    if not (description or deprecated or examples or see):
        return ""
    body = lines(description) if description else []
    if body == [""]:
        body = []
    tags = [f"@example {example}" for example in map(_example, examples) if example]
    if deprecated:
        tags.insert(0, "@deprecated")
    if see:
        tags.append(f"@see {' '.join(lines(see))}")
    if not (body or tags):
        return ""
    if not tags and len(body) == 1 and len(body[0]) <= 100:  # noqa: PLR2004 - what fits on one line
        return f"/** {body[0]} */"
    if not body and len(tags) == 1:
        return f"/** {tags[0]} */"
    rows = body + ([""] if body and tags else []) + tags
    return "/**\n" + "\n".join(f" * {row}" if row else " *" for row in rows) + "\n */"


def _example(value: Json) -> str:
    """A value as JSON on one line, or `""` where it is too long to help."""
    text = _plain(json.dumps(value, ensure_ascii=False)).replace("@", "\\u0040")
    return text if len(text) <= _EXAMPLE_WIDTH else ""


def banner(source: str) -> str:
    """The first line of a generated file."""
    return f"// {source} Do not edit; run `tallystick generate`."
