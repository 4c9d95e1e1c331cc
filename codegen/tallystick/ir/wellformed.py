"""The assertions of a schema that are what they must be, and errors for the others."""

from __future__ import annotations

import difflib
import json
import sys
from typing import TYPE_CHECKING, Any, Literal, Protocol

from tallystick.ir.formats import FORMATS
from tallystick.ir.grammars import SAID_BY_PATTERN
from tallystick.ir.keywords import ASSERTED, KEYWORDS, TYPES
from tallystick.ir.nodes import MAX_SAFE
from tallystick.ir.orders import BOUNDS, Bound, order_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.jsonvalue import Json

FormatPolicy = Literal["typed", "assert", "annotate"]
"""Which formats refuse anything: those of schemas of type string, all of them, none."""

_CLAIMED = frozenset(row.keyword for row in FORMATS)
_SAFE_INTEGER = "double-int"
"""The format, in the OpenAPI registry, of integers that doubles hold exactly: within ±(2^53 - 1)."""

_WORDS = {
    "decimal": "a decimal as a string",
    "moment": "a date or time as a string",
    "duration": "a duration in days, hours, minutes and seconds as a string",
}
"""What a bound must be, by its order."""

_MAX_QUOTED = 60


class Note(Protocol):
    """Notes an error at a keyword."""

    def __call__(self, code: str, keyword: str, /, **holes: object) -> None: ...  # noqa: D102 - said by the class


def well_formed(keywords: Mapping[str, Json], formats: FormatPolicy, note: Note) -> dict[str, Any]:
    """The assertions among `keywords`, in their order; what is malformed is noted and left out.

    A format is left out where it refuses nothing under the policy. The one of safe integers is said by bounds. The
    bounds of wire strings become `Bound`s, by the format beside them whatever the policy.
    """
    kept: dict[str, Any] = {}
    for name, value in keywords.items():
        if name not in ASSERTED:
            continue
        shape = KEYWORDS[name].shape
        if shape.holds(value):
            kept[name] = value
        elif name == "type" and isinstance(value, str):
            near = difflib.get_close_matches(value, TYPES, 1)
            hint = f"Did you mean `{near[0]}`?" if near else f"Use one of {', '.join(TYPES)}."
            note("TLY402", name, value=quoted(value), hint=hint)
        else:
            note("TLY401", name, keyword=f"`{name}`", words=shape.words, value=quoted(value))
    for name in ("const", "enum"):
        if name in kept and not _fits_doubles(kept[name]):
            note("TLY406", name, value=quoted(kept.pop(name)))
    for name in BOUNDS.keys() & kept.keys():
        bound = kept[name] = Bound(order_of(kept.get("format")), kept[name])
        if not bound.spells_a_quantity:
            del kept[name]
            note("TLY401", name, keyword=f"`{name}`", words=_WORDS[bound.order], value=quoted(bound.limit))
    if "format" in kept:
        _weigh_format(kept, formats)
    return kept


def _weigh_format(keywords: dict[str, Any], formats: FormatPolicy) -> None:
    types = keywords.get("type", ())
    types = {types} if isinstance(types, str) else set(types)
    name = keywords["format"]
    if name == _SAFE_INTEGER and "integer" in types and "number" not in types:
        keywords["minimum"] = max(keywords.get("minimum", -MAX_SAFE), -MAX_SAFE)
        keywords["maximum"] = min(keywords.get("maximum", MAX_SAFE), MAX_SAFE)
    asserted = "string" in types if types else formats == "assert"
    said = (name, keywords.get("pattern")) in SAID_BY_PATTERN
    if said or not asserted or name not in _CLAIMED or formats == "annotate":
        del keywords["format"]


def _fits_doubles(value: Json) -> bool:
    """Whether JavaScript reads every number in `value` as itself."""
    if isinstance(value, list):
        return all(map(_fits_doubles, value))
    if isinstance(value, dict):
        return all(map(_fits_doubles, value.values()))
    return not isinstance(value, int) or (abs(value) <= sys.float_info.max and int(float(value)) == value)


def quoted(value: object) -> str:
    """A JSON value as text for a message, cut where it is long."""
    text = json.dumps(value)
    return text if len(text) <= _MAX_QUOTED else f"{text[: _MAX_QUOTED - 3]}..."
