"""Where Zod would report what is inside a union's member, since checks go on after some issues but not after others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.ir import nodes as ir
from tallystick.ir.walk import children
from tallystick.targets.dialects import CHECKS, FORMATS, Native, NativeFormat

if TYPE_CHECKING:
    from tallystick.targets.model import Model


def continues(node: ir.Node, model: Model, above: frozenset[str] = frozenset()) -> bool:
    """Whether Zod may refuse a value of `node` with only such issues that checks would still go on after them.

    `above` names the declarations that this is already being asked of: asking again would not find more.
    """
    match node:
        case ir.Reference(name=name):
            return name not in above and continues(model.declarations[name].node, model, above | {name})
        case ir.Union(discriminator=None):
            return False
        case ir.General(base=base):
            return base is not None and continues(base, model, above)
        case _:
            return _by_itself(node, model) or any(continues(child, model, above) for child in children(node))


def _by_itself(node: ir.Node, model: Model) -> bool:
    """Whether such an issue is about `node` itself: of Zod's own checks and formats, of keys, of rules."""
    if any(isinstance(CHECKS[check.keyword], Native) for check in getattr(node, "checks", ())):
        return True
    match node:
        case ir.String(format=str(name)):
            return isinstance(FORMATS[name], NativeFormat)
        case ir.Number(kind=kind):
            return kind == "safe-integer"
        case ir.Record(keys=keys):
            return model.literal(keys)
        case ir.Object(extra=extra, rules=rules):
            return extra is ir.Extra.CLOSED or bool(rules)
        case _:
            return False
