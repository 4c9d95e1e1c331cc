"""Zod schemas in both dialects: the expression that makes a schema, and the type that TypeScript infers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from tallystick.ir import nodes as ir
from tallystick.render.encode import json_value, key, literals, number, regex, string, value_key
from tallystick.render.layout import Arrow, Call, Chain, Doc, Getter, Items, Members, fit, flat
from tallystick.render.type_layout import Fixed, Generic, Intersected, Shape
from tallystick.targets.dialects import CHECKS, FORMATS, Native, NativeFormat, Runtime
from tallystick.targets.model import NODES, refers
from tallystick.targets.types import Side, Types

if TYPE_CHECKING:
    from tallystick.render.imports import Imports
    from tallystick.targets.dialects import Dialect
    from tallystick.targets.model import Model

RUNTIME = "runtime/index"
"""The module, in the generated package, that exports the runtime's checks."""

NOTHING_LATE: frozenset[str] = frozenset()

OBJECTS = {ir.Extra.STRIP: "object", ir.Extra.CLOSED: "strictObject", ir.Extra.OPEN: "looseObject"}
CONFIGS = {ir.Extra.STRIP: "z.core.$strip", ir.Extra.CLOSED: "z.core.$strict", ir.Extra.OPEN: "z.core.$loose"}
NUMBERS = {"number": ("number", "Number"), "integer": ("number", "Number"), "safe-integer": ("int", "Int")}
RANKS = {"minLength": 0, "maxLength": 1, "pattern": 3}
STRING_KEYWORDS = {
    "x-tallystick-minimum": "decimalMinimum",
    "x-tallystick-exclusiveMinimum": "decimalExclusiveMinimum",
    "x-tallystick-maximum": "decimalMaximum",
    "x-tallystick-exclusiveMaximum": "decimalExclusiveMaximum",
    "x-tallystick-minBytes": "minBytes",
    "x-tallystick-maxBytes": "maxBytes",
}
"""Keywords of a general node that the runtime's `schema` does not know -> the checks of strings that they are."""


def _of_strings(keyword: ir.Keyword) -> bool:
    """Whether the runtime's `schema` has no such keyword, so that a string schema has to say it."""
    return keyword.name in STRING_KEYWORDS or (
        keyword.name == "format" and isinstance(FORMATS[str(keyword.value)], NativeFormat)
    )



def made(name: str, *arguments: Doc) -> Chain:
    """`z.name(...)`."""
    return Chain("z", ((f".{name}", arguments),))


_PLAIN = {name: made(name) for name in ("string", "number", "int", "boolean", "null", "unknown", "never", "custom")}


def schema_name(name: str) -> str:
    """The name of the schema of a declaration."""
    return f"{name}Schema"


