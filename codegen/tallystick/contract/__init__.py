"""Contracts: models whose JSON side is exact, so that every language can hold the same one.

Layers inside: `errors, marks, wire, numbers <- export <- leaves, literals, keys <- transform <- base`;
`issue_limits <- issue_codes, issue_places <- issues`.
"""

from __future__ import annotations

from tallystick.contract.base import Contract, RootContract, parse_json
from tallystick.contract.errors import ContractError
from tallystick.contract.issues import Issue, issues
from tallystick.contract.marks import PythonOnly, SlowPattern, python_only, slow_pattern
from tallystick.contract.rules import rule

__all__ = [
    "Contract",
    "ContractError",
    "Issue",
    "PythonOnly",
    "RootContract",
    "SlowPattern",
    "issues",
    "parse_json",
    "python_only",
    "rule",
    "slow_pattern",
]
