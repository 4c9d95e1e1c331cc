"""The names that schemas of one document have: identifiers and anchors, where its dialect has subschemas.

JSON Schema 2020-12 core section 8.2; section 9.4.2 on identifiers in unknown places, which name nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tallystick.documents import openapi_places, uri
from tallystick.documents.dialect_keywords import (
    KNOWN,
    OLD_DRAFTS,
    RECURSIVE,
    Dialect,
    children,
    identifier,
    identifier_keyword,
)
from tallystick.documents.pointer import joined
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from tallystick.jsonvalue import Json

_NAMING = frozenset({"$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor"})
_ANCHOR = re.compile(r"[A-Za-z_][-A-Za-z0-9._:]*")


@dataclass(frozen=True, slots=True)
class Rules:
    """How the schemas of a resource are read: a dialect, and the vocabularies where a metaschema chooses them."""

    dialect: Dialect
    vocabularies: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """A schema resource: its base URI, where it stands, its rules, and its anchors by name with their pointers."""

    base: str
    pointer: str
    rules: Rules
    anchors: dict[str, str] = field(default_factory=dict)
    dynamic: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Index:
    """The schema resources of a document, and the base URI at every pointer where one is set."""

    resources: list[Resource]
    bases: dict[str, str]


RulesFor = Callable[[str, Where], Rules]
"""The rules that a `$schema` names. Raises `Refusal`."""

_Link = tuple["_Link | None", tuple[str | int, ...]]
"""A way down from the root; the pointer is only spelled out where something is found."""


def index_of(root: Json, at: str, rules: Rules, rules_for: RulesFor) -> Index:
    """The index of the document `root`, which was found at the URI `at` and whose root is read by `rules`.

    Raises `Refusal` for an identifier or anchor that is malformed or there twice (TLY353, TLY354).
    """
    indexing = _Indexing(at, rules_for)
    outermost = indexing.add(at, None, rules)
    if isinstance(root, dict) and "openapi" in root and rules.dialect is Dialect.openapi31:
        for tokens, schema in openapi_places.schemas(root):
            indexing.walk(schema, (None, tokens), outermost)
    elif isinstance(root, dict) and rules.dialect is not Dialect.openapi30:
        indexing.walk(root, None, outermost)
    return Index([each for each in indexing.resources if indexing.bases[each.pointer] == each.base], indexing.bases)


class _Indexing:
    """The walk over one document."""

    def __init__(self, file: str, rules_for: RulesFor) -> None:
        self.file = file
        self.rules_for = rules_for
        self.resources: list[Resource] = []
        self.bases: dict[str, str] = {}

    def add(self, base: str, link: _Link | None, rules: Rules) -> Resource:
        resource = Resource(base, _pointer(link), rules)
        self.resources.append(resource)
        self.bases[resource.pointer] = base
        return resource

    def walk(self, schema: dict[str, Json], link: _Link | None, resource: Resource) -> None:
        """Indexes `schema` and all below it; `resource` is the one around it."""
        todo = [(schema, link, resource)]
        while todo:
            schema, link, resource = todo.pop()
            if not _NAMING.isdisjoint(schema):
                resource = self.named(schema, link, resource)
            for tokens, child in children(schema, resource.rules.dialect):
                if isinstance(child, dict):
                    todo.append((child, (link, tokens), resource))

    def named(self, schema: dict[str, Json], link: _Link | None, around: Resource) -> Resource:
        """The resource that `schema` belongs to, with its names added."""
        resource = self.identified(schema, link, around)
        known = KNOWN[resource.rules.dialect]
        for keyword, dynamic in (("$anchor", False), ("$dynamicAnchor", True)):
            if keyword in schema and keyword in known:
                self.anchor(schema[keyword], keyword, link, resource, dynamic=dynamic)
        if (
            schema.get("$recursiveAnchor") is True
            and "$recursiveAnchor" in known
            and _pointer(link) == resource.pointer
        ):
            resource.dynamic[RECURSIVE] = resource.pointer
        return resource

    def identified(self, schema: dict[str, Json], link: _Link | None, around: Resource) -> Resource:
        """The resource that `schema` starts, where its identifier says so; else the one around it."""
        rules = around.rules
        if link is not None and "$schema" in schema and not schema.keys().isdisjoint({"$id", "id"}):
            rules = self.rules_for(str(schema["$schema"]), self.where(link, "$schema"))
        name = identifier(schema, rules.dialect)
        if name is None:
            return around
        keyword = identifier_keyword(rules.dialect) or ""
        where = self.where(link, keyword)
        if not isinstance(name, str):
            raise Refusal(problem("TLY353", where, keyword=keyword, words="a URI reference as a string"))
        base, fragment = uri.resolve(around.base, name)
        resource = around if base == around.base and rules == around.rules else self.add(base, link, rules)
        self.bases[_pointer(link)] = base
        if not fragment:
            return resource
        if rules.dialect not in OLD_DRAFTS:
            raise Refusal(problem("TLY353", where, keyword=keyword, words="a URI reference without a fragment"))
        if not fragment.startswith("/"):  # before 2019-09 a fragment in the identifier is an anchor
            self.anchor(fragment, keyword, link, resource, dynamic=False)
        return resource

    def anchor(self, name: Json, keyword: str, link: _Link | None, resource: Resource, *, dynamic: bool) -> None:
        """Adds an anchor to its resource."""
        where = self.where(link, keyword)
        if not isinstance(name, str) or not _ANCHOR.fullmatch(name):
            raise Refusal(
                problem("TLY353", where, keyword=keyword, words="a name of ASCII letters, digits, `-`, `_` and `.`")
            )
        pointer = _pointer(link)
        other = resource.anchors.get(name, pointer)
        if other != pointer:
            raise Refusal(problem("TLY354", where, identifier=name, other=f"{self.file}#{other}"))
        resource.anchors[name] = pointer
        if dynamic:
            resource.dynamic[name] = pointer

    def where(self, link: _Link | None, keyword: str) -> Where:
        return Where(file=self.file or None, pointer=f"{_pointer(link)}/{keyword}")


def _pointer(link: _Link | None) -> str:
    """The JSON Pointer that a way down spells."""
    steps: list[tuple[str | int, ...]] = []
    while link is not None:
        link, tokens = link
        steps.append(tokens)
    return joined("", (token for tokens in reversed(steps) for token in tokens))
