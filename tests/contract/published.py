"""The JSON Schema of a contract under an independent validator, with what standard keywords cannot say."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from operator import ge, gt, le, lt
from typing import Any

import pydantic
from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

from tallystick import RootContract
from tallystick.ir.orders import ORDERS, order_of
from tallystick.ir.rules.data import KEYWORD
from tallystick.ir.rules.evaluate import refused

_SAFE = 2**53 - 1
_UUID = re.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_Rule = Callable[[Any, Any, Any, Any], Iterator[ValidationError]]


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """`$` is the end of the text, as ECMA-262 has it, and not a place before a last line break."""
    if isinstance(instance, str) and not re.search(re.sub(r"\$(?=$|\))", r"\\Z", pattern), instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _bound(holds: Callable[[Any, Any], bool]) -> _Rule:
    def rule(_validator: Any, bound: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
        measure = ORDERS[order_of(schema.get("format"))]
        try:
            beyond = isinstance(instance, str) and not holds(measure(instance), measure(bound))
        except (ArithmeticError, ValueError):
            return
        if beyond:
            yield ValidationError(f"{instance} is beyond {bound}")

    return rule


def _bytes(holds: Callable[[int, int], bool]) -> _Rule:
    def rule(_validator: Any, limit: int, instance: Any, schema: Any) -> Iterator[ValidationError]:
        encoded = isinstance(instance, str) and re.fullmatch(schema["pattern"], instance)
        if encoded and not holds(len(b64decode(instance)), limit):
            yield ValidationError(f"not the length of {limit} bytes")

    return rule


def _rules(_validator: Any, rules: Any, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, dict):
        for rule in refused(rules, instance):
            yield ValidationError(rule.message, path=rule.at)


_Validator = validators.extend(
    Draft202012Validator,
    {
        "pattern": _pattern,
        "x-tallystick-minimum": _bound(ge),
        "x-tallystick-exclusiveMinimum": _bound(gt),
        "x-tallystick-maximum": _bound(le),
        "x-tallystick-exclusiveMaximum": _bound(lt),
        "x-tallystick-minBytes": _bytes(ge),
        "x-tallystick-maxBytes": _bytes(le),
        KEYWORD: _rules,
    },
)
_FORMATS = FormatChecker()


@_FORMATS.checks("double-int")
def _is_safe(instance: object) -> bool:
    return not isinstance(instance, int | float) or abs(instance) <= _SAFE


@_FORMATS.checks("uuid")
def _is_uuid(instance: object) -> bool:
    return not isinstance(instance, str) or _UUID.fullmatch(instance) is not None


@_FORMATS.checks("local-date-time")
def _is_local(instance: object) -> bool:
    return not isinstance(instance, str) or _FORMATS.conforms(instance[:10], "date")


class _Document(RootContract[Any]):
    """Any document that the front door lets in."""


def validator(schema: dict[str, Any]) -> Any:
    """A validator of the schema; `accepts` takes it."""
    return _Validator({key: value for key, value in schema.items() if key != "$schema"}, format_checker=_FORMATS)


def accepts(of: Any, text: str) -> bool:
    """Whether a document passes the front door and is valid."""
    try:
        _Document.parse_json(text)
    except pydantic.ValidationError:
        return False
    return bool(of.is_valid(json.loads(text)))
