"""What a run would do to the output folder, decided before anything is touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.files.disk import Disk, Odd, State, normal
from tallystick.files.fileset import MANIFEST, FileSet, parents
from tallystick.files.manifest import Manifest, Stamp, digest
from tallystick.problems import Problem, Where, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LINK = "link"


@dataclass(frozen=True, slots=True)
class Plan:
    """`write` and `remove` are the changes, `keep` the files that stay; `edited` and `blocked` are reasons not to.

    Edited files may be overwritten when the user says so; what is blocked is not the tool's to touch, whatever the user
    says.
    """

    write: Mapping[str, bytes]
    remove: tuple[str, ...]
    keep: tuple[str, ...]
    edited: tuple[Problem, ...]
    blocked: tuple[Problem, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the output is what it should be."""
        return not self.write and not self.remove


def first_difference(left: bytes, right: bytes) -> int:
    """The first line, counted from 1, on which two contents differ."""
    mine, its = normal(left).split(b"\n"), normal(right).split(b"\n")
    pairs = enumerate(zip(mine, its, strict=False), start=1)
    return next((line for line, (one, other) in pairs if one != other), min(len(mine), len(its)))


def _edited(disk: Disk, path: str, wanted: bytes | None) -> Problem:
    content = disk.found[path]
    line = first_difference(content, wanted) if isinstance(content, bytes) and wanted is not None else None
    return problem("TLY611", Where(file=str(disk.root / path), line=line))


def _blocked(disk: Disk, path: str) -> Iterator[Problem]:
    """What stands in the way of the file `path` that is not ours."""
    for folder in parents(path):
        if folder in disk.detours:
            yield problem("TLY613", Where(file=str(disk.root / folder)), kind=disk.detours[folder], path=path)
            return
    content = disk.found.get(path)
    if isinstance(content, Odd) and not disk.is_owned_link(path):
        yield problem("TLY613", Where(file=str(disk.root / path)), kind=content, path=path)
    elif isinstance(content, bytes) and path not in disk.owned:
        yield problem("TLY612", Where(file=str(disk.root / path)))
    for stranger in disk.strangers:
        if stranger.startswith(f"{path}/"):
            yield problem("TLY612", Where(file=str(disk.root / stranger)))


def make_plan(disk: Disk, files: FileSet, stamp: Stamp) -> Plan:
    """How to get from what is on the disk to `files` and their manifest; empty where nothing has to change."""
    write: dict[str, bytes] = {}
    keep: list[str] = []
    edited: list[Problem] = []
    blocked: list[Problem] = []
    for path, text in files.items():
        wanted = text.encode()
        state = disk.state(path, wanted)
        if state is State.SAME:
            keep.append(path)
            continue
        write[path] = wanted
        if state is State.EDITED or disk.is_owned_link(path):
            edited.append(_edited(disk, path, wanted))
        else:
            blocked.extend(_blocked(disk, path) if state in {State.FOREIGN, State.ABSENT} else ())
    remove: list[str] = []
    for path in sorted(disk.owned.keys() - files.keys()):
        state = disk.state(path, None)
        if state is State.EDITED or disk.is_owned_link(path):
            edited.append(_edited(disk, path, None))
        if state in {State.EDITED, State.UNTOUCHED} or disk.is_owned_link(path):
            remove.append(path)
    manifest = Manifest.of(files, stamp)
    if write or remove or disk.manifest is None or not disk.manifest.agrees(manifest):
        write[MANIFEST] = manifest.text().encode()
    elif disk.manifest_bytes is not None:
        keep.append(MANIFEST)
    return Plan(write, tuple(remove), tuple(keep), tuple(edited), tuple(blocked))


def before(disk: Disk, plan: Plan) -> dict[str, str | None]:
    """Each path the plan changes, with the digest of what is there now, or None for nothing."""
    found: dict[str, str | None] = {}
    for path in (*plan.write, *plan.remove):
        content = disk.manifest_bytes if path == MANIFEST else disk.found.get(path)
        found[path] = digest(content) if isinstance(content, bytes) else _LINK if content is Odd.LINK else None
    return found
