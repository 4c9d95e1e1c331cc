"""The kinds of value an option takes: how one is read, from TOML or the command line, and what to say of another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Mover = Callable[[str], str]

T = TypeVar("T")


class Mismatch:
    """The type of `MISMATCH`."""


MISMATCH: Final = Mismatch()
"""Stands for a value that is not of the kind."""


def _stay(value: T, _: Mover) -> T:
    return value


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """What an option takes.

    `read` gives the value or `MISMATCH`; `expected` completes "give it ..."; `move` maps every path in a value.
    """

    expected: str
    read: Callable[[object], T | Mismatch]
    move: Callable[[T, Mover], T] = _stay


def shown(value: object) -> str:
    """`value` as a reader of TOML would call it: `3 (an integer)`, `a table`. At most some 60 characters."""
    for type_, name in _TOML_TYPES:
        if isinstance(value, type_):
            text = repr(value).lower() if type_ is bool else repr(value)
            short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
            return name if type_ is dict else f"{short} ({name})"
    return f"{value!r} (a date or time)"


_SHOWN = 40
_TOML_TYPES: tuple[tuple[type, str], ...] = (
    (bool, "a boolean"),
    (int, "an integer"),
    (float, "a float"),
    (str, "text"),
    (dict, "a table"),
    (list, "a list"),
)

_PATH = "a path with forward slashes"
_NPM_NAME = re.compile(r"(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*")
_SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?", re.ASCII)
_APPLICATION = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*:[^\W\d]\w*(\.[^\W\d]\w*)*")


def _matching(expression: re.Pattern[str]) -> Callable[[object], str | Mismatch]:
    return lambda value: value if isinstance(value, str) and expression.fullmatch(value) else MISMATCH


def _path(value: object) -> str | Mismatch:
    return value if isinstance(value, str) and value and "\0" not in value else MISMATCH


def _texts(value: object) -> tuple[str, ...] | Mismatch:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item for item in value):
        return MISMATCH
    return tuple(dict.fromkeys(value))


def _move_modules(entries: tuple[str, ...], move: Mover) -> tuple[str, ...]:
    """Only what is written as a path is one: `src/contracts`, `models.py`. A plain or dotted name is a module."""
    return tuple(move(entry) if "/" in entry or entry.endswith(".py") else entry for entry in entries)


def _folders(value: object) -> tuple[tuple[str, str], ...] | Mismatch:
    if not isinstance(value, dict) or not all(
        prefix and isinstance(folder, str) and folder for prefix, folder in value.items()
    ):
        return MISMATCH
    return tuple(value.items())


def _move_folders(pairs: tuple[tuple[str, str], ...], move: Mover) -> tuple[tuple[str, str], ...]:
    return tuple((prefix, move(folder)) for prefix, folder in pairs)


def _table(value: object) -> Mapping[str, object] | Mismatch:
    return value if isinstance(value, dict) else MISMATCH


text: Final[Kind[str]] = Kind("text", lambda value: value if isinstance(value, str) and value.strip() else MISMATCH)
boolean: Final[Kind[bool]] = Kind("true or false", lambda value: value if isinstance(value, bool) else MISMATCH)
path: Final[Kind[str]] = Kind(_PATH, _path, lambda value, move: move(value))
modules: Final[Kind[tuple[str, ...]]] = Kind(
    'a list of module names or files, like ["contracts"]', _texts, _move_modules
)
folders: Final[Kind[tuple[tuple[str, str], ...]]] = Kind(
    'a table of URL prefix to folder, like { "https://example.com/schemas/" = "schemas" }', _folders, _move_folders
)
npm_name: Final[Kind[str]] = Kind('the name of an npm package, like "@acme/contracts"', _matching(_NPM_NAME))
semver: Final[Kind[str]] = Kind('a version of three numbers, like "1.0.0"', _matching(_SEMVER))
application: Final[Kind[str]] = Kind('a module and a name in it, like "app.main:app"', _matching(_APPLICATION))
table: Final[Kind[Any]] = Kind("a table", _table)


def choice(*allowed: T) -> Kind[T]:
    """The kind of one value out of `allowed`."""

    def read(value: object) -> T | Mismatch:
        return next((one for one in allowed if one == value), MISMATCH)

    return Kind(" or ".join(f'"{one}"' for one in allowed), read)


def choices(*allowed: T) -> Kind[tuple[T, ...]]:
    """The kind of a list of at least one of `allowed`; said twice counts once."""

    def read(value: object) -> tuple[T, ...] | Mismatch:
        if not isinstance(value, list | tuple) or not value or not all(one in allowed for one in value):
            return MISMATCH
        return tuple(dict.fromkeys(value))

    return Kind("a list of " + " and ".join(f'"{one}"' for one in allowed), read)
