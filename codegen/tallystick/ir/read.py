"""Documents to declarations: each schema that the roots reach becomes a node, in a declaration of its own or another.

Reading is a worklist over declarations, so chains of references of any length and recursion of any kind are read flat,
and inline schemas nested deeper than `MAX_INLINE` are hoisted into declarations of their own.

`$dynamicRef` is resolved here, once and for all: the dynamic scope (core section 7.1) is the sequence of schema
resources entered on the way to a schema, so a schema that is reached through two scopes is read as two declarations,
and what is generated has no dynamic scope left.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from tallystick.documents.dialects import Lifted
from tallystick.documents.pointer import joined
from tallystick.documents.resolve import Location, Registry, Resolved
from tallystick.ir.classify import classify
from tallystick.ir.everyday import union
from tallystick.ir.keywords import TOLD_BY
from tallystick.ir.names import Names, from_pointer
from tallystick.ir.nodes import Anything, Declaration, Direction, Never, Node, Object, Reference, Union
from tallystick.ir.rules.data import KEYWORD as RULES
from tallystick.ir.rules.data import Malformed
from tallystick.ir.rules.data import read as read_rules
from tallystick.ir.schema import Schema, docs
from tallystick.ir.wellformed import FormatPolicy, quoted, well_formed
from tallystick.problems import Problem, Refusal, Severity, Where, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tallystick.jsonvalue import Json

MAX_INLINE = 16
"""How deep inline schemas may nest in one declaration: deeper ones would be unreadable, and overflow compilers."""

DEFAULT_MODULE = "schemas"
"""The module of schemas whose document names none."""

_MODULE_KEYWORD = "x-tallystick-module"
_MODULE = re.compile(r"[\w-]+(?:/[\w-]+)*")
"""It becomes the path of a file, so nothing may be in it that has a meaning to a file system, a program or a reader."""
_TAKEN = re.compile(r"(?:index|operations)\Z|(?:apis|codecs|mini|runtime)(?=/|\Z)", re.IGNORECASE)
"""The starts of module paths that are something else in a generated package, in any case: some disks know none."""


@dataclass(frozen=True, slots=True)
class Root:
    """A schema to generate, under the name its document gives it."""

    name: str
    at: Resolved
    direction: Direction = Direction.BOTH


@dataclass(frozen=True, slots=True)
class Scope:
    """What the way to a schema says about it: the dynamic anchors in force, and whether annotations are asked for."""

    anchors: tuple[tuple[str, Location], ...] = ()
    annotates: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What reading gives: declarations with the module each belongs to, roots first; the roots' names; all names."""

    declarations: tuple[tuple[str, Declaration], ...]
    roots: tuple[str, ...]
    names: Names
    tags: Mapping[str, frozenset[str]]
    """By declaration, the properties that tell it apart in a union, as documents say."""
    problems: tuple[Problem, ...]
    """Remarks: none of them is an error."""


@dataclass(slots=True)
class _Draft:
    """A declaration on its way: found, named, not yet read."""

    name: str
    at: Resolved
    scope: Scope
    module: str
    direction: Direction = Direction.BOTH


_Key = tuple[Location, Scope]
_Leaf = tuple[object, ...]


