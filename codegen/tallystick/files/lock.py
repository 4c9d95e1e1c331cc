"""One writer at a time, however many runs are started, and no reader while it writes.

The lock is taken on the folder that holds the output, because the output folder itself may be exchanged for a new one.
The system lets go of it when the process ends, however it ends, and it leaves no file behind.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 20.0
"""Seconds to wait for another run; generation is far quicker, so a longer wait means something hangs."""
_PAUSE = 0.02

if sys.platform == "win32":
    import msvcrt

    def _open(folder: Path) -> int:
        # Windows locks files, not folders.
        return os.open(folder / ".tallystick-lock", os.O_RDWR | os.O_CREAT)

    def _try_write(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    _try_read = _try_write
else:
    import fcntl

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)

    def _try_write(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _try_read(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)


def _wait(handle: int, attempt: Callable[[int], None], root: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            attempt(handle)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= deadline:
                raise Refusal(problem("TLY633", Where(file=str(root)), seconds=f"{PATIENCE:g}")) from None
            time.sleep(_PAUSE)
        else:
            return


@contextmanager
def _held(root: Path, attempt: Callable[[int], None]) -> Iterator[None]:
    handle = _open(root.parent)
    try:
        # A file system without locks (some network mounts) is used without: writes there are still whole.
        with suppress(OSError):
            _wait(handle, attempt, root)
        yield
    finally:
        os.close(handle)


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Hold the output folder `root` alone; its parent exists. Raises `Refusal` (TLY633) after `PATIENCE` seconds."""
    with _held(root, _try_write):
        yield


@contextmanager
def reading(root: Path) -> Iterator[None]:
    """Hold the output folder `root` together with other readers. Raises `Refusal` (TLY633) after `PATIENCE` seconds."""
    if not root.parent.is_dir():
        yield
        return
    with _held(root, _try_read):
        yield
