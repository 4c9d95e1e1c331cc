"""The types that TypeScript infers for Zod schemas, in both dialects, so that declarations can state them."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from tallystick.ir import nodes as ir
from tallystick.render.encode import key, string
from tallystick.render.type_layout import Fixed, Generic, Intersected, Shape
from tallystick.targets.dialects import FORMATS, NativeFormat
from tallystick.targets.model import NOTHING_LATE, checked, has_checks, refers, schema_name
from tallystick.targets.types import Side

if TYPE_CHECKING:
    from tallystick.render.imports import Imports
    from tallystick.render.layout import Doc
    from tallystick.targets.dialects import Dialect
    from tallystick.targets.model import Model
    from tallystick.targets.types import Types

CONFIGS = {ir.Extra.STRIP: "z.core.$strip", ir.Extra.CLOSED: "z.core.$strict", ir.Extra.OPEN: "z.core.$loose"}


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
        self.plain = {
            name: f"{self.prefix}{name.capitalize()}" + ("" if dialect.methods else f"<{name}>")
            for name in ("string", "number", "boolean")
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
        """The type of a schema by what comes out of it and what goes in, both by name."""
        before = self.types.name(declaration.name, Side.INPUT)
        one_way = declaration.direction is ir.Direction.INPUT
        after = before if one_way else self.types.name(declaration.name, Side.OUTPUT)
        return Generic(f"{self.prefix}Type", (after, before))

    def general(self, node: ir.General, root: ir.Declaration | None) -> Doc:
        """The type of the instances of a general node: by name where it is what a declaration says."""
        if root is not None and root.node is node:
            return self.types.name(root.name, Side.INPUT)
        return self.types.type(node, Side.INPUT)

    def reference(self, name: str) -> Doc:
        """The type of another declaration's schema.

        A late one, which closes a cycle, is told by what goes in and what comes out: TypeScript 5.9 and 7.0 give up on
        some types that refer to themselves (`ZodOptional<ZodNullable<typeof TreeSchema>>` in a shape), silently and
        depending on what was asked before.
        """
        if name in self.late:
            return self.annotation(self.model.declarations[name])
        schema = schema_name(name)
        self.imports.type(schema, self.dialect.folder + self.model.home(name))
        return f"typeof {schema}"

    def schema(self, node: ir.Node) -> Doc:  # noqa: C901, PLR0912 - one case a node
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
                return f"{self.prefix}Int" if kind == "safe-integer" else self.plain["number"]
            case ir.Boolean():
                return self.plain["boolean"]
            case ir.Literal(values=values):
                if len(values) > 1 and all(isinstance(value, str) for value in values):
                    names = dict.fromkeys(str(value) for value in values)
                    entries = Shape([("", f"{key(name)}:", string(name)) for name in names])
                    return Generic(f"{self.prefix}Enum", (entries,))
                return Generic(f"{self.prefix}Literal", (self.types.type(node, Side.OUTPUT),))
            case ir.Array(items=items):
                return Generic(f"{self.prefix}Array", (self.schema(items),))
            case ir.Object():
                return self.shaped(node)
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
        name = "Xor" if node.mode == "one" else "Union"
        return Generic(f"{self.prefix}{name}", (Fixed(members, "readonly ["),))

    def shaped(self, node: ir.Object) -> Doc:
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

    TypeScript resolves what the shape of an object refers to when it is asked for, and everything else at once; so a
    schema that refers to itself outside a shape has no type that can be written out. `General` nodes state theirs.
    """
    return bool(declaration.late) and _lazily(declaration.node, declaration.late)


def _lazily(node: ir.Node, late: frozenset[str]) -> bool:
    """Whether the type of the schema of `node` holds a lazy reference."""
    match node:
        case ir.General(base=base):
            return base is not None and _lazily(checked(base), late)
        case ir.Object(properties=properties, extra=extra):
            # A member that is late as a whole is a getter, without a lazy reference in it, unless there are checks.
            return any(
                (has_checks(node) or not refers(item.node, late)) and _lazily(item.node, late) for item in properties
            ) or (not isinstance(extra, ir.Extra) and _lazily(extra, late))
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
