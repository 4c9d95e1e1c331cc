"""Streams of events: what is on the wire, and what becomes of the handler's iterable."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.express.conftest import Server

pytestmark = pytest.mark.node

FIRST = b'data: {"pieces":2,"note":null,"id":"0b5a5a3e-3a52-4b0c-8f0a-2f6f1b0f7c11","status":"open"}\n\n'


def opened(server: Server, act: str) -> socket.socket:
    """A connection on which a stream has been asked for."""
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=20)
    connection.sendall(f"GET /v1/changes HTTP/1.1\r\nHost: shop\r\nX-Act: {act}\r\n\r\n".encode())
    return connection


def until(connection: socket.socket, wanted: bytes) -> bytes:
    """All that is said until this is."""
    found = b""
    while wanted not in found:
        part = connection.recv(65_536)
        assert part, found
        found += part
    return found


def test_events_are_sent_at_once_and_kept_open_by_comments(server: Server) -> None:
    with opened(server, "waits") as connection:
        assert FIRST in until(connection, b"\n\n\r\n")
        assert b"3\r\n:\n\n\r\n" in until(connection, b":\n\n")


def test_a_client_that_leaves_ends_the_stream(server: Server) -> None:
    server.seen()
    with opened(server, "waits") as connection:
        until(connection, FIRST)
        (before,) = server.ask("GET", "/streams").document
        assert before == {"closed": False, "aborted": False}
    for _ in range(100):
        (after,) = server.ask("GET", "/streams").document
        if after["closed"]:
            break
        time.sleep(0.05)
    assert after == {"closed": True, "aborted": True}
    assert server.seen()["failures"] == []


def test_an_event_that_breaks_the_contract_ends_the_connection(server: Server) -> None:
    server.seen()
    with opened(server, "breaks") as connection:
        found = until(connection, FIRST)
        while part := connection.recv(65_536):
            found += part
    assert b"many" not in found
    assert not found.endswith(b"0\r\n\r\n")
    seen = server.seen()
    assert [each["closed"] for each in seen["streams"]] == [True]
    assert [each["message"] for each in seen["failures"]] == [
        "the handler of watch_orders broke the contract: /pieces (type)"
    ]
