"""Hostile requests: the right status, a small problem document, nothing of what was sent, and the service goes on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx2 as httpx
import pytest

from tallystick.fastapi import Settings
from tests.fastapi.shop_service import KEY, ORDER, SECRET, Seen, ask, make

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

JSON = {"content-type": "application/json"}
LINES = f"/v1/orders/{ORDER}/lines"

BODIES: dict[str, tuple[bytes, int]] = {
    "cut off": (b'[{"pieces":', 400),
    "two documents": (b"[] []", 400),
    "not UTF-8": (b'["\xff\xfe"]', 400),
    "UTF-16": ("[]".encode("utf-16"), 400),
    "byte order mark": (b"\xef\xbb\xbf[]", 400),
    "deep lists": (b"[" * 100_000, 400),
    "deep lists that end": (b"[" * 100_000 + b"]" * 100_000, 400),
    "deep objects": (b'{"a":' * 100_000, 400),
    "__proto__": (b'[{"__proto__":{"polluted":1}}]', 400),
    "escaped __proto__": (b'[{"\\u005f_proto__":1}]', 400),
    "constructor": (b'[{"constructor":{"prototype":1}}]', 422),
    "lone surrogate": (b'["\\ud800"]', 400),
    "NaN": (b"[NaN]", 400),
    "huge exponent": (b"[1e400]", 400),
    "huge integer": (b"[1" + b"0" * 5_000 + b"]", 400),
    "scalar": (b"7", 422),
    "null": (b"null", 422),
    "secret in a wrong place": (f'[{{"pieces":"{SECRET}","{SECRET}":1}}]'.encode(), 422),
    "100,000 wrong items": (b"[" + b",".join([b"1"] * 100_000) + b"]", 422),
    "100,000 empty items": (b"[" + b",".join([b"{}"] * 100_000) + b"]", 422),
    "100,001 wrong items": (b"[" + b",".join([b"1"] * 100_001) + b"]", 413),
    "524,000 wrong items": (b"[" + b",".join([b"1"] * 524_000) + b"]", 413),
    "commas in a text": (b'["' + b"," * 500_000 + b'\\"' + b"," * 100_000 + b'"]', 422),
    "commas in a text that does not end": (b'["' + b"," * 500_000, 400),
    "commas alone": (b"," * 500_000, 413),
    "90,000 keys": (b"[{" + b",".join(b'"%d":1' % key for key in range(90_000)) + b"}]", 422),
    "30 keys of 20 KB": (b"[{" + b",".join(b'"%d%s":1' % (key, b"k" * 20_000) for key in range(30)) + b"}]", 422),
    "a long name above many items": (b'{"' + b"k" * 300_000 + b'":[' + b",".join([b"{}"] * 99_000) + b"]}", 413),
    "long string": (b'[{"pieces":0,"note":"' + b"a" * 900_000 + b'"}]', 422),
    "too long": (b"[" + b" " * 1_048_576 + b"]", 413),
}


@pytest.mark.parametrize("name", BODIES)
def test_bodies(name: str) -> None:
    body, status = BODIES[name]
    app = make(Seen())
    response = ask(app, "PUT", LINES, content=body, headers=JSON)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert len(response.content) < 16_384
    assert SECRET not in response.text
    assert ask(app, "PUT", LINES, json=[]).status_code == 200


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/v1/orders?" + "&".join(f"k{key}=1" for key in range(6_000)), 200),
        ("/v1/orders?" + "&".join("limit=1" for _ in range(6_000)), 422),
        ("/v1/orders?limit=1" + "0" * 5_000, 422),
        ("/v1/orders?ratio=1e9999", 422),
        ("/v1/orders?status[]=open&__proto__=1&limit[__proto__]=1", 200),
        ("/v1/orders?pageCursor=%00%ff%zz", 200),
        ("/v1/orders?since=" + "9" * 50_000, 422),
        ("/v1/orders/%2e%2e%2f%2e%2e/lines", 405),
        ("/v1/orders/" + "a" * 50_000 + "/receipt", 422),
        ("//v1/orders", 404),
    ],
)
def test_urls(url: str, status: int) -> None:
    response = ask(make(Seen()), "GET", url)
    assert response.status_code == status
    assert len(response.content) < 16_384


async def trickle(chunks: list[bytes], seconds: float) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
        await asyncio.sleep(seconds)


def test_the_size_of_a_body_is_counted_not_believed() -> None:
    settings = Settings(body_bytes=10)
    for size, status in ((10, 422), (11, 413)):
        streamed = ask(make(Seen(), settings), "PUT", LINES, content=trickle([b"1"] * size, 0), headers=JSON)
        assert streamed.status_code == status


def test_a_body_that_is_announced_too_large_is_not_read() -> None:
    read: list[bytes] = []

    async def body() -> AsyncIterator[bytes]:
        read.append(b"x")
        yield b"x"

    headers = {**JSON, "content-length": "2000000"}
    assert ask(make(Seen()), "PUT", LINES, content=body(), headers=headers).status_code == 413
    assert read == []


def test_a_slow_body_is_given_up() -> None:
    app = make(Seen(), Settings(body_seconds=0.05))
    response = ask(app, "PUT", LINES, content=trickle([b"[", b"]"], 5), headers=JSON)
    assert response.json() == {
        "type": "about:blank",
        "title": "Request Timeout",
        "status": 408,
        "detail": "The body did not arrive in time.",
    }


@pytest.mark.parametrize("message", [{"type": "http.disconnect"}])
def test_a_client_that_is_gone_is_answered_nothing(message: dict[str, Any]) -> None:
    sent: list[Any] = []
    seen = Seen()

    async def receive() -> dict[str, Any]:
        return message

    async def send(event: Any) -> None:
        sent.append(event)

    headers = [(b"content-type", b"application/json"), (b"transfer-encoding", b"chunked")]
    scope = {
        "type": "http",
        "method": "PUT",
        "path": LINES,
        "raw_path": LINES.encode(),
        "query_string": b"",
        "headers": headers,
        "http_version": "1.1",
        "scheme": "http",
        "server": ("shop", 80),
        "client": None,
    }
    asyncio.run(make(seen)(scope, receive, send))
    assert (sent, seen.events) == ([], [])


def test_many_bad_requests_leave_nothing_behind() -> None:
    app = make(Seen())

    async def all_of_them() -> list[int]:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
            bodies = [(b"{", 400), (b"[1]", 422), (b"[]", 200)] * 30
            answers = [await client.put(LINES, content=body, headers=JSON) for body, _ in bodies]
            assert [each.status_code for each in answers] == [status for _, status in bodies]
            failed = [await client.post("/v1/orders", json={"pieces": 500}, headers=KEY) for _ in range(10)]
            return [each.status_code for each in failed]

    assert asyncio.run(all_of_them()) == [500] * 10
