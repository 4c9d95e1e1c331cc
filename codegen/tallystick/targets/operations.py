"""The target that makes operations: for each a constant that says method, path, and the schemas of all it carries.

Client, server and query options are written against these constants, so a bundle has those it uses and no others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from tallystick.implied import DESCRIPTIONS
from tallystick.render.comments import doc_comment
from tallystick.render.encode import identifier, scalar, value_key
from tallystick.render.imports import Imports
from tallystick.render.layout import Items, Members, fit
from tallystick.render.type_layout import Shape
from tallystick.targets.dialects import BY_NAME
from tallystick.targets.model import Model, schema_name
from tallystick.targets.modules import HEADER, assembled, commented
from tallystick.targets.types import Side, side_name

if TYPE_CHECKING:
    from tallystick.ir.nodes import Package
    from tallystick.ir.operations import Answer, Content, File, Group, Operation, Parameter
    from tallystick.render.layout import Doc
    from tallystick.targets.options import Options

MODULE = "operations"

Tree: TypeAlias = "str | int | bool | Schema | Mapping[str, Tree] | tuple[Tree, ...] | None"
"""A constant before it is printed, as a value or as its type: what it says, and not yet code."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The schema of a declaration, and the side of it that a client has."""

    name: str
    side: Side


@dataclass(frozen=True, slots=True)
class Operations:
    """The constants of every operation, in each dialect."""

    name: str

    @property
    def checks(self) -> Mapping[str, object]:
        """None: schemas say what is accepted."""
        return _NOTHING

    @property
    def unsupported(self) -> Mapping[str, str]:
        """None: as above."""
        return _NOTHING

    def files(self, package: Package, options: Options) -> dict[str, str]:
        """One module a dialect; none where there are no operations."""
        if not package.operations:
            return {}
        model = Model(package)
        files: dict[str, str] = {}
        for dialect in options.dialects:
            folder = BY_NAME[dialect].folder
            if options.emit == "ts":
                files[f"{folder}{MODULE}.ts"] = typescript(model, folder)
            else:
                files[f"{folder}{MODULE}.js"] = javascript(model, folder)
                files[f"{folder}{MODULE}.d.ts"] = declarations(model, folder)
        return files


_NOTHING: Mapping[str, str] = MappingProxyType({})


def javascript(model: Model, folder: str) -> str:
    """The module as JavaScript."""
    return _module(model, folder, "")


def typescript(model: Model, folder: str) -> str:
    """The module as TypeScript, its literals kept as they are."""
    return _module(model, folder, " as const")


def _module(model: Model, folder: str, suffix: str) -> str:
    printer = _Printer(model, folder, Imports(folder + MODULE))
    body = []
    for operation in model.package.operations:
        head = f"export const {binding(operation)} ="
        text = fit(printer.value(tree(operation)), 0, len(head) + 1, len(suffix) + 1)
        body.append(commented(_comment(operation), f"{head} {text}{suffix};"))
    return assembled(HEADER, printer.imports.block(), body)


def declarations(model: Model, folder: str) -> str:
    """The types of the constants."""
    printer = _Printer(model, folder, Imports(folder + MODULE), frozenset(map(binding, model.package.operations)))
    body = []
    for operation in model.package.operations:
        head = f"export declare const {binding(operation)}:"
        text = fit(printer.type(tree(operation)), 0, len(head) + 1, 1)
        body.append(commented(_comment(operation), f"{head} {text};"))
    return assembled(HEADER, printer.imports.block(), body)


def binding(operation: Operation) -> str:
    """The name of an operation's constant: its own, or that with `Operation` where the language has the word."""
    try:
        return identifier(operation.name)
    except ValueError:
        return identifier(f"{operation.name}Operation")


def _comment(operation: Operation) -> str:
    """What the operation does, as its document says."""
    summary = f"{operation.summary}." if operation.summary and operation.summary[-1] not in ".!?" else operation.summary
    text = "\n\n".join(part for part in (summary, operation.description) if part)
    return doc_comment(text or None, deprecated=operation.deprecated)


# -- What a constant says


