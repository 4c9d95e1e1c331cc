"""Validators of the package `jsonschema`, with what standard keywords cannot say. Only `schemas` loads this module.

That is the bounds of strings that lie on a line (decimals, dates, times, durations), the length of bytes, the rules
between fields, and what two formats are for a contract: `uuid` is ASCII (RFC 9562), `double-int` an integer that a
double holds exactly, and datetimes are of the calendar. IRIs are held to what they stand for, since the package that
`jsonschema` would ask for them takes seconds to be imported.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
from binascii import Error as Base64Error
from collections.abc import Callable, Iterator
from functools import cache
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import referencing.jsonschema
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend
from rfc3986_validator import validate_rfc3986  # type: ignore[import-untyped]  # it has no types

from tallystick.ir.orders import ORDERS, order_of
from tallystick.ir.rules.data import KEYWORD
from tallystick.ir.rules.evaluate import refused

if TYPE_CHECKING:
    from collections.abc import Mapping

_Rule = Callable[[Any, Any, Any, Any], Iterator[ValidationError]]

_SAFE: Final = 2**53 - 1
_UUID: Final = re.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_MOMENT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
    r"(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
)
_END: Final = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\$", re.DOTALL)
"""An escape, a class, or the end: `$` is the end of the text in ECMA-262, in Python also before a last line break."""


def validators(document: Mapping[str, Any], pointers: Mapping[str, str]) -> Callable[[str], Callable[[Any], bool]]:
    """A function from the name of a schema to a function from an instance to whether it is valid.

    The schemas stand in `document` at `pointers`. Each validator is made once.
    """
    # Without `$schema`, by which a reference to the document itself would go to the validator without these rules.
    content = {keyword: value for keyword, value in document.items() if keyword != "$schema"}
    uri = str(document.get("$id", "urn:document"))
    resource = referencing.jsonschema.DRAFT202012.create_resource(content)
    registry: Any = referencing.Registry().with_resource(uri, resource)

    @cache
    def valid(name: str) -> Callable[[Any], bool]:
        schema = {"$ref": f"{uri}#{quote(pointers[name])}"}
        check: Callable[[Any], bool] = _VALIDATOR(schema, format_checker=_FORMATS, registry=registry).is_valid
        return check

    return valid


# -- Keywords


@cache
def _engine(source: str) -> re.Pattern[str] | None:
    """The pattern as Python has it; `None` for one that Python cannot read, which then goes unchecked."""
    try:
        return re.compile(_END.sub(lambda found: r"\Z" if found[0] == "$" else found[0], source))
    except re.error:
        return None


def _pattern(_validator: object, source: str, instance: object, _schema: object) -> Iterator[ValidationError]:
    if isinstance(instance, str) and (engine := _engine(source)) is not None and not engine.search(instance):
        yield ValidationError("another form")


def _bound(holds: Callable[[Any, Any], bool]) -> _Rule:
    def rule(_validator: object, limit: str, instance: object, schema: Any) -> Iterator[ValidationError]:  # noqa: ANN401 - a schema
        if not isinstance(instance, str):
            return
        point = ORDERS[order_of(schema.get("format"))]
        try:
            inside = holds(point(instance), point(limit))
        except (ArithmeticError, ValueError):
            return  # not of the format, which another keyword says
        if not inside:
            yield ValidationError("beyond the bound")

    return rule


_URL_SAFE: Final = str.maketrans("-_", "+/")
"""The other alphabet of RFC 4648 (section 5). Which one a text may have is said by its pattern."""


def _size(holds: Callable[[int, int], bool]) -> _Rule:
    def rule(_validator: object, limit: int, instance: object, _schema: object) -> Iterator[ValidationError]:
        try:
            text = instance.translate(_URL_SAFE) if isinstance(instance, str) else None
            length = limit if text is None else len(base64.b64decode(text, validate=True))
        except (Base64Error, ValueError):
            return  # not Base64, which another keyword says
        if not holds(length, limit):
            yield ValidationError("more or fewer bytes")

    return rule


def _rules(_validator: object, rules: object, instance: object, _schema: object) -> Iterator[ValidationError]:
    if isinstance(instance, dict):
        for rule in refused(rules, instance):
            yield ValidationError(rule.message, path=rule.at)


_VALIDATOR: Final[Any] = extend(  # type: ignore[no-untyped-call]  # the package has no types for it
    Draft202012Validator,
    {
        "pattern": _pattern,
        "x-tallystick-minimum": _bound(ge),
        "x-tallystick-exclusiveMinimum": _bound(gt),
        "x-tallystick-maximum": _bound(le),
        "x-tallystick-exclusiveMaximum": _bound(lt),
        "x-tallystick-minBytes": _size(ge),
        "x-tallystick-maxBytes": _size(le),
        KEYWORD: _rules,
    },
)
_FORMATS: Final = FormatChecker()


@_FORMATS.checks("double-int")
def _is_safe(instance: object) -> bool:
    return not isinstance(instance, int | float) or abs(instance) <= _SAFE


@_FORMATS.checks("date-time")
@_FORMATS.checks("local-date-time")
@_FORMATS.checks("zoned-or-local-date-time")
def _is_moment(instance: object) -> bool:
    """The calendar and the clock of RFC 3339, section 5.6, without leap seconds; where a zone belongs patterns say."""
    if not isinstance(instance, str):
        return True
    try:
        return _MOMENT.fullmatch(instance) is not None and bool(dt.datetime.fromisoformat(instance.upper()[:19]))
    except ValueError:
        return False


@_FORMATS.checks("iri")
def _is_iri(instance: object) -> bool:
    return not isinstance(instance, str) or bool(validate_rfc3986(_as_uri(instance), rule="URI"))


@_FORMATS.checks("iri-reference")
def _is_iri_reference(instance: object) -> bool:
    return not isinstance(instance, str) or bool(validate_rfc3986(_as_uri(instance), rule="URI_reference"))


def _as_uri(text: str) -> str:
    """The URI that an IRI stands for (RFC 3987 section 3.1)."""
    return "".join(each if each.isascii() else quote(each, errors="surrogatepass") for each in text)


@_FORMATS.checks("uuid")
def _is_uuid(instance: object) -> bool:
    return not isinstance(instance, str) or _UUID.fullmatch(instance) is not None
