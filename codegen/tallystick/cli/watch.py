"""`generate --watch`: generates again whenever something it reads may have changed."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tallystick.cli import output
from tallystick.problems import Refusal, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tallystick.cli.session import Session
    from tallystick.config import Project

_READ: Final = frozenset({".json", ".py", ".toml", ".yaml", ".yml"})
_DEBOUNCE: Final = 300
"""Milliseconds of quiet to wait for, since an editor or a checkout changes many files at once."""


def watch_project(project: Project, session: Session) -> int:
    """Generates now and after each change below the root, until interrupted; gives 0. Raises `Refusal`."""
    try:
        from watchfiles import DefaultFilter, watch
    except ModuleNotFoundError as error:
        raise Refusal(problem("TLY108")) from error
    out = (project.root / project.config.out).resolve()
    everyday = DefaultFilter()
    changes = watch(
        project.root,
        watch_filter=lambda change, path: everyday(change, path) and is_read(Path(path), out),
        debounce=_DEBOUNCE,
        rust_timeout=_DEBOUNCE,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    with suppress(KeyboardInterrupt):
        repeat(_command(session.arguments), ({path for _, path in batch} for batch in changes), project.root)
    return 0


def is_read(path: Path, out: Path) -> bool:
    """Whether a change of `path` can change what is generated.

    That is: it is a kind of file that is read, outside `out`, and outside the hidden folder beside `out` where the next
    content of `out` is prepared.
    """
    beside = path.relative_to(out.parent).parts[0] if path.is_relative_to(out.parent) else ""
    return path.suffix in _READ and beside != out.name and not beside.startswith(".")


def repeat(generate: Callable[[], None], batches: Iterator[set[str]], root: Path) -> None:
    """Generates once, and once more for each batch of changed paths that is not empty.

    Asking for the first batch is what starts the watch, so it is asked for before anything is generated: an edit made
    meanwhile is in the next one.
    """
    started = next(batches, set())
    generate()
    output.write(f"Watching {root}. Stop with Ctrl-C.\n", sys.stderr)
    for batch in chain((started,), batches):
        if batch:
            names = sorted(Path(path).name for path in batch)
            output.write(f"Changed: {', '.join(names)}\n", sys.stderr)
            generate()


def _command(arguments: tuple[str, ...]) -> Callable[[], None]:
    """Generates in a process of its own, so that every edit is imported afresh and no error ends the watch."""
    command = [sys.executable, "-m", "tallystick", *(argument for argument in arguments if argument != "--watch")]

    def generate() -> None:
        subprocess.run(command, check=False)  # noqa: S603 - this program again, with the arguments it was given

    return generate
