"""The Zod that generated schemas are judged with: which one is installed, and how a scratch folder gets at it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

OLDEST: Final = (4, 5)
"""The first Zod that counts the length of text in code points, as Python does."""

_ENTRIES: Final = {".": "index.js", "./mini": "mini/index.js"}
"""What generated modules import of Zod, and the file of ours that stands for it."""


@dataclass(frozen=True, slots=True)
class Zod:
    """An installed Zod: its folder, its version, and the module of each of its entries."""

    folder: Path
    version: str
    entries: dict[str, Path]

    def shims(self) -> dict[str, str]:
        """A package `zod` that leads to this one, path -> text. No symbolic link, which not every disk has."""
        exports = {entry: f"./{file}" for entry, file in _ENTRIES.items()}
        manifest = {"name": "zod", "version": self.version, "type": "module", "exports": exports}
        texts = {"node_modules/zod/package.json": json.dumps(manifest)}
        for entry, file in _ENTRIES.items():
            texts[f"node_modules/zod/{file}"] = f"export * from {json.dumps(self.entries[entry].as_uri())};\n"
        return texts


def find_zod(places: Sequence[Path], named: Path | None) -> Zod:
    """The Zod in the folder `named`, else the one that modules in all of `places` would import.

    `named` may be Zod's own folder or one that has it in `node_modules`. Raises `Refusal`: TLY812 where there is none,
    TLY813 where it is too old or cannot be read, TLY814 where `places` would import different versions.
    """
    if named is not None:
        folders = [folder for folder in (named, named / "node_modules" / "zod") if _names_zod(folder)]
        if not folders:
            raise Refusal(problem("TLY812", Where(name="--zod"), place=f"`{named.as_posix()}`"))
        return _sufficient(folders[0])
    found = {folder.resolve(): folder for place in places for folder in _upwards(place)}
    if not found:
        raise Refusal(problem("TLY812", place="the output folder, or of a folder above it"))
    versions = {_version(folder): folder for folder in found.values()}
    if len(versions) > 1:
        listed = ", ".join(f"{version} in `{_shown(folder, places[-1])}`" for version, folder in versions.items())
        raise Refusal(problem("TLY814", versions=listed))
    return _sufficient(next(iter(found)))


def _shown(folder: Path, base: Path) -> str:
    return (folder.relative_to(base) if folder.is_relative_to(base) else folder).as_posix()


def _upwards(place: Path) -> Iterator[Path]:
    """The nearest Zod that a module in `place` would import, if there is one."""
    for folder in (place, *place.parents):
        candidate = folder / "node_modules" / "zod"
        if candidate.is_dir():
            yield candidate
            return


def _names_zod(folder: Path) -> bool:
    try:
        return bool(_manifest(folder).get("name") == "zod")
    except (OSError, ValueError):
        return False


def _manifest(folder: Path) -> dict[str, Any]:
    """Zod's manifest. Raises `OSError` and `ValueError`."""
    manifest = json.loads((folder / "package.json").read_bytes())
    return manifest if isinstance(manifest, dict) else {}


def _version(folder: Path) -> str:
    try:
        return str(_manifest(folder).get("version"))
    except (OSError, ValueError):
        return "unreadable"


def _sufficient(folder: Path) -> Zod:
    """The Zod in `folder`. Raises `Refusal`."""
    version = _version(folder)
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
    if numbers < OLDEST:
        raise Refusal(problem("TLY813", Where(file=(folder / "package.json").as_posix()), found=version))
    exports = _manifest(folder).get("exports")
    entries = {entry: _module(exports.get(entry) if isinstance(exports, dict) else None) for entry in _ENTRIES}
    if any(path is None for path in entries.values()):
        raise Refusal(problem("TLY813", Where(file=(folder / "package.json").as_posix()), found=f"{version} (damaged)"))
    return Zod(folder, version, {entry: (folder / str(path)).resolve() for entry, path in entries.items()})


def _module(export: object) -> str | None:
    """The ES module of one entry of `exports` (Node's conditions `import` and `default`)."""
    while isinstance(export, dict):
        export = export.get("import", export.get("default"))
    return export if isinstance(export, str) else None
