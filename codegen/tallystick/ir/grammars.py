"""The grammars of text that contracts commonly need: each a pattern that says all, the same in every language.

Where a registered `format` is true of everything that the pattern accepts, the document says it beside the pattern, for
readers. It asserts nothing then: a pair of `SAID_BY_PATTERN` is held to the pattern alone. Patterns are in the normal
form of `regex.wire`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """A row: what the document says of such a string."""

    source: str
    """Where the grammar is from."""
    pattern: str
    format: str | None = None
    max_length: int | None = None
    """In code points, where the grammar has a limit that a pattern cannot say."""


def _label(first: str) -> str:
    return f"[{first}](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?"


_DOMAIN = f"(?:{_label('A-Za-z0-9')}\\.)"
_TOP = _label("A-Za-z")
_ATEXT = "[A-Za-z0-9!#$%&'*+/=?\\^_`{|}~-]+"
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = f"{_OCTET}(?:\\.{_OCTET}){{3}}"
_H16 = "[0-9A-Fa-f]{1,4}"
_LS32 = f"(?:{_H16}:{_H16}|{_IPV4})"


def _compressed(groups: int, tail: str) -> str:
    """Up to `groups` groups, then `::`, then `tail`: the rows of RFC 3986's `IPv6address`."""
    more = {0: "", 1: "", 2: f"(?:{_H16}:)?"}.get(groups, f"(?:{_H16}:){{0,{groups - 1}}}")
    return f"(?:{more}{_H16})?::{tail}" if groups else f"::{tail}"


_IPV6 = "|".join(
    [
        f"(?:{_H16}:){{6}}{_LS32}",
        *(_compressed(groups, f"(?:{_H16}:){{{5 - groups}}}{_LS32}") for groups in range(4)),
        _compressed(4, f"{_H16}:{_LS32}"),
        _compressed(5, _LS32),
        _compressed(6, _H16),
        _compressed(7, ""),
    ]
)
_PORT = "(?::(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[0-9]{1,4}))?"
_PATH = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*"
_QUERY = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*"
_N = "[0-9]{1,9}"
_CLOCK = f"T(?:{_N}H(?:{_N}M(?:{_N}S)?)?|{_N}M(?:{_N}S)?|{_N}S)"
_DATES = f"(?:{_N}Y(?:{_N}M(?:{_N}D)?)?|{_N}M(?:{_N}D)?|{_N}D)"
_NUMERIC = "(?:0|[1-9][0-9]*)"
_PRERELEASE = f"(?:{_NUMERIC}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
_LONGEST_URL = 2083


def _url(schemes: str) -> str:
    return f"^{schemes}://(?:{_DOMAIN}*{_TOP}|{_IPV4}){_PORT}(?:/{_PATH})?(?:\\?{_QUERY})?(?:#{_QUERY})?$"


EMAIL = Grammar(
    "RFC 5321 Mailbox: a dot-string at a domain name", f"^{_ATEXT}(?:\\.{_ATEXT})*@{_DOMAIN}+{_TOP}$", "email", 254
)
HTTP_URL = Grammar("RFC 3986, ASCII host, no user", _url("https?"), "uri", _LONGEST_URL)
HTTPS_URL = Grammar("RFC 3986, ASCII host, no user", _url("https"), "uri", _LONGEST_URL)
HOSTNAME = Grammar("RFC 1123 section 2.1", f"^{_DOMAIN}*{_TOP}$", "hostname", 253)
IPV4 = Grammar("RFC 2673 section 3.2", f"^{_IPV4}$", "ipv4")
IPV6 = Grammar("RFC 4291 section 2.2, no zone", f"^(?:{_IPV6})$", "ipv6")
CALENDAR_DURATION = Grammar("RFC 3339 appendix A", f"^P(?:{_N}W|{_DATES}(?:{_CLOCK})?|{_CLOCK})$", "duration")
SLUG = Grammar("lower-case words joined by single hyphens", "^[a-z0-9]+(?:-[a-z0-9]+)*$")
SEM_VER = Grammar(
    "Semantic Versioning 2.0.0",
    f"^{_NUMERIC}\\.{_NUMERIC}\\.{_NUMERIC}(?:-{_PRERELEASE}(?:\\.{_PRERELEASE})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$",
    max_length=256,
)
CURRENCY_CODE = Grammar("ISO 4217, alphabetic", "^[A-Z]{3}$")
COUNTRY_CODE = Grammar("ISO 3166-1, alpha-2", "^[A-Z]{2}$")
LANGUAGE_TAG = Grammar(
    "BCP 47: language, script, region and variants, in their usual case",
    "^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$",
    max_length=35,
)
PHONE_NUMBER = Grammar("ITU-T E.164", "^\\+[1-9][0-9]{1,14}$")
HEX_COLOR = Grammar("CSS Color 4 section 5.2", "^#(?:[0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$")
ULID = Grammar("the ULID specification, upper case", "^[0-7][0-9A-HJKMNP-TV-Z]{25}$")

BIG_INTEGER = Grammar("decimal digits without leading zeros", "^(?:0|-?[1-9][0-9]*)$", "decimal", 4300)
"""As many digits as Python reads as an integer without being told to."""

GRAMMARS = (
    EMAIL, HTTP_URL, HTTPS_URL, HOSTNAME, IPV4, IPV6, CALENDAR_DURATION, SLUG, SEM_VER, CURRENCY_CODE, COUNTRY_CODE,
    LANGUAGE_TAG, PHONE_NUMBER, HEX_COLOR, ULID, BIG_INTEGER,
)  # fmt: skip

SAID_BY_PATTERN = frozenset((row.format, row.pattern) for row in GRAMMARS if row.format is not None)
