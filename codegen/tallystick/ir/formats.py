"""The string formats that the product asserts: one row each, the same rule in every target.

A format is asserted where the schema says `type: string` (so OpenAPI and Pydantic mean it); a bare `format` is an
annotation, as JSON Schema 2020-12 validation section 7.2.1 has it, unless the `formats` option says otherwise. A format
without a row is an annotation.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A row: `name` is what `String.format` holds; `keyword` and `pattern` are what the document says.

    A row with a `pattern` is a wire type of `tallystick.Contract`: a narrower grammar than the registered format,
    written in documents as `format` plus exactly this `pattern`, so that any validator is exact on it.
    """

    name: str
    keyword: str
    source: str
    """Where its grammar is defined."""
    pattern: str | None = None


_YEAR = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,6})?"

DATE = f"^{_YEAR}-[0-9]{{2}}-[0-9]{{2}}$"
DATETIME = f"^{_YEAR}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$"
LOCAL_DATETIME = f"^{_YEAR}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}$"
ANY_DATETIME = f"^{_YEAR}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?$"
LOCAL_TIME = f"^{_CLOCK}$"
# Fewer digits for hours than for minutes and seconds: pydantic-core keeps the seconds of a clock part below 2^32.
_SECONDS = "[0-9]{1,9}(?:\\.[0-9]{1,6})?S"
_TIME = f"T(?:[0-9]{{1,5}}H(?:[0-9]{{1,7}}M)?(?:{_SECONDS})?|[0-9]{{1,7}}M(?:{_SECONDS})?|{_SECONDS})"
DURATION = f"^-?P(?:[0-9]{{1,8}}D(?:{_TIME})?|{_TIME})$"
BASE64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$"

_RFC3339 = "RFC 3339 section 5.6"
_JSON_SCHEMA = "JSON Schema 2020-12 validation"

FORMATS: tuple[Format, ...] = (
    # Wire types of contracts: format plus pattern (reference: the grammar each pattern states).
    Format("contract-date", "date", "ISO 8601, years 0001 to 9999", DATE),
    Format(
        "contract-datetime",
        "date-time",
        "RFC 3339 with seconds, at most 6 digits of fraction, no leap second",
        DATETIME,
    ),
    Format("contract-local-datetime", "local-date-time", "RFC 3339 without an offset", LOCAL_DATETIME),
    Format(
        "contract-any-datetime",
        "zoned-or-local-date-time",
        "RFC 3339, with an offset or without, which is how a plain `datetime` is written",
        ANY_DATETIME,
    ),
    Format("contract-local-time", "local-time", "RFC 3339 partial-time", LOCAL_TIME),
    Format(
        "contract-duration", "day-time-duration", "XML Schema dayTimeDuration, as far as a timedelta reaches", DURATION
    ),
    Format("contract-base64", "byte", "RFC 4648 section 4, padded, zero tail bits", BASE64),
    # Registered formats.
    Format("date-time", "date-time", _RFC3339),
    Format("date", "date", _RFC3339),
    Format("time", "time", _RFC3339),
    Format("duration", "duration", "RFC 3339 appendix A"),
    Format("email", "email", "RFC 5321 section 4.1.2"),
    Format("idn-email", "idn-email", "RFC 6531"),
    Format("hostname", "hostname", "RFC 1123 section 2.1"),
    Format("ipv4", "ipv4", "RFC 2673 section 3.2"),
    Format("ipv6", "ipv6", "RFC 4291 section 2.2"),
    Format("uri", "uri", "RFC 3986"),
    Format("uri-reference", "uri-reference", "RFC 3986"),
    Format("iri", "iri", "RFC 3987"),
    Format("iri-reference", "iri-reference", "RFC 3987"),
    Format("uri-template", "uri-template", "RFC 6570"),
    Format("json-pointer", "json-pointer", "RFC 6901"),
    Format("relative-json-pointer", "relative-json-pointer", "Relative JSON Pointer draft"),
    Format("regex", "regex", _JSON_SCHEMA + " section 7.3.8"),
    Format("uuid", "uuid", "RFC 9562 text form, any version and variant"),
)
