"""The parts of a request and an answer that have a grammar of their own."""

from __future__ import annotations

import random
import re
from urllib.parse import unquote

import pytest

from tallystick import issue_table
from tallystick.service.media import allows, disposition, media_type
from tallystick.service.texts import DETAILS, ISSUES, TITLES, title


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("application/json", ("application/json", {})),
        (" Application/JSON ; Charset=UTF-8", ("application/json", {"charset": "UTF-8"})),
        ('a/b;x="1;\\"2";y=3', ("a/b", {"x": '1;"2', "y": "3"})),
        ("a/b;", ("a/b", {})),
        ("a/b;;x=1", ("a/b", {"x": "1"})),
        ("a/b;x=1;x=2", ("a/b", {"x": "1"})),
        *(
            (wrong, None)
            for wrong in (None, "", "json", "a/", "/b", "a/b c", "a/b,c/d", "a/b;x", "a/b;x=", 'a/b;x="', "a b/c")
        ),
    ],
)
def test_media_types(text: str | None, want: tuple[str, dict[str, str]] | None) -> None:
    found = media_type(text)
    assert (found and (found.essence, dict(found.parameters))) == want


@pytest.mark.parametrize(
    ("allowed", "essence", "want"),
    [
        ((), "a/b", True),
        (("image/png",), "image/png", True),
        (("IMAGE/*",), "image/png", True),
        (("image/*",), "text/png", False),
        (("image/png", "*/*"), "a/b", True),
    ],
)
def test_allowed_media_types(*, allowed: tuple[str, ...], essence: str, want: bool) -> None:
    assert allows(allowed, essence) is want


@pytest.mark.parametrize(
    ("name", "want"),
    [
        (None, "attachment"),
        ("", "attachment"),
        ("a b.pdf", 'attachment; filename="a b.pdf"'),
        ("Müller.pdf", "attachment; filename=\"M_ller.pdf\"; filename*=UTF-8''M%C3%BCller.pdf"),
        ('a"; x="b', "attachment; filename=\"a__ x=_b\"; filename*=UTF-8''a%22%3B%20x%3D%22b"),
        ("../../etc/passwd", 'attachment; filename=".._.._etc_passwd"'),
        ("a\r\nSet-Cookie: b", "attachment; filename=\"a__Set-Cookie_ b\"; filename*=UTF-8''a__Set-Cookie%3A%20b"),
    ],
)
def test_dispositions(name: str | None, want: str) -> None:
    assert disposition(name) == want


_SAFE = re.compile(r"""attachment(; filename="[ !#-\[\]-~]*"(; filename\*=UTF-8''[\w.%~-]*)?)?""", re.ASCII)


def test_no_name_leaves_the_header() -> None:
    draw = random.Random(7)  # noqa: S311 - a sample, no secret
    for _ in range(2_000):
        name = "".join(chr(draw.choice([*range(128), 228, 8364, 128512, 0xD800])) for _ in range(draw.randrange(1, 12)))
        header = disposition(name)
        assert _SAFE.fullmatch(header), header
        assert "/" not in unquote(header.partition("''")[2])


def test_every_text_is_one_sentence() -> None:
    assert all(re.fullmatch(r"[A-Z][^.]*\.", text.replace("{media}", "x")) for text in DETAILS.values())
    assert not ISSUES.keys() & issue_table.MESSAGES.keys()
    assert (title(404), title(418), title(599)) == ("Not Found", "Client Error", "Server Error")
    assert all(400 <= status <= 599 for status in TITLES)
