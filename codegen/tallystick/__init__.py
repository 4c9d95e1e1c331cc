"""Tallystick: one contract, written once in Pydantic, and the same in Python and TypeScript.

A backend imports this at run time, so it loads Pydantic and nothing heavier.
"""

from __future__ import annotations

from tallystick.contract import (
    Contract,
    ContractError,
    Issue,
    RootContract,
    issues,
    parse_json,
    python_only,
    rule,
    slow_pattern,
)

__all__ = [
    "Contract",
    "ContractError",
    "Issue",
    "RootContract",
    "issues",
    "parse_json",
    "python_only",
    "rule",
    "slow_pattern",
]
