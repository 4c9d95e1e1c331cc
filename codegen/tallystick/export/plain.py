"""Pydantic's JSON Schema of plain models, read again from their core schemas: what it loses is said, by direction.

`PlainRules` goes in front of any generator of JSON Schema, Pydantic's own or FastAPI's, and changes nothing of names or
structure. Inside contracts it does nothing: their schemas are exact.
"""

from __future__ import annotations

import inspect
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Final

from pydantic.json_schema import GenerateJsonSchema

from tallystick.export.plain_around import NEVER, Around, Rule, without
from tallystick.export.plain_defaults import accepting, accepts, in_its_form, is_secret
from tallystick.export.plain_keys import MAPPINGS, Keys, with_keys
from tallystick.export.plain_rules import READ, WRITTEN, format_read, format_written
from tallystick.export.plain_shapes import UNION
from tallystick.ir.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tallystick.export.walk import Schema

_RECORDS: Final = frozenset({"model", "dataclass", "typed-dict"})
_FUNCTIONS: Final = frozenset({"function-plain", "function-wrap"})
_STANDARD: Final = sys.stdlib_module_names - {"__main__", "test"}
_EXACT: Final = "__tallystick_python_only__"
"""The attribute by which a contract is known without importing one."""


class PlainRules(GenerateJsonSchema):
    """A generator whose schemas accept, read, no more than the server does, and, written, all that it writes."""

    read: ClassVar[Mapping[str, Rule]] = READ
    """What is said of what is read, by type of core schema."""

    _around: Around = Around({})
    _plain: bool = True

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 - Pydantic's
        """As Pydantic."""
        super().__init__(*args, **settings)
        self._cores: dict[str, Any] = {}

    def build_schema_type_to_method(self) -> Any:  # noqa: ANN401 - Pydantic's type of it is private
        """Pydantic's methods, each followed by the rule for its type."""
        methods: dict[Any, Callable[[Any], Schema]] = dict(super().build_schema_type_to_method())
        for kind in (self.read.keys() | WRITTEN.keys()) & methods.keys():
            methods[kind] = self._ruled(kind, methods[kind])
        for kind in MAPPINGS:
            methods[kind] = self._keyed(methods[kind])
        return methods

    def _ruled(self, kind: str, method: Callable[[Any], Schema]) -> Callable[[Any], Schema]:
        def said_of(node: Any) -> Schema:  # noqa: ANN401 - a core schema
            said = method(node)
            rule = (self.read if self.mode == "validation" else WRITTEN).get(kind)
            return said if rule is None or not self._plain else rule(said, node, self._around)

        return said_of

    def _keyed(self, method: Callable[[Any], Schema]) -> Callable[[Any], Schema]:
        def said_of(node: Any) -> Schema:  # noqa: ANN401 - a core schema
            said = method(node)
            if not self._plain or self.mode != "validation" or "keys_schema" not in node:
                return said
            keys = Keys(self.generate_inner, self._referred, self._cores)
            return with_keys(said, keys.read(node["keys_schema"], self._around))

        return said_of

    def _referred(self, said: Schema) -> Schema | None:
        """What a reference leads to; `None` for one that a user wrote by hand, or that is not there yet."""
        defs_ref = self.json_to_defs_refs.get(said["$ref"])
        return None if defs_ref is None else self.definitions.get(defs_ref)

    def generate_inner(self, schema: Any) -> Schema:  # noqa: ANN401 - a core schema or a field
        """As Pydantic, with the settings of the model that the schema stands in."""
        self._cores |= {each["ref"]: each for each in schema.get("definitions", ())}
        if self._plain and self.mode == "validation" and self._is_strict_enum(schema):
            return dict(NEVER)  # said in place: the definition is for models that read its values
        with self._inside(schema):
            said: Schema = super().generate_inner(schema)
            if not self._plain:
                return said
            _repair(said)
            if "$ref" in said or "format" not in said:
                return said
            return format_read(said) if self.mode == "validation" else format_written(said)

    def _is_strict_enum(self, schema: Any) -> bool:  # noqa: ANN401 - a core schema or a field
        node = self._cores.get(schema.get("schema_ref", ""), schema)
        return node.get("type") == "enum" and self._around.strict(node)

    @contextmanager
    def _inside(self, schema: Mapping[str, Any]) -> Iterator[None]:
        if schema.get("type") not in _RECORDS:
            yield
            return
        outside = self._around, self._plain
        self._around = Around(schema.get("config") or {})
        if schema["type"] == "model":
            self._plain = not is_exact(schema["cls"])
        try:
            yield
        finally:
            self._around, self._plain = outside

    def ser_schema(self, schema: Any) -> Schema | None:  # noqa: ANN401 - a serializer's schema
        """As Pydantic; but of a function that does not say what it returns, nothing is known."""
        said: Schema | None = super().ser_schema(schema)
        unsaid = said is None and schema.get("type") in _FUNCTIONS
        return {} if unsaid and self._plain and is_own(schema.get("function")) else said

    def model_schema(self, schema: Any) -> Schema:  # noqa: ANN401 - a core schema
        """As Pydantic; but no document makes an instance of an abstract class."""
        if self._plain and self.mode == "validation" and inspect.isabstract(schema["cls"]):
            return dict(NEVER)
        return super().model_schema(schema)

    def default_schema(self, schema: Any) -> Schema:  # noqa: ANN401 - a core schema
        """As Pydantic; but a default is written as it is, whether its type accepts it or not."""
        said = super().default_schema(schema)
        if not self._plain or "default" not in said:
            return said
        said["default"] = in_its_form(schema, said["default"])
        if self.mode == "serialization":
            return accepting(said, said["default"], self.definitions)
        if is_secret(schema.get("default")) or not accepts(said, said["default"], self.definitions):
            del said["default"]  # the server fills it in, but tells no one, or takes it from no one
        return said

    def get_union_of_schemas(self, schemas: list[Schema]) -> Schema:
        """As Pydantic, without members that accept nothing. What is said of an inner union, holds for the whole."""
        kept = [each for each in schemas if each != NEVER] or schemas[:1]
        inner = [each for each in kept if each.keys() == {"anyOf", UNION}]
        said: Schema = super().get_union_of_schemas([without(each, UNION) if each in inner else each for each in kept])
        return {**said, UNION: "smart"} if inner and "anyOf" in said else said

    def function_plain_schema(self, schema: Any) -> Schema:  # noqa: ANN401 - a core schema
        """As Pydantic, where the function says what it takes; else anything, which only the function knows."""
        if not self._plain or (self.mode == "validation" and "json_schema_input_schema" in schema):
            return super().function_plain_schema(schema)
        return {}


def _repair(said: Schema) -> None:
    """Take out, in place, what is no JSON Schema: keywords with a meaning of the author's own, as `required=True`.

    A union of which no member has a schema accepts nothing.
    """
    for name in [name for name in said.keys() & KEYWORDS.keys() if not _is_sound(name, said[name])]:
        value = said.pop(name)
        if value == [] and name in {"anyOf", "oneOf"}:
            said |= NEVER


def _is_sound(name: str, value: Any) -> bool:  # noqa: ANN401 - what a user wrote, or Pydantic
    try:
        return KEYWORDS[name].shape.holds(value) or (name in _BOUNDS and isinstance(value, int | float))
    except (TypeError, ValueError, OverflowError):
        return False


_BOUNDS: Final = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
"""Keywords that may be infinite here: `polished` takes those out."""


def is_exact(cls: object) -> bool:
    """Whether a type is a contract."""
    return hasattr(cls, _EXACT)


def is_own(function: object) -> bool:
    """Whether `function` is a user's: not Pydantic's and not the standard library's, whose types have schemas."""
    top = str(getattr(function, "__module__", "")).partition(".")[0]
    return top not in {"pydantic", "pydantic_core", "annotated_types", "tallystick"} | _STANDARD
