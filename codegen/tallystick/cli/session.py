"""What holds for every verb: the global options, accepted before the verb and after it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from typing import Literal as OneOf

import typer
from typer.core import TyperCommand

from tallystick.version import VERSION

FormatName = OneOf["text", "json", "github", "sarif", "md"]


@dataclass(slots=True)
class Session:
    """One run of the command line. Filled in while its options are parsed, only read from then on."""

    arguments: tuple[str, ...]
    config: Path | None = None
    format: FormatName = "text"
    verbose: int = 0
    quiet: bool = False


def _remember(context: typer.Context, parameter: typer.CallbackParam, value: object) -> None:
    """Keeps a global option that was given. What stands after the verb is parsed later, and so wins."""
    if value and isinstance(context.obj, Session):
        setattr(context.obj, str(parameter.name), value)


def _version(value: bool) -> None:  # noqa: FBT001 - typer passes the value of the option
    if value:
        typer.echo(f"tallystick {VERSION}")
        raise typer.Exit


Config = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The pyproject.toml to go by, instead of the nearest one upwards with [tool.tallystick].",
        callback=_remember,
        expose_value=False,
    ),
]
Format = Annotated[
    FormatName | None,
    typer.Option(
        help="How to report: for a terminal, as a JSON object, as annotations for GitHub, as SARIF 2.1.0, as Markdown.",
        show_default="text",
        callback=_remember,
        expose_value=False,
    ),
]
Verbose = Annotated[
    int,
    typer.Option(
        "-v",
        "--verbose",
        count=True,
        show_default=False,
        metavar="",
        help="Say what is used and where it comes from; twice: show the traceback of an internal error.",
        callback=_remember,
        expose_value=False,
    ),
]
Quiet = Annotated[
    bool,
    typer.Option("-q", "--quiet", help="Report findings only.", callback=_remember, expose_value=False),
]
Version = Annotated[
    bool,
    typer.Option("--version", help="Show the version.", callback=_version, is_eager=True, expose_value=False),
]

_EVERYWHERE = ("config", "format", "verbose", "quiet")


class Verb(TyperCommand):
    """A command that takes the global options of its group as well."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - typer keeps the types of its parser private
        """Its own parameters, the global ones, and --help."""
        shared = [parameter for parameter in ctx.find_root().command.params if parameter.name in _EVERYWHERE]
        own = super().get_params(ctx)
        return own if ctx.parent is None else [*own[:-1], *shared, own[-1]]
