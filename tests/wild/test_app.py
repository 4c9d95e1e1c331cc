"""A FastAPI application's document, with what its models know and its schemas lose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import fastapi._compat.v2 as generator

from tallystick.config import Config
from tallystick.ir.formats import ANY_DATETIME
from tallystick.publish import PUBLISHERS

PROJECT = Path(__file__).with_name("project")
TAKEN = {"type": "string", "title": "Taken", "format": "zoned-or-local-date-time", "pattern": ANY_DATETIME}


def test_an_applications_models_are_read_too() -> None:
    before = generator.GenerateJsonSchema
    published = PUBLISHERS["app"](Config(app="plain_app:app"), PROJECT)
    assert generator.GenerateJsonSchema is before
    assert published.openapi is not None
    document: Any = published.openapi
    schemas = document["components"]["schemas"]
    assert schemas["Reading-Input"]["properties"] == {
        "taken": TAKEN,
        "value": {"type": "number", "title": "Value"},
        "count": {"type": "integer", "title": "Count", "default": 0, "format": "double-int"},
    }
    assert schemas["Reading-Output"]["properties"] == {
        "taken": TAKEN,
        "value": {"anyOf": [{"type": "number"}, {"type": "null"}], "title": "Value"},
        "count": {"type": "integer", "title": "Count", "default": 0},
    }