@dataclass(slots=True)
class _Reader:
    registry: Registry
    formats: FormatPolicy
    names: Names = field(default_factory=Names)
    drafts: dict[_Key, _Draft] = field(default_factory=dict)
    queue: deque[_Draft] = field(default_factory=deque)
    problems: list[Problem] = field(default_factory=list)
    lifted: dict[int, Lifted] = field(default_factory=dict)
    nodes: dict[_Key, Node] = field(default_factory=dict)
    leaves: dict[_Leaf, Node] = field(default_factory=dict)
    tags: dict[str, set[str]] = field(default_factory=dict)

    # -- declarations

    def declare(self, at: Resolved, scope: Scope, raw: str, module: str) -> Reference:
        """A reference to the declaration of the schema at `at`, which is queued for reading unless it was already."""
        key = (at.location, scope)
        draft = self.drafts.get(key)
        if draft is None:
            draft = _Draft(self.names.claim(raw, f"{at.location}{scope.anchors}"), at, scope, module)
            self.drafts[key] = draft
            self.queue.append(draft)
        return Reference(draft.name)

    def declare_roots(self, roots: Sequence[Root]) -> tuple[str, ...]:
        """Name the roots, together, and queue them."""
        names = self.names.claim_all({root.at.location.pointer or root.name: root.name for root in roots})
        for root in roots:
            scope = self.enter(root.at, Scope())
            name = names[root.at.location.pointer or root.name]
            draft = _Draft(name, root.at, scope, self.module_of(root.at, DEFAULT_MODULE), root.direction)
            self.drafts[root.at.location, scope] = draft
            self.queue.append(draft)
        return tuple(draft.name for draft in self.queue)

    def run(self) -> Iterable[tuple[str, Declaration]]:
        """Read what is queued, and what that queues, until nothing is left."""
        while self.queue:
            draft = self.queue.popleft()
            node = self.node(draft.at, draft.scope, draft.module, 0)
            yield draft.module, self.declaration(draft, node)

    def declaration(self, draft: _Draft, node: Node) -> Declaration:
        """The declaration of a draft that has been read."""
        schema = draft.at.schema
        if not isinstance(schema, dict):
            return Declaration(draft.name, node)
        source, direction = schema.get("x-tallystick-source"), schema.get("x-tallystick-direction")
        return Declaration(
            draft.name,
            node,
            docs(self.lift(draft.at).keywords),
            source if isinstance(source, str) else None,
            Direction(direction) if direction in ("input", "output") else draft.direction,
        )

    # -- schemas

    def node(self, at: Resolved, scope: Scope, module: str, depth: int) -> Node:
        """The node of the schema at `at`."""
        if isinstance(at.schema, bool):
            return Anything() if at.schema else Never()
        if not isinstance(at.schema, dict):
            words = "an object, true or false"
            self.note(at, "TLY401", None, keyword="A schema", words=words, value=quoted(at.schema))
            return Anything()
        lifted = self.lift(at)
        place = _Place(self, at, lifted, scope, module, depth)
        node = classify(
            Schema(well_formed(lifted.keywords, self.formats, place.note), place), annotates=scope.annotates
        )
        node = self.told(node, lifted.keywords)
        if RULES in lifted.keywords:
            node = self.ruled(node, lifted.keywords[RULES], at)
        return union([node], null=True) if lifted.nullable else node

    def ruled(self, node: Node, rules: Json, at: Resolved) -> Node:
        """The object `node` with its cross-field rules; what they may not be is noted."""
        if not isinstance(node, Object):
            self.note(at, "TLY553", RULES)
            return node
        try:
            return replace(node, rules=read_rules(rules))
        except Malformed as fault:
            self.note(at, "TLY552", joined(RULES, fault.path), reason=fault.reason)
            return node

    def told(self, node: Node, keywords: Mapping[str, Json]) -> Node:
        """`node` with the property by which the document says that its members are told apart, noted for them, too."""
        discriminator = keywords.get("discriminator")
        tag = discriminator.get("propertyName") if isinstance(discriminator, dict) else keywords.get(TOLD_BY)
        if not isinstance(tag, str) or not isinstance(node, Union):
            return node
        for member in node.members:
            if isinstance(member, Reference):
                self.tags.setdefault(member.name, set()).add(tag)
        return replace(node, stated=tag)

    def child(self, at: Resolved, path: tuple[str | int, ...], scope: Scope, module: str, depth: int) -> Node:
        """The node of the schema at `path` below the one at `at`, which nests at `depth`."""
        leaf = _leaf(at, path, annotates=scope.annotates)
        if leaf is not None and leaf in self.leaves:
            return self.leaves[leaf]
        child = self.registry.subschema(at, *path)
        scope = self.enter(child, scope)
        if leaf is not None:
            return self.leaf(leaf, child, scope, module)
        if depth >= MAX_INLINE and isinstance(child.schema, dict):
            return self.declare(child, scope, self.raw_name(child), module)
        key = (child.location, scope)
        if key not in self.nodes:  # a general node reads its children for its keywords and again for its view
            self.nodes[key] = self.node(child, scope, module, depth + 1)
        return self.nodes[key]

    def reference(self, at: Resolved, reference: str, scope: Scope, module: str, *, dynamic: bool) -> Node:
        """A reference to the declaration of the schema that `reference` means in this scope."""
        target = self.target(at, reference, scope, dynamic=dynamic)
        if target is None:
            return Anything()
        return self.declare(target, self.enter(target, scope), self.raw_name(target), self.module_of(target, module))

    def leaf(self, key: _Leaf, at: Resolved, scope: Scope, module: str) -> Node:
        """The node of a schema with nothing below it, remembered for those that say the same, unless it is at fault."""
        before = len(self.problems)
        node = self.node(at, scope, module, 0)
        if len(self.problems) == before:
            self.leaves[key] = node
        return node

    def target(self, at: Resolved, reference: str, scope: Scope, *, dynamic: bool) -> Resolved | None:
        """The schema that a reference means in this scope; `None` after noting that there is none."""
        try:
            target = self.registry.resolve(reference, at)
        except Refusal as refusal:
            self.problems.extend(refusal.problems)
            return None
        if dynamic:
            _, _, fragment = reference.partition("#")
            anchored = self.registry.dynamic_anchor(self.registry.resource_of(target), fragment)
            outermost = dict(scope.anchors).get(fragment)
            if anchored is not None and anchored.location == target.location and outermost is not None:
                return self.registry.at(outermost)
        return target

    def enter(self, at: Resolved, scope: Scope) -> Scope:
        """The scope inside the schema at `at`: a dynamic anchor belongs to the outermost resource that has it."""
        anchors = self.registry.dynamic_anchors(self.registry.resource_of(at)) if self.registry.dynamic else {}
        held = dict(scope.anchors)
        fresh = {name: anchored.location for name, anchored in anchors.items() if name not in held}
        return Scope(tuple(sorted({**held, **fresh}.items(), key=str)), scope.annotates) if fresh else scope

    # -- keywords

    def lift(self, at: Resolved) -> Lifted:
        """The schema in 2020-12 spelling; what is malformed in an older one is noted."""
        known = self.lifted.get(id(at.schema))
        if known is None:
            try:
                known = self.registry.lift(at)
            except Refusal as refusal:
                self.problems.extend(refusal.problems)
                known = Lifted({})
            self.lifted[id(at.schema)] = known
        return known

    # -- places

    def raw_name(self, at: Resolved) -> str:
        """A name for a schema that no root names."""
        if not at.location.pointer and isinstance(at.schema, dict) and isinstance(at.schema.get("title"), str):
            return str(at.schema["title"])
        words = from_pointer(
            token.replace("~1", "/").replace("~0", "~") for token in at.location.pointer.split("/")[1:]
        )
        return words or _stem(at.location.uri) or "Root"

    def module_of(self, at: Resolved, otherwise: str) -> str:
        """The module that the schema's document gives it."""
        if not isinstance(at.schema, dict) or _MODULE_KEYWORD not in at.schema:
            return otherwise
        module = at.schema[_MODULE_KEYWORD]
        if isinstance(module, str) and _MODULE.fullmatch(module):
            taken = _TAKEN.match(module)
            return module if taken is None else f"{taken[0]}_{module[taken.end() :]}"
        words = "the path of a module, names parted by `/`"
        self.note(at, "TLY401", _MODULE_KEYWORD, keyword=f"`{_MODULE_KEYWORD}`", words=words, value=quoted(module))
        return otherwise

    def note(self, at: Resolved, code: str, keyword: str | None, /, **holes: object) -> None:
        """Note a problem at a keyword of the schema at `at`: an error, or a remark, by its code."""
        pointer = at.location.pointer if keyword is None else f"{at.location.pointer}/{keyword}"
        self.problems.append(problem(code, Where(file=at.location.uri or None, pointer=pointer), **holes))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a schema stands: in its document, in the dynamic scope, and how deep in its declaration."""

    reader: _Reader
    at: Resolved
    lifted: Lifted
    scope: Scope
    module: str
    depth: int

    def child(self, *tokens: str | int, in_place: bool = False) -> Node:
        """The node of a subschema, or of the target of a reference; annotations are asked for in place only."""
        keywords = self.lifted.keywords
        asks = self.scope.annotates or "unevaluatedItems" in keywords or "unevaluatedProperties" in keywords
        below = Scope(self.scope.anchors, in_place and asks)
        name = tokens[0]
        if name in {"$ref", "$dynamicRef"}:
            reference = str(keywords[str(name)])
            return self.reader.reference(self.at, reference, below, self.module, dynamic=name == "$dynamicRef")
        return self.reader.child(self.at, self.lifted.path(*tokens), below, self.module, self.depth)

    def annotations(self, name: str) -> Mapping[str, Json]:
        """All the keywords of the schema of the property `name`; lifted only where an old dialect respells one."""
        properties = self.lifted.keywords["properties"]
        child = properties[name] if isinstance(properties, dict) else None
        if not isinstance(child, dict):
            return {}
        if "example" in child and "examples" not in child:
            return self.reader.lift(self.reader.registry.subschema(self.at, "properties", name)).keywords
        return child

    def remarks(self, keyword: str) -> bool:
        """Whether the schema has a keyword that asserts nothing."""
        return keyword in self.lifted.keywords

    def note(self, code: str, keyword: str, /, **holes: object) -> None:
        """Note a problem at a keyword of the schema: an error, or a remark, by its code."""
        self.reader.note(self.at, code, keyword, **holes)


def read(registry: Registry, roots: Sequence[Root], formats: FormatPolicy) -> Read:
    """The declarations of every schema that `roots` reach, roots first, each with its module.

    Raises `Refusal` with every error found: a keyword of the wrong type, an unknown type, a pattern that is none, a
    reference that leads nowhere.
    """
    reader = _Reader(registry, formats)
    named = reader.declare_roots(roots)
    declarations = tuple(reader.run())
    problems = tuple(dict.fromkeys(reader.problems))
    if any(found.severity is Severity.ERROR for found in problems):
        raise Refusal(*problems)
    tags = {name: frozenset(tags) for name, tags in reader.tags.items()}
    return Read(declarations, named, reader.names, tags, problems)


_SILENT = frozenset({"title", "description", "default", "deprecated", "example", "examples", "readOnly", "writeOnly"})


def _leaf(at: Resolved, path: tuple[str | int, ...], *, annotates: bool) -> _Leaf | None:
    """What the subschema at `path` says of instances, as a key, where there is no schema in it and no identifier.

    Most schemas of a description are such (`{"type": "string"}`), and say the same as many others.
    """
    value: Any = at.schema
    for token in path:
        value = value[token]
    if not isinstance(value, dict):
        return None
    key: list[object] = [at.base, annotates]
    for name, item in value.items():
        if name in _SILENT:
            continue
        if isinstance(item, list):
            if any(isinstance(one, dict | list) for one in item):
                return None
            key += (name, *(part for one in item for part in (type(one), one)), None)
        elif isinstance(item, dict) or name[:1] == "$":
            return None
        else:
            key += (name, type(item), item)
    return tuple(key)


def _stem(uri: str) -> str:
    return uri.rstrip("/").rpartition("/")[2].partition(".")[0]
