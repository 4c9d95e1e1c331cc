"""Zod schemas in both dialects: the expression that makes a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from tallystick.ir import nodes as ir
from tallystick.ir.orders import BOUNDS, ORDERS
from tallystick.render.encode import json_value, key, literals, number, regex, string, value_key
from tallystick.render.layout import Arrow, Call, Chain, Doc, Getter, Items, Members
from tallystick.render.type_layout import Generic
from tallystick.runtime import exports as runtime_names
from tallystick.targets.choosing import is_choice
from tallystick.targets.continuing import continues
from tallystick.targets.dialects import CHECKS, FORMATS, Native, NativeFormat, Runtime
from tallystick.targets.model import NODES, NOTHING_LATE, has_checks, inherits, refers, schema_name
from tallystick.targets.rules import rules_check

if TYPE_CHECKING:
    from tallystick.render.imports import Imports
    from tallystick.targets.dialects import Dialect
    from tallystick.targets.model import Model
    from tallystick.targets.zod_types import SchemaTypes

RUNTIME = "runtime/index"
"""The module, in the generated package, that exports the runtime's checks."""

OBJECTS = {ir.Extra.STRIP: "object", ir.Extra.CLOSED: "strictObject", ir.Extra.OPEN: "looseObject"}
NUMBERS = {"number": "number", "integer": "number", "safe-integer": "int"}
RANKS = {"minLength": 0, "maxLength": 1, "pattern": 2}
"""The checks that go before others, as Pydantic has them. All of these let the next ones run where they fail."""

STRING_CHECKS = {"minBytes", "maxBytes", *(order + bound for order in ORDERS for bound in BOUNDS.values())}
"""Keywords of a general node that the runtime's `schema` does not know: checks of strings."""


def made(name: str, *arguments: Doc) -> Chain:
    """`z.name(...)`."""
    return Chain("z", ((f".{name}", arguments),))


_PLAIN = {name: made(name) for name in ("string", "number", "int", "boolean", "null", "unknown", "never", "custom")}


