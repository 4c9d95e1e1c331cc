"""`python -m examples.ledger_fastapi` starts the service."""

from __future__ import annotations

import contextlib
import socket
import sys

import uvicorn

from examples.ledger_fastapi.app import create_app
from examples.ledger_fastapi.settings import Settings, from_environment


def main() -> int:
    """Serve until stopped. Returns 2 for settings or seeds that are none, and 1 where the port is not to be had."""
    try:
        settings = from_environment()
        app = create_app(settings)
    except ValueError as error:
        print(f"ledger: {error}", file=sys.stderr)  # noqa: T201 - what the command says
        return 2
    try:
        listening = _listen(settings)
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        print(f"ledger: cannot listen on {where}: {error.strerror}. Set LEDGER_PORT to another port.", file=sys.stderr)  # noqa: T201 - as above
        return 1
    host, port = listening.getsockname()[:2]
    print(f"ledger: http://{host}:{port} (documents at /docs)", flush=True)  # noqa: T201 - as above
    config = uvicorn.Config(app, log_level="warning", access_log=False)
    with contextlib.suppress(KeyboardInterrupt):  # how people stop it
        uvicorn.Server(config).run(sockets=[listening])
    return 0


def _listen(settings: Settings) -> socket.socket:
    """A socket that listens. Raises `OSError` where it cannot."""
    listening = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((settings.host, settings.port))
    listening.listen(128)
    return listening


if __name__ == "__main__":
    sys.exit(main())
