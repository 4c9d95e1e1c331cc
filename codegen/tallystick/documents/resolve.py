"""References to schemas: identifiers, anchors and JSON Pointers, within a document and across documents.

JSON Schema 2020-12 core sections 8.2 and 9; earlier drafts by their own rules. A schema is known by its `Location`; the
base URI in force there decides what a reference inside it means.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, NoReturn

from tallystick.documents import uri as uris
from tallystick.documents.dialect_keywords import RECURSIVE, Dialect, identifier, identifier_keyword
from tallystick.documents.dialects import Lifted, detect, dialect_of_metaschema, lift
from tallystick.documents.index import Resource, Rules, index_of
from tallystick.documents.pointer import NOTHING, joined, step, tokens_of
from tallystick.documents.scan import quoted
from tallystick.documents.shelf import Request, Shelf
from tallystick.problems import Problem, Refusal, Where, problem
from tallystick.wording import arrows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tallystick.jsonvalue import Json

_VOCABULARIES = (
    "https://json-schema.org/draft/2019-09/vocab/",
    "https://json-schema.org/draft/2020-12/vocab/",
)
_OPENAPI_VOCABULARY = "https://spec.openapis.org/oas/3.1/vocab/base"
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_MOST_NAMES = 2_000
"""How many names a suggestion is chosen from; more would make messages slow."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a schema stands: the URI its document was found at (`""` for the only one), and the pointer into it."""

    uri: str
    pointer: str

    def __str__(self) -> str:
        return f"{self.uri}#{self.pointer}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A schema and where it stands. Two of one place are equal, whatever the schema."""

    schema: Json = field(compare=False)
    location: Location
    base: str
    """The base URI in force, which references inside are resolved against."""


@dataclass(frozen=True, slots=True)
class _Document:
    root: Json
    bases: Mapping[str, str]


