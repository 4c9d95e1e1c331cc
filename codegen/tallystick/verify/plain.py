"""A plain model's side, as FastAPI has it: `json.loads`, then Python mode; and what it writes, by alias."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, cast

from pydantic import TypeAdapter, ValidationError
from pydantic.errors import PydanticUserError
from pydantic_core import SchemaError, SchemaSerializer

from tallystick.verify.leniency import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tallystick.verify.subject import Document

_FAULTS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a user's function may raise that Pydantic does not make a `ValidationError` of: the server answers 500."""


_STRICTER: Final[Mapping[Kind, Any]] = {
    Kind.SECOND_NAME: {"by_alias": True, "by_name": False},
    Kind.UNION: {"by_alias": True, "by_name": False, "strict": True},
}
"""A leniency that shows in the value -> how Pydantic validates without it. Strict Python takes no dates from JSON."""


class PlainModel:
    """A model, dataclass, TypedDict or any other type that Pydantic validates, through the eyes of FastAPI."""

    def __init__(self, type_: Any) -> None:  # noqa: ANN401 - any type expression
        self.adapter: TypeAdapter[Any] = TypeAdapter(type_)
        self.adapter.rebuild()
        self._echo = _echoing(cast("dict[str, Any]", self.adapter.core_schema))

    def read(self, document: Document) -> Any:  # noqa: ANN401 - a value of the type
        """The value of a document. Raises `ValidationError`, also for what is no JSON and for functions that fail."""
        try:
            value = json.loads(document)
        except (ValueError, RecursionError) as error:
            raise _invalid("json_invalid", document, error=str(error)) from None
        try:
            return self.adapter.validate_python(value)
        except ValidationError:
            raise
        except _FAULTS as error:
            raise _invalid("value_error", document, error=error) from None

    def less_leniently(self, document: Document) -> Iterator[tuple[Kind, Any]]:
        """What the model makes of a document, or would without second names, and without coercing for a member."""
        for kind, options in _STRICTER.items():
            try:
                yield kind, self.adapter.validate_python(json.loads(document), **options)
            except (ValidationError, *_FAULTS):
                continue

    def echo(self, value: Any) -> str:  # noqa: ANN401 - what `read` gave
        """What was read, as it is read: by no serializer of the user's, without computed fields, by its own names."""
        if self._echo is None:
            return self.write(value)
        return self._echo.to_json(value, by_alias=True, exclude_computed_fields=True, warnings=False).decode()

    def write(self, value: Any) -> str:  # noqa: ANN401 - what `read` gave
        """What FastAPI answers with. Raises what a user's serializer raises."""
        return self.adapter.dump_json(value, by_alias=True, warnings=False).decode()


def is_buildable(type_: Any) -> bool:  # noqa: ANN401 - any type expression
    """Whether a type can be validated on its own: not where its names mean something only in a module that is gone."""
    try:
        TypeAdapter(type_).rebuild()
    except (PydanticUserError, NameError):
        return False
    return True


def _invalid(kind: str, document: Document, **context: object) -> ValidationError:
    error: Any = {"type": kind, "loc": (), "input": document, "ctx": context}
    return ValidationError.from_exception_data("document", [error])


def _echoing(core: dict[str, Any]) -> SchemaSerializer | None:
    """A serializer of the type alone; `None` where a function's serializer is all there is."""
    try:
        return SchemaSerializer(cast("Any", _bare(core)), _use_prebuilt=False)
    except (SchemaError, TypeError):
        return None


_FIELDS: Final = frozenset({"model-field", "dataclass-field", "typed-dict-field"})
_OMITTED: Final = frozenset({"metadata", "serialization_exclude", "serialization_exclude_if"})


def _bare(node: Any) -> Any:  # noqa: ANN401 - core schemas nest dicts, lists and tuples freely
    """A core schema without serializers of the user's, whose fields are written by the names they are read by."""
    if isinstance(node, list | tuple):
        return type(node)(_bare(each) for each in node) if type(node) in {list, tuple} else node
    if not isinstance(node, dict):
        return node
    kept = {name: _below(name, value) for name, value in node.items() if name not in _OMITTED}
    if _is_own(node.get("serialization")):
        del kept["serialization"]
    if node.get("type") in _FIELDS:
        kept.pop("serialization_alias", None)
        if (alias := _alias(node.get("validation_alias"))) is not None:
            kept["serialization_alias"] = alias
    return kept


def _below(name: str, value: Any) -> Any:  # noqa: ANN401 - as above
    """What stands below a key of a node. Fields and choices are by names of the user's, which may be any."""
    if name in {"fields", "choices"} and isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items()}
    return _bare(value)


def _alias(alias: Any) -> str | None:  # noqa: ANN401 - a name, or paths
    """The name that a field is read by; the first of several."""
    if isinstance(alias, list):
        paths = alias if alias and isinstance(alias[0], list) else [alias]
        return next((str(path[0]) for path in paths if len(path) == 1), None)
    return alias if isinstance(alias, str) else None


def _is_own(serialization: Any) -> bool:  # noqa: ANN401 - a serializer's schema, or nothing
    if not isinstance(serialization, dict) or "function" not in serialization:
        return False
    module = str(getattr(serialization["function"], "__module__", ""))
    return module.partition(".")[0] not in {"pydantic", "pydantic_core"}