class Schemas:
    """Prints the schemas of one module, noting the names it takes from others.

    `typed` is set where the output is TypeScript, so that what cannot be inferred is annotated.
    """

    __slots__ = ("dialect", "imports", "late", "model", "root", "typed", "types")

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

    def schema(self, node: ir.Node) -> Doc:  # noqa: C901, PLR0911, PLR0912
        """The expression that makes a schema accepting what `node` accepts."""
        match node:
            case ir.Reference(name=name):
                return self.reference(name)
            case ir.String():
                return self.string(node)
            case ir.Nullable(node=inner):
                return self.wrapped("nullable", self.schema(inner))
            case ir.Number(kind=kind, checks=checks):
                plain = _PLAIN[NUMBERS[kind][0]]
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
                return self.object(node)
            case ir.Union():
                return self.union(node)
            case ir.Record(keys=keys, values=values, checks=checks):
                maker = "partialRecord" if self.model.literal(keys) else "record"
                names = _PLAIN["string"] if isinstance(keys, ir.Anything) else self.schema(keys)
                return self.checked(made(maker, names, self.schema(values)), checks)
            case ir.Tuple(items=items, rest=rest, checks=checks):
                return self.tuple(items, rest, checks)
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
        return made("union" if node.mode == "any" else "xor", members)

    def tuple(self, items: tuple[ir.Node, ...], rest: ir.Node | None, checks: tuple[ir.Check, ...]) -> Doc:
        """A tuple; one without fixed items is an array of the rest."""
        if not items and rest is not None:
            return self.checked(made("array", self.schema(rest)), checks)
        fixed = Items([self.schema(item) for item in items])
        whole = made("tuple", fixed) if rest is None else made("tuple", fixed, self.schema(rest))
        return self.functions(whole, checks)

    def object(self, node: ir.Object) -> Doc:
        """An object schema, its shape a member a line."""
        shape = Members([self.member(item) for item in node.properties], forced=True)
        if isinstance(node.extra, ir.Extra):
            return self.checked(made(OBJECTS[node.extra], shape), node.checks)
        return self.checked(self.wrapped("catchall", made("object", shape), self.schema(node.extra)), node.checks)

    def member(self, item: ir.Property) -> tuple[str, Doc]:
        """A member of a shape; a getter where it needs what is not there yet."""
        if not self.late or not refers(item.node, self.late):
            return value_key(item.name), self.value(item)
        late, self.late = self.late, NOTHING_LATE
        value = self.value(item)
        self.late = late
        return "", Getter(value_key(item.name), value, None if self.typed is None else self.typed.member(item))

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
            return chained(self.schema(node.base), ".check", check)
        if self.typed is None:
            return chained(_PLAIN["custom"], ".check", check)
        view = self.typed.general(node, self.root)
        text = flat(view) or " ".join(fit(view, 0, 0, 0).split())
        return Chain("z", ((f".custom<{text}>", ()), (".check", (check,))))

    def rule(self, keywords: tuple[ir.Keyword, ...]) -> Doc:
        """The check that these keywords are. What the runtime has no keyword for is said of strings by a schema of its own."""
        own = tuple(keyword for keyword in keywords if not _of_strings(keyword))
        members = [(key(keyword.name), self.keyword(keyword)) for keyword in own]
        if len(own) < len(keywords):
            native = [FORMATS.get(str(k.value)) for k in keywords if k.name == "format"]
            formats = [str(k.value) for k in keywords if k.name == "format" and isinstance(native[0], NativeFormat)]
            checks = tuple(ir.Check(STRING_KEYWORDS[k.name], k.value) for k in keywords if k.name in STRING_KEYWORDS)  # type: ignore[arg-type]
            of_strings = self.string(ir.String(formats[0] if formats else None, checks))
            inner = Members([("if", _PLAIN["string"]), ("then", of_strings)])
            alone = chained(_PLAIN["custom"], ".check", Chain("", ((self.runtime("schema"), (inner,)),)))
            names = [name for name, _ in members]
            if "allOf" in names:
                index = names.index("allOf")
                whole = members[index][1]
                assert isinstance(whole, Items)  # noqa: S101 - `allOf` is several schemas
                members[index] = ("allOf", Items([*whole.items, alone]))
            else:
                members.append(("allOf", Items([alone])))
        return Chain("", ((self.runtime("schema"), (Members(members),)),))

    def keyword(self, keyword: ir.Keyword) -> Doc:
        """The value of one keyword: a schema, several, a map of them, or JSON."""
        value = keyword.value
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
                return Items([Items([regex(source), self.child(child)]) for source, child in value])  # type: ignore[misc, union-attr, str-unpack]
            case "type" if isinstance(value, tuple) and len(value) == 1:
                return string(str(value[0]))
            case "properties" | "dependentSchemas":
                return Members([(value_key(name), self.child(child)) for name, child in value])  # type: ignore[misc, union-attr, str-unpack]
            case _ if isinstance(value, tuple):
                return Items([self.child(item) if isinstance(item, NODES) else json_value(item) for item in value])  # type: ignore[arg-type]
            case _:
                return json_value(value)  # type: ignore[arg-type]

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

    def checked(self, schema: Chain, checks: tuple[ir.Check, ...], first: tuple[Doc, ...] = ()) -> Doc:
        """`schema` with these checks; `first` are checks of the runtime that go before them."""
        if not checks and not first:
            return schema
        if not self.dialect.methods:
            return self.functions(schema, checks, first)
        calls: list[Call] = []
        pending = list(first)
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
        return Chain(schema.root, schema.calls + tuple(calls))

    def functions(self, schema: Chain, checks: tuple[ir.Check, ...], first: tuple[Doc, ...] = ()) -> Doc:
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