class Schemas:
    """Prints the schemas of one module, noting the names it takes from others.

    `typed` is set where the output is TypeScript, so that what cannot be inferred is annotated.
    """

    __slots__ = ("dialect", "imports", "late", "model", "root", "typed")

    def __init__(self, dialect: Dialect, model: Model, imports: Imports, typed: SchemaTypes | None = None) -> None:
        self.dialect = dialect
        self.model = model
        self.imports = imports
        self.typed = typed
        self.late = NOTHING_LATE
        self.root: ir.Declaration | None = None

    def declaration(self, declaration: ir.Declaration) -> Doc:
        """The expression that makes the schema of a declaration."""
        self.late = declaration.late
        self.root = declaration
        if self.typed is not None:
            self.typed.late = declaration.late
        return self.schema(declaration.node)

    def reference(self, name: str) -> Doc:
        """The schema of another declaration, at once or once it is there."""
        schema = schema_name(name)
        self.imports.value(schema, self.dialect.folder + self.model.home(name))
        return made("lazy", Arrow(schema)) if name in self.late else schema

    def runtime(self, export: str) -> str:
        """A check of the package's runtime."""
        self.imports.value(export, RUNTIME)
        return export

    def schema(self, node: ir.Node) -> Doc:  # noqa: C901, PLR0912 - one case a node
        """The expression that makes a schema accepting what `node` accepts."""
        match node:
            case ir.Reference(name=name):
                return self.reference(name)
            case ir.String():
                return self.string(node)
            case ir.Nullable(node=inner):
                return self.wrapped("nullable", self.schema(inner))
            case ir.Number(kind=kind, checks=checks):
                plain = _PLAIN[NUMBERS[kind]]
                if kind == "integer":
                    return self.checked(plain, checks, first=(self.runtime("integer"),))
                return self.checked(plain, checks) if checks else plain
            case ir.Boolean():
                return _PLAIN["boolean"]
            case ir.Literal(values=values):
                texts = literals(values)
                if len(texts) == 1:
                    return made("literal", texts[0])
                if all(isinstance(value, str) for value in values):
                    return made("enum", Items(list(texts)))
                return made("literal", Items(list(texts), filled=all(text[0] not in "\"'tf" for text in texts)))
            case ir.Array(items=items, checks=checks):
                return self.checked(made("array", self.schema(items)), checks)
            case ir.Object():
                return self.shaped(node, NOTHING_LATE if has_checks(node) else self.late)
            case ir.Union():
                return self.union(node)
            case ir.Record(keys=keys, values=values, checks=checks):
                maker = "partialRecord" if self.model.literal(keys) else "record"
                names = _PLAIN["string"] if isinstance(keys, ir.Anything) else self.schema(keys)
                record = made(maker, names, self.schema(values))
                if maker == "partialRecord":
                    record = chained(record, ".check", self.runtime("keyIssues"))
                return self.checked(record, checks)
            case ir.Tuple(items=items, rest=rest, checks=checks):
                return self.row(items, rest, checks)
            case ir.General():
                return self.general(node)
            case ir.Anything():
                return _PLAIN["unknown"]
            case ir.Null():
                return _PLAIN["null"]
            case ir.Never():
                return _PLAIN["never"]
            case _:
                assert_never(node)

    def string(self, node: ir.String) -> Doc:
        """A string schema, by its format where Zod has it."""
        if node.format is None:
            return self.checked(_PLAIN["string"], node.checks) if node.checks else _PLAIN["string"]
        row = FORMATS[node.format]
        checks = node.checks
        if isinstance(row, NativeFormat):
            return self.checked(Chain(row.root, ((f".{row.constructor}", ()),)), checks)
        return self.checked(_PLAIN["string"], checks, first=(self.runtime(row.export),))

    def union(self, node: ir.Union) -> Doc:
        """A union: by its discriminator, of any, or of exactly one."""
        members = Items([self.schema(member) for member in node.members])
        if node.discriminator is not None:
            return made("discriminatedUnion", string(node.discriminator), members)
        if node.mode == "one":
            return made("xor", members)
        whole = made("union", members)
        # Where Zod would report the inside of a member, a check makes it report the union.
        fails = not any(isinstance(member, ir.Anything) for member in node.members)
        guarded = fails and any(continues(member, self.model) for member in node.members)
        checks = ["unionIssue"] if guarded else []
        if node.mode == "best" and is_choice(node.members, self.model):
            checks.append("bestMember")
        return chained(whole, ".check", *map(self.runtime, checks)) if checks else whole

    def row(self, items: tuple[ir.Node, ...], rest: ir.Node | None, checks: tuple[ir.Check, ...]) -> Doc:
        """A tuple; one without fixed items is an array of the rest."""
        if not items and rest is not None:
            return self.checked(made("array", self.schema(rest)), checks)
        fixed = Items([self.schema(item) for item in items])
        whole = made("tuple", fixed) if rest is None else made("tuple", fixed, self.schema(rest))
        return self.functions(whole, checks, (self.runtime("tupleIssues"),) if items else ())

    def shaped(self, node: ir.Object, late: frozenset[str]) -> Doc:
        """An object schema, its shape a member a line. Members wait for `late`, the others refer lazily."""
        shape = Members([self.member(item, late) for item in node.properties], forced=True)
        first = (self.runtime("ownKeys"),) if inherits(node) else ()
        if isinstance(node.extra, ir.Extra):
            whole = self.checked(made(OBJECTS[node.extra], shape), node.checks, first)
        else:
            whole = self.wrapped("catchall", made("object", shape), self.schema(node.extra))
            whole = self.checked(whole, node.checks, first)
        if not node.rules:
            return whole
        return chained(whole, ".check", rules_check(node.rules, self.runtime, runtime_names()))

    def member(self, item: ir.Property, late: frozenset[str]) -> tuple[str, Doc]:
        """A member of a shape; a getter where it needs one of `late`."""
        if not late or not refers(item.node, late):
            return value_key(item.name), self.value(item)
        self.late = NOTHING_LATE
        value = self.value(item)
        self.late = late
        getter: Doc = Getter(value_key(item.name), value, None if self.typed is None else self.typed.member(item))
        return "", getter

    def value(self, item: ir.Property) -> Doc:
        """The schema of a member, with its default or its leave to be absent."""
        schema = self.schema(item.node)
        if item.required:
            return schema
        if isinstance(item.default, ir.Absent):
            return self.wrapped("optional", schema)
        filler = "prefault" if self.model.changes(item.node) else "default" if self.dialect.methods else "_default"
        return self.wrapped(filler, schema, json_value(item.default))

    def general(self, node: ir.General) -> Doc:
        """A schema of JSON Schema keywords, checked by the runtime."""
        check = self.rule(node.keywords)
        if node.base is not None:
            return chained(self.base(node.base), ".check", check)
        if self.typed is None:
            return chained(_PLAIN["custom"], ".check", check)
        view = self.typed.general(node, self.root)
        return Chain("z", ((Generic(".custom", (view,)), ()), (".check", (check,))))

    def base(self, node: ir.Node) -> Doc:
        """The schema that a rule is added to."""
        return self.shaped(node, NOTHING_LATE) if isinstance(node, ir.Object) else self.schema(node)

    def rule(self, keywords: tuple[ir.Keyword, ...]) -> Doc:
        """The check that these keywords are. What the runtime has no keyword for is said by a schema of strings."""
        own = [(key(keyword.name), self.keyword(keyword)) for keyword in keywords if not _of_strings(keyword)]
        if len(own) == len(keywords):
            return self.runtime_schema(own)
        of_strings = self.runtime_schema([("if", _PLAIN["string"]), ("then", self.string(_said_of_strings(keywords)))])
        members = dict(own)
        others = members.get("allOf")
        alone = chained(_PLAIN["custom"], ".check", of_strings)
        members["allOf"] = Items([*(others.items if isinstance(others, Items) else ()), alone])
        return self.runtime_schema(list(members.items()))

    def runtime_schema(self, keywords: list[tuple[str, Doc]]) -> Doc:
        """`schema({ ... })` of the runtime."""
        return Chain("", ((self.runtime("schema"), (Members(keywords),)),))

    def keyword(self, keyword: ir.Keyword) -> Doc:
        """The value of one keyword: a schema, several, a map of them, or JSON."""
        value: Any = keyword.value
        if isinstance(value, NODES):
            return self.child(value)
        match keyword.name:
            case "pattern":
                return regex(str(value))
            case "format":
                row = FORMATS[str(value)]
                assert isinstance(row, Runtime)  # noqa: S101 - native formats are said by a schema
                return self.runtime(row.export)
            case "patternProperties":
                return Items([Items([regex(source), self.child(child)]) for source, child in value])
            case "type" if isinstance(value, tuple) and len(value) == 1:
                return string(str(value[0]))
            case "properties" | "dependentSchemas":
                return Members([(value_key(name), self.child(child)) for name, child in value])
            case _ if isinstance(value, tuple):
                return Items([self.child(item) if isinstance(item, NODES) else json_value(item) for item in value])
            case _:
                return json_value(value)

    def child(self, node: ir.Node) -> Doc:
        """A schema below a keyword, which the runtime also takes late."""
        if isinstance(node, ir.Reference) and node.name in self.late:
            schema = schema_name(node.name)
            self.imports.value(schema, self.dialect.folder + self.model.home(node.name))
            return Arrow(schema)
        return self.schema(node)

    def wrapped(self, name: str, schema: Doc, *arguments: Doc) -> Doc:
        """`schema.name(...)`, or `z.name(schema, ...)`."""
        if self.dialect.methods:
            return chained(schema, f".{name}", *arguments)
        return made(name, schema, *arguments)

    def checked(self, schema: Doc, checks: tuple[ir.Check, ...], first: tuple[Doc, ...] = ()) -> Doc:
        """`schema` with these checks; `first` are checks of the runtime that go before them."""
        if not checks and not first:
            return schema
        if not self.dialect.methods:
            return self.functions(schema, checks, first)
        calls: list[Call] = []
        pending: list[Doc] = list(first)
        for check in ordered(checks):
            row = CHECKS[check.keyword]
            if isinstance(row, Native):
                if pending:
                    calls.append((".check", tuple(pending)))
                    pending = []
                calls.append((f".{row.method}", self.arguments(check, checks)))
            else:
                pending.append(self.check(check, checks))
        if pending:
            calls.append((".check", tuple(pending)))
        return Chain(_chain(schema).root, (*_chain(schema).calls, *calls))

    def functions(self, schema: Doc, checks: tuple[ir.Check, ...], first: tuple[Doc, ...] = ()) -> Doc:
        """`schema.check(...)` with all checks as functions."""
        functions = (*first, *(self.check(check, checks) for check in ordered(checks)))
        return chained(schema, ".check", *functions) if functions else schema

    def check(self, check: ir.Check, checks: tuple[ir.Check, ...]) -> Doc:
        """One check as a function: of Zod, or of the runtime."""
        row = CHECKS[check.keyword]
        if isinstance(row, Native):
            return made(row.function, *self.arguments(check, checks))
        export = self.runtime(row.export)
        return export if row.bare else Chain("", ((export, self.arguments(check, checks)),))

    def arguments(self, check: ir.Check, checks: tuple[ir.Check, ...]) -> tuple[Doc, ...]:
        """The arguments of a check. A length limit stops the pattern behind it from seeing an over-long string."""
        value = check.value
        if check.keyword == "pattern":
            return (regex(str(value)),)
        text = string(value) if isinstance(value, str) else number(value)
        if check.keyword == "maxLength" and any(other.keyword == "pattern" for other in checks):
            return text, ABORT
        return (text,)


