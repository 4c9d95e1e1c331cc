"""Where the document of an application departs from the operations of a contract."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tallystick.compat.shapes import Side, differences
from tallystick.http_words import METHODS
from tallystick.problems import Where, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tallystick.problems import Problem

    Schema = dict[str, Any]
    Place = tuple[str, str]
    """Method, and path with its parameters' names left out."""

_MOST = 3
"""So many differences of one schema are said; the others are counted."""


@dataclass(frozen=True, slots=True)
class _Described:
    """An operation of a document, with where it stands."""

    said: Schema
    path: str
    method: str
    document: Schema

    @property
    def name(self) -> str:
        return f"{self.method.upper()} {self.path}"

    def resolved(self, value: Any) -> Schema:  # noqa: ANN401 - a part of a document
        if not isinstance(value, dict):
            return {}
        return Side(value, self.document).followed() if "$ref" in value else value

    def where(self, part: str, *tokens: str) -> Where:
        pointer = "".join(
            f"/{each.replace('~', '~0').replace('/', '~1')}" for each in ("paths", self.path, self.method, *tokens)
        )
        return Where(pointer=pointer, name=f"{self.name} {part}".rstrip())


def departures(contract: Schema, real: Schema, homes: Mapping[str, str]) -> Iterator[Problem]:
    """Each departure of `real` from `contract`, both OpenAPI documents, at its place in `real`.

    `homes` says where each operation of the contract is declared. Of a home that the application has nothing of,
    nothing is asked, unless that holds for all.
    """
    mine, theirs = _operations(contract), _operations(real)
    served = {homes.get(_id(mine[place])) for place in mine.keys() & theirs.keys()}
    asked = {place: each for place, each in mine.items() if not served or homes.get(_id(each)) in served}
    for place, each in asked.items():
        if place in theirs:
            yield from _differences(each, theirs[place])
        else:
            yield problem("TLY740", Where(name=each.name), id=_id(each), place=each.name)
    for place, each in theirs.items():
        if place not in mine:
            yield problem("TLY741", each.where(""), place=each.name)


def _operations(document: Schema) -> dict[Place, _Described]:
    found = {}
    for path, item in _mapping(document.get("paths")).items():
        for method in METHODS:
            if isinstance(said := _mapping(item).get(method), dict):
                shared = [*_list(item.get("parameters")), *_list(said.get("parameters"))]
                place = (method, re.sub(r"\{[^}]*\}", "{}", path))
                found[place] = _Described({**said, "parameters": shared}, path, method, document)
    return found


def _id(operation: _Described) -> str:
    return str(operation.said.get("operationId", ""))


def _differences(mine: _Described, theirs: _Described) -> Iterator[Problem]:
    if _id(mine) != _id(theirs):
        yield problem("TLY742", theirs.where("", "operationId"), id=_id(theirs), wanted=_id(mine))
    yield from _parameters(mine, theirs)
    yield from _bodies(mine, theirs)
    yield from _answers(mine, theirs)
    wanted, found = _schemes(mine), _schemes(theirs)
    if wanted != found:
        yield problem("TLY749", theirs.where("", "security"), found=_listed(found), wanted=_listed(wanted))


def _parameters(mine: _Described, theirs: _Described) -> Iterator[Problem]:
    wanted, found = _by_name(mine), _by_name(theirs)
    for key in sorted(wanted.keys() | found.keys()):
        location, name = key
        where = theirs.where(f"{location}.{name}", "parameters")
        if key not in found or key not in wanted:
            how = "is missing" if key not in found else "is not in the contract"
            yield problem("TLY743", where, name=name, location=location, how=how)
            continue
        if bool(wanted[key].get("required")) != bool(found[key].get("required")):
            how = "is required" if found[key].get("required") else "is not required"
            yield problem("TLY743", where, name=name, location=location, how=how)
        one, other = (_without_null(each[key].get("schema")) for each in (wanted, found))
        if how := _said(differences(Side(one, mine.document), Side(other, theirs.document))):
            yield problem("TLY744", where, name=name, location=location, how=how)


