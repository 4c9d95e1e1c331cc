"""Requests, valid and not, against their whole answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tallystick.api import Upload
from tests.fastapi.shop_service import KEY, ORDER, Seen, ask, make

GOLDEN = Path(__file__).with_name("requests.txt")
JSON = {"content-type": "application/json"}
FORM = {"content-type": "multipart/form-data; boundary=x"}
PHOTOS = f"/v1/orders/{ORDER}/photos"


def part(disposition: str, content: str, *, media: str = "") -> str:
    head = f"--x\r\nContent-Disposition: form-data; {disposition}\r\n"
    return f"{head}{f'Content-Type: {media}' if media else 'X-None: 1'}\r\n\r\n{content}\r\n"


def form(*parts: str) -> bytes:
    return ("".join(parts) + "--x--\r\n").encode()


DETAIL = part('name="details"; filename="d.png"', "d", media="image/png")
PNG = part('name="photo"; filename="a.png"', "abc", media="image/png")

CASES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("GET", "/v1/orders", {}),
    ("GET", "/v1/orders?status=open&status=sent&limit=1&gift=true&ratio=1e2&price-below=1.50&since=2026-01-02", {}),
    ("GET", "/v1/orders?pageCursor=a%20b+c%26&unknown=1&unknown=2", {}),
    ("GET", "/v1/orders?limit=1&limit=2", {}),
    ("GET", "/v1/orders?limit=&gift=TRUE&ratio=.5&since=2026-02-30&price-below=1,5&status=lost", {}),
    ("GET", "/v1/orders?limit=101&status=open&status=open&status=open", {}),
    ("GET", "/v1/orders?limit=007", {}),
    ("HEAD", "/v1/orders", {}),
    ("POST", "/v1/orders", {"json": {"pieces": 1}, "headers": KEY}),
    (
        "POST",
        "/v1/orders",
        {"json": {"pieces": 1, "note": "é"}, "headers": {**KEY, "cookie": 'region="de%20x"; region=fr'}},
    ),
    ("POST", "/v1/orders", {"json": {"pieces": 202}, "headers": KEY}),
    ("POST", "/v1/orders", {"json": {"pieces": 402}, "headers": KEY}),
    ("POST", "/v1/orders", {"json": {"pieces": 409}, "headers": KEY}),
    ("POST", "/v1/orders", {"json": {"pieces": 0, "note": 7}}),
    ("POST", "/v1/orders", {"json": [], "headers": {"idempotency-key": "x"}}),
    ("POST", "/v1/orders", {"headers": KEY}),
    ("POST", "/v1/orders", {"headers": [("idempotency-key", str(ORDER)), ("idempotency-key", str(ORDER))]}),
    ("POST", "/v1/orders", {"content": b"{", "headers": {**KEY, **JSON}}),
    ("POST", "/v1/orders", {"content": b"{}", "headers": KEY}),
    ("POST", "/v1/orders", {"content": b"{}", "headers": {**KEY, "content-type": "text/plain"}}),
    ("POST", "/v1/orders", {"content": b"{}", "headers": {**KEY, "content-type": "application/json; charset=latin1"}}),
    (
        "POST",
        "/v1/orders",
        {"content": b'{"pieces":1}', "headers": {**KEY, "content-type": 'Application/JSON;Charset="UTF-8"'}},
    ),
    ("POST", "/v1/orders", {"content": b"{}", "headers": {**KEY, **JSON, "content-encoding": "gzip"}}),
    ("POST", "/v1/orders", {"content": b'{"pieces":1}', "headers": {**KEY, **JSON, "content-encoding": " "}}),
    ("PUT", f"/v1/orders/{ORDER}/lines", {"json": [{"pieces": 2}]}),
    ("PUT", "/v1/orders/7/lines", {"json": [{"pieces": 0}, {}, 1]}),
    ("PUT", f"/v1/orders/{ORDER}/lines", {"json": [{}] * 30}),
    ("DELETE", f"/v1/orders/{ORDER}", {}),
    ("DELETE", "/v1/orders/00000000-0000-4000-8000-000000000002", {}),
    ("DELETE", "/v1/orders/a%2Fb", {}),
    ("POST", PHOTOS, {"content": form(PNG, part('name="caption"', "hi")), "headers": FORM}),
    ("POST", PHOTOS, {"content": form(PNG, part('name="thumbnail"; filename=""', "")), "headers": FORM}),
    (
        "POST",
        PHOTOS,
        {"content": form(part('name="photo"; filename="a.gif"', "GIF", media="image/gif")), "headers": FORM},
    ),
    ("POST", PHOTOS, {"content": form(part('name="photo"', "text")), "headers": FORM}),
    (
        "POST",
        PHOTOS,
        {"content": form(PNG, PNG, part('name="caption"', "a"), part('name="caption"', "b")), "headers": FORM},
    ),
    (
        "POST",
        PHOTOS,
        {"content": form(part('name="photo"; filename="a.png"', "a" * 1_000_001, media="image/png")), "headers": FORM},
    ),
    ("POST", PHOTOS, {"content": form(PNG, DETAIL, DETAIL), "headers": FORM}),
    ("POST", PHOTOS, {"content": form(PNG, *[DETAIL] * 3), "headers": FORM}),
    (
        "POST",
        PHOTOS,
        {
            "content": form(
                PNG,
                DETAIL,
                part('name="details"; filename="b"', "b" * 1001, media="image/png"),
                part('name="details"; filename="c"', "c", media="text/plain"),
            ),
            "headers": FORM,
        },
    ),
    ("POST", PHOTOS, {"content": b"--y\r\n", "headers": FORM}),
    ("POST", PHOTOS, {"content": form(PNG)[:-6], "headers": FORM}),
    ("POST", PHOTOS, {"content": form(PNG), "headers": {"content-type": "multipart/form-data"}}),
    ("POST", PHOTOS, {"json": {}}),
    ("POST", PHOTOS, {}),
    ("GET", f"/v1/orders/{ORDER}/receipt", {}),
    ("HEAD", f"/v1/orders/{ORDER}/receipt", {}),
    ("GET", "/v1/changes", {}),
    ("HEAD", "/v1/changes", {}),
    ("GET", "/nothing", {}),
    ("GET", "/v1/orders/", {}),
    ("PUT", "/v1/orders", {}),
    ("DELETE", "/health", {}),
    ("GET", "/health?depth=x", {}),
    ("GET", "/health?depth=3", {}),
)


def shown(method: str, url: str, options: dict[str, Any]) -> str:
    said = {name: value if len(repr(value)) < 200 else f"{len(value)} long" for name, value in options.items()}
    response = ask(make(Seen()), method, url, **options)
    headers = "\n".join(f"{name}: {value}" for name, value in sorted(response.headers.items()))
    return f"### {method} {url} {said or ''}".rstrip() + f"\n{response.status_code}\n{headers}\n\n{response.text}\n"


def test_every_answer_is_as_agreed(*, update: bool) -> None:
    text = "\n".join(shown(*case) for case in CASES)
    if update:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("case", "want"),
    [
        (CASES[0], ([], None, 20, None, None, None, 0.5)),
        (CASES[2], ([], "a b c&", 20, None, None, None, 0.5)),
    ],
)
def test_handlers_are_given_arguments(case: tuple[str, str, dict[str, Any]], want: tuple[Any, ...]) -> None:
    seen = Seen()
    ask(make(seen), case[0], case[1], **case[2])
    assert seen.events == [want]


def test_files_are_given_whole() -> None:
    seen = Seen()
    photo = ("ä.png", b"\x00\xff", "image/png")
    ask(make(seen), "POST", PHOTOS, files={"photo": photo})
    ask(make(seen), "POST", PHOTOS, files=[("photo", photo), ("details", photo), ("details", ("b", b"b", "image/gif"))])
    given = Upload(file_name="ä.png", media_type="image/png", content=b"\x00\xff")
    other = Upload(file_name="b", media_type="image/gif", content=b"b")
    assert seen.events == [(ORDER, given, None, None, []), (ORDER, given, None, None, [given, other])]
