"""The arguments that verbs share. What an option of the configuration means is said where it is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from typing import Literal as OneOf

import typer

from tallystick.config import option_help
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Iterable

Contracts = Annotated[
    list[str] | None,
    typer.Argument(metavar="[MODULE|FILE]...", show_default=False, help=option_help("contracts")),
]
App = Annotated[str | None, typer.Option(metavar="MODULE:NAME", help=option_help("app"))]
OpenApi = Annotated[str | None, typer.Option("--openapi", metavar="FILE", help=option_help("openapi"))]
Schema = Annotated[str | None, typer.Option(metavar="FILE", help=option_help("schema"))]
Out = Annotated[str | None, typer.Option(metavar="FOLDER", help=option_help("out"))]
Resolve = Annotated[
    list[str] | None, typer.Option(metavar="PREFIX=FOLDER", help=f"{option_help('resolve')} Repeatable.")
]
Emit = Annotated[OneOf["js", "ts"] | None, typer.Option(help=option_help("emit"))]
Dialect = Annotated[
    list[str] | None, typer.Option(metavar="[zod|zod-mini]", help=f"{option_help('dialects')} Repeatable.")
]
Formats = Annotated[OneOf["typed", "assert", "annotate"] | None, typer.Option(help=option_help("formats"))]


def given(**options: object) -> dict[str, object]:
    """The options that were given, by their names in the configuration."""
    named = {name: value for name, value in options.items() if value}
    if "resolve" in named:
        named["resolve"] = _pairs(named["resolve"])
    return named


def _pairs(written: object) -> dict[str, str]:
    """`PREFIX=FOLDER` as pairs. Split at the last `=`, since the query of a URL may hold one. Raises `Refusal`."""
    entries: Iterable[str] = written if isinstance(written, list | tuple) else ()
    pairs = {}
    for entry in entries:
        prefix, separator, folder = entry.rpartition("=")
        if not (prefix and separator and folder):
            wrong = problem(
                "TLY105", Where(name="--resolve"), name="--resolve", got=repr(entry), expected="PREFIX=FOLDER"
            )
            raise Refusal(wrong)
        pairs[prefix] = folder
    return pairs
