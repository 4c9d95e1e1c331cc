"""Registered formats: strings that are of the format and strings that nearly are, by the grammar of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Node

pytestmark = pytest.mark.node

LABEL_63 = "a" * 63
HOST_253 = ".".join([LABEL_63] * 3 + ["a" * 61])

FORMATS: dict[str, tuple[list[str], list[str]]] = {
    "dateTime": (
        [
            "2026-11-22T08:30:06Z",
            "2026-11-22t08:30:06.283185z",
            "2024-02-29T00:00:00-23:59",
            "0000-01-01T00:00:00Z",
            "2016-12-31T23:59:60Z",
            "2016-12-31T15:59:60.5-08:00",
        ],
        [
            "2026-11-22 08:30:06Z",
            "2026-11-22T08:30:06",
            "2026-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2026-00-10T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-04-31T00:00:00Z",
            "2026-11-22T24:00:00Z",
            "2016-12-31T22:59:60Z",
            "2016-12-31T23:59:61Z",
            "2026-11-22T08:30:06+24:00",
            "2026-11-22T08:30Z",
            "2026-11-22T08:30:06.Z",
            "2026-11-22T08:30:06Z\n",
            "\u0662026-11-22T08:30:06Z",
            "2026-11-2\u0662T08:30:06Z",
        ],
    ),
    "time": (
        ["08:30:06Z", "23:59:60Z", "01:29:60+01:30", "15:59:60-08:00", "08:30:06.283185-00:00", "08:30:06z"],
        [
            "08:30:06",
            "8:30:06Z",
            "24:00:00Z",
            "00:60:00Z",
            "00:00:61Z",
            "23:59:60+01:00",
            "08:30:06+24:00",
            "08:30:06+00:60",
            "08:30:06,5Z",
            "08:30:06ZZ",
        ],
    ),
    "duration": (
        ["P4Y", "P1Y2M3D", "P2W", "PT36H", "PT1M", "PT0S", "P1DT12H", "P4DT12H30M5S", "P1M"],
        [
            "",
            "P",
            "PT",
            "P1DT",
            "P1",
            "1D",
            "P1Y2D",
            "PT1H2S",
            "P2D1Y",
            "P1W1D",
            "P1.5D",
            "PT0.5S",
            "-P1D",
            "P\u09e81D",
            "p1d",
            "P1D\n",
        ],
    ),
    "email": (
        [
            "a@b",
            "joe.bloggs+x@example.com",
            "~t!e#s$t%&'*/=?^_`{|}@example.com",
            '"joe bloggs"@example.com',
            '"a\\"@"@example.com',
            '""@b.c',
            "a@[127.0.0.1]",
            "a@[IPv6:::1]",
            f"a@{HOST_253}",
        ],
        [
            "",
            "@",
            "a@",
            "@b",
            "a",
            ".a@b.c",
            "a.@b.c",
            "a..a@b.c",
            "a b@c.d",
            '"a"b@c.d',
            '"\n"@c.d',
            "a@b_c.d",
            "a@-b.c",
            "a@b..c",
            "a@b.c.",
            "a@[127.0.0.300]",
            "a@[IPv6:1]",
            "a@[::1]",
            "a@[x:y]",
            "a@[127.0.0.1",
            "\u00e9@b.c",
            "a@\u00e9.c",
            "a@b.c\n",
        ],
    ),
    "idnEmail": (
        ["joe@example.com", "\uc2e4\ub840@\uc2e4\ub840.\ud14c\uc2a4\ud2b8", '"\u00e9 \u00e9"@b.c', "\U0001f600@b.c"],
        ["", "2962", "\ud800@b.c", "\u00e9..\u00e9@b.c", "a@-\u00e9.c", "a@\u00e9-.c", "a@\u00e9..c", "a@b\u00e9 .c"],
    ),
    "hostname": (
        ["a", "a.b", "xn--4gbwdl.xn--wgbh1c", "1-2.3", LABEL_63, HOST_253],
        [
            "",
            ".",
            "a.",
            ".a",
            "a..b",
            "-a",
            "a-",
            "a_b",
            "\u00e9",
            "a b",
            LABEL_63 + "a",
            HOST_253 + "a",
            "a\n",
            "\u017f.\u212a",
        ],
    ),
    "uri": (
        [
            "http://foo.bar/?baz=qux#quux",
            "http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com",
            "ldap://[2001:db8::7]/c=GB?o?one",
            "http://[v1.a:b]:80/",
            "http://[::ffff:1.2.3.4]",
            "mailto:a@b.c",
            "urn:a:b",
            "x:",
            "file:///etc",
            "http://a:/",
            "http://",
        ],
        [
            "//a/b",
            "/abc",
            "abc",
            "",
            ":a",
            "1a:b",
            "a,b:c",
            "http:// a",
            "http://a b",
            "http://a/\\",
            "http://[::1",
            "http://::1/",
            "http://[1.2.3.4]/",
            "http://[::1]a/",
            "http://a:b/",
            "http://a@b@c/",
            "http://a/[",
            "http://a/%",
            "http://a/%4x",
            "http://a/#a#b",
            "http://\u00e9/",
            'http://a/"',
            "http://a/<>",
            "http://a/{}",
            "http://a/^`|",
            "http://a/\n",
        ],
    ),
    "uriReference": (
        ["", "abc", "/abc", "//a/b", "?q", "#f", "./a:b", "http://a", "a/b:c", "%41"],
        ["a b", "\\\\a\\b", "#a\\b", ":a", "1:a", "//[/", "%zz"],
    ),
    "iri": (
        [
            "http://\u0192\u00f8\u00f8.\u00df\u00e5r/?\u2202\u00e9\u0153=\u03c0\u00eex#\u03c0",
            "http://a/?\ue000",
            "x:\U00010000",
        ],
        [
            "/\u00e9",
            "\u00e9",
            "\u00e9:a",
            "http://a/\ue000",
            "http://a/\ud800",
            "http://a/\ufdd0",
            "http://a/\uffff",
            "http://a/\u0080",
            "http://a/\U000e0001",
            "http://a/\\",
            "http://2001:0db8::7334",
        ],
    ),
    "iriReference": (["", "\u00e2\u03c0", "//\u00df/", "#\u00e4"], ["\\\\a\\\u00eb", "#\u00e4\\m", "\u00e9 "]),
    "uriTemplate": (
        [
            "",
            "http://a/{b:1}/{b}",
            "{+a}{#b}{.c}{/d}{;e}{?f,g}{&h*}",
            "{a.b,%41_1:9999}",
            "/\u00e9\ue000",
            "%41",
            "{|a}",
            "[a]",
        ],
        [
            "{",
            "}",
            "{}",
            "{a",
            "a}",
            "{a,}",
            "{,,a}",
            "{a:0}",
            "{a:10000}",
            "{a.}",
            "{a b}",
            "{\u00e9}",
            "{{a}}",
            "%4",
            "%{a}1",
            "a b",
            '"',
            "<a>",
            "\\",
            "^",
            "`",
            "|",
            "'",
        ],
    ),
    "jsonPointer": (["", "/", "/a~0/~1", "//", "/\u00e9 %\n"], ["a", "#", "#/a", "/~", "/~2", "/a~/b", "/~~0"]),
    "relativeJsonPointer": (
        ["0", "1", "120/a", "0#", "2/0/~1"],
        ["", "/a", "-1", "+1", "01", "00", "0##", "1a", "1/~", "0+1", "1#/a"],
    ),
    "regex": (
        ["", "^(a|b)+\\d$", "(?<n>x)\\k<n>", "\\p{L}", "."],
        ["^(abc]", "(", "[b-a]", "a**", "\\Z", "\\-", "{", "(?i)a", "x{2,1}"],
    ),
}


@pytest.mark.parametrize("name", FORMATS)
def test_format(node: Node, name: str) -> None:
    valid, invalid = FORMATS[name]
    strings = valid + invalid
    verdicts = node.accepts(f"z.string().check({name})", strings)
    assert dict(zip(strings, verdicts, strict=True)) == {**dict.fromkeys(valid, True), **dict.fromkeys(invalid, False)}


def test_a_refusal_names_the_format_of_json_schema(node: Node) -> None:
    (refusal,) = node.normal("zod", "z.object({ at: z.string().check(dateTime) })", ['{"at": "now"}'])
    assert refusal == [{"pointer": "/at", "code": "format", "message": "Expected the format date-time"}]


# Repeated to 50,000 characters, these would take minutes where a pattern backtracks.
UNITS = [
    "a",
    "0",
    ".",
    "a.",
    "@",
    "a@",
    "[",
    "0:",
    "::",
    "{",
    "{a",
    "{a,",
    "%41",
    "~0",
    "#",
    "1D",
    "(",
    '\\"',
    "A=",
    "\u00e9",
    "a-",
]
FRAMES = [
    ("", ""),
    ("", "!"),
    ("http://", " "),
    ('"', '"@a.b'),
    ("a@", "!"),
    ("P", "X"),
    ("2020-01-01T00:00:00.", "X"),
    ("{", "!"),
]


CONTRACT = ["Date", "Datetime", "LocalDatetime", "LocalTime", "Duration", "Base64"]


@pytest.mark.parametrize("name", [*FORMATS, *(f"contract{name}" for name in CONTRACT)])
def test_long_strings_are_decided(node: Node, name: str) -> None:
    strings = [before + unit * (50_000 // len(unit)) + after for unit in UNITS for before, after in FRAMES]
    assert len(node.normal("zod", f"z.string().check({name})", [json.dumps(text) for text in strings])) == len(strings)
