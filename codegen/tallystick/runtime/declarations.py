"""Takes the runtime's compiled modules apart into their top-level declarations.

This is no parser of JavaScript. It relies on how these modules are written and formatted (Prettier): what starts in
the first column and is no closing bracket starts a statement or its comment, every top-level statement is an import, an
export list or the declaration of one name, and names are distinct over all modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STATEMENT = re.compile(r"^(?=[^\s})\]*])", re.MULTILINE)
_MODULE_SYNTAX = re.compile(r"(?:import|export)\s*(?:\{|\"|\*)")
_DECLARED = re.compile(r"(?:export )?(?:class|const|function) ([\w$]+)")
_HOISTED = re.compile(r"^(?:async )?function ", re.MULTILINE)
_EXPORTED = re.compile(r"export \{([^}]*)\}")
_NOT_CODE = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"", re.DOTALL)
_REFERENCE = re.compile(r"(?:(?<![\w$.])|(?<=\.\.\.))[\w$]+(?![\w$:])")


@dataclass(frozen=True, slots=True)
class Declaration:
    """One top-level declaration."""

    text: str
    """Its comment and code, without `export`."""
    uses: frozenset[str]
    """The runtime's names in its code."""
    public: bool
    """Whether `index.js` exports it."""
    hoisted: bool
    """Whether it is a function declaration, which is there before any statement has run."""


def declarations(modules: Mapping[str, str]) -> dict[str, Declaration]:
    """Every declaration of the modules (path to text) by name, in the order of the modules and of each module.

    Raises `ValueError` where a module is not written as this splitter needs it: an unknown kind of statement, or a name
    that is declared twice.
    """
    found: dict[str, str] = {}
    for path, text in modules.items():
        for name, statement in _split(path, text):
            if name in found:
                message = f"{path}: {name} is declared twice in the runtime"
                raise ValueError(message)
            found[name] = statement
    public = _exported(modules["index.js"])
    return {
        name: Declaration(
            text,
            _references(text) & (found.keys() - {name}),
            public=name in public,
            hoisted=_HOISTED.search(text) is not None,
        )
        for name, text in found.items()
    }


def _split(path: str, text: str) -> Iterator[tuple[str, str]]:
    comment = ""
    for statement in filter(None, _STATEMENT.split(text)):
        if statement.startswith("/"):
            comment += statement
            continue
        declared = _DECLARED.match(statement)
        if declared:
            yield declared[1], comment + statement.removeprefix("export ")
        elif not _MODULE_SYNTAX.match(statement):
            message = f"{path}: no declaration that this splitter knows: {statement!r}"
            raise ValueError(message)
        comment = ""


def _exported(index: str) -> frozenset[str]:
    return frozenset(name for names in _EXPORTED.findall(index) for name in re.findall(r"[\w$]+", names))


def _references(text: str) -> frozenset[str]:
    """The identifiers of some code that are no member's name and no key; a few more where a regex reads like one."""
    return frozenset(_REFERENCE.findall(_NOT_CODE.sub("", text)))
