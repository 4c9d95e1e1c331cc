"""The side of the published JSON Schema: what it says of a document, by a validator that is none of ours."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from tallystick.problems import Refusal, problem
from tallystick.verify.answers import ACCEPTED, REFUSED, Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        try:
            instance = json.loads(document, parse_float=_finite, parse_constant=_finite)
            return ACCEPTED if self._validator(schema)(instance) else REFUSED
        # The latter two also from jsonschema, which nests several calls a level and divides long integers by doubles.
        except (ValueError, RecursionError, OverflowError):
            return None


def _finite(text: str) -> float:
    """A number. Raises `ValueError` for one that is no finite double, which is not for a schema to judge."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number
