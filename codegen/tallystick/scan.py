"""What a project holds, read off its source text: FastAPI applications and Pydantic models. Nothing is imported."""

from __future__ import annotations

import ast
import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_PASSED_OVER: Final = frozenset(
    {"build", "dist", "env", "node_modules", "site-packages", "test", "tests", "venv", "__pycache__"}
)
_APPLICATION: Final = frozenset({"fastapi.FastAPI", "fastapi.applications.FastAPI"})
_CONTRACT: Final = frozenset({"tallystick.Contract"})
_MODEL: Final = frozenset({"pydantic.BaseModel", "pydantic.RootModel", "pydantic.main.BaseModel", *_CONTRACT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    """A class statement: its qualified name and those of its bases, as far as imports of the file tell."""

    name: str
    bases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One Python file. `module` is the name it is imported by."""

    path: Path
    module: str
    applications: tuple[str, ...]
    classes: tuple[Class, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found: applications as `module:name`, and modules with how many models each defines, sorted.

    `contracts` are the models that derive from `tallystick.Contract`, `models` all of them.
    """

    applications: tuple[str, ...]
    models: dict[str, int]
    contracts: dict[str, int]


def scan(root: Path) -> Found:
    """What is below `root`, but for tests, environments and hidden folders. Files that are not Python are skipped."""
    sources = [source for file in _files(root) if (source := _source(file, root)) is not None]
    return Found(
        applications=tuple(f"{source.module}:{name}" for source in sources for name in source.applications),
        models=_descendants(sources, _MODEL),
        contracts=_descendants(sources, _CONTRACT),
    )


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in _PASSED_OVER and not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(names) if name.endswith(".py"))


def _source(file: Path, root: Path) -> Source | None:
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError):
        return None
    parts = file.relative_to(root).with_suffix("").parts
    if parts[0] == "src" and len(parts) > 1:
        parts = parts[1:]
    module = ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)
    names = _imports(tree, module if parts[-1] != "__init__" else f"{module}.__init__")
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    names |= {node.name: f"{module}.{node.name}" for node in classes}
    return Source(
        path=file,
        module=module,
        applications=tuple(_applications(tree, names)),
        classes=tuple(
            Class(name=f"{module}.{node.name}", bases=tuple(_qualified(base, names) for base in node.bases))
            for node in classes
        ),
    )


def _imports(tree: ast.Module, module: str) -> dict[str, str]:
    """Names bound by the file's imports, to what they stand for; relative ones from `module`."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                for alias in node.names:
                    top = alias.name.split(".")[0]
                    names[alias.asname or top] = alias.name if alias.asname else top
            case ast.ImportFrom():
                near = module.split(".")[: -node.level] if node.level else []
                package = ".".join((*near, *filter(None, (node.module,))))
                names |= {alias.asname or alias.name: f"{package}.{alias.name}" for alias in node.names}
            case _:
                pass
    return names


def _qualified(node: ast.expr, names: dict[str, str]) -> str:
    """The qualified name of an expression like `pydantic.BaseModel` or `Page[Item]`; empty for any other."""
    match node:
        case ast.Name(id=name):
            return names.get(name, name)
        case ast.Attribute(value=value, attr=attribute):
            return f"{_qualified(value, names)}.{attribute}"
        case ast.Subscript(value=value):
            return _qualified(value, names)
        case _:
            return ""


def _applications(tree: ast.Module, names: dict[str, str]) -> Iterator[str]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=called)):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Call(func=called)):
                pass
            case _:
                continue
        if _qualified(called, names) in _APPLICATION:
            yield name


def _descendants(sources: list[Source], roots: frozenset[str]) -> dict[str, int]:
    """How many classes of each module derive from one of `roots`, through whatever files."""
    heirs: defaultdict[str, list[str]] = defaultdict(list)
    homes: dict[str, str] = {}
    for source in sources:
        for class_ in source.classes:
            homes[class_.name] = source.module
            for base in class_.bases:
                heirs[base].append(class_.name)
    found: dict[str, None] = {}
    waiting = [name for root in sorted(roots) for name in heirs[root]]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting.extend(heirs.get(name, ()))
    counts: dict[str, int] = {}
    for name in sorted(found, key=lambda name: (homes[name], name)):
        counts[homes[name]] = counts.get(homes[name], 0) + 1
    return counts
