"""Pydantic's own JSON Schema export, with the definitions keyed so that this package can name and compare them.

Pydantic names a definition by looking at all the others. Here a definition is keyed by the type it comes from and the
way instances travel, and `names` chooses the published name from the sources alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from pydantic import BaseModel, TypeAdapter
from pydantic.errors import PydanticInvalidForJsonSchema
from pydantic.json_schema import CoreModeRef, DefsRef, JsonSchemaWarningKind, NoDefault
from pydantic_core import MISSING, PydanticOmit, core_schema

from tallystick.export.plain import PlainRules, is_exact
from tallystick.export.plain_shapes import is_renamed
from tallystick.export.walk import Schema, references
from tallystick.factories import is_constant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import CoreSchema

Mode = Literal["validation", "serialization"]
MODES: tuple[Mode, Mode] = ("validation", "serialization")

_PREFIX = "#/$defs/"


class Exportable(Protocol):
    """A type to publish: what `source.discover` returns, and what `assemble` needs to know of it."""

    @property
    def name(self) -> str:
        """Its own name: `Invoice`, `Invoice.Status` where nested, `Page[Invoice]` where parametrised."""

    @property
    def type(self) -> Any:  # noqa: ANN401 - classes, aliases and special forms alike
        """A model, an enum, a TypedDict, a dataclass or a type alias."""

    @property
    def module(self) -> str:
        """The contract module: `ledger/invoice`."""

    @property
    def file(self) -> str | None:
        """Its file, relative to the project's root: `contracts/ledger/invoice.py`; `None` for a library's type."""

    @property
    def line(self) -> int | None:
        """The line of its definition in `file`."""

    @property
    def core_schema(self) -> CoreSchema | None:
        """Its core schema, or one that contains it; `None` where it could not be built while its module was loaded."""


def key(ref: str, mode: Mode) -> str:
    """The key of the definition of the type with that core reference, for instances that travel that way."""
    return f"{mode} {ref}"


def pointer(ref: str, mode: Mode) -> str:
    """How schemas refer to that definition until `assemble` gives it its name."""
    return _PREFIX + key(ref, mode)


def target(reference: str) -> tuple[str, Mode] | None:
    """What `pointer` was made from; `None` for a reference that a user wrote by hand."""
    for mode in MODES:
        if reference.startswith(prefix := pointer("", mode)):
            return reference.removeprefix(prefix), mode
    return None


@dataclass(slots=True)
class Export:
    """The definitions of many types, and what could not be exported.

    `definitions` is keyed by `key`, `classes` by core reference. `failures` says why a type has no schema, by the core
    reference of the type that is to blame, which may be one that the failing source only refers to.
    """

    definitions: dict[str, Schema] = field(default_factory=dict)
    classes: dict[str, Any] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """What Pydantic warned about: core reference of the type, and what it said."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a type has no JSON Schema. `field` is the name of the field at fault where one is known."""

    reason: str
    field: str | None = None


class Exporter(PlainRules):
    """Generates definitions into an `Export`: natural order, no titles made from names, one key for each."""

    def __init__(self, export: Export, *, rules: type[PlainRules] = PlainRules) -> None:
        """Generate into `export`. `rules` say what the schemas of plain models have."""
        self.read = rules.read  # type: ignore[misc]  # before Pydantic asks for the methods: what the class has by itself
        super().__init__(ref_template=_PREFIX + "{model}")
        self.export = export
        self._path: list[str] = []
        self._shared: set[str] = set()
        self._blamed: list[Exception] = []

    def add(self, schema: CoreSchema, mode: Mode) -> Exception | None:
        """Generate the definitions of `schema` and all it refers to. Returns what went wrong, if anything did."""
        self._mode = mode
        self._plain = not _is_seen_by_contract(schema)
        try:
            self.generate_inner(schema)
        except Exception as error:  # noqa: BLE001 - user functions run in here and may raise anything
            return error
        finally:
            self.export.definitions |= {str(name): schema for name, schema in self.definitions.items()}
        return None

    def get_defs_ref(self, core_mode_ref: CoreModeRef) -> DefsRef:
        """The key of a definition."""
        return DefsRef(key(*core_mode_ref))

    def generate_inner(self, schema: Any) -> Schema:  # noqa: ANN401 - a core schema or a field
        """As Pydantic, noting whose schema is being made."""
        ref = schema.get("ref")
        if ref is None:
            self._shared |= {each["ref"] for each in schema.get("definitions", ())}
            return super().generate_inner(schema)
        if self._plain and ref not in self._shared and is_renamed(schema):
            # Said in place: what it is called is how it is spelled elsewhere.
            return super().generate_inner({name: value for name, value in schema.items() if name != "ref"})
        if (cls := _class_of(schema)) is not None:
            self.export.classes.setdefault(ref, cls)
        self._path.append(ref)
        try:
            return super().generate_inner(schema)
        except PydanticOmit:
            raise
        except Exception as error:
            self._blame(ref, schema, error)
            raise
        finally:
            self._path.pop()

    def _blame(self, ref: str, schema: Any, error: Exception) -> None:  # noqa: ANN401 - any Python value
        """Note the innermost type that the error comes from; the types around it only pass it on."""
        if any(error is known for known in self._blamed):
            return
        self._blamed.append(error)
        reason = (
            error.message if isinstance(error, PydanticInvalidForJsonSchema) else str(error) or type(error).__name__
        )
        self.export.failures.setdefault(ref, Failure(first_line(reason), self._field_at_fault(schema)))

    def _field_at_fault(self, schema: Any) -> str | None:  # noqa: ANN401 - any Python value
        for name, each in _fields(schema):
            try:
                super().generate_inner(each)
            except PydanticOmit:
                continue
            except Exception as error:  # noqa: BLE001 - as in `add`
                self._blamed.append(error)
                return name
        return None

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - Pydantic's signature
        """Never: a title made from a name says nothing that the name does not."""
        return False

    def get_default_value(self, schema: core_schema.WithDefaultSchema) -> Any:  # noqa: ANN401 - any Python value
        """The default, also where a factory such as `list` makes the same one every time."""
        factory: Any = schema.get("default_factory")
        return factory() if is_constant(factory) else super().get_default_value(schema)

    def sort(self, value: Schema, parent_key: str | None = None) -> Schema:  # noqa: ARG002 - as above
        """The order as it is: fields stay in the order in which they were written."""
        return value

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,
        total: bool,  # noqa: FBT001 - Pydantic's signature
    ) -> bool:
        """Whether every document has the field. One that is written has the fields with a default, too."""
        if super().field_is_required(field, total):
            return True
        if self._mode == "validation" or field["type"] == "typed-dict-field":
            return False
        default = field["schema"].get("default", NoDefault)
        return field.get("serialization_exclude_if") is None and default is not MISSING

    def emit_warning(self, kind: JsonSchemaWarningKind, detail: str) -> None:  # noqa: ARG002 - Pydantic's signature
        """Collect instead of warning."""
        self.export.remarks.append((self._path[-1] if self._path else "", first_line(detail)))


