"""The patterns of a contract's strings: what every engine reads alike, and none takes long over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tallystick.contract.marks import SLOW_PATTERN
from tallystick.contract.node import Node, Place, saying

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_STEPS = 10_000_000
"""What a text may cost at most: about the tenth of a second."""

_CUBIC = 3
"""The square of a text's length is what most patterns without `^` take, and is let pass."""

EXTENSION = "x-tallystick-slowPattern"
"""The keyword that carries the reason in the published document."""


def with_wire_pattern(node: Node, place: Place) -> Node:
    """A string node whose pattern is the one spelling that all engines read alike.

    Findings go to `place`: for a pattern outside the grammar, for one that takes long and has no mark that waives it,
    and for a mark that waives nothing.
    """
    given = node["pattern"]
    normal = _normalised(given, place)
    exact = {**{key: value for key, value in node.items() if key != "regex_engine"}, "pattern": normal}
    if normal is None:
        return node
    finding = _slow(normal, node.get("max_length"))
    reason = _waiver(node)
    if reason is None:
        if finding is not None:
            code, holes = finding
            place.refuse(code, **holes)
        return exact
    if finding is None:
        place.refuse("TLY562", what="this pattern is a fast one")
        return exact
    return saying(exact, _with_reason(reason))


def without_pattern(node: Node, place: Place) -> None:
    """Refuse a mark on a node that has no pattern."""
    if "pattern" not in node and _waiver(node) is not None:
        place.refuse("TLY562", what="there is no pattern here")


def _waiver(node: Node) -> str | None:
    reason = (node.get("metadata") or {}).get(SLOW_PATTERN)
    return reason if isinstance(reason, str) else None


def _with_reason(reason: str) -> Callable[[Node, Any], Node]:
    def say(schema: Node, handler: Any) -> Node:  # noqa: ANN401 - Pydantic's own handler
        said: Node = handler(schema)
        return {**said, EXTENSION: reason}

    return say


def _normalised(given: str | re.Pattern[str], place: Place) -> str | None:
    """The wire regex of a pattern, or None after saying why there is none."""
    from tallystick.regex.errors import PatternError  # noqa: PLC0415 - only contracts with patterns pay for the parser
    from tallystick.regex.wire import normalise  # noqa: PLC0415 - as above

    if isinstance(given, re.Pattern):
        if given.flags & ~re.UNICODE:
            place.refuse("TLY505", reason="flags of a compiled pattern cannot be written down", hint=_spelled(given))
            return None
        given = given.pattern
    try:
        return normalise(given)
    except PatternError as error:
        place.refuse("TLY505", reason=str(error), hint=_sentence(error.way_out))
        return None


_FLAGS = {re.IGNORECASE: "i", re.DOTALL: "s"}


def _spelled(given: re.Pattern[str]) -> str:
    """What to write instead of a compiled pattern with flags."""
    from tallystick.regex.rewrite import without_flags  # noqa: PLC0415 - only a refusal pays for it

    letters = "".join(letter for flag, letter in _FLAGS.items() if given.flags & flag)
    others = given.flags & ~(re.UNICODE | re.IGNORECASE | re.DOTALL)
    offered = None if others else without_flags(f"(?{letters}){given.pattern}")
    return "Spell them out." if offered is None else f"Write {offered}."


def _slow(pattern: str, max_length: int | None) -> tuple[str, dict[str, object]] | None:
    """The problem with a pattern that takes long, where a text of `max_length` is enough to see it."""
    from tallystick.regex.growth import degree  # noqa: PLC0415 - only contracts with patterns pay for it
    from tallystick.regex.risk import exponential  # noqa: PLC0415 - as above

    loop = exponential(pattern)
    if loop is not None:
        return "TLY560", {"loop": repr(loop)}
    power = degree(pattern)
    if power < _CUBIC or (max_length is not None and max_length**power <= MOST_STEPS):
        return None
    return "TLY561", {"power": power, "enough": int(MOST_STEPS ** (1 / power))}


def _sentence(text: str) -> str:
    """`text` as a sentence of its own."""
    return text[:1].upper() + text[1:].removesuffix(".") + "."
