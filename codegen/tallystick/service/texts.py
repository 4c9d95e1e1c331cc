"""What problem documents say: one title for each status, one sentence for each cause, the same from every server.

The runtime's `http/problems.ts` holds these tables again, and a test holds the two equal.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLES: Mapping[int, str] = MappingProxyType(
    {
        400: "Bad Request",
        401: "Unauthorized",
        402: "Payment Required",
        403: "Forbidden",
        404: "Not Found",
        405: "Method Not Allowed",
        406: "Not Acceptable",
        407: "Proxy Authentication Required",
        408: "Request Timeout",
        409: "Conflict",
        410: "Gone",
        411: "Length Required",
        412: "Precondition Failed",
        413: "Content Too Large",
        414: "URI Too Long",
        415: "Unsupported Media Type",
        416: "Range Not Satisfiable",
        417: "Expectation Failed",
        421: "Misdirected Request",
        422: "Unprocessable Content",
        423: "Locked",
        424: "Failed Dependency",
        425: "Too Early",
        426: "Upgrade Required",
        428: "Precondition Required",
        429: "Too Many Requests",
        431: "Request Header Fields Too Large",
        451: "Unavailable For Legal Reasons",
        500: "Internal Server Error",
        501: "Not Implemented",
        502: "Bad Gateway",
        503: "Service Unavailable",
        504: "Gateway Timeout",
        505: "HTTP Version Not Supported",
        506: "Variant Also Negotiates",
        507: "Insufficient Storage",
        508: "Loop Detected",
        511: "Network Authentication Required",
    }
)
"""The phrase of each status in the registry of RFC 9110 section 16.2.1; languages' own tables differ on some."""

UNREGISTERED: Mapping[int, str] = MappingProxyType({4: "Client Error", 5: "Server Error"})
"""The title of a status without a phrase, by its first digit."""

DETAILS: Mapping[str, str] = MappingProxyType(
    {
        "path": "There is nothing at this path.",
        "method": "This path does not take this method.",
        "media": "The body has to be {media}.",
        "encoding": "The body must not be compressed.",
        "large": "The body is larger than {limit} bytes.",
        "values": "The body has more than {limit} values.",
        "names": "The body has too long a name for so many values.",
        "slow": "The body did not arrive in time.",
        "json": "The body is not a JSON document.",
        "form": "The body is not a form.",
        "invalid": "The request does not keep the contract.",
        "many": "The request does not keep the contract in {count} places, of which the first {most} are listed.",
        "failed": "The server failed to answer this request.",
    }
)
"""The sentence for each cause. Statuses: `path` 404, `method` 405, `media` and `encoding` 415, `large`, `values` and
`names` 413, `slow` 408, `json` and `form` 400, `invalid` and `many` 422, `failed` 500. `{media}` is
`application/json` or `multipart/form-data`.

A problem that a handler raises without a detail says what the contract says of that status (the description of the
operation's answer); where the contract says nothing, it has no detail.
"""

ISSUES: Mapping[str, str] = MappingProxyType(
    {
        "form": "Not a form",
        "contentMediaType": "Expected a file of the media type {limit}",
        "countless": "Wrong in more than {limit} places",
    }
)
"""The message of each code that only requests have, beside those of `tallystick.issue_table`.

`{limit}` is the media types that a file may have, joined by ` or `.
"""

MOST = 20
"""So many issues are listed at most: the first ones in the order of their pointers' code points."""

LONGEST = 500
"""So many code points the pointer of an issue has at most. A longer one ends before the key that makes it so: keys are
the client's, and what the client sent is not sent back whole."""

LISTED_BYTES = 12_288
"""So many bytes the listed issues have together at most, as they are written; those behind are not listed. It leaves
room for the rest of a document, which stays under 16 KiB."""

COUNTED = 100_000
"""So many issues of one part of a request are counted at most; of more, it is only said that there are."""


def title(status: int) -> str:
    """The title of a problem of that status."""
    return TITLES.get(status) or UNREGISTERED[5 if status >= 500 else 4]  # noqa: PLR2004 - RFC 9110 section 15.6
