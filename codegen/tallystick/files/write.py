"""`write` puts a `FileSet` on the disk, `snapshot` reads what is there. Only this package touches the output folder."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick.files import exchange, journal, lock
from tallystick.files.disk import Disk, read_disk
from tallystick.files.plan import Plan, before, make_plan
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tallystick.files.fileset import FileSet
    from tallystick.files.manifest import Stamp


class Edited(Enum):
    """What becomes of generated files that were edited by hand."""

    REFUSE = "refuse"
    OVERWRITE = "overwrite"


@dataclass(frozen=True, slots=True)
class Written:
    """What a run changed, as paths in the output folder with the manifest; empty where nothing had to change."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int


def snapshot(out: Path, files: Iterable[str]) -> Disk:
    """Read the output folder `out` as far as its manifest and `files` name paths in it. Nothing is written.

    Raises `Refusal` (TLY631 to TLY635) where the folder or its manifest cannot be read.
    """
    root = _real(out)
    with _explained(out), lock.reading(root):
        return read_disk(root, files)


def write(files: FileSet, out: Path, stamp: Stamp, edited: Edited = Edited.REFUSE) -> Written:
    """Make the output folder `out` hold `files` and their manifest, all or nothing, and report what changed.

    Files that are already right are not touched. What an earlier run owned and this one does not make is removed, with
    the folders that became empty. A symbolic link to the output folder is followed and stays. Killed at any moment, the
    output reads as the old one or the new one, and the next run clears up.

    Raises `Refusal`, with nothing changed: TLY611 for a file edited by hand unless `edited` says to overwrite it,
    TLY612 and TLY613 for what is not the tool's to touch, TLY631 to TLY635 for what the disk or another run does not
    allow.
    """
    root = _real(out)
    with _explained(out), _folder_for(root), lock.writing(root):
        exchange.clear(root)
        journal.settle(root)
        disk = read_disk(root, files)
        plan = make_plan(disk, files, stamp)
        if plan.blocked or (plan.edited and edited is Edited.REFUSE):
            raise Refusal(*plan.blocked, *(plan.edited if edited is Edited.REFUSE else ()))
        if not plan.is_empty:
            _apply(disk, plan)
    return Written(tuple(plan.write), plan.remove, len(plan.keep))


def _apply(disk: Disk, plan: Plan) -> None:
    if not disk.strangers and not disk.detours:
        try:
            exchange.replace(disk.root, plan.write, plan.keep, disk.folders)
        except exchange.Unsupported:
            pass
        else:
            return
    disk.root.mkdir(exist_ok=True)
    journal.change(disk.root, plan.write, before(disk, plan))


def _real(out: Path) -> Path:
    """The folder itself, where `out` leads to it by symbolic links: it is replaced, the links stay."""
    return Path(os.path.realpath(out))


@contextmanager
def _folder_for(root: Path) -> Iterator[None]:
    """Make the folders above `root`, and unmake them where nothing came of it."""
    made = [folder for folder in (root, *root.parents) if not folder.exists()]
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    """Turn what the system says into a problem."""
    try:
        yield
    except (NotADirectoryError, FileExistsError) as error:
        raise Refusal(problem("TLY631", Where(file=str(error.filename or out)))) from None
    except OSError as error:
        where = Where(file=str(error.filename or out))
        raise Refusal(problem("TLY632", where, why=error.strerror or type(error).__name__)) from None
