"""Verification: documents for every model, judged by all sides of its contract, and what they disagree on.

`verify` is given everything that other parts make: the models, the generated package, and the maker of documents.
"""

from __future__ import annotations

from tallystick.verify.node import find_node
from tallystick.verify.regression import keep, kept
from tallystick.verify.result import Result, chosen, verify, verify_with
from tallystick.verify.run import Javascript, Settings, working
from tallystick.verify.zod import find_zod

__all__ = [
    "Javascript",
    "Result",
    "Settings",
    "chosen",
    "find_node",
    "find_zod",
    "keep",
    "kept",
    "verify",
    "verify_with",
    "working",
]
