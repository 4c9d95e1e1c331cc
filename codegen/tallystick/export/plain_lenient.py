"""Input schemas that take what Pydantic coerces as well: the common forms, where a schema can say them.

Covered: text and booleans for unbounded numbers; 0, 1 and words for booleans; seconds since 1970 for datetimes that may
have a zone; repeated members of sets. Not covered: bounded numbers, second names of fields, odd spellings of text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from tallystick.export.plain import PlainRules
from tallystick.export.plain_rules import READ

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.export.plain_around import Around, Node, Rule
    from tallystick.export.walk import Schema

_BOUNDS: Final = ("ge", "gt", "le", "lt", "multiple_of")
_WORDS: Final = (0, 1, "0", "1", "true", "false", "yes", "no", "on", "off", "t", "f", "y", "n")
_LATEST: Final = 20_000_000_000
"""pydantic-core reads a greater number as milliseconds."""

INTEGER: Final = "^[+-]?[0-9]{1,15}$"
NUMBER: Final = r"^[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?$"


def _besides(*more: dict[str, Any], unless: tuple[str, ...] = ()) -> Rule:
    """A rule that adds members to what is read, unless the node is strict or has one of these settings."""

    def apply(said: Schema, node: Node, around: Around) -> Schema:
        if node["type"] in READ:
            said = READ[node["type"]](said, node, around)
        if around.strict(node) or any(node.get(name) is not None for name in unless):
            return said
        return {"anyOf": [said, *more]}

    return apply


def _repeated(said: Schema, node: Node, around: Around) -> Schema:
    """A set whose size does not matter takes repeats."""
    said = READ[node["type"]](said, node, around)
    sized = {"minItems", "maxItems"} & said.keys()
    return said if sized else {name: value for name, value in said.items() if name != "uniqueItems"}


def _datetime(said: Schema, node: Node, around: Around) -> Schema:
    said = READ["datetime"](said, node, around)
    if (
        around.strict(node)
        or node.get("tz_constraint") == "naive"
        or any(node.get(name) for name in (*_BOUNDS, "now_op"))
    ):
        return said
    return {"anyOf": [said, {"type": "integer", "minimum": 0, "maximum": _LATEST}]}


class LenientRules(PlainRules):
    """As `PlainRules`, for a client that sends what the server coerces."""

    read: ClassVar[Mapping[str, Rule]] = {
        **READ,
        "int": _besides({"type": "string", "pattern": INTEGER}, {"type": "boolean"}, unless=_BOUNDS),
        "float": _besides({"type": "string", "pattern": NUMBER}, {"type": "boolean"}, unless=_BOUNDS),
        "bool": _besides({"enum": list(_WORDS)}),
        "datetime": _datetime,
        "set": _repeated,
        "frozenset": _repeated,
    }


GENERATORS: Final[Mapping[str, type[PlainRules]]] = {"refuse": PlainRules, "accept": LenientRules}
"""What the option `coercions` calls them."""
