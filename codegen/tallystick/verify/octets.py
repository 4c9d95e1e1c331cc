"""Documents as bytes that are not quite text: what a server gets from the wire before anything is decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

_STRAY: Final = (
    b"\xff",
    b"\x80",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xed\xa0\xbd\xed\xb8\x80",
    b"\xf4\x90\x80\x80",
    b"\0",
)
"""No UTF-8 (RFC 3629, section 4): stray bytes, an overlong form, surrogates on their own and as CESU-8, beyond the last
code point. The last is UTF-8, and no JSON."""


def octets(texts: Sequence[str], random: Random, count: int) -> Iterator[bytes]:
    """`count` documents made of `texts`: cut off, marked with a byte order, in other encodings, with strays in them.

    Those whose text is left as it is are there too, since bytes and text have to be read alike.
    """
    for _ in range(count if texts else 0):
        text = random.choice(texts)
        encoded = text.encode()
        at = random.randint(0, len(encoded))
        yield random.choice(
            (
                encoded,
                encoded[:at],
                b"\xef\xbb\xbf" + encoded,
                text.encode("utf-16"),
                text.encode("latin-1", errors="replace"),
                encoded[:at] + random.choice(_STRAY) + encoded[at:],
                b" \t\n\r" + encoded + b"\n",
            )
        )
