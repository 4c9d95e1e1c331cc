"""Problems: what is wrong, where, why it matters and the way out.

Every message a user sees is an entry of `CATALOGUE`. Code elsewhere names the code and fills the holes; it never
writes prose of its own, so the tone, the severity and the exit code are decided in one place. The entries stand in one
module for each range of codes; every code has a page in `codegen/problems/`.
"""

from __future__ import annotations

from tallystick.problems.catalogue import CATALOGUE, RANGES, problem
from tallystick.problems.core import NOWHERE, Entry, Problem, Refusal, Severity, Where

__all__ = ["CATALOGUE", "NOWHERE", "RANGES", "Entry", "Problem", "Refusal", "Severity", "Where", "problem"]
