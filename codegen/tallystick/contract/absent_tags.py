"""Absent tags beside other errors.

A contract asks for its constant tags once its fields are fine, so an error elsewhere in the object would hide that one
is absent. Other languages say both, and so does the front door: it adds what is missing to an error that it passes on.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import PydanticCustomError, from_json
from pydantic_core.core_schema import ErrorType

from tallystick.contract.issue_places import Places
from tallystick.contract.reached import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic_core import ErrorDetails, InitErrorDetails

    from tallystick.contract.node import Node

Text: TypeAlias = "bytes | bytearray"

T = TypeVar("T")

_NOTHING = object()


def naming_absent_tags(validate: Callable[[Text], T], schema: Node) -> Callable[[Text], T]:
    """`validate`, whose errors also name absent tags. `schema` is the core schema that it validates by."""

    def validated(text: Text) -> T:
        try:
            return validate(text)
        except ValidationError as error:
            raise with_absent_tags(error, schema, text) from None

    return validated


def demands_tags(schema: Node) -> bool:
    """Whether an object in a core schema demands constant tags, so that some may be absent beside other errors."""
    functions = (node["function"]["function"] for node in whole(schema) if node["type"] == "function-after")
    return any(getattr(function, "tags", ()) for function in functions)


def with_absent_tags(error: ValidationError, schema: Node, text: Text) -> ValidationError:
    """`error`, with an error `missing` for each absent tag of an object in which it finds something wrong.

    `schema` is the core schema that refused the document `text`.
    """
    found = error.errors(include_url=False)
    if found[0]["type"] == "json_invalid":
        return error
    known = {each["loc"] for each in found}
    places = Places(schema)
    absent: dict[tuple[int | str, ...], Any] = {}
    document: Any = _NOTHING
    for each in found:
        for location, path, tags in places.tagged(each["loc"]):
            document = from_json(text) if document is _NOTHING else document
            value = _at(document, path)
            if isinstance(value, dict):
                missing = (tag for tag in tags if tag not in value and (*location, tag) not in known)
                absent |= {(*location, tag): value for tag in missing}
    if not absent:
        return error
    lines = [*map(_line, found), *_missing(absent)]
    return ValidationError.from_exception_data(error.title, lines, "json")


def _at(document: Any, path: tuple[int | str, ...]) -> Any:  # noqa: ANN401 - any JSON value
    """The value at a path; `None` where the document ends before, as it does at what is missing itself."""
    for key in path:
        there = isinstance(document, dict) or (isinstance(document, list) and isinstance(key, int))
        try:
            document = document[key] if there else None
        except (KeyError, IndexError):
            return None
    return document


def _missing(absent: dict[tuple[int | str, ...], Any]) -> Iterator[InitErrorDetails]:
    for location, value in absent.items():
        yield {"type": "missing", "loc": location, "input": value}


def _line(error: ErrorDetails) -> InitErrorDetails:
    """An error of Pydantic's as one to make such an error from."""
    context = error.get("ctx", {})
    type_: Any = error["type"]
    if type_ not in _types():
        type_ = PydanticCustomError(type_, error["msg"].replace("{", "{{"), context or None)
    return {"type": type_, "loc": error["loc"], "input": error["input"], "ctx": context}


@cache
def _types() -> frozenset[str]:
    """The types of error that Pydantic has itself."""
    return frozenset(get_args(ErrorType))