ABORT = Members([("abort", "true")])


def chained(schema: Doc, name: str, *arguments: Doc) -> Chain:
    """`schema.name(...)`."""
    if isinstance(schema, str):
        return Chain(schema, ((name, arguments),))
    assert isinstance(schema, Chain)  # noqa: S101 - every schema is a name or a chain of calls
    return Chain(schema.root, (*schema.calls, (name, arguments)))


def ordered(checks: tuple[ir.Check, ...]) -> tuple[ir.Check, ...]:
    """Lengths before patterns, otherwise as they come."""
    return checks if len(checks) < 2 else tuple(sorted(checks, key=lambda check: RANKS.get(check.keyword, 2)))  # noqa: PLR2004


class SchemaTypes:
    """Prints the types that TypeScript infers for the expressions of `Schemas`."""

    __slots__ = ("dialect", "imports", "late", "model", "plain", "prefix", "types")

    def __init__(self, dialect: Dialect, model: Model, imports: Imports, types: Types) -> None:
        self.dialect = dialect
        self.prefix = dialect.prefix
        self.model = model
        self.imports = imports
        self.types = types
        self.late = NOTHING_LATE
        #: mini is generic in the input of strings, numbers and booleans
        self.plain = {
            "string": f"{self.prefix}String" + ("" if dialect.methods else "<string>"),
            "number": f"{self.prefix}Number" + ("" if dialect.methods else "<number>"),
            "boolean": f"{self.prefix}Boolean" + ("" if dialect.methods else "<boolean>"),
        }

    def declaration(self, declaration: ir.Declaration) -> Doc:
        """The type of a declaration's schema."""
        self.late = declaration.late
        if opaque(declaration):
            return self.annotation(declaration)
        if isinstance(declaration.node, ir.General) and declaration.node.base is None:
            view = self.general(declaration.node, declaration)
            return Generic(f"{self.prefix}Custom", (view, view))
        return self.schema(declaration.node)

    def annotation(self, declaration: ir.Declaration) -> Doc:
        """The type of a schema that refers to itself where TypeScript cannot infer: what goes in and what comes out, by name."""
        before = self.types.name(declaration.name, Side.INPUT)
        after = before if declaration.direction is ir.Direction.INPUT else self.types.name(declaration.name, Side.OUTPUT)
        return Generic(f"{self.prefix}Type", (after, before))

    def general(self, node: ir.General, root: ir.Declaration | None) -> Doc:
        """The type of the instances of a general node: by name where it is what a declaration says."""
        if root is not None and root.node is node:
            return self.types.name(root.name, Side.INPUT)
        return self.types.type(node, Side.INPUT)

    def reference(self, name: str) -> Doc:
        """The type of another declaration's schema.

        A late one, which closes a cycle, is told by what goes in and what comes out: TypeScript 5.9 and 7.0 give up on some types that
        refer to themselves (`ZodOptional<ZodNullable<typeof TreeSchema>>` in a shape), silently and depending on what was asked before.
        """
        if name in self.late:
            return self.annotation(self.model.declarations[name])
        schema = schema_name(name)
        self.imports.type(schema, self.dialect.folder + self.model.home(name))
        return f"typeof {schema}"

    def schema(self, node: ir.Node) -> Doc:  # noqa: C901, PLR0911, PLR0912
        """The inferred type of the schema of `node`."""
        match node:
            case ir.Reference(name=name):
                return self.reference(name)
            case ir.String(format=name):
                row = FORMATS[name] if name is not None else None
                return f"{self.prefix}{row.type}" if isinstance(row, NativeFormat) else self.plain["string"]
            case ir.Nullable(node=inner):
                return Generic(f"{self.prefix}Nullable", (self.schema(inner),))
            case ir.Number(kind=kind):
                return self.plain["number"] if NUMBERS[kind][1] == "Number" else f"{self.prefix}Int"
            case ir.Boolean():
                return self.plain["boolean"]
            case ir.Literal(values=values):
                if len(values) > 1 and all(isinstance(value, str) for value in values):
                    names = dict.fromkeys(str(value) for value in values)
                    return Generic(f"{self.prefix}Enum", (Shape([("", f"{key(name)}:", string(name)) for name in names]),))
                return Generic(f"{self.prefix}Literal", (self.types.type(node, Side.OUTPUT),))
            case ir.Array(items=items):
                return Generic(f"{self.prefix}Array", (self.schema(items),))
            case ir.Object():
                return self.object(node)
            case ir.Union():
                return self.union(node)
            case ir.Record(keys=keys, values=values):
                names_type = self.plain["string"] if isinstance(keys, ir.Anything) else self.schema(keys)
                if self.model.literal(keys):
                    names_type = Intersected((names_type, "z.core.$partial"))
                return Generic(f"{self.prefix}Record", (names_type, self.schema(values)))
            case ir.Tuple(items=items, rest=rest):
                last: Doc = "null" if rest is None else self.schema(rest)
                if not items and rest is not None:
                    return Generic(f"{self.prefix}Array", (last,))
                opening = self.dialect.tuple_of if items else "["
                return Generic(f"{self.prefix}Tuple", (Fixed(tuple(map(self.schema, items)), opening), last))
            case ir.General(base=base):
                if base is not None:
                    return self.schema(base)
                view = self.general(node, None)
                return Generic(f"{self.prefix}Custom", (view, view))
            case ir.Anything():
                return f"{self.prefix}Unknown"
            case ir.Null():
                return f"{self.prefix}Null"
            case ir.Never():
                return f"{self.prefix}Never"
            case _:
                assert_never(node)

    def union(self, node: ir.Union) -> Doc:
        """The inferred type of a union."""
        members = tuple(map(self.schema, node.members))
        if node.discriminator is not None:
            return Generic(f"{self.prefix}DiscriminatedUnion", (Fixed(members), string(node.discriminator)))
        name = "Union" if node.mode == "any" else "Xor"
        return Generic(f"{self.prefix}{name}", (Fixed(members, "readonly ["),))

    def object(self, node: ir.Object) -> Doc:
        """The inferred type of an object schema."""
        shape = Shape([("", f"{key(item.name)}:", self.member(item)) for item in node.properties])
        if isinstance(node.extra, ir.Extra):
            config: Doc = CONFIGS[node.extra]
        else:
            config = Generic("z.core.$catchall", (self.schema(node.extra),))
        return Generic(f"{self.prefix}Object", (shape, config))

    def member(self, item: ir.Property) -> Doc:
        """The inferred type of a member of a shape."""
        schema = self.schema(item.node)
        if item.required:
            return schema
        if isinstance(item.default, ir.Absent):
            return Generic(f"{self.prefix}Optional", (schema,))
        return Generic(f"{self.prefix}{'Prefault' if self.model.changes(item.node) else 'Default'}", (schema,))


