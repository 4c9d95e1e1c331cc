"""JSON as `JSON.stringify` writes it, so that servers in both languages send the same bytes."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

from tallystick.contract.issue_limits import number_text


def json_text(value: Any) -> str:  # noqa: ANN401 - a JSON value
    """A JSON value without a byte to spare. Raises `ValueError` for a number that is not finite."""
    match value:
        case dict():
            return f"{{{','.join(f'{_plain(str(name))}:{json_text(each)}' for name, each in value.items())}}}"
        case list():
            return f"[{','.join(map(json_text, value))}]"
        case float() if not isfinite(value):
            raise ValueError("a number is not finite")
        case float():
            return number_text(value)
        case _:
            return _plain(value)


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
