"""The nodes of the intermediate representation: a closed union of frozen dataclasses.

A node says which JSON instances a schema accepts, in the shapes that everyday schemas have. What has no everyday
shape is one `General` node, which keeps the keywords of JSON Schema 2020-12 as they are. Targets `match` on `Node` and
end in `assert_never`; they never see a schema dict.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import Literal as OneOf

from tallystick.jsonvalue import Json, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.ir.operations import Operation
    from tallystick.ir.rules.tree import Rule

MAX_SAFE = 2**53 - 1
"""The greatest integer below which doubles hold every one."""


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint with its value.

    `keyword` is the JSON Schema name, or that of a contract's own rule: minBytes, maxBytes, and the four bounds of each
    order of `orders.ORDERS` (decimalMinimum, momentExclusiveMaximum...). Values: numbers for bounds, an ECMAScript
    `u`-flag source for `pattern`, `True` for `uniqueItems`, a wire string for the bounds of wire strings.
    """

    keyword: str
    value: int | float | str | bool


@dataclass(frozen=True, slots=True)
class Anything:
    """Accepts every instance: `{}` or `true`."""


@dataclass(frozen=True, slots=True)
class Never:
    """Accepts no instance: `false`."""


@dataclass(frozen=True, slots=True)
class Null:
    """Accepts `null`."""


@dataclass(frozen=True, slots=True)
class Boolean:
    """Accepts `true` and `false`."""


@dataclass(frozen=True, slots=True)
class String:
    """Accepts strings. `format` is the name of a row in `formats.FORMATS`, asserted.

    Checks: minLength, maxLength, pattern, minBytes, maxBytes, and the bounds of every order.
    """

    format: str | None = None
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """Accepts finite numbers.

    `kind`: any `number`; an `integer` of any size (JSON Schema: no fractional part); a `safe-integer` within
    ±(2^53 - 1), which is what contracts hold integers to. Checks: minimum, maximum, exclusiveMinimum, exclusiveMaximum,
    multipleOf.
    """

    kind: OneOf["number", "integer", "safe-integer"] = "number"
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Literal:  # noqa: PLW1641  # the decorator makes the hash
    """Accepts exactly these scalars, in document order; at least one, none of them `None` (see `Nullable`)."""

    values: tuple[bool | int | float | str, ...]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Literal):
            return NotImplemented
        return len(self.values) == len(other.values) and all(map(same, self.values, other.values))


@dataclass(frozen=True, slots=True)
class Array:
    """Accepts arrays whose every element is accepted by `items`. Checks: minItems, maxItems, uniqueItems."""

    items: Node
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Tuple:
    """Accepts arrays that start with all of `items`, in order; more only where there is a `rest`.

    Checks as for `Array`.
    """

    items: tuple[Node, ...]
    rest: Node | None = None
    checks: tuple[Check, ...] = ()


class Extra(StrEnum):
    """What becomes of keys that an object does not declare."""

    STRIP = "strip"
    """Accepted and dropped: no `additionalProperties` in the schema (Pydantic's `ignore`)."""
    CLOSED = "closed"
    """Refused: `additionalProperties: false` (Pydantic's `forbid`)."""
    OPEN = "open"
    """Accepted and kept: `additionalProperties: true` (Pydantic's `allow`)."""


class Absent:
    """The type of `ABSENT`."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = Absent()
"""Stands for no default, since `None` is a default."""


@dataclass(frozen=True, slots=True)
class Docs:
    """What a reader is told of a declaration or a property. `examples` and texts come from documents: untrusted."""

    description: str | None = None
    deprecated: bool = False
    examples: tuple[Json, ...] = ()


NO_DOCS = Docs()


@dataclass(frozen=True, slots=True)
class Property:  # noqa: PLW1641  # the decorator makes the hash
    """A declared key of an object, by its wire name.

    `default` is a JSON value known to be accepted by `node`, and only set where the property is not required:
    parsing fills it in.
    """

    name: str
    node: Node
    required: bool
    default: Json | Absent = ABSENT
    docs: Docs = NO_DOCS

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Property):
            return NotImplemented
        return (
            (self.name, self.required, self.node, self.docs) == (other.name, other.required, other.node, other.docs)
        ) and same(self.default, other.default)


@dataclass(frozen=True, slots=True)
class Object:
    """Accepts objects with these properties, in document order.

    `extra` is a node where undeclared keys must satisfy one. Checks: minProperties, maxProperties. `rules` are about
    the object once parsed, and only asked where nothing else is wrong with it.
    """

    properties: tuple[Property, ...]
    extra: Extra | Node = Extra.STRIP
    checks: tuple[Check, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Accepts objects used as maps: every key accepted by `keys` (a node over strings), every value by `values`.

    Checks: minProperties, maxProperties.
    """

    keys: Node
    values: Node
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Union:
    """Accepts what the first accepting member accepts (`any`), or what exactly one accepts (`one`).

    `best` accepts what `any` does, with the value of the member that fits best where several accept, as Pydantic's
    smart mode has it: the one of which the most declared keys are there, and of those the first.
    `discriminator` is set only where every member is an object, or a reference to one, or again such a union, that
    requires the named property as a string literal no other member has: then `one` and `any` are the same.
    `stated` is the property that the document names for it, which need not be one.
    """

    members: tuple[Node, ...]
    mode: OneOf["any", "one", "best"] = "any"
    discriminator: str | None = None
    stated: str | None = None