def opaque(declaration: ir.Declaration) -> bool:
    """Whether the type of a schema has to be stated instead of inferred.

    TypeScript resolves what the shape of an object refers to when it is asked for, and everything else at once; so a schema that
    refers to itself outside a shape has no type that can be written structurally. `General` nodes state their type anyway.
    """
    return bool(declaration.late) and _lazily(declaration.node, declaration.late)


def _lazily(node: ir.Node, late: frozenset[str]) -> bool:
    """Whether the type of the schema of `node` holds a lazy reference."""
    match node:
        case ir.General(base=base):
            return base is not None and _lazily(base, late)
        case ir.Object(properties=properties, extra=extra):
            # A member that is late as a whole is a getter, without a lazy reference in it.
            return any(not refers(item.node, late) and _lazily(item.node, late) for item in properties) or (
                not isinstance(extra, ir.Extra) and _lazily(extra, late)
            )
        case ir.Array(items=item) | ir.Nullable(node=item):
            return _lazily(item, late)
        case ir.Record(keys=keys, values=values):
            return _lazily(keys, late) or _lazily(values, late)
        case ir.Tuple(items=items, rest=rest):
            return any(_lazily(item, late) for item in items) or (rest is not None and _lazily(rest, late))
        case ir.Union(members=members):
            return any(_lazily(member, late) for member in members)
        case _:
            return refers(node, late)
