"""Contracts: models whose JSON side is exact, so that every language can hold the same one.

Layers inside: `errors, marks, wire, numbers <- export <- leaves, literals, keys <- transform <- base`.
"""

from __future__ import annotations

from tallystick.contract.base import Contract, RootContract
from tallystick.contract.errors import ContractError
from tallystick.contract.marks import PythonOnly, SlowPattern, python_only, slow_pattern

__all__ = ["Contract", "ContractError", "PythonOnly", "RootContract", "SlowPattern", "python_only", "slow_pattern"]