def core_ref(source: Exportable, schema: CoreSchema) -> str | None:
    """The core reference of the type of `source` in its core schema; `None` where it has none of its own.

    A schema that refers to itself is wrapped in its definitions. A type that is no model may be wrapped in a model that
    shows how contracts see it; it is found there by its identity, which Pydantic makes part of the reference.
    """
    inner: Any = schema
    while inner["type"] == "definitions":
        inner = inner["schema"]
    if inner.get("cls") is source.type or inner["type"] == "definition-ref":
        ref: str | None = inner.get("ref") or inner.get("schema_ref")
        return ref
    suffix = f":{id(source.type)}"
    return next((ref for ref in refs(schema) if ref.endswith(suffix)), None)


def build(source: Exportable) -> CoreSchema:
    """The core schema of a source. Raises what Pydantic or the user's code raises."""
    if source.core_schema is not None:
        return source.core_schema
    if isinstance(source.type, type) and issubclass(source.type, BaseModel):
        source.type.model_rebuild()
        return source.type.__pydantic_core_schema__
    return TypeAdapter(source.type).core_schema


def dangling(export: Export) -> Iterator[tuple[str, str]]:
    """Definitions that refer to one that is not there: key of the definition, core reference it misses."""
    for name, schema in export.definitions.items():
        for reference in references(schema):
            found = target(reference)
            if found is not None and key(*found) not in export.definitions:
                yield name, found[0]


def _is_seen_by_contract(schema: Any) -> bool:  # noqa: ANN401 - a core schema
    """Whether a contract is what makes a core schema: of itself, or of a type that it holds to make it exact."""
    definitions: dict[str, Any] = {}
    while isinstance(schema, dict) and schema["type"] != "model":
        definitions |= {each["ref"]: each for each in schema.get("definitions", ())}
        schema = definitions.get(schema.get("schema_ref", ""), schema.get("schema"))
    return schema is not None and is_exact(schema["cls"])


def _class_of(schema: Any) -> Any:  # noqa: ANN401 - any Python value
    return schema.get("cls")


def _fields(schema: Any) -> Iterable[tuple[str, Any]]:  # noqa: ANN401 - any Python value
    while isinstance(schema, dict):
        fields = schema.get("fields")
        if isinstance(fields, dict):
            return list(fields.items())
        if isinstance(fields, list):
            return [(each["name"], each) for each in fields]
        schema = schema.get("schema")
    return []


def refs(value: Any) -> Iterator[str]:  # noqa: ANN401 - core schemas nest dicts, lists and tuples freely
    """Every core reference in a core schema, outermost first."""
    if isinstance(value, dict):
        for name in ("ref", "schema_ref"):
            if isinstance(ref := value.get(name), str):
                yield ref
        for name, each in value.items():
            if name != "metadata":
                yield from refs(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from refs(each)


def first_line(text: str) -> str:
    """The first line of an error's text, as the middle of a sentence."""
    return text.strip().partition("\n")[0].rstrip(".")
