"""Text to values: a JSON or YAML document from a file, or the problem that says what is wrong and where.

What is read is data from strangers: it may be refused, it never ends in a traceback. Values are those of `json`:
integers keep every digit, no number is infinite, every string can be written as UTF-8, every key occurs once.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from tallystick.documents.decode import bytes_of, text_of
from tallystick.documents.scan import MAX_DEPTH, first_fault, place
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from pathlib import Path
    from typing import NoReturn

    from tallystick.jsonvalue import Json

_YAML_SUFFIXES = frozenset({".yaml", ".yml"})


def read_document(path: Path) -> Json:
    """The value of a JSON or YAML file.

    The extension decides; a file with neither extension is JSON where it starts like JSON. Raises `Refusal` (TLY31x for
    the file, TLY32x for JSON, TLY33x for YAML).
    """
    file = path.as_posix()
    text = text_of(bytes_of(path), file)
    if path.suffix.lower() == ".json":
        return parse_json(text, file)
    looks_like_json = text.lstrip()[:1] in {"{", "["}
    if path.suffix.lower() not in _YAML_SUFFIXES and looks_like_json:
        return parse_json(text, file)
    if looks_like_json and first_fault(text) is None:  # JSON is YAML, and read much faster as what it is
        return parse_json(text, file)
    return parse_yaml(text, file)


def parse_json(text: str | bytes, file: str) -> Json:
    """The value of a JSON text (RFC 8259, strictly). Raises `Refusal` with line and column (TLY313 to TLY328)."""
    text = text_of(text, file)
    try:
        value: Json = json.loads(
            text, object_pairs_hook=_distinct, parse_float=_finite, parse_constant=_no_constant, strict=True
        )
    except (ValueError, RecursionError):
        _refuse(text, file)
    if "\\ud" in text or "\\uD" in text:  # surrogates, which may be pairs
        _refuse_fault(text, file)
    if _deeper_than(value, MAX_DEPTH):
        _refuse(text, file)
    return value


def parse_yaml(text: str | bytes, file: str) -> Json:
    """The value of a YAML text with one document, scalars by the core schema of YAML 1.2.

    Raises `Refusal` with line and column (TLY313 to TLY316, TLY323 to TLY327, TLY330 to TLY337).
    """
    from tallystick.documents.yaml_values import value_of  # noqa: PLC0415  # PyYAML only where there is YAML

    return value_of(text_of(text, file), file)


def _distinct(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """An object from its members; where a key occurs twice the scanner finds it."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError
    return members


def _finite(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise ValueError
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _deeper_than(value: Json, limit: int) -> bool:
    """Whether containers nest deeper than `limit`, level by level and so without recursion."""
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(limit):
        if not level:
            return False
        level = [
            child
            for parent in level
            for child in (parent.values() if type(parent) is dict else parent)
            if type(child) is dict or type(child) is list
        ]
    return bool(level)


def _refuse(text: str, file: str) -> NoReturn:
    """Raises the fault of a text that is known to have one."""
    _refuse_fault(text, file)
    raise AssertionError(file)  # the two scanners know the same grammar


def _refuse_fault(text: str, file: str) -> None:
    """Raises the first fault of a text, if it has one."""
    if fault := first_fault(text):
        line, column = place(text, fault.offset)
        raise Refusal(problem(fault.code, Where(file=file, line=line, column=column), **fault.holes))
