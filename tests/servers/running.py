"""The example's services, started on free ports of this machine and stopped again."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.example import project

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
TOKEN = "a-token"  # noqa: S105 - of services that live as long as a test
AUTHORIZATION = f"Authorization: Bearer {TOKEN}"
NODE = ("node", "--preserve-symlinks", "--preserve-symlinks-main")
_READY = re.compile(r": (http://\S+)")


@dataclass(frozen=True)
class Answer:
    """What a service answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Service:
    """A running service. `database` is its file, `pid` its process."""

    name: str
    url: str
    database: Path
    pid: int

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """Ask with the token; underscores in names of headers are dashes."""
        said = {"Authorization": f"Bearer {TOKEN}"}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        sent = None
        if body is not None:
            sent = body if isinstance(body, bytes) else json.dumps(body).encode()
            said.setdefault("Content-Type", "application/json")
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=20)
        try:
            connection.request(method, path, sent, {name: value for name, value in said.items() if value})
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()


@contextmanager
def running(name: str, command: tuple[str, ...], cwd: Path, database: Path, **settings: str) -> Iterator[Service]:
    """A service from its start to its end."""
    env = os.environ | {"LEDGER_PORT": "0", "LEDGER_TOKEN": TOKEN, **settings}
    process = subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        ready = _READY.search(line)
        assert ready is not None, f"{line}{process.stderr.read() if process.stderr and not line else ''}"
        yield Service(name, ready[1], database, process.pid)
    finally:
        process.terminate()
        process.communicate(timeout=20)


def fastapi(database: Path, **settings: str) -> Any:
    """The ledger on FastAPI."""
    url = f"sqlite+aiosqlite:///{database}"
    command = (sys.executable, "-m", "examples.ledger_fastapi")
    path = os.pathsep.join((str(ROOT / "codegen"), str(ROOT)))
    return running("fastapi", command, ROOT, database, LEDGER_DATABASE=url, PYTHONPATH=path, **settings)


def express(built: Path, database: Path, **settings: str) -> Any:
    """The ledger on Express, from a folder that `build` has made."""
    command = (*NODE, "dist/main.js")
    return running("express", command, built, database, LEDGER_DATABASE=str(database), **settings)


def workspace(built: Path) -> Any:
    """The workspace on Express, from a folder that `build` has made."""
    settings = {"WORKSPACE_PORT": "0", "WORKSPACE_SESSION": TOKEN}
    return running("workspace", (*NODE, "dist/main.js"), built, built, **settings)


def build(example: str, package: Path, folder: Path) -> Path:
    """An example in TypeScript, compiled in a copy of its project. Returns the folder to start it in."""
    source, copy = ROOT / "examples" / example, folder / example
    copy.mkdir()
    shutil.copytree(source / "src", copy / "src")
    for name in ("package.json", "tsconfig.json"):
        shutil.copy(source / name, copy)
    if not (folder / "data").exists():
        (folder / "data").symlink_to(ROOT / "examples" / "data")
    modules = copy / "node_modules"
    modules.mkdir()
    for installed in (project.WORKSPACE / "node_modules").iterdir():
        (modules / installed.name).symlink_to(installed)
    (modules / "@acme").mkdir()
    (modules / "@acme" / "contracts").symlink_to(package)
    project.run(project.tool("tsc"), cwd=copy)
    return copy
