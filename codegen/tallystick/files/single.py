"""Writing one file that is not in a manifest: a document asked for by name, a project's own configuration."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp


def replace_file(path: Path, content: bytes) -> None:
    """Make `content` the whole content of `path`, or leave it as it was. Its mode and a symlink to it stay.

    Raises `OSError`.
    """
    target = Path(os.path.realpath(path))
    handle, name = mkstemp(prefix=f".{target.name}.", dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        written.chmod(_mode(target))
        written.replace(target)
    except BaseException:
        with suppress(OSError):
            written.unlink()
        raise


def _mode(target: Path) -> int:
    """The mode of `target`, or what a new file would get."""
    with suppress(FileNotFoundError):
        return target.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
