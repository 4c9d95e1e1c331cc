"""The errors that operations answer with whether or not their stubs declare them, each with what documents say of it.

A table for all: stubs declare them, and generated code leaves out what every package's runtime says itself
(`http/problems.ts`, held equal by a test).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

OF_INPUT: Mapping[int, str] = MappingProxyType(
    {400: "The request is not what it says it is.", 422: "The request does not keep the contract."}
)
"""Of operations that read anything: status -> description."""

OF_CREDENTIALS: Mapping[int, str] = MappingProxyType({401: "The request does not prove who asks."})
"""Of operations that ask for credentials."""

DESCRIPTIONS: Mapping[int, str] = MappingProxyType({**OF_INPUT, **OF_CREDENTIALS})
"""All of them."""
