"""Documents of the example that are JSON, for tests that look at schemas and not at the front door."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue, ValidationError

from tallystick import RootContract, parse_json
from tallystick.verify.documents import make

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random


class Documents:
    """Makes documents for the schemas of one bundle, the same ones for the same seed."""

    def __init__(self, definitions: Mapping[str, Any], random: Random) -> None:
        self._definitions = definitions
        self._random = random

    def make(self, name: str, count: int) -> list[str]:
        """Up to `count` different documents, as JSON texts, for the schema of that name."""
        made = make(name, self._definitions, self._random, 2 * count)
        return list(islice(filter(is_json, made), count))


def is_json(text: str) -> bool:
    """Whether a text is a JSON document by the rule of the front door."""
    try:
        parse_json(RootContract[JsonValue], text)
    except ValidationError:
        return False
    return True
