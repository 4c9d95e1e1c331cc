"""What targets are told besides the package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the npm package is called and what it has.

    `emit`: `js` for JavaScript with declarations beside it, `ts` for TypeScript source. `dialects`: the surfaces of
    Zod, of which the first has the types. `openapi`: whether an `openapi.json` stands in the package. `codecs`: whether
    it has the entry `codecs`, over the first surface.
    """

    name: str = "contracts"
    version: str = "0.0.0"
    description: str | None = None
    private: bool = True
    emit: Literal["js", "ts"] = "js"
    dialects: tuple[Literal["zod", "zod-mini"], ...] = ("zod", "zod-mini")
    openapi: bool = True
    codecs: bool = False
