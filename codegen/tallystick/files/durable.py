"""Bytes that are on the disk when the call returns, so that what is renamed after them never stands for nothing."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from tallystick.files.fileset import parents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Write a new file and wait until the disk has it. Raises `OSError`, `FileExistsError` included."""
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def write_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write new files under `folder`, made here, and wait until the disk has them all."""
    folder.mkdir()
    for inner in sorted({inner for path in contents for inner in parents(path)}):
        (folder / inner).mkdir()
    for path, content in contents.items():
        (folder / path).write_bytes(content)
    # After the writing, not during it: the file system then commits them together.
    for path in contents:
        _flush(folder / path, os.O_RDONLY)
    flush_folders(folder, contents)


def flush_folder(folder: Path) -> None:
    """Wait until the disk has the names in `folder`, on systems where a folder can be asked."""
    if hasattr(os, "O_DIRECTORY"):
        _flush(folder, os.O_RDONLY | os.O_DIRECTORY)


def flush_folders(root: Path, paths: Iterable[str]) -> None:
    """The same for `root` and every folder of `paths` in it that exists."""
    flush_folder(root)
    for folder in sorted({folder for path in paths for folder in parents(path)}):
        with suppress(FileNotFoundError, NotADirectoryError):
            flush_folder(root / folder)


def _flush(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
