"""`generate --watch`: generates again whenever something it reads may have changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tallystick.cli import output
from tallystick.problems import Refusal, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
    ignored = (project.root / project.config.out).resolve()
    everyday = DefaultFilter()
    changes = watch(
        project.root,
        watch_filter=lambda change, path: everyday(change, path) and is_read(Path(path), ignored),
        debounce=_DEBOUNCE,
        raise_interrupt=False,
    )
    repeat(_command(session.arguments), ({path for _, path in batch} for batch in changes), project.root)
    return 0


def is_read(path: Path, ignored: Path) -> bool:
    """Whether a change of `path` can change what is generated: it is a kind of file that is read, outside `ignored`."""
    return path.suffix in _READ and ignored not in path.parents


def repeat(generate: Callable[[], None], batches: Iterable[set[str]], root: Path) -> None:
    """Generates once, and once more for each batch of changed paths."""
    generate()
    output.write(f"Watching {root}. Stop with Ctrl-C.\n", sys.stderr)
    for batch in batches:
        names = sorted(Path(path).name for path in batch)
        output.write(f"Changed: {', '.join(names)}\n", sys.stderr)
        generate()


def _command(arguments: tuple[str, ...]) -> Callable[[], None]:
    """Generates in a process of its own, so that every edit is imported afresh and no error ends the watch."""
    command = [sys.executable, "-m", "tallystick", *(argument for argument in arguments if argument != "--watch")]

    def generate() -> None:
        subprocess.run(command, check=False)  # noqa: S603 - this program again, with the arguments it was given

    return generate
