"""Writing reports: to the right stream, laid out for what is at its other end."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tallystick.cli.session import Session
    from tallystick.outcome import Outcome
    from tallystick.report import Terminal


def prepare() -> None:
    """Makes the streams print what they can of any text, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def report(outcome: Outcome, session: Session) -> None:
    """Prints what a verb found."""
    from tallystick.report import FORMATS

    write(FORMATS[session.format].render(outcome, _terminal(sys.stdout, session)), sys.stdout)


def refuse(outcome: Outcome, session: Session) -> None:
    """Prints why a verb could not be carried out: to stderr for people, to stdout where a program reads the report."""
    from tallystick.report import FORMATS

    chosen = FORMATS[session.format]
    stream = sys.stdout if chosen.machine else sys.stderr
    write(chosen.render(outcome, _terminal(stream, session)), stream)


def write(text: str, stream: TextIO) -> None:
    """Writes and flushes `text`. A reader that has gone away is no error: the exit code still says what was found."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # What is still buffered would fail again when the interpreter flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def progress(done: str, found: str) -> Iterator[Callable[[int, int], None]]:
    """A function that shows two figures on a line of stderr, which goes away at the end; only at a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _found: None
        return

    def show(so_far: int, wrong: int) -> None:
        write(f"\r{so_far:,} {done}, {wrong:,} {found}\x1b[K", sys.stderr)

    try:
        yield show
    finally:
        write("\r\x1b[K", sys.stderr)


def save(text: str, file: Path) -> None:
    """Writes `text` to `file` as UTF-8. Raises `Refusal` where that is not possible."""
    from tallystick.files.single import replace_file

    try:
        replace_file(file, text.encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal(problem("TLY112", Where(file=file.as_posix()), reason=reason)) from error


def _terminal(stream: TextIO, session: Session) -> Terminal:
    from tallystick.report.terminal import COLOURED, PLAIN, Terminal

    # https://no-color.org: present and not empty.
    coloured = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    return Terminal(width=width, palette=COLOURED if coloured else PLAIN, quiet=session.quiet)
