"""Importing a project's own modules, leaving no trace behind.

While a project is loaded its root stands first on `sys.path`, and modules of the same names that came from elsewhere,
or from an earlier state of the project, are set aside. Afterwards path and modules are as they were.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import ModuleType

_SHARED = frozenset({"__main__", "annotated_types", "pydantic", "pydantic_core", "tallystick", "typing_extensions"})
"""Modules that must stay the same for the project and for Tallystick: a model is only a model of the same Pydantic."""


class _Folders(MetaPathFinder):
    """Finds packages that are folders without an `__init__.py`, before anything else is looked for.

    Python itself takes such a folder only where nothing else on the path has its name, wherever that stands (PEP 420).
    """

    def __init__(self, folders: Mapping[str, Sequence[Path]]) -> None:
        self._folders = folders

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The package of that name, where it is one of the folders."""
        del path, target
        if fullname not in self._folders:
            return None
        spec = ModuleSpec(fullname, None, is_package=True)
        spec.submodule_search_locations = [str(folder) for folder in self._folders[fullname]]
        return spec


@contextlib.contextmanager
def project_on_path(root: Path, modules: Iterable[str]) -> Iterator[None]:
    """Make the project at `root` importable, where its own `modules` win over others of the same names.

    What it prints goes to stderr: stdout is for Tallystick's own output.
    """
    roots = search_roots(root)
    kept = _SHARED | sys.stdlib_module_names
    names = {name for folder in roots for name in _importable(folder)} - kept
    own = _Folders(_bare_folders(roots, {module.partition(".")[0] for module in modules} - kept))
    path, aside = list(sys.path), _take(names)
    sys.path[:0] = [str(folder) for folder in roots]
    sys.meta_path.insert(0, own)
    importlib.invalidate_caches()
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    finally:
        sys.meta_path.remove(own)
        sys.path[:] = path
        _take(names)
        sys.modules.update(aside)


def _bare_folders(roots: Sequence[Path], names: Iterable[str]) -> dict[str, list[Path]]:
    """The folders that are packages without an `__init__.py`, by name; not those beside a module of the same name."""
    found = {}
    for name in names:
        regular = any((root / name / "__init__.py").is_file() or (root / f"{name}.py").is_file() for root in roots)
        folders = [root / name for root in roots if (root / name).is_dir()]
        if folders and not regular:
            found[name] = folders
    return found


def search_roots(root: Path) -> tuple[Path, ...]:
    """The folders that imports start from: the root, and its `src` where that is no package itself."""
    src = root / "src"
    return (root, src) if src.is_dir() and not (src / "__init__.py").exists() else (root,)


def file_of(root: Path, module: str) -> Path | None:
    """The file of the project at `root` that is imported as `module`; `None` where it is no module of the project."""
    paths = [folder.joinpath(*module.split(".")) for folder in search_roots(root)]
    files = [file for path in paths for file in (path / "__init__.py", path.with_name(f"{path.name}.py"))]
    return next((file for file in files if file.is_file()), None)


def import_file(name: str, file: Path) -> ModuleType:
    """Import one file as the module `name`, which is not a name that an import statement could say."""
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file.name} is not a Python file", name=name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _take(names: set[str]) -> dict[str, ModuleType]:
    """Take every module of these top-level names out of `sys.modules`."""
    taken = [name for name in sys.modules if name.partition(".")[0] in names]
    return {name: sys.modules.pop(name) for name in taken}


def _importable(folder: Path) -> Iterator[str]:
    """The top-level module names that an import from `folder` can find."""
    try:
        entries = list(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        name = entry.stem if entry.suffix == ".py" else entry.name
        if name.isidentifier():
            yield name