def _of_strings(keyword: ir.Keyword) -> bool:
    """Whether the runtime's `schema` has no such keyword, so that a string schema has to say it."""
    return keyword.name in STRING_CHECKS or (
        keyword.name == "format" and isinstance(FORMATS[str(keyword.value)], NativeFormat)
    )


def _said_of_strings(keywords: tuple[ir.Keyword, ...]) -> ir.String:
    """Those keywords of a general node that only a string schema can say, as one."""
    values: dict[str, Any] = {keyword.name: keyword.value for keyword in keywords if _of_strings(keyword)}
    checks = tuple(ir.Check(name, value) for name, value in values.items() if name != "format")
    return ir.String(values.get("format"), checks)


ABORT = Members([("abort", "true")])


def chained(schema: Doc, name: str, *arguments: Doc) -> Chain:
    """`schema.name(...)`."""
    if isinstance(schema, str):
        return Chain(schema, ((name, arguments),))
    return Chain(_chain(schema).root, (*_chain(schema).calls, (name, arguments)))


def _chain(schema: Doc) -> Chain:
    assert isinstance(schema, Chain)  # noqa: S101 - a schema is a name or a chain of calls, and names are no constructors
    return schema


def ordered(checks: tuple[ir.Check, ...]) -> tuple[ir.Check, ...]:
    """Lengths before patterns before all others, which stay as they come."""
    return checks if len(checks) < 2 else tuple(sorted(checks, key=lambda check: RANKS.get(check.keyword, 3)))  # noqa: PLR2004 - one check has one order
