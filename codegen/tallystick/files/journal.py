"""Many files changed in place as if they were one: a redo journal.

The new files are first written whole into a folder inside the output, then the journal that lists them is put beside
them, and only then do they move to their places. From the moment the journal stands, the output *is* the new one:
`pending` shows it to readers, and `settle` finishes the moving after a kill. Where the moving cannot be finished (no
permission in one folder, say), the journal is turned into one of undoing, and the output is the old one again. Before
the journal stands, nothing outside that folder was touched.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.files.durable import flush_folder, flush_folders, write_file, write_files
from tallystick.files.fileset import MANIFEST, PENDING, parents, path_fault
from tallystick.files.manifest import digest
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_REDO, _UNDO = "redo.json", "undo.json"
_NEW, _OLD = "new", "old"


@dataclass(frozen=True, slots=True)
class _Journal:
    """`before`: each path to change -> digest of what was there, or None. `after`: those that stay or come."""

    root: Path
    before: Mapping[str, str | None]
    after: tuple[str, ...]

    @property
    def removed(self) -> tuple[str, ...]:
        return tuple(path for path in self.before if path not in set(self.after))

    def staged(self, path: str) -> Path:
        return self.root / PENDING / _NEW / path

    def saved(self, path: str) -> Path:
        return self.root / PENDING / _OLD / path

    def place(self, path: str) -> Path:
        return self.root / path

    def text(self) -> str:
        return json.dumps({"before": dict(self.before), "after": list(self.after)}, ensure_ascii=False, indent=1)

    @classmethod
    def read(cls, root: Path, name: str) -> _Journal | None:
        """The journal that an interrupted write left, or None.

        One that we cannot have written (it came with a checkout, say) could name any file of the machine, so it is
        refused with TLY635.
        """
        file = root / PENDING / name
        if not os.path.lexists(file):
            return None
        try:
            content = json.loads(file.read_text(encoding="utf-8"))
            journal = cls(root, content["before"], tuple(content["after"]))
            paths = {*journal.before, *journal.after}
            sound = (root / PENDING).is_symlink() is False and all(_ours(root, path) for path in paths)
        except (ValueError, TypeError, KeyError, AttributeError):
            sound = False
        if not sound:
            raise Refusal(problem("TLY635", Where(file=str(file))))
        return journal


def _ours(root: Path, path: str) -> bool:
    """Whether the path stays in the output folder, symbolic links in it included."""
    inside = path == MANIFEST or path_fault(path) is None
    return inside and not any((root / folder).is_symlink() for folder in parents(path))


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if not path.is_symlink() else None
    except (FileNotFoundError, NotADirectoryError):
        return None


def pending(root: Path) -> dict[str, bytes | None]:
    """What an interrupted write still owes the output folder: path -> bytes, or None for a file that is to go.

    Laid over what is on the disk, this gives the finished output: the new one, or the old one if the write was being
    undone.
    """
    if (journal := _Journal.read(root, _UNDO)) is not None:
        saved = {path: _content(journal.saved(path)) for path in journal.before}
        return {
            path: saved[path] for path, digest in journal.before.items() if digest is None or saved[path] is not None
        }
    if (journal := _Journal.read(root, _REDO)) is not None:
        staged = {path: _content(journal.staged(path)) for path in journal.after}
        return {path: content for path, content in staged.items() if content is not None} | dict.fromkeys(
            journal.removed
        )
    return {}


def change(root: Path, write: Mapping[str, bytes], before: Mapping[str, str | None]) -> None:
    """Make the files of `write` stand in `root`, and remove those of `before` that are not in it, all or none.

    `before` has every path of `write` and every path to remove, with the digest of what is there now. On `OSError` the
    old state is there again, whole. Killed at any moment, `settle` has the rest done.
    """
    journal = _Journal(root, before, tuple(write))
    folder = root / PENDING
    folder.mkdir()
    try:
        write_files(folder / _NEW, write)
        # The journal is the commit: it must not stand before what it promises is on the disk.
        write_file(folder / f"{_REDO}.part", journal.text().encode())
        (folder / f"{_REDO}.part").replace(folder / _REDO)
        flush_folder(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    _finish(journal)


def settle(root: Path) -> None:
    """Finish or undo a write that was cut short, and clear away what it left. The caller holds the lock."""
    if not os.path.lexists(root / PENDING):
        return
    if (journal := _Journal.read(root, _UNDO)) is not None:
        _undo(journal)
    elif (journal := _Journal.read(root, _REDO)) is not None:
        _finish(journal)
    else:
        _clear(root)


def _finish(journal: _Journal) -> None:
    try:
        _redo(journal)
    except OSError:
        folder = journal.root / PENDING
        (folder / _REDO).replace(folder / _UNDO)
        flush_folder(folder)
        _undo(journal)
        raise
    # The new output stands; what cannot be cleared away now is the next run's to clear.
    with suppress(OSError):
        _clear(journal.root)


def _redo(journal: _Journal) -> None:
    # Removals come first: where case does not count, `Invoice.js` has to go before `invoice.js` can come.
    for path in journal.removed:
        _set_aside(journal, path)
    for path in journal.removed:
        _prune(journal.root, path)
    for path in journal.after:
        if not os.path.lexists(journal.staged(path)) or not _as_before(journal, path):
            continue
        _keep_copy(journal, path)
        journal.place(path).parent.mkdir(parents=True, exist_ok=True)
        journal.staged(path).replace(journal.place(path))
    flush_folders(journal.root, journal.before)


def _as_before(journal: _Journal, path: str) -> bool:
    """Whether nobody changed the file between a kill and the run that finishes; what they wrote stays theirs."""
    if os.path.lexists(journal.saved(path)):
        return True
    content = _content(journal.place(path))
    return content is None or digest(content) == journal.before[path]


def _set_aside(journal: _Journal, path: str) -> None:
    saved = journal.saved(path)
    if os.path.lexists(saved) or not _as_before(journal, path):
        return
    saved.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        journal.place(path).replace(saved)


def _keep_copy(journal: _Journal, path: str) -> None:
    """Keep the old file for an undoing, without a moment at which its place is empty."""
    saved, place = journal.saved(path), journal.place(path)
    if journal.before[path] is None or os.path.lexists(saved) or not os.path.lexists(place):
        return
    saved.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(place, saved, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system without hard links
        place.replace(saved)


def _undo(journal: _Journal) -> None:
    for path in journal.after:
        if journal.before[path] is None and not os.path.lexists(journal.staged(path)):
            with suppress(FileNotFoundError, NotADirectoryError):
                journal.place(path).unlink()
            _prune(journal.root, path)
    for path in journal.before:
        if os.path.lexists(journal.saved(path)):
            journal.place(path).parent.mkdir(parents=True, exist_ok=True)
            journal.saved(path).replace(journal.place(path))
    flush_folders(journal.root, journal.before)
    _clear(journal.root)


def _prune(root: Path, path: str) -> None:
    """Remove the folders of `path` that became empty."""
    for folder in reversed(tuple(parents(path))):
        try:
            (root / folder).rmdir()
        except OSError:
            return


def _clear(root: Path) -> None:
    """Remove the folder of the journal, the journal first: without it the rest means nothing."""
    folder = root / PENDING
    for name in (_REDO, _UNDO):
        with suppress(FileNotFoundError):
            (folder / name).unlink()
    shutil.rmtree(folder)
