"""How many values a body has, before it is parsed: what refuses it may take a place for each of them."""

from __future__ import annotations

import re

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*(?:"|\\?\Z)', re.DOTALL)
"""A string of JSON, or the beginning of one that does not end."""


def has_more_values(body: bytes, most: int) -> bool:
    """Whether a JSON text has more values than `most`, members and items counted: by the commas outside of its strings.

    The text need not be JSON.
    """
    return body.count(b",") >= most and _STRING.sub(b"", body).count(b",") >= most


LONG_NAME = 100
"""Names of fewer bytes weigh nothing: a contract's own are shorter."""
MOST_WEIGHT = 50_000_000
"""So much a body's longest name may come to, in bytes, times its values."""

_LONG = re.compile(rb'"(?:[^"\\]|\\.){%d,}"[ \t\r\n]*:' % LONG_NAME, re.DOTALL)
_NAME = re.compile(rb'"((?:[^"\\]|\\.)*)"([ \t\r\n]*:)?', re.DOTALL)


def has_heavy_names(body: bytes) -> bool:
    """Whether a JSON text has a name so long, for so many values, that naming the places of all would be too much.

    Every place below a name is told with it: a name of 300 KB above 100,000 items would be 30 GB. The text need not be
    JSON.
    """
    if len(body) * (body.count(b",") + 1) <= MOST_WEIGHT:
        return False
    # Where no quote is escaped, what stands between two of them is as long as any name, and much faster found.
    plain = b'\\"' not in body and max(map(len, body.split(b'"'))) < LONG_NAME
    if plain or _LONG.search(body) is None:
        return False
    longest = max((len(name) for name, colon in _NAME.findall(body) if colon), default=0)
    return longest >= LONG_NAME and longest * (_STRING.sub(b"", body).count(b",") + 1) > MOST_WEIGHT
