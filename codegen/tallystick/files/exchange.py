"""A whole output folder changed in one step: the new one is made beside the old one, and the two change places.

Linux and macOS can exchange two folders in one step, so no process ever sees a mix, not even one that knows nothing of
us. It is done where every file of the folder is ours; where somebody else's files live among them (`node_modules`),
`journal` changes the files in place instead, since a folder that others use is not ours to move.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick.files.durable import flush_folder, write_files
from tallystick.files.fileset import MANIFEST, parents
from tallystick.files.manifest import Manifest, read_manifest
from tallystick.problems import Refusal, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NEW = "new"
_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux's renameat2(2) and RENAME_SWAP of macOS's renamex_np(2) alike


class Unsupported(Exception):
    """The folder cannot be exchanged here; nothing was changed."""


def workshop(root: Path) -> Path:
    """The folder beside the output folder `root` where its successor is made."""
    return root.parent / f".{root.name}.tallystick-pending"


def _swap(one: Path, other: Path) -> None:
    """Let two paths change places in one step. Raises `OSError`, with ENOSYS where the system has no such call."""
    import ctypes  # noqa: PLC0415 - `check` reads this module's neighbours and never exchanges anything

    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(first, second, _EXCHANGE)
        else:
            failed = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _EXCHANGE)
    except AttributeError:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
    if failed:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(one), None, str(other))


def _is_busy(root: Path) -> bool:
    """Whether moving the folder would be felt: it is a mount point, or the working folder of this process is in it."""
    with suppress(OSError):
        return os.path.ismount(root) or Path.cwd().is_relative_to(root)
    return False


def _may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def replace(root: Path, write: Mapping[str, bytes], keep: Iterable[str], folders: Iterable[str]) -> None:
    """Put a folder with the files of `write` and the present ones of `keep` in the place of `root`, in one step.

    The kept files are the same files (hard links), not copies. `folders` are those there now: a write-protected one is
    not gone around. Raises `Unsupported` where this cannot be done; then nothing was changed.
    """
    if sys.platform == "win32" and root.exists():
        raise Unsupported
    exists = root.exists()
    if exists and (_is_busy(root) or not all(_may_write(root / folder) for folder in ("", *folders))):
        raise Unsupported
    work = workshop(root)
    try:
        work.mkdir()
        _make(work / _NEW, root, write, keep)
        if exists:
            _swap(work / _NEW, root)
        else:
            (work / _NEW).replace(root)
    except OSError as error:
        shutil.rmtree(work, ignore_errors=True)
        raise Unsupported from error
    except BaseException:
        clear(root)
        raise
    with suppress(OSError):
        flush_folder(root.parent)
    # The new output stands; what cannot be cleared away now is the next run's to clear.
    with suppress(OSError):
        clear(root)


def _make(new: Path, root: Path, write: Mapping[str, bytes], keep: Iterable[str]) -> None:
    kept = tuple(keep)
    write_files(new, write)
    for folder in sorted({folder for path in kept for folder in parents(path)}):
        (new / folder).mkdir(exist_ok=True)
    for path in kept:
        os.link(root / path, new / path, follow_symlinks=False)
    if root.exists():
        for folder in sorted({"", *(folder for path in (*write, *kept) for folder in parents(path))}):
            with suppress(FileNotFoundError):
                shutil.copymode(root / folder, new / folder)


def clear(root: Path) -> None:
    """Clear away what a replacement left beside `root`: the old folder, or an unfinished new one.

    A file that somebody put into the old folder in the moment before it was exchanged is carried over into the new one.
    The caller holds the lock.
    """
    work = workshop(root)
    if work.is_symlink() or not work.is_dir():
        return
    _carry_over(work / _NEW, root)
    shutil.rmtree(work)


def _carry_over(left: Path, root: Path) -> None:
    manifest = _manifest(left)
    if manifest is None:  # never finished, so it never was in place
        return
    ours = {MANIFEST, *manifest.files}
    for folder, _, names in os.walk(left):
        for name in names:
            path = (Path(folder) / name).relative_to(left)
            if path.as_posix() not in ours and not os.path.lexists(root / path):
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (left / path).replace(root / path)


def _manifest(folder: Path) -> Manifest | None:
    try:
        return read_manifest((folder / MANIFEST).read_text(encoding="utf-8"), Where())
    except (OSError, UnicodeDecodeError, Refusal):
        return None