class Registry:
    """The schemas of a document and of all it refers to, which are read when they are first needed.

    `uri` is where the document was found: with a `folder`, its path relative to that, so that others can refer back to
    it. `dialect` holds for every document that does not name one. `resolvers` maps URI prefixes to folders.
    """

    def __init__(
        self,
        root: Json,
        *,
        uri: str = "",
        dialect: Dialect,
        resolvers: Mapping[str, Path] | None = None,
        folder: Path | None = None,
    ) -> None:
        """Indexes `root`. Raises `Refusal` for an unknown `$schema` and for bad identifiers (TLY342 to TLY354)."""
        self._shelf = Shelf(resolvers or {}, folder)
        self._documents: dict[str, _Document] = {}
        self._resources: dict[str, tuple[str, Resource]] = {}
        self._metaschemas: dict[str, Rules | None] = {}
        self._sound: set[Location] = set()
        self._looping: dict[Location, Problem] = {}
        self._otherwise = Rules(dialect)
        self._uri = uri
        self._add(uri, root, self._rules_of(root, uri))

    # -- Schemas

    def root(self) -> Resolved:
        """The root of the document."""
        return self.at(Location(self._uri, ""))

    def at(self, location: Location) -> Resolved:
        """The schema at a location that was had from this registry. Raises `KeyError` for another document's."""
        document = self._documents[location.uri]
        start = Resolved(document.root, Location(location.uri, ""), document.bases[""])
        return self._walk(start, location.pointer, f"#{location.pointer}", Where(file=location.uri or None))

    def subschema(self, parent: Resolved, *tokens: str | int) -> Resolved:
        """The schema that `tokens` lead to from `parent`. Raises `Refusal` where there is none (TLY350, TLY355)."""
        return self._step(parent, tokens, f"#{joined('', tokens)}", self._where(parent))

    def resolve(self, reference: str, at: Resolved) -> Resolved:
        """What `reference`, standing in the schema `at`, refers to.

        Raises `Refusal` where it leads nowhere, to something that may not be read, to no schema, or only back to itself
        (TLY350 to TLY364); the problem stands at the reference.
        """
        target = self._target(reference, at)
        if not isinstance(target.schema, bool | dict):
            found = {list: "an array", str: "a string", type(None): "null"}.get(type(target.schema), "a number")
            raise Refusal(problem("TLY364", self._where(at, reference), reference=reference, found=found))
        self._refuse_loop(target, self._where(at, reference))
        return target

    # -- Resources

    def resource_of(self, resolved: Resolved) -> str:
        """The base URI of the schema resource that the schema belongs to."""
        return resolved.base

    @property
    def dynamic(self) -> bool:
        """Whether any schema read so far has a dynamic anchor."""
        return any(resource.dynamic for _, resource in self._resources.values())

    def dynamic_anchor(self, resource: str, name: str) -> Resolved | None:
        """The schema with that `$dynamicAnchor` in that resource; `None` where there is none."""
        return self.dynamic_anchors(resource).get(name)

    def dynamic_anchors(self, resource: str) -> Mapping[str, Resolved]:
        """Every `$dynamicAnchor` of that resource with its schema; `$recursiveAnchor` is one named `RECURSIVE`."""
        if resource not in self._resources:
            return {}
        uri, found = self._resources[resource]
        return {name: self.at(Location(uri, pointer)) for name, pointer in found.dynamic.items()}

    def dialect_of(self, resolved: Resolved) -> Dialect:
        """The dialect of the schema's resource: its `$schema`, else the document's, else that of the registry."""
        return self._rules(resolved).dialect

    def lift(self, resolved: Resolved) -> Lifted:
        """The schema object in 2020-12 keywords, by the dialect and vocabularies of its resource.

        Raises `Refusal` for the keywords of older dialects that are malformed (TLY370). The schema must be an object.
        """
        rules = self._rules(resolved)
        lifted = lift(resolved.schema if isinstance(resolved.schema, dict) else {}, rules.dialect, rules.vocabularies)
        if lifted.malformed:
            place = self._where(resolved)
            raise Refusal(
                *(
                    problem(
                        "TLY370", Where(file=place.file, pointer=f"{place.pointer}/{name}"), keyword=name, words=words
                    )
                    for name, words in lifted.malformed.items()
                )
            )
        return lifted

    # -- References

    def _target(self, reference: str, at: Resolved) -> Resolved:
        """One step of resolving, wherever it leads."""
        where = self._where(at, reference)
        base, raw = uris.resolve(at.base, reference)
        fragment = uris.percent_decoded(raw)
        if fragment is None:
            raise Refusal(problem("TLY352", where, reference=reference))
        if base not in self._resources:
            document = self._shelf.read(Request(base, reference, where))
            self._add(base, document, self._rules_of(document, base))
        uri, resource = self._resources[base]
        root = self._walk(self._document_root(uri), resource.pointer, reference, where)
        if fragment in {"", RECURSIVE}:
            return root
        if fragment.startswith("/"):
            return self._walk(root, fragment, reference, where)
        if fragment not in resource.anchors:
            hint = _nearest(
                fragment, resource.anchors, "Name an anchor that it has, or use a JSON Pointer: `#/$defs/Name`."
            )
            raise Refusal(problem("TLY351", where, reference=reference, hint=hint))
        return self.at(Location(uri, resource.anchors[fragment]))

    def _walk(self, start: Resolved, pointer: str, reference: str, where: Where) -> Resolved:
        """What a pointer leads to from `start`, through whatever is on the way."""
        tokens = tokens_of(pointer)
        if tokens is None:
            raise Refusal(problem("TLY352", where, reference=reference))
        return self._step(start, tokens, reference, where)

    def _step(self, start: Resolved, tokens: tuple[str | int, ...], reference: str, where: Where) -> Resolved:
        """What tokens lead to from `start`, the base URI changing at every identifier on the way."""
        uri, pointer, base, value = start.location.uri, start.location.pointer, start.base, start.schema
        bases = self._documents[uri].bases
        for token in tokens:
            below = step(value, token)
            if below is NOTHING:
                self._nowhere(value, pointer, token, reference, where)
            value = below  # type: ignore[assignment]  # a JSON value, since not NOTHING
            pointer = joined(pointer, (token,))
            base = bases.get(pointer, base)
        target = Resolved(value, Location(uri, pointer), base)
        self._refuse_nameless(target, bases)
        return target

    def _nowhere(self, value: Json, pointer: str, token: str | int, reference: str, where: Where) -> NoReturn:
        names = value if isinstance(value, dict) else ()
        raise Refusal(
            problem(
                "TLY350",
                where,
                reference=reference,
                reached=f"`{pointer}`" if pointer else "the document",
                member=quoted(str(token)),
                hint=_nearest(str(token), names, "Correct the reference, or add what it refers to."),
            )
        )

    def _refuse_nameless(self, at: Resolved, bases: Mapping[str, str]) -> None:
        """Refuses a schema with an identifier where identifiers name nothing: what is meant cannot be known."""
        if isinstance(at.schema, dict) and at.location.pointer not in bases:
            dialect = self.dialect_of(at)
            if isinstance(identifier(at.schema, dialect), str):
                keyword = identifier_keyword(dialect)
                raise Refusal(problem("TLY355", self._where(at), keyword=keyword))

    def _refuse_loop(self, target: Resolved, where: Where) -> None:
        """Refuses references that lead from one to the next and back again; every reference into a loop alike."""
        way: dict[Location, None] = {}
        here = target
        while here.location not in self._sound:
            if here.location in way:
                loop = [*list(way)[list(way).index(here.location) :], here.location]
                found = problem("TLY356", where, loop=arrows(list(map(str, loop))))
                self._looping.update(dict.fromkeys(way, found))
            if here.location in self._looping:
                raise Refusal(self._looping[here.location])
            way[here.location] = None
            reference = here.schema.get("$ref") if isinstance(here.schema, dict) else None
            if not isinstance(reference, str):
                break
            try:
                here = self._target(reference, here)
            except Refusal:  # is refused at its own place, by who reads it
                break
        self._sound.update(way)

    # -- Documents

    def _add(self, uri: str, root: Json, rules: Rules) -> None:
        """Indexes a document that was found at `uri`."""
        index = index_of(root, uri, rules, self._rules_for)
        self._documents[uri] = _Document(root, index.bases)
        for resource in index.resources:
            self._register(resource.base, uri, resource)
        if uri not in self._resources:
            self._resources[uri] = (uri, index.resources[0])

    def _register(self, base: str, uri: str, resource: Resource) -> None:
        if base in self._resources:
            other_uri, other = self._resources[base]
            here, there = Location(uri, resource.pointer), Location(other_uri, other.pointer)
            if self.at(here).schema != self.at(there).schema:
                where = Where(file=uri or None, pointer=resource.pointer)
                raise Refusal(problem("TLY354", where, identifier=base, other=there))
        else:
            self._resources[base] = (uri, resource)

    def _document_root(self, uri: str) -> Resolved:
        document = self._documents[uri]
        return Resolved(document.root, Location(uri, ""), document.bases[""])

    # -- Rules

    def _rules(self, resolved: Resolved) -> Rules:
        known = self._resources.get(resolved.base)
        return known[1].rules if known else self._otherwise

    def _rules_of(self, root: Json, uri: str) -> Rules:
        """The rules of a document: by what it says of itself, else those of the registry."""
        if not isinstance(root, dict):
            return self._otherwise
        named = root.get("$schema", root.get("jsonSchemaDialect") if "openapi" in root else None)
        if isinstance(named, str):
            keyword = "$schema" if "$schema" in root else "jsonSchemaDialect"
            return self._rules_for(named, Where(file=uri or None, pointer=f"/{keyword}"))
        if {"$schema", "openapi", "swagger"} & root.keys():
            return Rules(detect(root, uri or None))
        return self._otherwise

    def _rules_for(self, metaschema: str, where: Where) -> Rules:
        """The rules that a `$schema` names: of a known dialect, or by the metaschema it leads to."""
        dialect = dialect_of_metaschema(metaschema, where)
        if dialect is not None:
            return Rules(dialect)
        if metaschema not in self._metaschemas:
            self._metaschemas[metaschema] = None  # being read
            self._metaschemas[metaschema] = self._read_rules(metaschema, where)
        rules = self._metaschemas[metaschema]
        if rules is None:
            raise Refusal(problem("TLY345", where, uri=metaschema))
        return rules

    def _read_rules(self, metaschema: str, where: Where) -> Rules:
        here = Resolved(None, Location(where.file or "", where.pointer or ""), metaschema)
        found = self.resolve(metaschema, here)
        dialect = self.dialect_of(found)
        listed = found.schema.get("$vocabulary") if isinstance(found.schema, dict) else None
        if not isinstance(listed, dict) or dialect not in {Dialect.draft2019_09, Dialect.draft2020_12}:
            return Rules(dialect)
        names = {"core"}
        for vocabulary, required in listed.items():
            short = _short_vocabulary(vocabulary)
            if short is not None:
                names.add(short)
            elif required is True:
                raise Refusal(problem("TLY344", where, metaschema=metaschema, vocabulary=vocabulary))
        if dialect is Dialect.draft2019_09 and "applicator" in names:
            names.add("unevaluated")  # a vocabulary of its own only since 2020-12
        return Rules(dialect, frozenset(names))

    # -- Places

    @staticmethod
    def _where(at: Resolved, reference: str | None = None) -> Where:
        """The place of a schema, or of the reference in it."""
        pointer = at.location.pointer
        if reference is not None and isinstance(at.schema, dict):
            keyword = next((keyword for keyword in _REFERENCES if at.schema.get(keyword) == reference), None)
            pointer = f"{pointer}/{keyword}" if keyword else pointer
        return Where(file=at.location.uri or None, pointer=pointer)


def _short_vocabulary(vocabulary: str) -> str | None:
    """`validation` for the vocabulary of that name in either draft; `None` for one that is not known."""
    if vocabulary == _OPENAPI_VOCABULARY:
        return "openapi"
    for prefix in _VOCABULARIES:
        name = vocabulary.removeprefix(prefix)
        if name != vocabulary:
            return "format" if name.startswith("format") else name
    return None


def _nearest(name: str, names: Mapping[str, object] | tuple[()], otherwise: str) -> str:
    """A suggestion of the nearest name, where one is near."""
    near = get_close_matches(name, list(names)[:_MOST_NAMES], n=1)
    return f"Did you mean `{near[0]}`?" if near else otherwise
