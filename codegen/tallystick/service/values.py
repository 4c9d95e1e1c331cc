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
