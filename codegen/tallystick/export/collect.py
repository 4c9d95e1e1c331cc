"""Export many types at once: what has no JSON Schema is left out and named, and never stops the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from tallystick.export import export as exported
from tallystick.export.export import Export, Exportable, Exporter, key, target
from tallystick.export.places import Source
from tallystick.export.plain import PlainRules
from tallystick.export.reached import identity, identity_of, reached
from tallystick.export.walk import Schema, rebuilt, references
from tallystick.ir.keywords import ASSERTED
from tallystick.problems import Problem, Where, problem

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from pydantic_core import CoreSchema


def collect(
    models: Sequence[Exportable], rules: type[PlainRules] = PlainRules
) -> tuple[dict[str, Source], Export, list[Problem]]:
    """The sources by core reference, in order; their definitions, closed under reference; what was left out."""
    sources, problems = _built(models)
    export = Export()
    exporter = Exporter(export, rules=rules)
    for source in sorted(sources.values(), key=_is_model):
        for mode in exported.MODES:
            exporter.add(source.core, mode)
    _recognise(export, [source.model.type for source in sources.values()])
    problems += _left_out(sources, export)
    _loosen(export)
    inline_unnamed(export, sources)
    _keep_reached(sources, export)
    for ref, remark in export.remarks:
        problems.append(problem("TLY303", _where(ref, sources), detail=remark))
    return sources, export, problems


def where_of(model: Exportable) -> Where:
    """Where a reader finds the model."""
    return Where(file=model.file, line=model.line, name=f"{model.module.replace('/', '.')}.{model.name}")


def _built(models: Sequence[Exportable]) -> tuple[dict[str, Source], list[Problem]]:
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for model in models:
        try:
            core = exported.build(model)
            ref = exported.core_ref(model, core)
        except Exception as error:  # noqa: BLE001 - building runs the user's own hooks
            reason = exported.first_line(str(error)) or type(error).__name__
        else:
            if ref is not None:
                sources[ref] = Source(model, core)
                continue
            reason = "Pydantic gives it no schema of its own"
        problems.append(problem("TLY301", where_of(model), name=model.name, reason=reason))
    return sources, problems


def _recognise(export: Export, types: Iterable[Any]) -> None:
    """Note the type of each definition as it is written: with its arguments, and where its core schema has no class.

    One that is not found so has none: a class without its arguments is another type.
    """
    known = reached(types)
    for ref in {name.partition(" ")[2] for name in export.definitions}:
        wanted = identity(ref)
        if wanted in known:
            export.classes[ref] = known[wanted]
        elif ref in export.classes and identity_of(export.classes[ref]) != wanted:
            del export.classes[ref]


def _is_model(source: Source) -> bool:
    """Whether it is a model. Models come last.

    What another type accepts is surest from its own core schema: inside a recursive model Pydantic may not have
    applied its discriminator.
    """
    return isinstance(source.model.type, type) and issubclass(source.model.type, BaseModel)


def _left_out(sources: Mapping[str, Source], export: Export) -> list[Problem]:
    """Drop what cannot be exported and what refers to it, and say so for each source."""
    blame = {ref: ref for ref in export.failures}
    for ref in sources:
        if any(key(ref, mode) not in export.definitions for mode in exported.MODES):
            blame.setdefault(ref, _first_failure(sources[ref].core, export))
    _drop(export, blame)
    while missing := list(exported.dangling(export)):
        for name, absent in missing:
            blame.setdefault(name.partition(" ")[2], blame.get(absent, absent))
        _drop(export, blame)
    problems = []
    for ref, culprit in blame.items():
        if ref not in sources:
            continue
        model = sources[ref].model
        failure = export.failures.get(ref)
        if failure is None:
            name = _name(culprit, sources, export)
            problems.append(problem("TLY302", where_of(model), name=model.name, culprit=name))
        else:
            field = f"{model.name}.{failure.field}" if failure.field else model.name
            problems.append(problem("TLY301", where_of(model), name=field, reason=failure.reason))
    return problems


def _first_failure(core: CoreSchema, export: Export) -> str:
    """The core reference of the type inside `core` that has no JSON Schema."""
    return next((ref for ref in exported.refs(core) if ref in export.failures), "")


def _drop(export: Export, refs: Mapping[str, str]) -> None:
    for ref in refs:
        for mode in exported.MODES:
            export.definitions.pop(key(ref, mode), None)


def _name(ref: str, sources: Mapping[str, Source], export: Export) -> str:
    if ref in sources:
        return sources[ref].model.name
    return getattr(export.classes.get(ref), "__name__", None) or ref.partition(":")[0] or "a type it uses"


def _where(ref: str, sources: Mapping[str, Source]) -> Where:
    return where_of(sources[ref].model) if ref in sources else Where(name=ref.partition(":")[0] or None)


def inline_unnamed(export: Export, sources: Container[str]) -> None:
    """Say in place what has no name of its own to be published under.

    That is a type of a library that accepts everything, such as `pydantic.JsonValue`, and an alias that a field narrows
    (`pages: Count = Field(le=9)`), which Pydantic makes a definition of its own.
    """
    unnamed = {
        name: schema
        for name, schema in export.definitions.items()
        if _is_narrowed(name, export) or (not schema and name.partition(" ")[2] not in sources)
    }
    if not unnamed:
        return

    def change(schema: Schema) -> Schema:
        found = target(reference) if isinstance(reference := schema.get("$ref"), str) else None
        if found is None or key(*found) not in unnamed:
            return schema
        beside = {keyword: value for keyword, value in schema.items() if keyword != "$ref"}
        return {**change(dict(unnamed[key(*found)])), **beside}

    kept: dict[str, Any] = {n: rebuilt(s, change) for n, s in export.definitions.items() if n not in unnamed}
    export.definitions.clear()
    export.definitions.update(kept)


def _loosen(export: Export) -> None:
    """Say `anyOf` where a member of a `oneOf` accepts everything, as what a function of the user's writes does."""
    open_ended = {name for name, schema in export.definitions.items() if ASSERTED.isdisjoint(schema)}

    def change(schema: Schema) -> Schema:
        found = [target(each.get("$ref", "")) for each in schema.get("oneOf", ())]
        if any(each is not None and key(*each) in open_ended for each in found):
            schema["anyOf"] = schema.pop("oneOf")
        return schema

    for name, schema in export.definitions.items():
        export.definitions[name] = rebuilt(schema, change)


def _is_narrowed(name: str, export: Export) -> bool:
    """Whether a definition is an alias with more constraints: its reference is the alias's, followed by those."""
    alias, parted, _ = name.partition("_")
    while parted and alias not in export.definitions:
        more, parted, _ = name[len(alias) + 1 :].partition("_")
        alias = f"{alias}_{more}"
    return bool(parted) and name not in references_of(export.definitions[name])


def references_of(schema: Schema) -> set[str]:
    """The keys of the definitions that a schema refers to."""
    return {key(*found) for found in map(target, references(schema)) if found is not None}


def _keep_reached(sources: Mapping[str, Source], export: Export) -> None:
    """Forget definitions that no source leads to."""
    reached: dict[str, Schema] = {}
    queue = [key(ref, mode) for ref in sources for mode in exported.MODES]
    while queue:
        name = queue.pop()
        if name in export.definitions and name not in reached:
            reached[name] = export.definitions[name]
            queue.extend(references_of(reached[name]))
    kept = {name: schema for name, schema in export.definitions.items() if name in reached}
    export.definitions.clear()
    export.definitions.update(kept)
