"""What a printed `.d.ts` declares: its statements by name, and the words of its types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TOKEN = re.compile(
    r"""
    (?P<comment> /\*.*?\*/ | //[^\n]* )
    | (?P<string> "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' )
    | (?P<word> [\w$]+ )
    | (?P<rest> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_NEXT_COMMENT = re.compile(r"\n/\*\*(?:(?!\*/).)*\*/\s*$", re.DOTALL)
"""The documentation of the statement that follows."""


@dataclass(frozen=True, slots=True)
class Declarations:
    """The statements that declarations files export, by name, with the comments inside them."""

    types: dict[str, str]
    schemas: dict[str, str]

    @property
    def accepted(self) -> dict[str, str]:
        """The types that a schema is named after, which leaves out those of what goes in where that differs."""
        return {name: text for name, text in self.types.items() if f"{name}Schema" in self.schemas}


def declarations(package: Path) -> Declarations:
    """What the modules of schemas declare, the runtime, the operations and the other dialect left out."""
    types, schemas = {}, {}
    for file in sorted({*package.glob("*.d.ts")} - {package / "operations.d.ts"}):
        for part in re.split(r"(?m)^(?=export )", file.read_text("utf-8"))[1:]:
            statement = _NEXT_COMMENT.sub("", part).rstrip()
            if match := re.match(r"export (?:interface|type) ([\w$]+)", statement):
                types[match[1]] = statement
            elif match := re.match(r"export declare const ([\w$]+)", statement):
                schemas[match[1]] = statement
    return Declarations(types, schemas)


def words(text: str) -> list[str]:
    """The words of TypeScript text outside comments and strings; those that are property names left out."""
    found = [match for match in _TOKEN.finditer(text) if match.lastgroup in {"word", "rest"} and match[0].strip()]
    return [
        match[0]
        for match, after in zip(found, [*(other[0] for other in found[1:]), ""], strict=True)
        if match.lastgroup == "word" and after not in {":", "?"}
    ]


def says_nothing(text: str) -> int:
    """How often a type says nothing: `unknown`, except for the further keys of an object that has keys of its own."""
    return words(re.sub(r"(?<=[;,])\s*\[key: string\]: unknown", "", text)).count("unknown")
