"""What tests of the output folder look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.files import MANIFEST, FileSet, Manifest, Stamp, digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STAMP = Stamp(tool="tallystick 1", contract=digest("contract"), options=digest("options"))


def tree(folder: Path) -> dict[str, str]:
    """Every file and link below `folder`, hidden ones included, as path -> text or where a link leads."""
    return {
        path.relative_to(folder).as_posix(): f"-> {path.readlink()}" if path.is_symlink() else path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def complete(files: Mapping[str, str], stamp: Stamp = STAMP) -> dict[str, str]:
    """What `tree` finds where `files` were generated and nothing else is."""
    return dict(sorted({**files, MANIFEST: Manifest.of(FileSet(files), stamp).text()}.items()))
