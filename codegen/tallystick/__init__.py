"""Tallystick: one contract, written once in Pydantic, and the same in Python and TypeScript.

A backend imports this at run time, so it loads Pydantic and nothing heavier.
"""

from __future__ import annotations

from tallystick.contract import Contract, ContractError, RootContract, python_only, slow_pattern

__all__ = ["Contract", "ContractError", "RootContract", "python_only", "slow_pattern"]
