"""Requests over HTTP/1.1, and what comes back. One connection a thread and server, kept as long as it lasts."""

from __future__ import annotations

import http.client
import threading
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tallystick.verify.servers.model import Lost, Reply

if TYPE_CHECKING:
    from tallystick.verify.servers.model import Request, Server

_EVENTS: Final = "text/event-stream"
_MOST: Final = 64 * 1024 * 1024
_GONE: Final = (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError)
"""What an idle connection may meet that the server has closed meanwhile."""


class Wire:
    """Connections to one server, for any number of threads."""

    def __init__(self, server: Server, headers: tuple[tuple[str, str], ...], seconds: float) -> None:
        self._parts = urlsplit(server.url)
        self._base = server.base
        self._headers = headers
        self._seconds = seconds
        self._local = threading.local()
        self._open: set[http.client.HTTPConnection] = set()

    def send(self, request: Request) -> Reply | Lost:
        """Send a request, once more where a kept connection turns out to be closed."""
        kept = getattr(self._local, "connection", None)
        try:
            return self._sent(request)
        except _GONE as error:
            self._close()
            if kept is None:
                return Lost(type(error).__name__)
        except (OSError, http.client.HTTPException) as error:
            self._close()
            return Lost(_reason(error))
        try:
            return self._sent(request)
        except (OSError, http.client.HTTPException) as error:
            self._close()
            return Lost(_reason(error))

    def _sent(self, request: Request) -> Reply:
        connection = self._connection()
        connection.putrequest(request.method, self._base + request.path, skip_accept_encoding=True)
        said = {name.lower() for name, _ in request.headers}
        bare = request.kind == "no credentials"
        for name, value in () if bare else self._headers:
            if name.lower() not in said:
                connection.putheader(name, value)
        for name, value in request.headers:
            connection.putheader(name, value.encode("latin-1"))
        if request.body is not None:
            connection.putheader("Content-Length", str(len(request.body)))
        try:
            connection.endheaders(request.body)
        except (BrokenPipeError, ConnectionResetError):
            if request.body is None:
                raise
            # What is too large may be refused before it is sent, so there is an answer to read all the same.
        return self._received(connection)

    def _received(self, connection: http.client.HTTPConnection) -> Reply:
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        if headers.get("content-type", "").startswith(_EVENTS) and response.length is None:
            self._close()
            return Reply(response.status, headers, b"", ended=False)
        return Reply(response.status, headers, response.read(_MOST))

    def _connection(self) -> http.client.HTTPConnection:
        connection: http.client.HTTPConnection | None = getattr(self._local, "connection", None)
        if connection is None:
            kind = http.client.HTTPSConnection if self._parts.scheme == "https" else http.client.HTTPConnection
            connection = kind(self._parts.hostname or "", self._parts.port, timeout=self._seconds)
            self._local.connection = connection
            self._open.add(connection)
        return connection

    def close(self) -> None:
        """Close the connections of all threads, none of which is sending any more."""
        while self._open:
            self._open.pop().close()

    def _close(self) -> None:
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._open.discard(connection)
        self._local.connection = None


def _reason(error: Exception) -> str:
    """What went wrong, in words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
