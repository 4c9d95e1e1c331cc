"""Whole answers of Express to requests of every kind: what is asked, and all that is answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.express.conftest import serving

if TYPE_CHECKING:
    from tests.express.conftest import Server

pytestmark = pytest.mark.node

GOLDEN = Path(__file__).with_name("answers.json")
ID = "0b5a5a3e-3a52-4b0c-8f0a-2f6f1b0f7c11"
BOUNDARY = {"content_type": "multipart/form-data; boundary=b"}


def form(*parts: str, end: str = "--b--\r\n") -> str:
    """A form of parts, each its headers and its content."""
    return "".join(f"--b\r\n{part}\r\n" for part in parts) + end


def field(name: str, text: str) -> str:
    """A field of a form."""
    return f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}'


def file(name: str, content: str, media: str = "image/png", file_name: str = "a.png") -> str:
    """A file of a form."""
    said = f'Content-Disposition: form-data; name="{name}"; filename="{file_name}"'
    return f"{said}\r\nContent-Type: {media}\r\n\r\n{content}"


PHOTO = file("photo", "a")
ORDERS, ORDER, PHOTOS = "/v1/orders", f"/v1/orders/{ID}", f"/v1/orders/{ID}/photos"
PLACED: dict[str, Any] = {"idempotency_key": ID}
DRAFT = '{"pieces": 1}'

ASKED: dict[str, tuple[Any, ...]] = {
    "nothing given": ("GET", ORDERS),
    "every parameter": (
        "GET",
        f"{ORDERS}?status=open&status=sent&pageCursor=a+b%C3%A9&limit=1&since=2026-01-02&price-below=1.50&gift=false&ratio=1e-2",
    ),
    "unknown parameters": ("GET", f"{ORDERS}?x=1&limit=2&__proto__=3&constructor=4"),
    "every parameter wrong": (
        "GET",
        f"{ORDERS}?status=a&status=open&status=sent&limit=020&since=2026-02-30&price-below=x&gift=True&ratio=NaN",
    ),
    "a scalar twice": ("GET", f"{ORDERS}?limit=1&limit=2"),
    "a number that overflows": ("GET", f"{ORDERS}?ratio=1e999"),
    "brackets": ("GET", f"{ORDERS}?limit[]=1&status[0]=open"),
    "no percent-encoding": ("GET", f"{ORDERS}?pageCursor=%E0%A4%A&limit=%zz"),
    "placed": ("POST", ORDERS, '{"pieces": 3, "note": "a"}', {**PLACED, "cookie": 'a=1; region="u%20s"; region=x'}),
    "placed, and more sent": ("POST", ORDERS, '{"pieces": 1, "more": {"a": [1]}, "pieces": 2}', PLACED),
    "another success": ("POST", ORDERS, DRAFT, {**PLACED, "x_act": "later"}),
    "another media type with parameters": (
        "POST",
        ORDERS,
        DRAFT,
        {**PLACED, "content_type": 'Application/JSON ; charset="UTF-8"'},
    ),
    "everything wrong": ("POST", ORDERS, '{"pieces": 1.5, "note": 3}', {"idempotency_key": "x"}),
    "a header twice over": ("POST", ORDERS, DRAFT, {"idempotency_key": f"{ID}, {ID}"}),
    "no body": ("POST", ORDERS, None, PLACED),
    "an empty body of another media type": ("POST", ORDERS, b"", {**PLACED, "content_type": "text/plain"}),
    "a scalar": ("POST", ORDERS, "3", PLACED),
    "null": ("POST", ORDERS, "null", PLACED),
    "no JSON": ("POST", ORDERS, '{"pieces": ', PLACED),
    "a blank": ("POST", ORDERS, " ", PLACED),
    "no UTF-8": ("POST", ORDERS, b'{"pieces": 1, "note": "\xe9"}', PLACED),
    "a byte order mark": ("POST", ORDERS, b"\xef\xbb\xbf{}", PLACED),
    "UTF-16": ("POST", ORDERS, DRAFT.encode("utf-16"), PLACED),
    "a reserved key": ("POST", ORDERS, '{"pieces": 1, "__proto__": {"polluted": true}}', PLACED),
    "a key of every object": ("POST", ORDERS, '{"pieces": 1, "constructor": {"prototype": {"polluted": 1}}}', PLACED),
    "no number": ("POST", ORDERS, '{"pieces": NaN}', PLACED),
    "a lone surrogate": ("POST", ORDERS, '{"pieces": 1, "note": "\\ud800"}', PLACED),
    "another media type": ("POST", ORDERS, DRAFT, {**PLACED, "content_type": "text/plain"}),
    "another charset": ("POST", ORDERS, DRAFT, {**PLACED, "content_type": "application/json; charset=latin1"}),
    "no media type": ("POST", ORDERS, DRAFT, {**PLACED, "content_type": ""}),
    "compressed": ("POST", ORDERS, DRAFT, {**PLACED, "content_encoding": "gzip"}),
    "too large": ("POST", ORDERS, json.dumps({"pieces": 1, "note": "a" * 1_048_576}), PLACED),
    "the other media type before the size": ("POST", ORDERS, "a" * 1_048_577, {**PLACED, "content_type": "text/plain"}),
    "many issues": ("PUT", f"{ORDER}/lines", json.dumps([{"pieces": 0}] * 21)),
    "as many issues as are listed": ("PUT", f"{ORDER}/lines", json.dumps([{"pieces": 0}] * 20)),
    "lines": ("PUT", f"{ORDER}/lines", '[{"pieces": 1}, {"pieces": 2, "note": "a"}]'),
    "no identifier": ("DELETE", f"{ORDERS}/x"),
    "an encoded slash": ("DELETE", f"{ORDERS}/a%2Fb"),
    "no content": ("DELETE", ORDER),
    "a form": ("POST", PHOTOS, form(field("caption", "r\u00e9"), file("photo", "\x89PNG\r\n")), BOUNDARY),
    "a form with a field that is not asked for": (
        "POST",
        PHOTOS,
        form(file("photo", ""), field("__proto__", "1"), file("other", "")),
        BOUNDARY,
    ),
    "a form without its file": ("POST", PHOTOS, form(field("caption", "a")), BOUNDARY),
    "a form with no file chosen": ("POST", PHOTOS, form(file("photo", "", file_name="")), BOUNDARY),
    "a form with two files for one": ("POST", PHOTOS, form(file("photo", "a"), file("photo", "b")), BOUNDARY),
    "a form with another file": ("POST", PHOTOS, form(file("photo", "a", "image/gif")), BOUNDARY),
    "a form with too large a file": ("POST", PHOTOS, form(file("photo", "a" * 1_000_001)), BOUNDARY),
    "a form with files in a list": ("POST", PHOTOS, form(PHOTO, *[file("details", each) for each in "ab"]), BOUNDARY),
    "a form with too many files": ("POST", PHOTOS, form(PHOTO, *[file("details", each) for each in "abc"]), BOUNDARY),
    "a form with other files in a list": (
        "POST",
        PHOTOS,
        form(PHOTO, file("details", "a"), file("details", "b" * 1001), file("details", "c", "text/plain")),
        BOUNDARY,
    ),
    "a form with a field twice": ("POST", PHOTOS, form(file("photo", "a"), *[field("caption", "a")] * 2), BOUNDARY),
    "a form without an end": ("POST", PHOTOS, form(file("photo", "a"), end=""), BOUNDARY),
    "a form without names": ("POST", PHOTOS, form("Content-Disposition: form-data\r\n\r\na"), BOUNDARY),
    "a form that is no UTF-8": ("POST", PHOTOS, form(field("caption", "\xe9")).encode("latin-1"), BOUNDARY),
    "a form of many parts": ("POST", PHOTOS, form(*[field("x", "a")] * 1001), BOUNDARY),
    "a form with long headers": ("POST", PHOTOS, form(f"X-Long: {'a' * 20_000}\r\n{file('photo', 'a')}"), BOUNDARY),
    "a form without a boundary": ("POST", PHOTOS, form(), {"content_type": "multipart/form-data"}),
    "no form": ("POST", PHOTOS, "hello", BOUNDARY),
    "an empty form": ("POST", PHOTOS, None, BOUNDARY),
    "a download": ("GET", f"{ORDER}/receipt"),
    "events": ("GET", "/v1/changes"),
    "headers alone": ("HEAD", f"{ORDER}/receipt"),
    "headers of events alone": ("HEAD", "/v1/changes"),
    "below a router": ("GET", f"/sub{ORDER}/receipt"),
    "another method": ("PATCH", ORDERS),
    "options": ("OPTIONS", ORDER),
    "another path": ("GET", "/v1/order"),
    "a slash behind": ("GET", f"{ORDERS}/"),
    "letters of another case": ("GET", "/V1/orders"),
    "an empty segment": ("DELETE", f"{ORDERS}/"),
    "nothing at all": ("GET", "/"),
    "who may not": ("GET", ORDERS, None, {"authorization": "wrong"}),
    "a handler that throws": ("GET", ORDERS, None, {"x_act": "throws"}),
    "a problem": ("POST", ORDERS, DRAFT, {**PLACED, "x_act": "missing"}),
    "a problem that is not declared": ("GET", ORDERS, None, {"x_act": "undeclared"}),
    "a kind of problem": ("POST", ORDERS, DRAFT, {**PLACED, "x_act": "kind"}),
    "a kind of problem, returned": ("POST", ORDERS, DRAFT, {**PLACED, "x_act": "sold"}),
    "a kind of problem that it is not": ("POST", ORDERS, DRAFT, {**PLACED, "x_act": "unkind"}),
    "an answer that is not of its type": ("POST", ORDERS, DRAFT, {**PLACED, "x_act": "value"}),
    "an answer with more than the contract has": ("POST", ORDERS, DRAFT, {**PLACED, "x_act": "more"}),
    "a list of such": ("POST", ORDERS, DRAFT, {**PLACED, "x_act": "later"}),
    "an answer that is not JSON everywhere": ("POST", ORDERS, DRAFT, {**PLACED, "x_act": "surrogate"}),
    "an answer of another type": ("POST", ORDERS, DRAFT, {**PLACED, "x_act": "text"}),
    "an answer that is no JSON": ("POST", ORDERS, DRAFT, {**PLACED, "x_act": "circular"}),
    "an answer with another status": ("GET", ORDERS, None, {"x_act": "status"}),
    "no answer": ("GET", ORDERS, None, {"x_act": "nothing"}),
    "a handler that answers by itself": ("DELETE", ORDER, None, {"x_act": "itself"}),
    "a download of another media type": ("GET", f"{ORDER}/receipt", None, {"x_act": "text"}),
    "a body whose encoding is none": ("POST", ORDERS, DRAFT, {**PLACED, "content_encoding": ""}),
    "a body that was parsed before": ("POST", f"/parsed{ORDERS}", DRAFT, PLACED),
    "a body that was not, for its media type": (
        "POST",
        f"/parsed{ORDERS}",
        DRAFT,
        {**PLACED, "content_type": "text/plain"},
    ),
    "a route of one's own": ("POST", "/own/x", '{"pieces": 1, "x": 2}'),
    "a route of one's own, refused": ("POST", "/own/x", '{"pieces": 0}'),
    "a query of one's own": ("GET", "/own?status=open&limit=3"),
    "a query of one's own, refused": ("GET", "/own?limit=0"),
    "a request that was not held to anything": ("GET", "/unread?secret=1"),
    "an error of another route": ("GET", "/late"),
    "JSON that another middleware refused": ("POST", "/json", '{"pieces": '),
    "a body that another middleware found too large": ("POST", "/json", '"' + "a" * 200_000 + '"'),
    "a path that Express cannot decode": ("GET", "/parts/%ff"),
}

VARYING = {"date", "connection", "keep-alive"}


def answered(server: Server, asked: tuple[Any, ...]) -> dict[str, Any]:
    """Everything that comes of a request: the answer, and what the server noted."""
    method, target, *rest = asked
    body = rest[0] if rest else None
    answer = server.ask(method, target, body, **(rest[1] if len(rest) > 1 else {}))
    headers = {name: text for name, text in answer.headers.items() if name not in VARYING}
    return {"status": answer.status, "headers": headers, "body": answer.told[2], **noted(server)}


def noted(server: Server) -> dict[str, Any]:
    """What the server noted, as far as there is anything."""
    return {name: value for name, value in server.seen().items() if value}


def test_answers_are_those_on_record(server: Server, *, update: bool) -> None:
    server.seen()
    found = {name: answered(server, asked) for name, asked in ASKED.items()}
    if update:
        GOLDEN.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", "utf-8")
    assert found == json.loads(GOLDEN.read_text("utf-8"))


def test_no_answer_says_more_than_it_must(server: Server) -> None:
    """No refusal has a stack, a page, or a value that was sent."""
    for name, asked in ASKED.items():
        method, target, *rest = asked
        answer = server.ask(method, target, rest[0] if rest else None, **(rest[1] if len(rest) > 1 else {}))
        if answer.status >= 400:
            text = answer.body.decode()
            assert answer.headers["content-type"] == "application/problem+json", name
            assert len(text) < 4096, name
            assert not any(each in text for each in ("1234", "password", "    at ", "<html", ".js", "polluted")), name
            assert list(json.loads(text)) == [
                member for member in ("type", "title", "status", "detail", "errors", "left") if f'"{member}":' in text
            ], name
    server.seen()


def test_nothing_is_sent_that_the_contract_does_not_have(server: Server) -> None:
    assert all("1234" not in json.dumps(answered(server, asked)["body"]) for asked in ASKED.values())


def test_answers_go_unchecked_where_that_is_asked_for(consumer: Path) -> None:
    with serving(consumer, "server.mjs", CHECKED="0") as unchecked:
        answer = unchecked.ask("POST", ORDERS, DRAFT, **PLACED, x_act="surrogate")
        assert (answer.status, answer.document["note"]) == (201, "\ud800")
        assert "secret" not in unchecked.ask("POST", ORDERS, DRAFT, **PLACED, x_act="more").document
        assert unchecked.ask("POST", ORDERS, DRAFT, **PLACED, x_act="value").status == 500
        assert unchecked.ask("POST", ORDERS, DRAFT, **PLACED, x_act="unkind").status == 500
        assert [each["message"] for each in unchecked.seen()["failures"]] == [
            "the handler of place_order broke the contract: /pieces (minimum)",
            "the handler of place_order broke the contract: /left (type)",
        ]
