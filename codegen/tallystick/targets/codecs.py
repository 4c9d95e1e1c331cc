"""The target that makes the entry `codecs`: the same schemas, which give and take what an application works with.

Each is a `z.codec` from the schema of the wire, so it accepts the same documents and reports the same issues; nothing
is decoded that the wire schema has not accepted, rules across fields included.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from tallystick.ir import nodes as ir
from tallystick.render.comments import doc_comment
from tallystick.render.encode import identifier, string
from tallystick.render.imports import Imports, specifier, statement
from tallystick.render.layout import Chain, Doc, fit
from tallystick.render.type_layout import Generic
from tallystick.targets.coders import CODERS, Coders, form_of, key_of
from tallystick.targets.dialects import BY_NAME
from tallystick.targets.model import Model, schema_name
from tallystick.targets.modules import HEADER, assembled, bound, brief, commented, header, type_names
from tallystick.targets.types import Side, Types, side_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.targets.dialects import Dialect
    from tallystick.targets.options import Options

FOLDER = "codecs/"
_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Codecs:
    """The modules under `codecs`, over those of the first dialect, and their index."""

    name: str

    @property
    def checks(self) -> Mapping[str, object]:
        """None: the schemas of the wire check."""
        return _NOTHING

    @property
    def unsupported(self) -> Mapping[str, str]:
        """None: the schemas of the wire check."""
        return MappingProxyType({})

    def files(self, package: ir.Package, options: Options) -> dict[str, str]:
        """Path in the npm package -> text. Nothing without the option."""
        if not options.codecs:
            return {}
        coders = Coders(Model(package))
        dialect = BY_NAME[options.dialects[0]]
        kinds = {"js": (".js", ".d.ts"), "ts": (".ts",)}[options.emit]
        files: dict[str, str] = {}
        for extension in kinds:
            for module in package.modules:
                files[f"{FOLDER}{module.path}{extension}"] = _module(module, coders, dialect, extension)
            files[f"{FOLDER}index{extension}"] = _index(package)
        return files


def _index(package: ir.Package) -> str:
    home = f"{FOLDER}index"
    rows = [f"export * from {string(specifier(home, FOLDER + module.path))};" for module in package.modules]
    tools = statement(["toWire"], specifier(home, CODERS), keyword="export")
    return "\n\n".join([HEADER, "\n".join([*rows, tools])]) + "\n"


def _module(module: ir.Module, coders: Coders, dialect: Dialect, extension: str) -> str:
    """One module: what has another form than that of the wire, and what has none from where it is."""
    printer = _Printer(coders, dialect, Imports(FOLDER + module.path))
    printed = {".js": printer.value, ".d.ts": printer.declared, ".ts": printer.source}[extension]
    ours = [each for each in module.declarations if each.name in coders.coded]
    others = [each for each in module.declarations if each.name not in coders.coded]
    body = [text for each in ours for text in printed(each)]
    wire = specifier(printer.imports.home, dialect.folder + module.path)
    if others:
        names = [schema_name(each.name) for each in others]
        types = [] if extension == ".js" else [f"type {name}" for each in others for name in type_names(each)]
        row = statement(sorted([*names, *types], key=lambda name: name.removeprefix("type ")), wire, keyword="export")
        body.insert(0, row)
    if not ours:
        return "\n\n".join([header(module), *body]) + "\n"
    kind = "import type" if extension == ".d.ts" else "import"
    imports = [f'{kind} * as z from "{dialect.module}";', f"{kind} * as wire from {string(wire)};"]
    return assembled(header(module), [*imports, *printer.imports.block(), *printer.aliases()], body)


@dataclass(frozen=True, slots=True)
class _Printer:
    """Prints the declarations of one module, noting the names it takes from others."""

    coders: Coders
    dialect: Dialect
    imports: Imports
    wire: dict[str, set[str]] = field(default_factory=dict)
    """Types of the wire that have another form under the same name here: module -> names."""

    def value(self, declaration: ir.Declaration) -> list[str]:
        """The schema in JavaScript."""
        left = f"export const {schema_name(identifier(declaration.name))} ="
        return [commented(brief(declaration), bound(left, self.codec(declaration, "custom")))]

    def declared(self, declaration: ir.Declaration) -> list[str]:
        """The type of the application, and that of the schema."""
        head = f"export declare const {schema_name(identifier(declaration.name))}:"
        text = f"{head} {fit(self.schema_type(declaration), 0, len(head) + 1, 1)};"
        return [self.app_type(declaration), commented(brief(declaration), text)]

    def source(self, declaration: ir.Declaration) -> list[str]:
        """Type and schema in TypeScript."""
        left = f"export const {schema_name(identifier(declaration.name))}:"
        left += f" {fit(self.schema_type(declaration), 0, len(left) + 1, 2)}"
        codec = bound(f"{left} =", self.codec(declaration, f"custom<{declaration.name}>"))
        return [self.app_type(declaration), commented(brief(declaration), codec)]

    def codec(self, declaration: ir.Declaration, anything: str) -> Doc:
        """`z.codec(wire.MoneySchema, z.custom(), ...)`."""
        form = self.coders.coder(declaration.node, self.use, self.refer)
        arguments = (f"wire.{schema_name(declaration.name)}", Chain("z", ((f".{anything}", ()),)), form)
        return Chain("z", ((".codec", arguments),))

    def use(self, coder: str) -> str:
        """A coder of the runtime."""
        self.imports.value(coder, CODERS)
        return coder

    def refer(self, schema: str) -> str:
        """The schema of another declaration that has another form."""
        name = schema.removesuffix("Schema")
        self.imports.value(schema, FOLDER + self.coders.model.home(name))
        return schema

    def schema_type(self, declaration: ir.Declaration) -> Doc:
        """`z.ZodCodec<typeof wire.MoneySchema, z.ZodCustom<Money, Money>>`."""
        name = identifier(declaration.name)
        app = Generic(f"{self.dialect.prefix}Custom", (name, name))
        return Generic(f"{self.dialect.prefix}Codec", (f"typeof wire.{schema_name(name)}", app))

    def app_type(self, declaration: ir.Declaration) -> str:
        """The type that decoding gives and encoding takes."""
        docs = declaration.docs
        # Examples are of the wire.
        comment = doc_comment(docs.description, deprecated=docs.deprecated, examples=(), see=declaration.source)
        types = Types(self.coders.model, self.imports, self.form)
        return commented(comment, types.declared(identifier(declaration.name), declaration.node, Side.OUTPUT))

    def form(self, types: Types, node: ir.View, side: Side) -> Doc | None:
        """What the application has for `node`, where that is not what it has on the wire."""
        match node:
            case ir.Reference(name=name):
                return self.named(self.coders.model.declarations[name])
            case ir.String() if (form := form_of(node)) is not None:
                return form.type
            case ir.Record(keys=keys, values=values) if (form := key_of(keys)) is not None:
                return Generic("Map", (form.type, types.type(values, side)))
            case ir.Array(items=items) if self.coders.is_set(node):
                return Generic("Set", (types.type(items, side),))
            case ir.General(base=None) | ir.Union() if not self.coders.differs(node):
                return Types(self.coders.model, self.imports, self.on_the_wire).type(node, side)
            case ir.General(base=base) if base is not None:
                return types.type(base, side)
            case _:
                return None

    def named(self, declaration: ir.Declaration) -> Doc:
        """The type of a declaration after decoding."""
        home = self.coders.model.home(declaration.name)
        if declaration.name in self.coders.coded:
            self.imports.type(declaration.name, FOLDER + home)
            return declaration.name
        if declaration.direction is ir.Direction.INPUT and self.coders.model.changes(declaration.node):
            # What parsing makes of it has no name of its own.
            schema = schema_name(declaration.name)
            self.imports.type(schema, self.dialect.folder + home)
            return Generic("z.output", (f"typeof {schema}",))
        self.imports.type(declaration.name, self.dialect.folder + home)
        return declaration.name

    def on_the_wire(self, _types: Types, node: ir.View, side: Side) -> Doc | None:
        """The name of a type of the wire: another one, where the application has a form of its own by that name."""
        if not isinstance(node, ir.Reference):
            return None
        name = side_name(self.coders.model.declarations[node.name], side)
        home = self.dialect.folder + self.coders.model.home(node.name)
        if node.name not in self.coders.coded:
            self.imports.type(name, home)
            return name
        self.wire.setdefault(home, set()).add(identifier(name))
        return f"{name}$Wire"

    def aliases(self) -> list[str]:
        """The import statements of the types of the wire."""
        return [
            statement([f"{name} as {name}$Wire" for name in sorted(names)], specifier(self.imports.home, module),
                      keyword="import type")
            for module, names in sorted(self.wire.items())
        ]  # fmt: skip
