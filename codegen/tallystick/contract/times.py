"""Dates, times and spans: their wire form, and bounds that compare what the strings stand for."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from tallystick.contract.node import BOUNDS, Node, Place, bare
from tallystick.contract.textual import bounds, text, written
from tallystick.contract.wire import duration_text, wire_value
from tallystick.ir import formats

if TYPE_CHECKING:
    from typing import Never


def date(node: Node, place: Place) -> Node:
    """A calendar date, years 0001 to 9999."""
    return text(node, formats.DATE, "date", bounds(node, place, dt.date.isoformat))


def datetime(node: Node, place: Place) -> Node:
    """An instant with its offset, or a local date and time for `NaiveDatetime`."""
    match node.get("tz_constraint"):
        case None | "aware":
            return text(node, formats.DATETIME, "date-time", bounds(node, place, _instant))
        case "naive":
            return text(node, formats.LOCAL_DATETIME, "local-date-time", bounds(node, place, _local))
        case _:
            place.refuse("TLY512", how="one fixed offset")
            return node


def time(node: Node, place: Place) -> Node:
    """A local time of day."""
    return text(node, formats.LOCAL_TIME, "local-time", bounds(node, place, _local))


def duration(node: Node, place: Place) -> Node:
    """A span in days, hours, minutes and seconds."""
    export = bounds(node, place, duration_text)
    plain = {key: value for key, value in bare(node).items() if key not in BOUNDS} | {"strict": False}
    # Read first, then bounded: pydantic-core takes `-PT0S`, as it stands in JSON, for less than `PT0S`.
    steps = (plain, {**bare(node), "strict": False}) if export else ()
    return written(text(node, formats.DURATION, "day-time-duration", export, *steps), duration_text)


def _instant(value: dt.datetime) -> str:
    if value.utcoffset() is None:
        _refuse("it has no offset, and the values have one")
    said = str(wire_value(value))
    if re.fullmatch(formats.DATETIME, said):
        return said
    return str(wire_value(value.astimezone(dt.UTC)))  # the offset of its zone was not one of whole minutes


def _local(value: dt.datetime | dt.time) -> str:
    if value.tzinfo is not None:
        _refuse("it has an offset, and the values have none")
    return value.isoformat()


def _refuse(reason: str) -> Never:
    raise ValueError(reason)
