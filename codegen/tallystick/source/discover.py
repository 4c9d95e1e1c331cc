"""Contract modules: found, imported, and searched for the types they define."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from tallystick import Contract, RootContract
from tallystick.problems import Problem, Refusal, Where, problem
from tallystick.source.definitions import Definition, definitions
from tallystick.source.entries import Unit, units
from tallystick.source.failures import refusal_of
from tallystick.source.imports import import_file, project_on_path
from tallystick.source.operations import apis, clashes, types
from tallystick.source.schemas import core_schema, is_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

    from pydantic_core import CoreSchema

    from tallystick.api import Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceModel:
    """A type that a contract module defines, complete: nothing of it needs the module to be importable any more.

    `name` is `Invoice`, `Invoice.Status` where nested, `Page[Invoice]` where parametrised. `core_schema` is its core
    schema, or one that contains it; `None` where it could not be built, which `documents.assemble` reports.
    """

    name: str
    type: Any
    module: str
    """The contract module: `ledger/invoice`."""
    file: str | None
    """Relative to the project's root: `contracts/ledger/invoice.py`; `None` for a library's own type."""
    line: int | None
    core_schema: CoreSchema | None


@dataclass(frozen=True, slots=True)
class Project:
    """What contract modules define: types, those that only operations have included, and operations in their order."""

    models: tuple[SourceModel, ...]
    operations: tuple[Operation[Any], ...]


def load_contracts(root: Path, entries: Sequence[str]) -> tuple[SourceModel, ...]:
    """The types of `load_project`."""
    return load_project(root, entries).models


def load_project(root: Path, entries: Sequence[str]) -> Project:
    """Every model, enum, TypedDict, dataclass, type alias and `Api` that the modules of `entries` define.

    Entries are module names, packages, folders or `.py` files, relative to `root`. Modules come in the order of their
    paths, types in the order in which they are written; a parametrised model stands just before the type that first
    uses it.

    The modules are imported, so their code runs; path and modules are put back afterwards. Raises `Refusal` where an
    entry means nothing or defines no type, and where a module cannot be imported, naming its file and line.
    """
    root = root.resolve()
    wanted = units(root, entries)
    found = sorted({unit for _, several in wanted for unit in several})
    with project_on_path(root, (unit.name for unit in found)):
        modules, problems = _import_all(root, found)
        if problems:
            raise Refusal(*problems)
        by_unit = definitions(modules, root)
        by_api = {unit: list(apis(module)) for unit, module in modules.items()}
        empty = [entry for entry, several in wanted if not any(by_unit[unit] or by_api[unit] for unit in several)]
        if empty:
            raise Refusal(*(problem("TLY205", Where(name=entry), entry=entry) for entry in empty))
        operations = tuple(operation for found in by_api.values() for api in found for operation in api)
        if rivals := list(clashes(operations)):
            raise Refusal(*rivals)
        models = _complete(by_unit)
        units_by_name = {module.__name__: unit for unit, module in modules.items()}
        return Project((*models, *_only_asked_for(operations, models, units_by_name)), operations)


def _import_all(root: Path, wanted: Sequence[Unit]) -> tuple[dict[Unit, ModuleType], list[Problem]]:
    """The modules, and the problems of those that cannot be imported, each said once."""
    modules: dict[Unit, ModuleType] = {}
    problems: dict[Problem, None] = {}
    for unit in wanted:
        try:
            modules[unit] = (
                importlib.import_module(unit.name) if unit.importable else import_file(unit.name, root / unit.file)
            )
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a module may raise anything
            problems |= dict.fromkeys(refusal_of(error, root, unit.name, unit.file).problems)
        else:
            other = _other(modules[unit], root / unit.file)
            if other is not None:
                problems[problem("TLY207", Where(file=unit.file, name=unit.name), module=unit.name, other=other)] = None
    return modules, list(_once_a_place(problems))


def _other(module: ModuleType, file: Path) -> str | None:
    """What `module` is where it is not `file`, in words; `None` where it is."""
    found = Path(getattr(module, "__file__", None) or "")
    if found.is_file() and found.samefile(file):
        return None
    if module.__name__.partition(".")[0] in sys.stdlib_module_names:
        return "the standard library's"
    return f"`{found}`"


def _once_a_place(problems: Sequence[Problem] | dict[Problem, None]) -> list[Problem]:
    """A module that many others import fails many times, each time with the same code at the same line."""
    kept: dict[object, Problem] = {}
    for each in problems:
        place = (each.code, each.where.file, each.where.line) if each.where.file else each
        kept.setdefault(place, each)
    return list(kept.values())


def _complete(by_unit: Mapping[Unit, Sequence[Definition]]) -> tuple[SourceModel, ...]:
    """All that was found, with core schemas.

    Types that are no models are seen through contracts in a project that has any. They get their core schemas first:
    once a recursive model is complete, Pydantic takes unions inside it from there, where it has not applied their
    discriminators.
    """
    found = [each.type for several in by_unit.values() for each in several]
    models = [each for each in found if is_model(each)]
    base = Contract if any(issubclass(each, Contract | RootContract) for each in models) else BaseModel
    others = [each for each in found if not is_model(each)]
    built = {id(each): core_schema(each, base) for each in (*others, *models)}
    return tuple(
        SourceModel(
            name=each.name,
            type=each.type,
            module=unit.path,
            file=unit.file,
            line=each.line,
            core_schema=built[id(each.type)],
        )
        for unit, several in by_unit.items()
        for each in several
    )


def _only_asked_for(
    operations: Sequence[Operation[Any]], models: Sequence[SourceModel], units_by_name: Mapping[str, Unit]
) -> Iterator[SourceModel]:
    """The types that only operations have: groups of parameters, lists, parametrised models, those of Tallystick."""
    known = {id(model.type) for model in models}
    for operation in operations:
        for type_ in types((operation,)):
            if id(type_) in known:
                continue
            known.add(id(type_))
            unit = units_by_name.get(type_.__module__)
            yield SourceModel(
                name=type_.__name__,
                type=type_,
                module=unit.path if unit else type_.__module__.rpartition(".")[2],
                file=unit.file if unit else None,
                line=operation.where.line if unit else None,
                core_schema=core_schema(type_, Contract),
            )
