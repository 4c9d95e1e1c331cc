"""Cross-field rules: one `return` of Python, compiled to a tree that every language holds.

Layers inside: `mark, source, shapes, flow, refusals <- constants <- parts, operators <- calls <- compile <- build`, and
`world, build <- enforce`.
"""

from __future__ import annotations

from tallystick.contract.rules.enforce import complete, enforced
from tallystick.contract.rules.mark import rule

__all__ = ["complete", "enforced", "rule"]
