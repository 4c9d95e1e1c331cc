"""Which component comes from where: the module, file and line of every type that is published, in published order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from tallystick.export.export import Export, target
from tallystick.export.reached import parts
from tallystick.export.walk import references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import CoreSchema

    from tallystick.export.export import Exportable


@dataclass(frozen=True, slots=True)
class Source:
    """A model and the core schema it is exported from."""

    model: Exportable
    core: CoreSchema


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A type to publish. `own` is its name without classes around it or arguments, `path` what may qualify it."""

    ref: str
    type: Any
    own: str
    path: tuple[str, ...]
    arguments: tuple[Any, ...]
    title: str | None
    module: str
    file: str | None
    line: int | None


def places(sources: Mapping[str, Source], export: Export) -> list[Place]:
    """A place for each definition, by core reference: modules in source order, source order within.

    Types that no source lists come from elsewhere. A parametrised one belongs where it is first used, just before its
    user; the others follow at the end, as modules of their own.
    """
    reached = list(dict.fromkeys(name.partition(" ")[2] for name in export.definitions))
    users = _first_users(sources, export)
    listed = [ref for ref in sources if ref in set(reached)]
    guests: dict[str, list[str]] = {}
    foreign = []
    for ref in reached:
        if ref in sources:
            continue
        user = _listed_user(ref, users, sources) if _arguments(export.classes.get(ref)) else None
        if user is None:
            foreign.append(ref)
        else:
            guests.setdefault(user, []).append(ref)
    ordered: list[Place] = []
    for ref in listed:
        home = sources[ref]
        ordered.extend(_guest(guest, export.classes[guest], home) for guest in guests.get(ref, ()))
        ordered.append(_listed(ref, home))
    strangers = [_stranger(ref, export.classes.get(ref)) for ref in foreign]
    return [*ordered, *sorted(strangers, key=lambda place: (place.module, place.own, place.ref.partition(":")[0]))]


def _first_users(sources: Mapping[str, Source], export: Export) -> dict[str, str]:
    """For each core reference, the first one that refers to it, listed ones first."""
    users: dict[str, str] = {}
    order = {ref: position for position, ref in enumerate(sources)}
    by_rank = sorted(export.definitions, key=lambda name: order.get(name.partition(" ")[2], len(order)))
    for name in by_rank:
        for reference in references(export.definitions[name]):
            found = target(reference)
            if found is not None:
                users.setdefault(found[0], name.partition(" ")[2])
    return users


def _listed_user(ref: str, users: Mapping[str, str], sources: Mapping[str, Source]) -> str | None:
    """The source that brought `ref` in, through however many types that no source lists."""
    seen: set[str] = set()
    while ref not in sources:
        if ref in seen or ref not in users:
            return None
        seen.add(ref)
        ref = users[ref]
    return ref


def _listed(ref: str, source: Source) -> Place:
    model = source.model
    *outer, own = model.name.partition("[")[0].split(".")
    return Place(
        ref=ref,
        type=model.type,
        own=own,
        path=(*model.module.split("/"), *outer),
        arguments=_arguments(model.type),
        title=_title(model.type),
        module=model.module,
        file=model.file,
        line=model.line,
    )


def _guest(ref: str, cls: Any, home: Source) -> Place:  # noqa: ANN401 - a class
    return Place(
        ref=ref,
        type=cls,
        own=_own_name(ref, cls),
        path=tuple(home.model.module.split("/")),
        arguments=_arguments(cls),
        title=_title(cls),
        module=home.model.module,
        file=home.model.file,
        line=home.model.line,
    )


def _stranger(ref: str, cls: Any) -> Place:  # noqa: ANN401 - a class
    dotted = getattr(cls, "__module__", None) or ref.partition(":")[0].rpartition(".")[0]
    module = dotted.replace(".", "/")
    return Place(
        ref=ref,
        type=cls,
        own=_own_name(ref, cls),
        path=tuple(module.split("/")),
        arguments=_arguments(cls),
        title=_title(cls),
        module=module,
        file=None,
        line=None,
    )


def _own_name(ref: str, cls: Any) -> str:  # noqa: ANN401 - a class
    name: str = getattr(parts(cls)[0], "__name__", None) or ref.partition(":")[0].rpartition(".")[2]
    return name.partition("[")[0]


def _arguments(cls: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a class
    """The type arguments of a parametrised type."""
    return parts(cls)[1]


def _title(cls: Any) -> str | None:  # noqa: ANN401 - a class
    """The title that the class itself sets, not one it inherits."""
    if isinstance(cls, type) and issubclass(cls, Enum):
        return None
    title = _configured(cls)
    inherited = {_configured(base) for base in _bases(cls)}
    return title if isinstance(title, str) and title not in inherited else None


def _configured(cls: Any) -> Any:  # noqa: ANN401 - any Python value
    config = getattr(cls, "model_config", None) or getattr(cls, "__pydantic_config__", None)
    return config.get("title") if isinstance(config, dict) else None


def _bases(cls: Any) -> Iterator[Any]:  # noqa: ANN401 - any Python value
    yield from getattr(cls, "__mro__", ())[1:]
