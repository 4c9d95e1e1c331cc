"""The shop on Express: its package generated and installed once, served on a free port."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tallystick import pipeline
from tallystick.config import Config, Package
from tests.example.project import ROOT, WORKSPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE = Path(__file__).parent
PACKAGE = "@acme/shop"


@pytest.fixture(scope="session")
def consumer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose modules can import the shop's package, Express, Zod and types."""
    folder = tmp_path_factory.mktemp("express")
    config = Config(
        contracts=("tests/operations/shop.py",),
        title="Shop",
        version="1.0.0",
        out=str(folder / "generated"),
        package=Package(name=PACKAGE),
        dialects=("zod", "zod-mini"),
    )
    assert pipeline.generate(config, root=ROOT, force=False).problems == ()
    modules = folder / "node_modules"
    (modules / "@acme").mkdir(parents=True)
    # Moved, not linked: Node looks for packages beside the real place of a module.
    (folder / "generated" / "typescript").rename(modules / PACKAGE)
    for name in ("@types", "express", "zod"):
        (modules / name).symlink_to(WORKSPACE / "node_modules" / name)
    (folder / "package.json").write_text('{"type": "module", "private": true}\n', "utf-8")
    return folder


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; headers by lower-case name."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def document(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def told(self) -> tuple[int, str, Any]:
        """Status, media type, and the body as JSON where it is, else as text."""
        media = self.headers.get("content-type", "")
        is_json = media.partition(";")[0].endswith("json") and self.body
        return self.status, media, self.document if is_json else self.body.decode()


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int

    def ask(self, method: str, target: str, body: bytes | str | None = None, **headers: str) -> Answer:
        """Ask it; underscores in the names of headers are dashes. Bodies are JSON unless a media type is given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None and not any(name.lower() == "content-type" for name in sent):
            sent["content-type"] = "application/json"
        try:
            connection.request(method, target, body.encode() if isinstance(body, str) else body, sent)
            response = connection.getresponse()
            received = response.read()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, received)
        finally:
            connection.close()

    def seen(self) -> Any:
        """What the server has noted since it was asked last: failures, streams, photos."""
        return self.ask("GET", "/seen").document


@contextmanager
def serving(folder: Path, script: str, **environment: str) -> Iterator[Server]:
    """A server that a script of this folder starts, until the end of the block."""
    (folder / script).write_text((HERE / script).read_text("utf-8"), "utf-8")
    process = subprocess.Popen(
        ["node", script],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield Server(int(process.stdout.readline()))
    finally:
        process.stdin.close()
        process.terminate()
        process.wait(10)
        process.stdout.close()


@pytest.fixture(scope="session")
def server(consumer: Path) -> Iterator[Server]:
    """The shop, every answer checked."""
    with serving(consumer, "server.mjs") as running:
        yield running
