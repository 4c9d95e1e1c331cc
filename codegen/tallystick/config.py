"""`[tool.tallystick]` of pyproject.toml, as one frozen `Config`.

This is the only place where an option is declared: its name, type, default and help are one field of a dataclass below.
The reader, the command line's help and the documentation all go by `options()`.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar
from typing import Literal as OneOf

from tallystick import option_kinds as kinds
from tallystick.problems import Refusal, Where, problem
from tallystick.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tallystick.option_kinds import Kind
    from tallystick.problems import Problem

T = TypeVar("T")
D = TypeVar("D")

FILE: Final = "pyproject.toml"
SECTION: Final = "tool.tallystick"
_ARGUMENTS: Final = {"contracts": "MODULE|FILE", "dialects": "--dialect"}
"""What the command line calls the options that it does not call by their name."""
SOURCES: Final = ("contracts", "app", "openapi", "schema")
"""The options that name what is generated from. One at most is set."""


def _option(kind: Kind[T], default: D, help_: str) -> T | D:
    """A dataclass field that carries its own declaration. Typed as the field's value, as `dataclasses.field` is."""
    value: T | D = field(default=default, metadata={"kind": kind, "help": help_})
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The npm package that is generated: `[tool.tallystick.package]`."""

    name: str = _option(kinds.npm_name, "contracts", "Name of the npm package, with its scope if it has one.")
    version: str = _option(kinds.semver, "0.0.0", "Version of the npm package.")
    private: bool = _option(kinds.boolean, True, "Whether npm must refuse to publish the package.")  # noqa: FBT003 - the value of an option


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Every option, read and checked. Paths are relative to the root of the project, with forward slashes."""

    contracts: tuple[str, ...] = _option(
        kinds.modules, (), "Modules, packages, files or folders whose Pydantic models are the contracts."
    )
    app: str | None = _option(
        kinds.application, None, "A FastAPI application, as `package.module:name`. Imported; no server is started."
    )
    openapi: str | None = _option(kinds.path, None, "An OpenAPI document (3.0 or 3.1, JSON or YAML).")
    schema: str | None = _option(kinds.path, None, "A JSON Schema document (2020-12, 2019-09, draft 7 or draft 4).")
    out: str = _option(kinds.path, "generated", "Folder to generate into.")
    title: str = _option(kinds.text, "Contracts", "Title of the published documents.")
    version: str = _option(kinds.text, "0.0.0", "Version of the published documents.")
    emit: OneOf["js", "ts"] = _option(
        kinds.choice("js", "ts"), "js", "What modules are written as: `js` with declarations beside it, or `ts` source."
    )
    dialects: tuple[OneOf["zod", "zod-mini"], ...] = _option(
        kinds.choices("zod", "zod-mini"), ("zod", "zod-mini"), "Which surfaces of Zod to generate for."
    )
    codecs: bool = _option(
        kinds.boolean,
        False,  # noqa: FBT003 - the value of an option
        "Whether to generate the entry `codecs`: schemas that give `Date`, `bigint`, `Uint8Array`, `Set` and `Map`.",
    )
    formats: OneOf["typed", "assert", "annotate"] = _option(
        kinds.choice("typed", "assert", "annotate"),
        "typed",
        "What `format` does in documents not written by contracts: `typed` checks it beside `type: string`, `assert` "
        "checks it wherever it stands, `annotate` only documents it.",
    )
    coercions: OneOf["refuse", "accept"] = _option(
        kinds.choice("refuse", "accept"),
        "refuse",
        "What clients of plain models do with values that only the server coerces: `accept` takes the common ones.",
    )
    resolve: tuple[tuple[str, str], ...] = _option(
        kinds.folders, (), "Where to find documents that references name: URL prefix to local folder."
    )
    package: Package = _option(kinds.table, Package(), "The npm package.")  # noqa: RUF009 - the value is frozen

    @property
    def source(self) -> str | None:
        """Which of `SOURCES` is set; `None` where none is."""
        return next((name for name in SOURCES if getattr(self, name)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One declared option, for readers and for help. `name` is dotted below `[tool.tallystick]`."""

    name: str
    kind: Kind[Any]
    default: object
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A configuration and where it holds: `root` is what its paths are relative to, `file` what it was read from."""

    config: Config
    root: Path
    file: Path | None


def options(declared: type[Config | Package] = Config, prefix: str = "") -> Iterator[Option]:
    """Every option in the order of declaration, tables flattened: `package.name`."""
    for entry in fields(declared):
        if isinstance(entry.default, Package):
            yield from options(Package, f"{entry.name}.")
        else:
            yield Option(
                name=f"{prefix}{entry.name}",
                kind=entry.metadata["kind"],
                default=entry.default,
                help=entry.metadata["help"],
            )


def option_help(name: str) -> str:
    """The help of the option `name`. Raises `KeyError` for an undeclared one."""
    return _HELP[name]


_HELP = {option.name: option.help for option in options()}


def find(start: Path) -> Path | None:
    """The nearest pyproject.toml with `[tool.tallystick]` in `start` or above it, if there is one.

    A pyproject.toml that is not TOML counts where it mentions the section, so that its syntax error is reported instead
    of some further file being used.
    """
    for folder in (start, *start.parents):
        file = folder / FILE
        if file.is_file() and SECTION.encode() in file.read_bytes():
            return file
    return None


def load(start: Path, *, file: Path | None = None, given: Mapping[str, object] = MappingProxyType({})) -> Project:
    """The configuration for someone working in `start`.

    `file` is used where it is named, else the nearest one upwards, else the defaults with `start` as the root. `given`
    are the options of the command line: they replace the file's, and a source among them replaces the file's source.
    Their paths are relative to `start`. Raises `Refusal` with every problem of the file and the options, not only the
    first.
    """
    found = file if file is not None else find(start)
    root = found.resolve().parent if found is not None else start.resolve()
    written = _section(found) if found is not None else {}
    problems: list[Problem] = []
    values = _read(written, Config, _Place(found, root), problems)
    if any(name in given for name in SOURCES):
        values = {name: value for name, value in values.items() if name not in SOURCES}
    overrides = _read(given, Config, None, problems)
    for name, value in overrides.items():
        kind: Kind[Any] = Config.__dataclass_fields__[name].metadata["kind"]
        overrides[name] = kind.move(value, lambda path: _rebase(path, start, root))
    values |= overrides
    named = [name for name in SOURCES if values.get(name)]
    if len(named) > 1:
        problems.append(problem("TLY106", Where(file=shown(found)), names=", ".join(named)))
    if problems:
        raise Refusal(*problems)
    return Project(config=Config(**values), root=root, file=found)


@dataclass(frozen=True, slots=True)
class _Place:
    """The file an option stands in."""

    file: Path | None
    root: Path

    def of(self, name: str) -> Where:
        text = self.file.read_text(encoding="utf-8") if self.file is not None else ""
        return Where(file=shown(self.file), line=_line(text, name), name=f"{SECTION}.{name}")


def _read(
    written: Mapping[str, object],
    declared: type[Config | Package],
    place: _Place | None,
    problems: list[Problem],
    prefix: str = "",
) -> dict[str, Any]:
    """The values that are right, by field name; a problem for each that is not."""
    known = {entry.name: entry for entry in fields(declared)}
    values: dict[str, Any] = {}
    for name, value in written.items():
        dotted = f"{prefix}{name}"
        where = place.of(dotted) if place is not None else Where(name=_ARGUMENTS.get(name, f"--{name}"))
        if name not in known:
            problems.append(problem("TLY104", where, name=dotted, hint=did_you_mean(name, known)))
            continue
        kind: Kind[Any] = known[name].metadata["kind"]
        read = kind.read(value)
        if isinstance(read, kinds.Mismatch):
            problems.append(problem("TLY105", where, name=dotted, got=kinds.shown(value), expected=kind.expected))
        elif isinstance(known[name].default, Package):
            values[name] = Package(**_read(read, Package, place, problems, f"{dotted}."))
        else:
            values[name] = read
    return values


def _section(file: Path) -> Mapping[str, object]:
    """The table `[tool.tallystick]` of `file`, empty where there is none. Raises `Refusal`."""
    where = Where(file=shown(file))
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refusal(problem("TLY102", where, reason=error.strerror or str(error))) from error
    except UnicodeDecodeError as error:
        raise Refusal(problem("TLY102", where, reason="it is not UTF-8 text")) from error
    except tomllib.TOMLDecodeError as error:
        raise Refusal(_syntax(str(error), where)) from error
    tool = document.get("tool", {})
    section = tool.get("tallystick", {}) if isinstance(tool, dict) else {}
    if not isinstance(section, dict):
        wrong = problem("TLY105", where, name=SECTION, got=kinds.shown(section), expected="a table")
        raise Refusal(wrong)
    return section


def _syntax(message: str, where: Where) -> Problem:
    """The problem for what tomllib says, which holds its place only as text."""
    match = re.fullmatch(r"(.*?) \(at line (\d+), column (\d+)\)", message, re.DOTALL)
    if match is None:
        return problem("TLY103", where, reason=message)
    return problem(
        "TLY103", Where(file=where.file, line=int(match[2]), column=int(match[3])), reason=match[1].rstrip(".")
    )


def _line(text: str, dotted: str) -> int | None:
    """The line that sets the option `dotted`, where it is written plainly: a key below its table's header."""
    *tables, key = f"{SECTION}.{dotted}".split(".")
    header = ""
    for number, line in enumerate(text.split("\n"), 1):
        if match := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line):
            header = re.sub(r"\s", "", match[1])
            if header == f"{SECTION}.{dotted}":
                return number
        elif (match := re.match(r"""\s*["']?([\w.-]+)["']?\s*=""", line)) and header:
            path = f"{header}.{match[1]}"
            if path == ".".join((*tables, key)) or path == ".".join(tables) != SECTION:
                return number
    return None


def _rebase(path: str, start: Path, root: Path) -> str:
    """`path`, given relative to `start`, relative to `root`."""
    if start.resolve() == root:
        return path
    return Path(os.path.relpath(start.resolve() / path, root)).as_posix()


def shown(file: Path | None) -> str | None:
    """`file` as the reader would name it: relative to the working folder where one of the two is inside the other's."""
    if file is None:
        return None
    here, there = Path.cwd(), file.resolve()
    if there.is_relative_to(here) or here.is_relative_to(there.parent):
        return Path(os.path.relpath(there, here)).as_posix()
    return file.as_posix()
