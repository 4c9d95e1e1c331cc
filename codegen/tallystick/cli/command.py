"""One run of the command line: whatever happens ends in a report and one of four exit codes."""

from __future__ import annotations

import traceback
from enum import IntEnum
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

import typer

from tallystick.cli import output
from tallystick.cli.session import FormatName, Session
from tallystick.cli.verbs import app
from tallystick.outcome import Outcome
from tallystick.problems import NOWHERE, Problem, Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Sequence


class Exit(IntEnum):
    """The exit codes."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INTERNAL = 3
    INTERRUPTED = 130
    """128 + SIGINT, as shells have it."""


def run(arguments: Sequence[str]) -> int:
    """Carries out `arguments` (without the program's name), prints the report, and gives the exit code."""
    output.prepare()
    session = Session(tuple(arguments))
    try:
        code = typer.main.get_command(app)(
            args=list(arguments), prog_name="tallystick", standalone_mode=False, obj=session
        )
    except typer.TyperException as error:
        _adopt_format(session)
        output.refuse(Outcome(problems=(_usage(error, arguments),)), session)
        return Exit.USAGE
    except Refusal as refusal:
        output.refuse(Outcome(problems=refusal.problems), session)
        return Exit.USAGE if refusal.usage else Exit.FINDINGS
    except (KeyboardInterrupt, typer.Abort):
        return Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: a report instead of a traceback
        if session.verbose > 1:
            traceback.print_exc()
        output.refuse(Outcome(problems=(_internal(error, arguments),)), session)
        return Exit.INTERNAL
    return int(code or Exit.CLEAN)


def _adopt_format(session: Session) -> None:
    """Reads --format on its own, since a usage error ends parsing before any option is kept."""
    spelt = " ".join(session.arguments).replace("--format=", "--format ").split(" ")
    for before, value in pairwise(spelt):
        if before == "--format" and value in _FORMATS:
            session.format = _FORMATS[value]


def _usage(error: typer.TyperException, arguments: Sequence[str]) -> Problem:
    """The problem for what typer says of the arguments, its suggestions as the way out."""
    context = getattr(error, "ctx", None)
    verbs = [argument for argument in arguments if argument in _VERBS]
    command = context.command_path if context is not None else " ".join(["tallystick", *verbs[:1]])
    near = getattr(error, "possibilities", None)
    detail, _, suggestion = (error.message if near else error.format_message()).partition(" Did you mean ")
    detail = detail.replace("Value error, ", "")  # Pydantic's prefix, which means nothing at a prompt
    if near:
        suggestion = " or ".join(near)
    hint = f"Did you mean {suggestion.rstrip('?')}?" if suggestion else f"`{command} --help` says what it takes."
    return problem("TLY101", Where(name=command), detail=detail.rstrip(".") + ".", hint=hint)


def _internal(error: Exception, arguments: Sequence[str]) -> Problem:
    """The short report: the error, and the innermost place in this package."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _PACKAGE in Path(frame.filename).parents]
    where = Where(file=Path(frames[-1].filename).name, line=frames[-1].lineno) if frames else NOWHERE
    name = type(error).__name__
    described = f"{name}: {error}" if str(error) else name
    return problem("TLY900", where, error=described, command=" ".join(("tallystick", *arguments)))


_FORMATS: Final[dict[str, FormatName]] = {name: name for name in get_args(FormatName)}
_VERBS: Final = frozenset(command.callback.__name__ for command in app.registered_commands if command.callback)
_PACKAGE: Final = Path(__file__).parent.parent
