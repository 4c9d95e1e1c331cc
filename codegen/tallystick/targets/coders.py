"""What an application works with instead of the wire form, and the expressions that go from one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from tallystick.ir import nodes as ir
from tallystick.render.encode import string, value_key
from tallystick.render.layout import Arrow, Chain, Doc, Items, Members
from tallystick.targets.model import schema_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tallystick.targets.model import Model

CODERS = "runtime/codecs/index"
"""The module, in the generated package, that exports the coders."""


@dataclass(frozen=True, slots=True)
class Form:
    """What stands for a wire string: the coder's name in the runtime, and its type in TypeScript."""

    coder: str
    type: str


FORMATS: Mapping[str, Form] = MappingProxyType(
    {"contract-datetime": Form("instant", "Date"), "contract-base64": Form("binary", "Uint8Array")}
)
"""By the name of the format's row. Dates, local times and durations stay text: `Date` is none of those."""
PATTERNS: Mapping[object, Form] = MappingProxyType({"^(?:0|-?[1-9][0-9]*)$": Form("bigInteger", "bigint")})
"""By the pattern, of wire types that have no format of their own."""
KEYS: Mapping[object, Form] = MappingProxyType(
    {
        **PATTERNS,
        "^(?:0|-?[1-9][0-9]{0,14})$": Form("integerKey", "number"),
        "true|false": Form("booleanKey", "boolean"),
    }
)
"""By the pattern of an object's keys, or by the list of them: each is one spelling of one value. Dates and UUIDs, which
stay text as values, do so as keys."""


def form_of(node: ir.View) -> Form | None:
    """What stands for the strings that `node` accepts, where it is not they themselves."""
    if not isinstance(node, ir.String):
        return None
    if node.format is not None:
        return FORMATS.get(node.format)
    return _by_pattern(node, PATTERNS)


def key_of(keys: ir.Node) -> Form | None:
    """What stands for the keys of a record, where that is no text."""
    match keys:
        case ir.String(format=None):
            return _by_pattern(keys, KEYS)
        case ir.Literal(values=values):
            return KEYS.get("|".join(map(str, values)))
        case _:
            return None


def _by_pattern(node: ir.String, forms: Mapping[object, Form]) -> Form | None:
    found = (forms.get(check.value) for check in node.checks if check.keyword == "pattern")
    return next((form for form in found if form is not None), None)


_KINDS = {ir.String: "string", ir.Number: "number", ir.Boolean: "boolean", ir.Null: "null", ir.Array: "array"}
_KINDS |= {ir.Tuple: "array", ir.Object: "object", ir.Record: "object"}


@dataclass(frozen=True)
class Coders:
    """The forms of a package's declarations.

    What a `General` node without a base holds is left on the wire, as nothing says which of its schemas an instance
    meets; so are unions whose members are told apart neither by a tag nor by the kind of JSON value.
    """

    model: Model

    @cached_property
    def coded(self) -> frozenset[str]:
        """The declarations that have another form than that of the wire, themselves or in what they refer to."""
        found: frozenset[str] = frozenset()
        while True:
            more = frozenset(name for name, each in self.model.declarations.items() if self._differs(each.node, found))
            if more == found:
                return found
            found = more

    def differs(self, node: ir.View) -> bool:
        """Whether instances of `node` have another form than that of the wire."""
        return self._differs(node, self.coded)

    def _differs(self, node: ir.View, coded: frozenset[str]) -> bool:  # noqa: C901 - one case a node
        def differs(child: ir.Node) -> bool:
            return self._differs(child, coded)

        match node:
            case ir.Reference(name=name):
                return name in coded
            case ir.String():
                return form_of(node) is not None
            case ir.Array(items=items):
                return self.is_set(node) or differs(items)
            case ir.Nullable(node=inner):
                return differs(inner)
            case ir.Record(keys=keys, values=values):
                return key_of(keys) is not None or differs(values)
            case ir.Tuple(items=items, rest=rest):
                return any(map(differs, items)) or (rest is not None and differs(rest))
            case ir.Object(properties=properties, extra=extra):
                return any(differs(each.node) for each in properties) or (
                    not isinstance(extra, ir.Extra) and differs(extra)
                )
            case ir.General(base=base):
                return base is not None and differs(base)
            case ir.Union(members=members):
                return self.told_apart(node) and any(map(differs, members))
            case _:
                return False

    def is_set(self, node: ir.Array) -> bool:
        """Whether a JavaScript `Set` can hold the items: distinct, and compared as values."""
        return any(check.keyword == "uniqueItems" for check in node.checks) and self._is_scalar(node.items)

    def _is_scalar(self, node: ir.Node) -> bool:
        match node:
            case ir.Reference(name=name):
                return self._is_scalar(self.model.declarations[name].node)
            case ir.String():
                return form_of(node) is None
            case ir.Number() | ir.Boolean() | ir.Literal():
                return True
            case _:
                return False

    def told_apart(self, node: ir.Union) -> bool:
        """Whether an instance says of itself which member it is."""
        if node.discriminator is not None:
            return True
        kinds = [kind for member in node.members for kind in self._kinds(member)]
        return None not in kinds and len(kinds) == len(set(kinds))

    def _kinds(self, node: ir.Node) -> list[str | None]:
        """The kinds of JSON values that `node` accepts; None for a node that takes some of several."""
        match node:
            case ir.Reference(name=name):
                declaration = self.model.declarations[name]
                return [None] if name in declaration.late else self._kinds(declaration.node)
            case ir.Nullable(node=inner):
                return ["null", *self._kinds(inner)]
            case ir.Literal(values=values):
                return [*sorted({_kind_of(value) for value in values})]
            case ir.Union(members=members):
                return [kind for member in members for kind in self._kinds(member)]
            case ir.General(base=base) if base is not None:
                return self._kinds(base)
            case _:
                return [_KINDS.get(type(node))]

    def coder(self, node: ir.Node, use: Callable[[str], str], refer: Callable[[str], str]) -> Doc:
        """The expression of the coder of `node`: `same` where there is nothing to do.

        `use` notes a coder of the runtime, `refer` the schema of another declaration; both return its name.
        """
        return _Printer(self, use, refer).coder(node)


