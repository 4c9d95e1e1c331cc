"""The side of the published JSON Schema: what it says of a document, by a validator that is none of ours."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from tallystick.problems import Refusal, problem
from tallystick.verify.answers import ACCEPTED, REFUSED, Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tallystick.verify.subject import Document


class Schemas:
    """Validators of the schemas that stand in `document` at `pointers`, by name."""

    def __init__(self, document: Mapping[str, Any], pointers: Mapping[str, str]) -> None:
        """Raises `Refusal` (TLY816) where the package jsonschema is not installed."""
        try:
            from tallystick.verify.schema_rules import validators  # noqa: PLC0415 - loads an optional package
        except ModuleNotFoundError:
            raise Refusal(problem("TLY816")) from None
        self._validator = validators(document, pointers)

    def answer(self, schema: str, document: Document, pydantic: Answer | None) -> Answer | None:
        """Its verdict; `None` for what is not its matter: text that is no JSON."""
        if pydantic is not None and any(code == "json" for _, code, _ in pydantic.issues):
            return None
        holds = self._validator(schema)
        try:
            instance, in_doubles = _read(document, int), _read(document, _nearest)
            verdict = holds(instance)
            # It compares long integers to the last digit: where that decides, it speaks of another number than others.
            if instance != in_doubles and holds(in_doubles) != verdict:
                return None
        # The latter two also from jsonschema, which nests several calls a level and divides long integers by doubles.
        except (ValueError, RecursionError, OverflowError):
            return None
        return ACCEPTED if verdict else REFUSED


def _read(document: Document, integer: Callable[[str], int]) -> Any:  # noqa: ANN401 - any JSON value
    return json.loads(document, parse_int=integer, parse_float=_finite, parse_constant=_finite)


def _nearest(text: str) -> int:
    """The integer that a double has for one (RFC 8259, section 6)."""
    return int(_finite(text))


def _finite(text: str) -> float:
    """A number. Raises `ValueError` for one that is no finite double, which is not for a schema to judge."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number
