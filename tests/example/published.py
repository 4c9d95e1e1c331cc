"""The published JSON Schema under an independent validator, with the few rules that standard keywords cannot say.

Those are, and no others: the bounds of quantities, the length of bytes, cross-field rules, and the format `double-int`.
The format `uuid` is that of RFC 9562, which jsonschema reads with Python's `UUID`, digits of every alphabet included.
`$` is the end of the text, as JSON Schema has it (ECMA-262), not a place before a last line break, as Python has it.
"""

from __future__ import annotations

import base64
import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import ge, gt, le, lt
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

from tallystick.ir.orders import ORDERS, order_of
from tallystick.ir.rules.data import KEYWORD
from tallystick.ir.rules.evaluate import refused
from tests.example import project

_SAFE = 2**53 - 1
_UUID = re.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_Rule = Callable[[Any, Any, Any, Any], Iterator[ValidationError]]


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _bound(holds: Callable[[Any, Any], bool]) -> _Rule:
    def rule(_validator: Any, bound: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
        point = ORDERS[order_of(schema.get("format"))]
        quantity = isinstance(instance, str) and re.fullmatch(schema["pattern"], instance)
        if quantity and not holds(point(instance), point(bound)):
            yield ValidationError(f"{instance} is beyond {bound}")

    return rule


def _most_bytes(_validator: Any, most: int, instance: Any, schema: Any) -> Iterator[ValidationError]:
    encoded = isinstance(instance, str) and re.fullmatch(schema["pattern"], instance)
    if encoded and len(base64.b64decode(instance)) > most:
        yield ValidationError(f"more than {most} bytes")


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
        "x-tallystick-maxBytes": _most_bytes,
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


def validator(schema: Mapping[str, Any]) -> Any:
    """The validator for a schema, with those rules."""
    # Without `$schema`, by which a reference to the document itself would go back to the validator without these rules.
    return _Validator({name: value for name, value in schema.items() if name != "$schema"}, format_checker=_FORMATS)


@cache
def _validator(name: str) -> Any:
    return validator(project.documents().schemas[name])


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(text)
    return number


def accepts(name: str, text: str) -> bool:
    """Whether a document is valid for the published schema of that name. A number that is no finite double is not."""
    try:
        instance = json.loads(text, parse_float=_finite)
    except ValueError:
        return False
    return bool(_validator(name).is_valid(instance))
