"""Words of HTTP as documents have them: the methods of operations, and what names in headers are made of."""

from __future__ import annotations

from typing import Final

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The methods of a Path Item Object (OpenAPI 3.1.0 section 4.8.9.1)."""

TOKEN: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # noqa: S105 - a grammar, no password
"""A pattern of tokens (RFC 9110 section 5.6.2): names of headers, parts of media types, and names of cookies
(RFC 6265 section 4.1.1)."""
