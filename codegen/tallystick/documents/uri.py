"""URI references as RFC 3986 has them.

The standard library's `urljoin` is not used: it does not join below `urn:`, and it loses a leading `..`, so a reference
out of a folder would become a reference to another file inside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_PARTS = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Uri:
    """The five components (RFC 3986 section 3); `None` is an absent one, which is not the same as an empty one."""

    scheme: str | None
    authority: str | None
    path: str
    query: str | None
    fragment: str | None

    def __str__(self) -> str:
        return "".join(
            (
                "" if self.scheme is None else f"{self.scheme}:",
                "" if self.authority is None else f"//{self.authority}",
                self.path,
                "" if self.query is None else f"?{self.query}",
                "" if self.fragment is None else f"#{self.fragment}",
            )
        )


def split(reference: str) -> Uri:
    """The components of any string (RFC 3986 appendix B), scheme and authority in lower case."""
    match = _PARTS.fullmatch(reference)
    if match is None:  # every part is optional and the path takes what is left
        raise AssertionError(reference)
    scheme, authority, path, query, fragment = match.groups()
    return Uri(scheme and scheme.lower(), authority and authority.lower(), path, query, fragment)


def resolve(base: str, reference: str) -> tuple[str, str]:
    """`reference` against `base` (RFC 3986 section 5.2.2): the URI without a fragment, and the raw fragment."""
    if reference.startswith("#"):
        return base, reference[1:]
    target, start = split(reference), split(base)
    fragment = target.fragment or ""
    if target.scheme is not None or target.authority is not None:
        path = _without_dots(target.path, rooted=True) if target.path.startswith("/") else target.path
        whole = replace(target, scheme=target.scheme or start.scheme, path=path, fragment=None)
    elif not target.path:
        query = start.query if target.query is None else target.query
        whole = replace(start, query=query, fragment=None)
    else:
        path = target.path if target.path.startswith("/") else _merge(start, target.path)
        path = _without_dots(path, rooted=start.scheme is not None or start.authority is not None)
        whole = replace(start, path=path, query=target.query, fragment=None)
    return str(whole), fragment


def _merge(base: Uri, path: str) -> str:
    """RFC 3986 section 5.2.3."""
    if base.authority is not None and not base.path:
        return f"/{path}"
    return base.path[: base.path.rfind("/") + 1] + path


def _without_dots(path: str, *, rooted: bool) -> str:
    """RFC 3986 section 5.2.4. Where the base is itself relative (not `rooted`), a leading `..` stays: it is outside."""
    kept: list[str] = []
    root = 1 if path.startswith("/") else 0
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > root and kept[-1] != "..":
                kept.pop()
            elif not rooted:
                kept.append(segment)
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."} and kept[-1:] != [".."]:
        kept.append("")
    return "/".join(kept)


def percent_decoded(text: str) -> str | None:
    """The text with its percent escapes decoded as UTF-8; `None` where an escape is cut short or is not UTF-8."""
    if "%" not in text:
        return text
    if _ESCAPE.search(text):
        return None
    parts = re.split(r"((?:%[0-9A-Fa-f]{2})+)", text)
    try:
        return "".join(
            bytes.fromhex(part.replace("%", "")).decode("utf-8") if part.startswith("%") else part for part in parts
        )
    except UnicodeDecodeError:
        return None
