"""Hostile requests: the right status, a short problem document, no crash, and the server still answers."""

from __future__ import annotations

import json
import socket
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.express.test_requests import BOUNDARY, ID, ORDERS, PHOTOS, PLACED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.express.conftest import Server

pytestmark = pytest.mark.node

SHORT = 16_384
LINES = f"/v1/orders/{ID}/lines"


@pytest.fixture(autouse=True)
def alive(server: Server) -> Iterator[None]:
    """Whatever a test sends, nothing fails inside, nothing is polluted, and the next request is answered."""
    server.seen()
    yield
    seen = server.seen()
    assert seen["polluted"] is None
    assert seen["failures"] == []
    assert server.ask("GET", ORDERS).status == 200


def nested(depth: int) -> str:
    """Arrays in each other."""
    return "[" * depth + "]" * depth


HOSTILE: dict[str, tuple[int, str, str, str | bytes, dict[str, Any]]] = {
    "a long name above many items": (413, "PUT", LINES, f'{{"{"k" * 300_000}":[{",".join(["{}"] * 99_000)}]}}', {}),
    "30 keys of 20 KB": (422, "PUT", LINES, "[{" + ",".join(f'"{at}{"k" * 20_000}":1' for at in range(30)) + "}]", {}),
    "arrays to the limit": (422, "PUT", LINES, nested(201), {}),
    "arrays beyond it": (400, "PUT", LINES, nested(202), {}),
    "100,000 arrays": (400, "PUT", LINES, nested(100_000), {}),
    "100,000 arrays that do not end": (400, "PUT", LINES, "[" * 100_000, {}),
    "100,000 objects": (400, "PUT", LINES, '{"a":' * 100_000 + "1" + "}" * 100_000, {}),
    "60,000 wrong objects": (422, "PUT", LINES, json.dumps([{"pieces": 0}] * 60_000), {}),
    "100,000 wrong scalars": (422, "PUT", LINES, json.dumps([0] * 100_000), {}),
    "100,001 wrong scalars": (413, "PUT", LINES, json.dumps([0] * 100_001), {}),
    "524,000 wrong scalars": (413, "PUT", LINES, b"0".join([b"[", *[b","] * 523_999, b"]"]), {}),
    "commas in a text": (422, "PUT", LINES, json.dumps(["," * 500_000 + '\\"' + "," * 100_000]), {}),
    "commas in a text that does not end": (400, "PUT", LINES, '["' + "," * 500_000, {}),
    "commas alone": (413, "PUT", LINES, "," * 500_000, {}),
    "100,000 keys": (
        201,
        "POST",
        ORDERS,
        json.dumps({"pieces": 1, **{f"k{each}": 0 for each in range(50_000)}}),
        PLACED,
    ),
    "a key over and over": (201, "POST", ORDERS, "{" + '"pieces":1,' * 80_000 + '"pieces":1}', PLACED),
    "a long number": (400, "POST", ORDERS, '{"pieces": ' + "1" * 100_000 + "}", PLACED),
    "a long exponent": (400, "POST", ORDERS, '{"pieces": 1e' + "1" * 100_000 + "}", PLACED),
    "a long string": (422, "POST", ORDERS, json.dumps({"pieces": "1" * 1_000_000}), PLACED),
    "escapes": (422, "POST", ORDERS, '{"pieces": "' + "\\u0041" * 170_000 + '"}', PLACED),
    "backslashes": (400, "POST", ORDERS, '{"pieces": "' + "\\" * 1_000_001, PLACED),
    "one byte too many": (413, "POST", ORDERS, b"[" + b" " * 1_048_576, PLACED),
    "ten times too many": (413, "POST", ORDERS, b" " * 10_485_760, PLACED),
    "a form of line breaks": (400, "POST", PHOTOS, b"\r\n" * 500_000, BOUNDARY),
    "a form of beginnings": (400, "POST", PHOTOS, b"\r\n--" * 250_000, BOUNDARY),
    "a form of delimiters": (400, "POST", PHOTOS, b"--b\r\n" * 200_000, BOUNDARY),
    "a media type that does not end": (415, "POST", ORDERS, "{}", {**PLACED, "content_type": "a/b" + "; " * 5000}),
    "a media type of quotes": (415, "POST", ORDERS, "{}", {**PLACED, "content_type": 'a/b;a="' + '\\"' * 5000}),
    "a cookie of separators": (201, "POST", ORDERS, '{"pieces": 1}', {**PLACED, "cookie": ";= " * 4000}),
    "a header of blanks": (422, "POST", ORDERS, '{"pieces": 1}', {"idempotency_key": "a" + "\t " * 6000 + "b"}),
    "a query of separators": (200, "GET", f"{ORDERS}?{'&=' * 6000}", b"", {}),
    "a query of percent signs": (200, "GET", f"{ORDERS}?pageCursor={'%' * 12_000}", b"", {}),
    "a query of the longest runs": (200, "GET", f"{ORDERS}?pageCursor={'%ff' * 4000}", b"", {}),
    "a parameter over and over": (422, "GET", f"{ORDERS}?{'limit=1&' * 1500}", b"", {}),
    "a list over and over": (422, "GET", f"{ORDERS}?{'status=open&' * 1200}", b"", {}),
    "digits": (422, "GET", f"{ORDERS}?limit={'9' * 12_000}&price-below={'9' * 2000}x", b"", {}),
    "a decimal of zeros": (422, "GET", f"{ORDERS}?price-below={'0' * 12_000}x", b"", {}),
    "a date of digits": (422, "GET", f"{ORDERS}?since={'2' * 12_000}", b"", {}),
    "segments": (404, "GET", "/" * 12_000, b"", {}),
    "dots": (404, "GET", "/v1/../../etc/passwd", b"", {}),
    "a prototype as a path": (404, "GET", "/__proto__/constructor", b"", {}),
}


