"""What the reader refuses: one error a fault, at its place, and no traceback."""

from __future__ import annotations

from typing import Any

import pytest

from tallystick.documents.dialects import Dialect
from tallystick.documents.resolve import Registry
from tallystick.ir.build import build
from tallystick.ir.read import Root
from tallystick.problems import Refusal

HUGE = 10**400

CASES: list[tuple[Any, list[tuple[str, str]]]] = [
    ({"minimum": HUGE}, [("TLY401", "/minimum")]),
    ({"minLength": HUGE}, [("TLY401", "/minLength")]),
    ({"multipleOf": 0}, [("TLY401", "/multipleOf")]),
    ({"minimum": True}, [("TLY401", "/minimum")]),
    ({"allOf": []}, [("TLY401", "/allOf")]),
    ({"required": ["a", 1]}, [("TLY401", "/required")]),
    ({"properties": {"a": 3}}, [("TLY401", "/properties")]),
    ({"type": "strnig"}, [("TLY402", "/type")]),
    ({"type": ["string", "strnig"]}, [("TLY401", "/type")]),
    ({"type": []}, [("TLY401", "/type")]),
    ({"type": ["string", 3]}, [("TLY401", "/type")]),
    ({"pattern": "("}, [("TLY405", "/pattern")]),
    ({"const": HUGE}, [("TLY406", "/const")]),
    ({"enum": [1, {"a": [2**53 + 1]}]}, [("TLY406", "/enum")]),
    ({"allOf": [{"$ref": "#"}]}, [("TLY407", "")]),
    ({"minimum": "1", "type": "txet"}, [("TLY401", "/minimum"), ("TLY402", "/type")]),
    ({"x-tallystick-module": "../up"}, [("TLY401", "/x-tallystick-module")]),
]


@pytest.mark.parametrize(("schema", "want"), CASES, ids=[str(schema)[:60] for schema, _ in CASES])
def test_refusal(schema: Any, want: list[tuple[str, str]]) -> None:
    registry = Registry(schema, dialect=Dialect.draft2020_12)
    with pytest.raises(Refusal) as refusal:
        build(registry, [Root("Subject", registry.root())])
    assert [(found.code, found.where.pointer or "") for found in refusal.value.problems] == want