def tree(operation: Operation) -> Mapping[str, Tree]:
    """The operation as a constant. Members that say nothing are left out."""
    said: dict[str, Tree] = {
        "id": operation.id,
        "method": operation.method.upper(),
        "path": operation.path,
        "parameters": {group.location: _group(group) for group in operation.groups},
    }
    if operation.body is not None:
        said["body"] = {**_content(operation.body, Side.INPUT), "required": operation.body_required}
    said["answers"] = _answers(operation.answers)
    said["errors"] = _errors(operation.errors)
    said["security"] = operation.security
    if operation.pages is not None:
        said["pages"] = {"parameter": operation.pages.parameter, "next": operation.pages.next}
    if operation.sunset is not None:
        said["sunset"] = operation.sunset
    return said


def _group(group: Group) -> Mapping[str, Tree]:
    members = {parameter.wire: _parameter(parameter) for parameter in group.parameters}
    return {"schema": Schema(group.schema, Side.INPUT), "members": members, "required": group.required}


def _parameter(parameter: Parameter) -> Mapping[str, Tree]:
    return {"kind": parameter.kind, "repeated": parameter.repeated}


def _content(content: Content, side: Side) -> dict[str, Tree]:
    said: dict[str, Tree] = {"carried": content.carried, "mediaType": content.media_type}
    if content.schema is not None:
        said["schema"] = Schema(content.schema, side)
    if content.fields:
        said["members"] = {field.wire: _parameter(field) for field in content.fields}
    if content.files:
        said["files"] = {file.wire: _file(file) for file in content.files}
    return said


def _file(file: File) -> Mapping[str, Tree]:
    said: dict[str, Tree] = {"required": file.required}
    if file.media_types:
        said["mediaTypes"] = file.media_types
    if file.max_bytes is not None:
        said["maxBytes"] = file.max_bytes
    if file.several:
        said["several"] = True
    if file.max_files is not None:
        said["maxFiles"] = file.max_files
    return said


def _answers(answers: tuple[Answer, ...]) -> Mapping[str, Tree]:
    return {_status(answer): None if answer.content is None else _answered(answer.content) for answer in answers}


def _answered(content: Content) -> dict[str, Tree]:
    return _content(content, Side.OUTPUT)


def _errors(errors: tuple[Answer, ...]) -> Mapping[str, Tree]:
    """As `_answers`, with what each error means where the runtime does not know it: a problem says it."""
    said: dict[str, Tree] = dict(_answers(errors))
    for error in errors:
        if error.content is not None and error.description not in {"", DESCRIPTIONS.get(error.status or 0)}:
            said[_status(error)] = {**_answered(error.content), "description": error.description}
    return said


def _status(answer: Answer) -> str:
    return "default" if answer.status is None else str(answer.status)


# -- How it is printed


@dataclass(frozen=True, slots=True)
class _Printer:
    """Prints constants of one module, noting the schemas they take from others."""

    model: Model
    folder: str
    imports: Imports
    taken: frozenset[str] = frozenset()
    """The names that the module declares itself."""

    def value(self, said: Tree) -> Doc:
        """The constant."""
        match said:
            case Schema(name=name):
                self.imports.value(schema_name(name), self.folder + self.model.home(name))
                return schema_name(name)
            case tuple():
                return Items([self.value(each) for each in said])
            case Mapping():
                return Members([(_key(key), self.value(each)) for key, each in said.items()])
            case _:
                return scalar(said)

    def type(self, said: Tree) -> Doc:
        """The type of the constant: literal all through, and read-only."""
        match said:
            case Schema(name=name):
                return f"typeof {self._imported(schema_name(name), name)}"
            case tuple():
                return f"readonly [{', '.join(str(self.type(each)) for each in said)}]"
            case Mapping():
                members = [("", f"readonly {_key(key)}:", self.type(each)) for key, each in said.items()]
                names = [self._type_name(each) for each in said.values() if isinstance(each, Schema)]
                # What a type is called cannot be told from its schema: editors would show all that is in it.
                return Shape([*members, *(("", "readonly type?:", name) for name in names if name is not None)])
            case _:
                return scalar(said)

    def _type_name(self, schema: Schema) -> str | None:
        """The name of the type that a client has of the schema's documents, unless an operation is called so."""
        name = side_name(self.model.declarations[schema.name], schema.side)
        return None if name in self.taken else self._imported(name, schema.name)

    def _imported(self, name: str, declaration: str) -> str:
        self.imports.type(name, self.folder + self.model.home(declaration))
        return name


def _key(name: str) -> str:
    return name if name.isdecimal() and name.isascii() else value_key(name)
