"""Paths with parameters in braces: `/invoices/{invoice_id}` (OpenAPI 3.1.0 section 4.8.8)."""

from __future__ import annotations

import re

_SEGMENT = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+")
_DOTS = re.compile(r"(?:\.|%2[eE]){1,2}")
"""A segment that clients take for a step in a hierarchy, however it is spelled (RFC 3986 section 5.2.4)."""
_PARAMETER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


def names(path: str) -> tuple[str, ...] | None:
    """The names of the parameters in a path, in order; `None` where it is no path this product can serve everywhere.

    Each segment is literal text or one parameter: what stands beside a parameter is read differently by every router.
    """
    if not path.startswith("/") or (path != "/" and path.endswith("/")):
        return None
    found = []
    for segment in path.removeprefix("/").split("/") if path != "/" else ():
        parameter = _PARAMETER.fullmatch(segment)
        if parameter is not None:
            found.append(parameter[1])
        elif not _SEGMENT.fullmatch(segment) or _DOTS.fullmatch(segment):
            return None
    return tuple(found) if len(set(found)) == len(found) else None


def shape(path: str) -> str:
    """The path with its parameters' names left out: two paths of one shape answer the same requests."""
    return _PARAMETER.sub("{}", path)
