"""What a module defines, in the order in which it is written."""

from __future__ import annotations

import ast
import dataclasses
import sys
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeGuard, get_args

import typing_extensions
from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import ModuleType

    from tallystick.source.entries import Unit


@dataclass(frozen=True, slots=True)
class Definition:
    """A type and the line of its definition."""

    name: str
    type: Any
    line: int


def definitions(modules: Mapping[Unit, ModuleType], root: Path) -> dict[Unit, list[Definition]]:
    """The types that each module defines itself, in source order; parametrised models just before their first user."""
    own = {unit: list(_own(unit, module, root)) for unit, module in modules.items()}
    templates = {id(each.type) for found in own.values() for each in found if _parameters(each.type)}
    bases = {id(base) for found in own.values() for each in found for base in getattr(each.type, "__mro__", ())[1:]}
    seen: set[int] = set()
    result: dict[Unit, list[Definition]] = {}
    for unit, found in own.items():
        kept: list[Definition] = []
        for each in found:
            if id(each.type) not in templates and not (_is_bare(each.type) and id(each.type) in bases):
                kept.extend(_parametrised(each, templates, seen))
                if id(each.type) not in seen:
                    seen.add(id(each.type))
                    kept.append(each)
        result[unit] = kept
    return result


def _own(unit: Unit, module: ModuleType, root: Path) -> Iterator[Definition]:
    lines = lines_of((root / unit.file).read_bytes())
    found: list[Definition] = []
    for name, value in vars(module).items():
        if not name.startswith("_") and name.isidentifier():
            found.extend(_defined(name, value, module.__name__, lines))
    yield from sorted(found, key=lambda each: each.line)


def _defined(name: str, value: Any, module: str, lines: Mapping[str, int]) -> Iterator[Definition]:  # noqa: ANN401 - any Python value
    """The type itself, if it is one that this module defines under this name, and the types nested in it."""
    if is_alias(value):
        if getattr(value, "__module__", module) == module and value.__name__ == name.rpartition(".")[2]:
            yield Definition(name, value, lines.get(name, 1))
        return
    if not isinstance(value, type) or value.__module__ != module:
        return
    if _is_instance_of_template(value):
        yield Definition(value.__name__, value, lines.get(name, 1))
        return
    if value.__qualname__ not in {name, name.rpartition(".")[2]}:
        return
    if is_structure(value) or issubclass(value, Enum):
        yield Definition(name, value, lines.get(name, 1))
    for inner, each in list(vars(value).items()):
        if (
            isinstance(each, type)
            and not inner.startswith("_")
            and each.__qualname__ == f"{value.__qualname__}.{inner}"
        ):
            yield from _defined(f"{name}.{inner}", each, module, lines)


def is_structure(value: object) -> TypeGuard[type[Any]]:
    """Whether it is a class with fields: a model, a typed dict or a dataclass."""
    return isinstance(value, type) and (
        issubclass(value, BaseModel) or typing_extensions.is_typeddict(value) or dataclasses.is_dataclass(value)
    )


_ALIASES = tuple(
    each
    for each in (
        getattr(typing_extensions, "TypeAliasType", None),
        getattr(sys.modules["typing"], "TypeAliasType", None),
    )
    if each is not None
)


def is_alias(value: object) -> bool:
    """Whether it is a type alias with a name of its own: `type Name = ...`, or a `TypeAliasType`."""
    return isinstance(value, _ALIASES)


def _is_instance_of_template(value: object) -> bool:
    if isinstance(value, type) and issubclass(value, BaseModel):
        return bool(value.__pydantic_generic_metadata__["args"])
    return False


def _parameters(value: Any) -> bool:  # noqa: ANN401 - a class or an alias
    """Whether it still has type variables: a template to fill in, not a type to publish."""
    metadata = getattr(value, "__pydantic_generic_metadata__", None)
    if metadata is not None:
        return bool(metadata["parameters"])
    return bool(getattr(value, "__type_params__" if is_alias(value) else "__parameters__", ()))


def _is_bare(value: Any) -> bool:  # noqa: ANN401 - a class or an alias
    """Whether it only gives its settings to the models that extend it, having no content of its own."""
    if not isinstance(value, type) or not issubclass(value, BaseModel):
        return False
    kept = value.model_config.get("extra") == "allow"
    return not value.model_fields and not value.model_computed_fields and not kept


def _parametrised(user: Definition, templates: set[int], seen: set[int]) -> Iterator[Definition]:
    """The parametrised models that a type uses and no type before it did, innermost first."""
    queue = [user.type] if _is_instance_of_template(user.type) else []
    queue += list(_mentioned(user.type))
    for each in queue:
        yield from _inside(each, user.line, templates, seen)


def _inside(mentioned: Any, line: int, templates: set[int], seen: set[int]) -> Iterator[Definition]:  # noqa: ANN401 - any Python value
    metadata = getattr(mentioned, "__pydantic_generic_metadata__", None)
    arguments = metadata["args"] if metadata is not None else get_args(mentioned)
    for argument in arguments:
        yield from _inside(argument, line, templates, seen)
    if metadata is not None and id(metadata["origin"]) in templates and id(mentioned) not in seen:
        seen.add(id(mentioned))
        for inner in _mentioned(mentioned):
            yield from _inside(inner, line, templates, seen)
        yield Definition(mentioned.__name__, mentioned, line)


def _mentioned(value: Any) -> Iterator[Any]:  # noqa: ANN401 - a class or an alias
    """The type expressions that a definition is written in."""
    if is_alias(value):
        yield value.__value__
    elif isinstance(value, type) and issubclass(value, BaseModel):
        yield from (field.annotation for field in value.model_fields.values())
        yield from (field.return_type for field in value.model_computed_fields.values())
    elif typing_extensions.is_typeddict(value) or dataclasses.is_dataclass(value):
        try:
            yield from typing_extensions.get_type_hints(value, include_extras=True).values()
        except NameError:
            return


@cache
def lines_of(source: bytes) -> dict[str, int]:
    """The line of every class and assignment of a module, by dotted name: `Invoice.Status`."""
    return dict(_named(ast.parse(source).body, ""))


def _named(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, int]]:
    for statement in body:
        match statement:
            case ast.ClassDef(name=name, body=inner, lineno=line):
                yield f"{prefix}{name}", line
                yield from _named(inner, f"{prefix}{name}.")
            case ast.Assign(targets=[ast.Name(id=name)], lineno=line):
                yield f"{prefix}{name}", line
            case ast.AnnAssign(target=ast.Name(id=name), lineno=line):
                yield f"{prefix}{name}", line
            case ast.If(body=inner, orelse=other) | ast.Try(body=inner, orelse=other):
                yield from _named([*inner, *other], prefix)
            case _ if hasattr(ast, "TypeAlias") and isinstance(statement, ast.TypeAlias):
                yield f"{prefix}{statement.name.id}", statement.lineno