def _by_name(operation: _Described) -> dict[tuple[str, str], Schema]:
    """The parameters by location and name; those of path by their position there, since only that is seen."""
    found = {}
    in_path = re.findall(r"\{([^}]*)\}", operation.path)
    for each in map(operation.resolved, operation.said["parameters"]):
        location, name = str(each.get("in")), str(each.get("name"))
        if location == "path" and name in in_path:
            name = f"{{{in_path.index(name) + 1}}}"
        found[location, name.lower() if location == "header" else name] = each
    return found


def _without_null(schema: Any) -> Any:  # noqa: ANN401 - a JSON Schema
    """The schema of a parameter without `null`, which no text is."""
    match schema:
        case {"anyOf": [*members], **rest}:
            kept = [each for each in members if each != {"type": "null"}]
            return {**rest, **kept[0]} if len(kept) == 1 and isinstance(kept[0], dict) else {**rest, "anyOf": kept}
        case _:
            return schema


def _bodies(mine: _Described, theirs: _Described) -> Iterator[Problem]:
    one, other = (each.resolved(each.said.get("requestBody")) for each in (mine, theirs))
    where = theirs.where("body", "requestBody")
    wanted, found = _mapping(one.get("content")), _mapping(other.get("content"))
    if wanted.keys() != found.keys():
        yield problem("TLY745", where, found=_listed(found), wanted=_listed(wanted))
    for media in sorted(wanted.keys() & found.keys()):
        sides = Side(wanted[media].get("schema"), mine.document), Side(found[media].get("schema"), theirs.document)
        if how := _said(differences(*sides)):
            yield problem("TLY746", where, how=how)


def _answers(mine: _Described, theirs: _Described) -> Iterator[Problem]:
    wanted, found = (_mapping(each.said.get("responses")) for each in (mine, theirs))
    for status in sorted(wanted.keys() | found.keys()):
        where = theirs.where(status, "responses", *([status] if status in found else []))
        if status not in found or status not in wanted:
            how = "is missing" if status not in found else "is not in the contract"
            yield problem("TLY747", where, status=status, how=how)
            continue
        one, other = mine.resolved(wanted[status]), theirs.resolved(found[status])
        contents = _mapping(one.get("content")), _mapping(other.get("content"))
        if contents[0].keys() != contents[1].keys():
            how = f"has {_listed(contents[1])}, and {_listed(contents[0])} in the contract"
            yield problem("TLY747", where, status=status, how=how)
        for media in sorted(contents[0].keys() & contents[1].keys()):
            sides = (
                Side(_carried(content[media]), each.document, written=True)
                for content, each in zip(contents, (mine, theirs), strict=True)
            )
            if how := _said(differences(*sides)):
                yield problem("TLY748", where, status=status, how=how)


def _carried(content: Schema) -> Any:  # noqa: ANN401 - a JSON Schema
    """The schema of a body, or of each event of a stream."""
    return content.get("x-tallystick-item", content.get("itemSchema", content.get("schema", {})))


def _schemes(operation: _Described) -> set[str]:
    """The security schemes by which an operation may be asked, each as its kind: names are the document's own."""
    declared = _mapping(_mapping(operation.document.get("components")).get("securitySchemes"))
    named = _list(operation.said.get("security", operation.document.get("security")))
    return {_scheme(operation.resolved(declared.get(name)), name) for each in named for name in each}


def _scheme(said: Schema, name: str) -> str:
    match said:
        case {"type": "http", "scheme": str(scheme)}:
            return scheme.lower()
        case {"type": "apiKey", "in": str(location), "name": str(key)}:
            return f"{location} {key}"
        case {"type": "oauth2" | "openIdConnect"}:
            return "bearer"
        case _:
            return name


def _said(found: Iterable[tuple[str, str]]) -> str:
    """The first differences in words; empty where there is none."""
    told = [f"{f'{path} ' if path else ''}{what}" for path, what in sorted(set(found))]
    more = f"; and {len(told) - _MOST} more" if len(told) > _MOST else ""
    return "; ".join(told[:_MOST]) + more


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _mapping(value: Any) -> Schema:  # noqa: ANN401 - a part of a document
    return value if isinstance(value, Mapping) else {}  # type: ignore[return-value]  # parts of documents are dicts


def _list(value: Any) -> list[Any]:  # noqa: ANN401 - a part of a document
    return value if isinstance(value, list) else []
