"""Entries of the `contracts` option: module names, packages, files and folders, resolved to the modules they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.problems import Refusal, Where, problem
from tallystick.source.failures import nearest
from tallystick.source.imports import search_roots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tallystick.problems import Problem


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """One Python file to load. `file` is relative to the root, `name` what it is imported as."""

    file: str
    name: str

    @property
    def importable(self) -> bool:
        """Whether an import statement could name it."""
        return all(part.isidentifier() for part in self.name.split("."))

    @property
    def path(self) -> str:
        """The path of the contract module: its dotted name without the outermost package, `ledger/invoice`."""
        parts = self.name.split(".")
        return "/".join(parts[1:] or parts)


def units(root: Path, entries: Sequence[str]) -> list[tuple[str, list[Unit]]]:
    """The files that each entry means, in sorted order. Raises `Refusal` for entries that mean none."""
    problems: list[Problem] = []
    found: list[tuple[str, list[Unit]]] = []
    for entry in entries:
        try:
            found.append((entry, sorted(_resolve(root, entry))))
        except Refusal as refusal:
            problems.extend(refusal.problems)
    if problems:
        raise Refusal(*problems)
    return found


def _resolve(root: Path, entry: str) -> list[Unit]:
    path = _location(root, entry)
    if not path.resolve().is_relative_to(root.resolve()):
        raise Refusal(problem("TLY206", Where(name=entry), entry=entry))
    files = [path] if path.is_file() else list(_python_files(path))
    if not files:
        raise Refusal(problem("TLY205", Where(name=entry), entry=entry))
    return [_unit(root, file) for file in files]


def _location(root: Path, entry: str) -> Path:
    """The file or folder that an entry names, as a path or as a dotted module name."""
    given = root / entry
    if given.is_dir() or (given.is_file() and given.suffix == ".py"):
        return given
    if all(part.isidentifier() for part in entry.split(".")):
        for folder in search_roots(root):
            package = folder.joinpath(*entry.split("."))
            if package.is_dir():
                return package
            if package.with_suffix(".py").is_file():
                return package.with_suffix(".py")
    known = [*_known(root)]
    hint = nearest(entry, known) or "Name a module, a package, a folder or a .py file, relative to the project's root."
    raise Refusal(problem("TLY201", Where(name=entry), entry=entry, hint=hint))


def _known(root: Path) -> Iterator[str]:
    """What could have been meant: the packages and modules near the root, as paths and as dotted names."""
    for pattern in ("*", "*/*", "*/*/*"):
        for each in sorted(root.glob(pattern)):
            relative = each.relative_to(root)
            hidden = any(part.startswith((".", "__")) for part in relative.parts)
            if not hidden and (each.suffix == ".py" or any(each.glob("*.py"))):
                yield relative.as_posix()
                yield ".".join(relative.with_suffix("").parts)


def _python_files(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*.py"):
        parts = file.relative_to(folder).parts
        if file.name != "__main__.py" and not any(part.startswith((".", "__pycache__")) for part in parts):
            yield file


def _unit(root: Path, file: Path) -> Unit:
    base = next(folder for folder in reversed(search_roots(root)) if file.is_relative_to(folder))
    parts = file.relative_to(base).with_suffix("").parts
    if parts[-1] == "__init__" and len(parts) > 1:
        parts = parts[:-1]
    return Unit(file.relative_to(root).as_posix(), ".".join(parts))
