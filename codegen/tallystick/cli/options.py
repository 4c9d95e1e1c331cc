"""The arguments that verbs share. What an option of the configuration means is said where it is declared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated
from typing import Literal as OneOf

import typer

from tallystick.config import option_help
from tallystick.http_words import TOKEN
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


Servers = Annotated[
    list[str] | None,
    typer.Option(
        "--server",
        metavar="URL",
        help="Hold this running service to the contract instead. Twice: and hold two of them to one another.",
    ),
]
Headers = Annotated[
    list[str] | None,
    typer.Option("--header", metavar="'NAME: TEXT'", help="Send this with every request to --server. Repeatable."),
]
_URL = re.compile(r"https?://[^/?#\s]+[^?#\s]*")
_CREDENTIALS = re.compile(r"\w+://[^/?#\s]*@")
_HEADER = re.compile(rf"({TOKEN}):[ \t]*([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)")


def urls(written: list[str]) -> tuple[str, ...]:
    """The URLs of services. Raises `Refusal` for what is none."""
    for entry in written:
        if _CREDENTIALS.match(entry):
            where = Where(name="--server")
            got, expected = "a URL with credentials", "http://HOST:PORT, and what lets in as --header 'NAME: TEXT'"
            raise Refusal(problem("TLY105", where, name="--server", got=got, expected=expected))
        if not _URL.fullmatch(entry):
            where = Where(name="--server")
            raise Refusal(problem("TLY105", where, name="--server", got=repr(entry), expected="http://HOST:PORT"))
    return tuple(written)


def headers(written: list[str] | None) -> tuple[tuple[str, str], ...]:
    """Headers by name, in their order. Raises `Refusal` for what is none."""
    found = []
    for entry in written or ():
        header = _HEADER.fullmatch(entry)
        if header is None:
            # What was written may be a secret, and is not said again.
            where = Where(name="--header")
            got = "text that no header may have" if ":" in entry else "text without a colon"
            raise Refusal(problem("TLY105", where, name="--header", got=got, expected="'NAME: TEXT'"))
        found.append((header[1], header[2]))
    return tuple(found)


def was_given(context: typer.Context, name: str) -> bool:
    """Whether an option was written on the command line, and has not its default."""
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"
