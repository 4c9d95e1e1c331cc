"""What the tests of assembling share: models as sources, without loading a project."""

from __future__ import annotations

import dataclasses
from typing import Any

from pydantic import BaseModel

from tallystick import Contract
from tallystick.claims import is_contract
from tallystick.export.assemble import Documents, assemble
from tallystick.source.schemas import core_schema


@dataclasses.dataclass(frozen=True)
class Given:
    """A source as `tallystick.source` would find it."""

    name: str
    type: Any
    module: str = "shop/order"
    line: int = 1
    core_schema: Any = None

    @property
    def file(self) -> str:
        return f"contracts/{self.module}.py"


def given(*types: Any, module: str = "shop/order") -> list[Given]:
    base = Contract if any(map(is_contract, types)) else BaseModel
    return [
        Given(
            getattr(each, "__qualname__", each.__name__).rpartition("<locals>.")[2],
            each,
            module,
            core_schema=core_schema(each, base),
        )
        for each in types
    ]


def documents(*types: Any) -> Documents:
    return assemble(given(*types), title="Shop", version="1.0.0")


def bare(schema: dict[str, Any]) -> dict[str, Any]:
    """A component without the notes of where it comes from."""
    return {name: value for name, value in schema.items() if name not in {"x-tallystick-module", "x-tallystick-source"}}


def components(*types: Any) -> dict[str, Any]:
    return {name: bare(schema) for name, schema in documents(*types).bundle["$defs"].items()}
