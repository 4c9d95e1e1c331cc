"""What is on the disk: one reading of the output folder, taken under the lock and then only looked at.

Reading never follows a symbolic link inside the output folder, never enters a folder that is not ours (somebody's
`node_modules` costs nothing) and never writes: a write that was cut short is read as the finished thing its journal
describes.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick.files.fileset import MANIFEST, PENDING, parents
from tallystick.files.journal import pending
from tallystick.files.manifest import Manifest, digest, read_manifest
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BOM = b"\xef\xbb\xbf"


class Odd(StrEnum):
    """Something at a path where it is not expected."""

    FILE = "a file"
    LINK = "a symbolic link"
    FOLDER = "a folder"
    OTHER = "neither a file nor a folder"


class State(StrEnum):
    """What a path on the disk is, compared with what is wanted there and what the manifest says was written there."""

    SAME = "same"
    ABSENT = "absent"
    UNTOUCHED = "untouched"
    """Exactly what the last run wrote; only the line ends may have changed."""
    REFORMATTED = "reformatted"
    """What is wanted, but for white space or a byte order mark."""
    EDITED = "edited"
    """Ours, and changed since."""
    FOREIGN = "foreign"
    """Not ours: the manifest does not own it, or it is no regular file."""


def normal(content: bytes) -> bytes:
    """The content without what Git or an editor may have done to it: other line ends, a byte order mark."""
    return content.removeprefix(_BOM).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _bare(content: bytes) -> bytes:
    return b"".join(content.removeprefix(_BOM).split())


@dataclass(frozen=True, slots=True)
class Disk:
    """One reading of an output folder.

    `found` has each owned or wanted path that exists, with its bytes or what is there instead of a file. `strangers`
    are the paths that are not ours among ours (a folder is named, not entered), `detours` the folders that something
    else is in place of.
    """

    root: Path
    manifest: Manifest | None
    manifest_bytes: bytes | None
    found: Mapping[str, bytes | Odd]
    strangers: tuple[str, ...]
    detours: Mapping[str, Odd]
    folders: tuple[str, ...]

    @property
    def owned(self) -> Mapping[str, str]:
        """Owned path -> digest of what was written there. Empty where nothing was ever generated."""
        return self.manifest.files if self.manifest is not None else {}

    def is_owned_link(self, path: str) -> bool:
        """Whether one of our files was replaced by a symbolic link: the link may go, what it leads to is not ours."""
        return self.found.get(path) is Odd.LINK and path in self.owned

    def state(self, path: str, wanted: bytes | None) -> State:
        """How `path` stands to `wanted`, the bytes to be there, or None where no file is wanted."""
        content = self.found.get(path)
        match content:
            case None:
                return State.ABSENT
            case Odd():
                return State.FOREIGN
            case bytes():
                pass
        if content == wanted:
            return State.SAME
        owner = self.owned.get(path)
        if owner is None:
            return State.FOREIGN
        if owner in {digest(content), digest(normal(content))}:
            return State.REFORMATTED if wanted is not None and normal(content) == wanted else State.UNTOUCHED
        if wanted is not None and _bare(content) == _bare(wanted):
            return State.REFORMATTED
        return State.EDITED


@dataclass(slots=True)
class _Reading:
    """The walk over our own folders. `ours` are the wanted and owned paths, `inner` the folders that hold them."""

    root: Path
    ours: frozenset[str]
    inner: frozenset[str]
    found: dict[str, bytes | Odd]
    strangers: list[str]
    detours: dict[str, Odd]
    folders: list[str]

    def folder(self, prefix: str) -> None:
        # Names are compared as the folder lists them: opening `invoice.js` would find `Invoice.js` where case does
        # not count.
        with os.scandir(self.root / prefix) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                self.entry(entry, f"{prefix}{entry.name}")

    def entry(self, entry: os.DirEntry[str], path: str) -> None:
        kind = _kind(entry.stat(follow_symlinks=False).st_mode)
        if path in self.inner and kind is Odd.FOLDER:
            self.folders.append(path)
            self.folder(f"{path}/")
        elif path in self.ours:
            self.found[path] = kind or Path(entry.path).read_bytes()
        elif path in self.inner:
            self.detours[path] = kind or Odd.FILE
        elif path not in {MANIFEST, PENDING}:
            self.strangers.append(path)


def _kind(mode: int) -> Odd | None:
    """What a mode is of, when not of a regular file."""
    if stat.S_ISREG(mode):
        return None
    return {stat.S_IFLNK: Odd.LINK, stat.S_IFDIR: Odd.FOLDER}.get(stat.S_IFMT(mode), Odd.OTHER)


def _manifest(root: Path, content: bytes | None) -> Manifest | None:
    where = Where(file=str(root / MANIFEST))
    if content is None:
        return None
    try:
        return read_manifest(content.decode("utf-8"), where)
    except UnicodeDecodeError as error:
        raise Refusal(problem("TLY634", where, why=f"it is not UTF-8 ({error.reason})")) from None


def read_disk(root: Path, wanted: Iterable[str]) -> Disk:
    """Read the output folder `root` (its real path) as far as `wanted` and the manifest in it name files.

    A folder that does not exist reads as empty. Raises `Refusal` (TLY631, TLY634) where it is no folder or the manifest
    cannot be understood, and `OSError` where the disk says no. The caller holds the lock.
    """
    if not os.path.lexists(root):
        return Disk(root, None, None, {}, (), {}, ())
    if not root.is_dir():
        raise Refusal(problem("TLY631", Where(file=str(root))))
    changes = pending(root)
    manifest_path = root / MANIFEST
    content = None
    if MANIFEST in changes:
        content = changes[MANIFEST]
    elif manifest_path.is_symlink() or manifest_path.is_dir():
        raise Refusal(problem("TLY634", Where(file=str(manifest_path)), why="it is not a regular file"))
    elif manifest_path.exists():
        content = manifest_path.read_bytes()
    manifest = _manifest(root, content)
    ours = frozenset(wanted) | frozenset(manifest.files if manifest is not None else ())
    inner = frozenset(folder for path in ours for folder in parents(path))
    reading = _Reading(root, ours, inner, {}, [], {}, [])
    reading.folder("")
    for path, staged in changes.items():
        if path not in ours:
            continue
        if staged is None:
            reading.found.pop(path, None)
        else:
            reading.found[path] = staged
    return Disk(
        root, manifest, content, reading.found, tuple(reading.strangers), reading.detours, tuple(reading.folders)
    )