@dataclass(frozen=True, slots=True)
class _Printer:
    coders: Coders
    use: Callable[[str], str]
    refer: Callable[[str], str]

    def coder(self, node: ir.Node) -> Doc:  # noqa: C901 - one case a node
        if not self.coders.differs(node):
            return self.use("same")
        form = form_of(node)
        if form is not None:
            return self.use(form.coder)
        match node:
            case ir.Reference(name=name):
                return self.call("within", Arrow(self.refer(schema_name(name))))
            case ir.Nullable(node=inner):
                return self.call("nullableOf", self.coder(inner))
            case ir.Array(items=item):
                return self.use("setOf") if self.coders.is_set(node) else self.call("listOf", self.coder(item))
            case ir.Tuple(items=items, rest=rest):
                fixed = Items([self.coder(item) for item in items])
                return self.call("tupleOf", fixed) if rest is None else self.call("tupleOf", fixed, self.coder(rest))
            case ir.Record(keys=keys, values=values):
                key = key_of(keys)
                if key is None:
                    return self.call("fieldsOf", Members([]), self.coder(values))
                return self.call("mapOf", self.use(key.coder), self.coder(values))
            case ir.Object():
                return self.fields(node)
            case ir.General(base=base) if base is not None:
                return self.coder(base)
            case ir.Union():
                return self.union(node)
            case _:
                message = f"{type(node).__name__} has one form only"
                raise AssertionError(message)

    def call(self, name: str, *arguments: Doc) -> Chain:
        return Chain("", ((self.use(name), arguments),))

    def fields(self, node: ir.Object) -> Doc:
        typed = not isinstance(node.extra, ir.Extra) and self.coders.differs(node.extra)
        # With a coder for the rest, all that is declared is named, lest it be taken for that.
        named = [each for each in node.properties if typed or self.coders.differs(each.node)]
        members = Members([(value_key(each.name), self.coder(each.node)) for each in named])
        if isinstance(node.extra, ir.Extra) or not typed:
            return self.call("fieldsOf", members)
        return self.call("fieldsOf", members, self.coder(node.extra))

    def union(self, node: ir.Union) -> Doc:
        if node.discriminator is None:
            return self.call("kindsOf", Members(list(self.kinds(node))))
        # All members of a union in the union have its tag.
        tagged = dict(self.tags(node, node.discriminator))
        members = Members([(value_key(tag), self.coder(member)) for tag, member in tagged.items()])
        return self.call("taggedBy", string(node.discriminator), members)

    def kinds(self, node: ir.Union) -> Iterator[tuple[str, Doc]]:
        for member in node.members:
            if self.coders.differs(member):
                for kind in self.coders._kinds(member):  # noqa: SLF001 - the two are one module's
                    yield str(kind), self.coder(member)

    def tags(self, node: ir.Node, discriminator: str) -> Iterator[tuple[str, ir.Node]]:
        """Each tag of the members that have another form, with the member."""
        declarations = self.coders.model.declarations
        match node:
            case ir.Union(members=members):
                for member in members:
                    if self.coders.differs(member):
                        for tag, _ in self.tags(member, discriminator):
                            yield tag, member
            case ir.Reference(name=name):
                for tag, _ in self.tags(declarations[name].node, discriminator):
                    yield tag, node
            case ir.General(base=base) if base is not None:
                yield from self.tags(base, discriminator)
            case ir.Object(properties=properties):
                tags = (each.node for each in properties if each.name == discriminator)
                yield from ((str(value), node) for tag in tags if isinstance(tag, ir.Literal) for value in tag.values)
            case _:
                return


def _kind_of(value: object) -> str:
    return "boolean" if isinstance(value, bool) else "string" if isinstance(value, str) else "number"