@pytest.mark.parametrize("case", HOSTILE.values(), ids=HOSTILE)
def test_hostile_requests_are_refused(server: Server, case: tuple[int, str, str, str | bytes, dict[str, Any]]) -> None:
    status, method, target, body, headers = case
    answer = server.ask(method, target, body or None, **headers)
    assert answer.status == status
    assert len(answer.body) < SHORT
    if status >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert len(answer.document.get("errors", [])) <= 20


def test_how_many_issues_there_are_is_said(server: Server) -> None:
    answer = server.ask("PUT", LINES, json.dumps([0] * 100_000))
    assert "100000 places" in answer.document["detail"]


# -- Requests that no client library sends


def spoken(server: Server, *said: bytes, pause: float = 0.0) -> bytes:
    """What the server says to these bytes, until it closes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        for each in said:
            connection.sendall(each)
            time.sleep(pause)
        found = b""
        while part := connection.recv(65_536):
            found += part
        return found


def head(target: str, *lines: str, method: str = "POST") -> bytes:
    """The head of a request after which the connection is closed."""
    own = ("Host: shop", "Connection: close", f"Idempotency-Key: {ID}", *lines)
    return "\r\n".join((f"{method} {target} HTTP/1.1", *own, "", "")).encode()


JSON = "Content-Type: application/json"


@pytest.mark.parametrize(
    ("said", "status", "detail"),
    [
        ((head(ORDERS, JSON, "Content-Length: 10"), b'{"'), 408, b"The body did not arrive in time."),
        ((head(ORDERS, JSON, "Transfer-Encoding: chunked"), b"3\r\n{  \r\n"), 408, b"The body did not arrive in time."),
        ((head(ORDERS, JSON, "Content-Length: 99999999999"),), 413, b"larger than 1048576 bytes"),
        (
            (head(ORDERS, "Content-Type: text/plain", "Transfer-Encoding: chunked"), b"1\r\n{\r\n"),
            415,
            b"application/json",
        ),
        ((head(ORDERS, JSON, "Transfer-Encoding: chunked"), b"100001\r\n" + b" " * 0x100001), 413, b"larger than"),
        ((head(ORDERS, JSON, "Transfer-Encoding: chunked"), b"0\r\n\r\n"), 422, b'"/body","code":"required"'),
        ((head(ORDERS, JSON, "Transfer-Encoding: chunked"), b'd\r\n{"pieces": 1}\r\n0\r\n\r\n'), 201, b'"pieces":1'),
        ((head("http://shop/v1/orders?limit=3", method="GET"),), 200, b'limit\\":3'),
    ],
)
def test_a_connection_is_answered_and_closed(
    server: Server, said: tuple[bytes, ...], status: int, detail: bytes
) -> None:
    answer = spoken(server, *said)
    assert answer.startswith(f"HTTP/1.1 {status} ".encode())
    assert detail in answer


@pytest.mark.parametrize(
    "leave",
    [
        lambda server: left(server, head(ORDERS, JSON, "Content-Length: 100") + b'{"pieces"'),
        lambda server: left(server, head(ORDERS, JSON, "Transfer-Encoding: chunked") + b"5\r\n{"),
        lambda server: left(server, head("/v1/orders", method="GET")),
        lambda server: left(server, head(PHOTOS, "Content-Type: multipart/form-data; boundary=b", "Content-Length: 9")),
    ],
)
def test_a_client_that_leaves_breaks_nothing(server: Server, leave: Callable[[Server], None]) -> None:
    for _ in range(20):
        leave(server)


def left(server: Server, said: bytes) -> None:
    """Say this, and reset the connection."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(said)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def test_a_client_that_is_still_sending_reads_why_it_is_refused(server: Server) -> None:
    """The answer is there, whole, while the client has more to say; its connection is not reset under it."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(head(ORDERS, JSON, "Content-Length: 3000000") + b" " * 2_000_000)
        answer = connection.recv(65_536)
        assert answer.startswith(b"HTTP/1.1 413 ")
        connection.sendall(b" " * 1_000_000)
        while connection.recv(65_536):
            pass
