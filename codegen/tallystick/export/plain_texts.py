r"""The grammars of strings that a plain model reads and writes, where Pydantic's schema says less than the server does.

Each is one of two things. What is *accepted* is at least as narrow as what pydantic-core takes in Python mode, so that
no string of the grammar is refused; what is *written* is at least as wide as what the serializer makes. A grammar that
is both needs only one schema for the two directions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEX: Final = "[0-9a-fA-F]"

TIME: Final = r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?$"
"""A time of day, with an offset or without: read and written."""

_CLOCK: Final = r"(?:T(?:[0-9]{1,5}H(?:[0-9]{1,7}M)?(?:{s})?|[0-9]{1,7}M(?:{s})?|{s}))".replace(
    "{s}", r"[0-9]{1,9}(?:\.[0-9]{1,6})?S"
)
DURATION_READ: Final = f"^-?P(?:[0-9]{{1,6}}Y(?:[0-9]{{1,8}}D)?{_CLOCK}?|[0-9]{{1,8}}D{_CLOCK}?|{_CLOCK})$"
"""Years of 365 days, days, and a clock, as far as every combination is within a timedelta."""
DURATION_WRITTEN: Final = (
    r"^-?P(?:[0-9]{1,7}Y)?(?:[0-9]{1,3}D)?(?:T(?:[0-9]{1,2}H)?(?:[0-9]{1,2}M)?(?:[0-9]{1,2}(?:\.[0-9]{1,6})?S)?)?$"
)
"""A timedelta up to its last day, as pydantic-core writes it."""

INTEGER_KEY: Final = "^(?:0|-?[1-9][0-9]{0,14})$"
"""An integer as the key of an object: one spelling a number."""
NUMBER_KEY: Final = r"^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?$"
BOUNDED_NUMBER_KEY: Final = r"^-?(?:0|[1-9][0-9]{0,6})(?:\.[0-9]{1,8})?$"
"""No more than the fifteen digits of which every number has a double of its own, so that bounds hold for both."""
BOOLEAN_KEY: Final = "^(?:true|false)$"

BASE64: Final = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$"
BASE64URL: Final = "^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-][AQgw]==|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048]=)?$"
EITHER_BASE64: Final = f"^(?:{BASE64[1:-1]}|{BASE64URL[1:-1]})$"
"""Bytes with padding, in either alphabet of RFC 4648, but not in both."""
HEX: Final = f"^(?:{_HEX}{{2}})*$"

ASCII: Final = "^[\\x00-\\x7f]*$"
"""Text whose length is the same in characters and in bytes."""

_LABEL: Final = "(?!..--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN: Final = f"(?:{_LABEL}\\.)+(?!..--)[A-Za-z]{{2,63}}"
_OCTET: Final = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_HOST: Final = f"(?:{_DOMAIN}|localhost|(?:{_OCTET}\\.){{3}}{_OCTET})"
_PORT: Final = "(?::[1-9][0-9]{0,3})?"
_USER: Final = "(?:[A-Za-z0-9._~%-]+(?::[A-Za-z0-9._~%-]*)?@)?"
_PATH: Final = r"[A-Za-z0-9._~:@!$&'()*+,;=/%-]*"
_REST: Final = r"(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?"

_RESERVED: Final = ("arpa", "invalid", "local", "localhost", "onion", "test", "example", "internal", "alt")
"""Top-level domains that no one can receive mail at (RFC 6761 and the IANA registry of special-use names)."""

EMAIL: Final = (
    "^(?=.{1,64}@.{1,180}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    f"@(?!(?:.*\\.)?(?:{'|'.join(_RESERVED)})$){_DOMAIN}$"
)
"""An address in ASCII at a domain in use."""


def uuid(version: int | None) -> str | None:
    """The dashed form of a version of RFC 9562; `None` for any."""
    if version is None:
        return None
    return f"^{_HEX}{{8}}-{_HEX}{{4}}-{version}{_HEX}{{3}}-[89abAB]{_HEX}{{3}}-{_HEX}{{12}}$"


def url(schemes: Sequence[str] | None) -> str:
    """Absolute URLs of these schemes, any where none is given, with a host in ASCII; of `file`, with a path."""
    others = None if schemes is None else [scheme for scheme in schemes if scheme != "file"]
    spelled = (
        "(?![fF][iI][lL][eE]:)[A-Za-z][A-Za-z0-9]*" if others is None else f"(?:{'|'.join(map(_literal, others))})"
    )
    forms = [f"{spelled}://{_USER}{_HOST}{_PORT}{_REST}"] if others is None or others else []
    forms += [f"file://(?:{_HOST})?/{_PATH}"] if schemes is None or "file" in schemes else []
    return f"^{forms[0]}$" if len(forms) == 1 else f"^(?:{'|'.join(forms)})$"


def _literal(scheme: str) -> str:
    return scheme.replace("+", r"\+").replace(".", r"\.")


def trimmed(least: int) -> str:
    """Text of at least `least` characters that does not start or end with a blank.

    Blanks are all that Rust or JavaScript trims: Unicode's White_Space, and the byte-order mark.
    """
    solid = r"[^\s\u0085]"
    if least <= 1:
        return rf"^{solid}(?:[\s\S]*{solid})?$" if least else rf"^(?:{solid}(?:[\s\S]*{solid})?)?$"
    return rf"^{solid}[\s\S]{{{least - 2},}}{solid}$"
