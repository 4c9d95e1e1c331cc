"""What changed between two schemas: each change is a path below the component and the words for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

Schema = Mapping[str, Any]
Change = tuple[str, str]
"""The path of what changed, `.dueDate` or `.lines[].total`, and what is said of it."""

MODULE, DIRECTION = "x-tallystick-module", "x-tallystick-direction"
DOCUMENTATION = frozenset({"title", "description", "summary", "example", "examples", "$comment", "externalDocs"})
ABSENT: Final = object()
_NULL: Schema = {"type": "null"}
_LISTED = 5
_LONGEST = 60
_DEEPEST = 50


def _text(value: object) -> str:
    """The value in one canonical spelling, which tells `1` from `true`, as Python's equality does not."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def same(old: object, new: object) -> bool:
    """Whether two JSON values, or `ABSENT`, are the same."""
    return old is new or (old is not ABSENT and new is not ABSENT and _text(old) == _text(new))


def _shown(value: object) -> str:
    if value is ABSENT:
        return "none"
    text = _text(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _listed(names: list[str]) -> str:
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def schema_of(value: object) -> Schema:
    """The value as a schema object; `false` accepts nothing, anything else that is no object says nothing."""
    if isinstance(value, Mapping):
        return value
    return {"not": {}} if value is False else {}


def mapping(value: object) -> Mapping[str, Any]:
    """The value, or an empty mapping where it is none."""
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def changes(path: str, old: object, new: object) -> Iterator[Change]:
    """What is different in the schema `new`; `path` is where both are. Never empty where the content differs."""
    if same(old, new):
        yield from _reordered(path, schema_of(old), schema_of(new))
        return
    found = list(_said(path, schema_of(old), schema_of(new))) if path.count(".") + path.count("[") < _DEEPEST else []
    yield from found or [(path, "written differently")]


def _reordered(path: str, old: Schema, new: Schema) -> Iterator[Change]:
    """Content is the same in any order, but the order of fields is the one that a reader sees."""
    before, after = mapping(old.get("properties")), mapping(new.get("properties"))
    if [name for name in before if name in after] != [name for name in after if name in before]:
        yield path, "fields in another order"


def _said(path: str, old: Schema, new: Schema) -> Iterator[Change]:
    before, was_nullable = _without_null(_one_value(old))
    after, is_nullable = _without_null(_one_value(new))
    if was_nullable != is_nullable:
        yield path, "now nullable" if is_nullable else "no longer nullable"
    if (was := _kind(before)) != (now := _kind(after)):
        yield path, f"type {was} -> {now}"
        # What else was said of the old type has no counterpart in the new one.
        before, after = ({key: s[key] for key in s if key in DOCUMENTATION} for s in (before, after))
    for keyword in dict.fromkeys((*before, *after)):
        one, other = before.get(keyword, ABSENT), after.get(keyword, ABSENT)
        if not same(one, other) and not _implied(keyword, before, after):
            yield from _PHRASES.get(keyword, _unnamed(keyword))(path, one, other)
    yield from _reordered(path, before, after)
    if not same(before.get("required"), after.get("required")):
        yield from _required(path, before, after)


def _one_value(schema: Schema) -> Schema:
    """The schema with `const` in its other spelling, an `enum` of one."""
    if "const" not in schema or "enum" in schema:
        return schema
    return {("enum" if key == "const" else key): [value] if key == "const" else value for key, value in schema.items()}


def _without_null(schema: Schema) -> tuple[Schema, bool]:
    """The schema without the null it accepts, in either spelling, and whether it does."""
    types = schema.get("type")
    if isinstance(types, list) and "null" in types and len(types) > 1:
        others = [name for name in types if name != "null"]
        return {**schema, "type": others[0] if len(others) == 1 else others}, True
    for keyword in ("anyOf", "oneOf"):
        branches = _list(schema.get(keyword))
        others = [branch for branch in branches if branch != _NULL]
        if len(others) == len(branches) or not others:
            continue
        around = {key: value for key, value in schema.items() if key != keyword}
        # A title or description beside `anyOf` is the field's; the one inside is the referenced type's.
        return ({**schema_of(others[0]), **around} if len(others) == 1 else {**around, keyword: others}), True
    return schema, False


_COMBINED = {"anyOf": "one of", "oneOf": "one of", "allOf": "all of"}


def _kind(schema: Schema) -> str:
    """The schema's type in a word or two: what has to stay for the other keywords to be comparable."""
    match schema:
        case {"$ref": str(reference)}:
            return reference.rsplit("/", 1)[-1]
        case {"type": str(name)}:
            return name
        case {"type": list(names)}:
            return " or ".join(map(str, names))
        case {"enum": _}:
            return "a fixed value"
        case _:
            return next((words for keyword, words in _COMBINED.items() if keyword in schema), "any value")


def _branch(schema: object) -> str:
    body = schema_of(schema)
    values = body.get("enum", [body["const"]] if "const" in body else [])
    return _listed([_shown(value) for value in values]) if values else str(body.get("title") or _kind(body))


def _implied(keyword: str, before: Schema, after: Schema) -> bool:
    """Whether another sentence says it already."""
    moved = {name for name in ("format", "anyOf", "oneOf") if not same(before.get(name), after.get(name))}
    return (
        keyword in {"type", "$ref", "required", DIRECTION}
        or (keyword == "pattern" and "format" in moved)
        or (keyword == "discriminator" and bool(moved & {"anyOf", "oneOf"}))
    )


def plain(keyword: str, old: object, new: object) -> str:
    """The phrase for a keyword without one of its own."""
    name = keyword.removeprefix("x-tallystick-")
    if any(isinstance(value, (dict, list)) for value in (old, new)):
        if old is ABSENT or new is ABSENT:
            return f"{name} {'added' if old is ABSENT else 'removed'}"
        return f"{name} changed"
    return f"{name} {_shown(old)} -> {_shown(new)}"


_Phrase = Callable[[str, object, object], Iterator[Change]]


def _unnamed(keyword: str) -> _Phrase:
    def phrase(path: str, old: object, new: object) -> Iterator[Change]:
        yield path, plain(keyword, old, new)

    return phrase


def _documentation(path: str, _old: object, _new: object) -> Iterator[Change]:
    yield path, "documentation changed"


def _deprecated(path: str, _old: object, new: object) -> Iterator[Change]:
    yield path, "now deprecated" if new is True else "no longer deprecated"


def _moved(path: str, old: object, new: object) -> Iterator[Change]:
    yield path, f"moved from {_shown(old)} to {_shown(new)}"


def _unknown_keys(path: str, old: object, new: object) -> Iterator[Change]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from changes(f"{path}.*", old, new)
        return
    yield path, f"unknown keys now {_fate(new)}"


def _fate(additional: object) -> str:
    """What becomes of keys that no property declares."""
    match additional:
        case True:
            return "kept"
        case False:
            return "refused"
        case Mapping():
            return "checked"
        case _:
            return "ignored"


def _values(path: str, old: object, new: object) -> Iterator[Change]:
    before, after = ([_shown(value) for value in _list(values)] for values in (old, new))
    yield from _accepts(path, [v for v in before if v not in after], [v for v in after if v not in before])
    if sorted(before) == sorted(after):
        yield path, "values in another order"


def _accepts(path: str, gone: list[str], come: list[str]) -> Iterator[Change]:
    if gone:
        yield path, f"no longer accepts {_listed(gone)}"
    if come:
        yield path, f"now accepts {_listed(come)}"


def _union(path: str, old: object, new: object) -> Iterator[Change]:
    gone, come = _apart(_list(old), _list(new))
    if len(gone) == len(come) == 1 and _kind(schema_of(gone[0])) == _kind(schema_of(come[0])):
        yield from changes(path, gone[0], come[0])
    elif gone or come:
        yield from _accepts(path, [_branch(schema) for schema in gone], [_branch(schema) for schema in come])
    else:
        yield path, "branches in another order"


def _all_of(path: str, old: object, new: object) -> Iterator[Change]:
    gone, come = _apart(_list(old), _list(new))
    if len(gone) == len(come) == 1:
        yield from changes(path, gone[0], come[0])
        return
    yield from ((path, f"no longer has to be {_branch(schema)}") for schema in gone)
    yield from ((path, f"also has to be {_branch(schema)}") for schema in come)
    if not gone and not come:
        yield path, "parts in another order"


def _apart(old: list[Any], new: list[Any]) -> tuple[list[Any], list[Any]]:
    """What only the one has, and what only the other."""
    before, after = {_text(value) for value in old}, {_text(value) for value in new}
    return [v for v in old if _text(v) not in after], [v for v in new if _text(v) not in before]


def _named(separator: str) -> _Phrase:
    """For a keyword that maps names to schemas."""

    def phrase(path: str, old: object, new: object) -> Iterator[Change]:
        before, after = mapping(old), mapping(new)
        for name in (*after, *(name for name in before if name not in after)):
            inner = f"{path}{separator}{name}"
            if name not in before or name not in after:
                yield inner, "added" if name in after else "removed"
            else:
                yield from changes(inner, before[name], after[name])

    return phrase


def _inside(suffix: str) -> _Phrase:
    """For a keyword that holds one schema."""

    def phrase(path: str, old: object, new: object) -> Iterator[Change]:
        if old is ABSENT or new is ABSENT:
            yield f"{path}{suffix}", "now limited" if old is ABSENT else "no longer limited"
        else:
            yield from changes(f"{path}{suffix}", old, new)

    return phrase


def _positions(path: str, old: object, new: object) -> Iterator[Change]:
    before, after = _list(old), _list(new)
    for at in range(max(len(before), len(after))):
        if at >= len(before) or at >= len(after):
            yield f"{path}[{at}]", "added" if at >= len(before) else "removed"
        else:
            yield from changes(f"{path}[{at}]", before[at], after[at])


def _rules(path: str, old: object, new: object) -> Iterator[Change]:
    """Cross-field rules by their names, each with its expression."""
    before, after = ({rule.get("name"): rule for rule in map(mapping, _list(rules))} for rules in (old, new))
    for name in (*after, *(name for name in before if name not in after)):
        was, now = (mapping(rules.get(name)).get("expression") for rules in (before, after))
        if name not in before or name not in after:
            yield path, f"rule {name} {'added' if name in after else 'removed'}: {now or was}"
        elif was != now:
            yield path, f"rule {name} changed: {was} -> {now}"
        elif not same(before[name], after[name]):
            yield path, f"rule {name} reported differently"
    if [*before] != [*after] and sorted(map(str, before)) == sorted(map(str, after)):
        yield path, "rules in another order"


def _required(path: str, before: Schema, after: Schema) -> Iterator[Change]:
    was, now = (_list(schema.get("required")) for schema in (before, after))
    properties = mapping(after.get("properties"))
    for name in now:
        if name not in was:
            yield f"{path}.{name}", "now required"
    for name in was:
        if name not in now and name in properties:
            yield f"{path}.{name}", "no longer required"
    if sorted(map(str, was)) == sorted(map(str, now)):
        yield path, "required fields in another order"


_PHRASES: dict[str, _Phrase] = {
    **dict.fromkeys(DOCUMENTATION, _documentation),
    MODULE: _moved,
    "deprecated": _deprecated,
    "additionalProperties": _unknown_keys,
    "enum": _values,
    "anyOf": _union,
    "oneOf": _union,
    "allOf": _all_of,
    "properties": _named("."),
    "x-tallystick-rules": _rules,
    "patternProperties": _named(".~"),
    "$defs": _named(".$defs."),
    "items": _inside("[]"),
    "prefixItems": _positions,
    "propertyNames": _inside(" (keys)"),
    **{
        keyword: _inside(f" ({keyword})")
        for keyword in ("contains", "not", "if", "then", "else", "unevaluatedItems", "unevaluatedProperties")
    },
}
