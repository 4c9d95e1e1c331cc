"""Files: the generated output as a value, and the one place that puts it on the disk."""

from __future__ import annotations

from tallystick.files.disk import Disk, Odd, State, normal
from tallystick.files.fileset import MANIFEST, FileSet
from tallystick.files.manifest import Manifest, Stamp, digest
from tallystick.files.plan import first_difference
from tallystick.files.write import Edited, Written, snapshot, write

__all__ = [
    "MANIFEST",
    "Disk",
    "Edited",
    "FileSet",
    "Manifest",
    "Odd",
    "Stamp",
    "State",
    "Written",
    "digest",
    "first_difference",
    "normal",
    "snapshot",
    "write",
]