@dataclass(frozen=True, slots=True)
class Nullable:
    """Accepts `null` and what `node` accepts. Never directly nested."""

    node: Node


@dataclass(frozen=True, slots=True)
class Reference:
    """Accepts what the declaration of that name accepts. `name` is a `Declaration.name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Intersection:
    """Only as a `General.view`: the type of an instance that is all of these at once."""

    members: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class Keyword:  # noqa: PLW1641  # the decorator makes the hash
    """One keyword of a `General` node, by its JSON Schema 2020-12 name, or that of the check where it is our own.

    What `value` holds depends on the keyword: a JSON value (const, enum, minLength, required...), a tuple of names
    (`type`), one node (not, if, items, additionalProperties, $ref...), a tuple of nodes (allOf, prefixItems...), or a
    tuple of (key, node) pairs (properties, patternProperties, dependentSchemas). Patterns are ECMAScript `u`-flag
    sources, and `format` is the name of a row in `formats.FORMATS`.
    """

    name: str
    value: KeywordValue

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Keyword):
            return NotImplemented
        return self.name == other.name and same(self.value, other.value)

    def nodes(self) -> tuple[Node, ...]:
        """The nodes in the value, in order; none where it is a JSON value."""
        if isinstance(self.value, tuple):
            items = [item[1] if isinstance(item, tuple) else item for item in self.value]
            return tuple(item for item in items if isinstance(item, Node))
        return (self.value,) if isinstance(self.value, Node) else ()

    def with_nodes(self, change: Callable[[Node], Node]) -> Keyword:
        """The keyword with `change` applied to every node in its value."""
        if isinstance(self.value, tuple):
            items = [
                (item[0], change(item[1]))
                if isinstance(item, tuple)
                else change(item)
                if isinstance(item, Node)
                else item
                for item in self.value
            ]
            return Keyword(self.name, tuple(items))
        return Keyword(self.name, change(self.value)) if isinstance(self.value, Node) else self


@dataclass(frozen=True, slots=True)
class General:
    """Accepts what JSON Schema 2020-12 says these keywords accept, and returns the instance unchanged.

    `base`, where there is one, is an everyday node that the instance must satisfy first and that never changes it.
    `view` is what TypeScript is told: the nearest everyday type. `annotates` where an `unevaluatedItems` or
    `unevaluatedProperties` above asks what this node evaluated, so that no pass may make it everyday.
    """

    keywords: tuple[Keyword, ...]
    view: View
    base: Node | None = None
    annotates: bool = False


Node = (
    Anything | Never | Null | Boolean | String | Number | Literal | Array | Tuple | Object | Record | Union | Nullable
    | Reference | General
)  # fmt: skip
View = Node | Intersection
KeywordValue = Json | Node | tuple[str | Node | tuple[str, Node], ...]


class Direction(StrEnum):
    """Which way instances of a declaration travel. `OUTPUT` schemas never fill defaults."""

    BOTH = "both"
    INPUT = "input"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Declaration:
    """A named schema: the TypeScript type `name` and the Zod schema `{name}Schema`.

    `input_name` is set where parsing changes the type (a default is filled in here or in what it refers to): then
    `name` is the type after parsing (`z.output`) and `input_name` the type before (`z.input`). For `Direction.INPUT`,
    the only exported type is the one before, under `name`, and `input_name` equals `name`.

    `late` names the declarations that are not yet initialised when this one is, so must be referred to lazily.
    """

    name: str
    node: Node
    docs: Docs = NO_DOCS
    source: str | None = None
    """The file that defines it, for `@see`: `contracts/ledger/invoice.py`."""
    direction: Direction = Direction.BOTH
    input_name: str | None = None
    late: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Module:
    """One generated module: `path` is relative to the package, without an extension: `ledger/invoice`."""

    path: str
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """All that is generated from one set of documents, modules in document order, names distinct.

    `operations` carry what declarations of the modules say.
    """

    modules: tuple[Module, ...]
    operations: tuple[Operation, ...] = ()
    _homes: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def declarations(self) -> tuple[Declaration, ...]:
        """Every declaration, in order."""
        return tuple(declaration for module in self.modules for declaration in module.declarations)

    def home(self, name: str) -> str:
        """The path of the module that declares `name`. Raises `KeyError`."""
        if not self._homes:
            self._homes.update({d.name: m.path for m in self.modules for d in m.declarations})
        return self._homes[name]
