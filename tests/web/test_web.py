"""The page in Chromium, on each of the services: what people see and do with it is the same."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.example import project
from tests.web.conftest import EXAMPLES, installed_copy

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
LEAST = 15


@pytest.mark.node
@pytest.mark.parametrize("server", ["fastapi", "express"])
def test_people_use_the_page(
    server: str, built: Path, chromium: str, request: pytest.FixtureRequest, figure: Callable[[str], None]
) -> None:
    address = request.getfixturevalue(f"{server}_ledger")
    for name in ("drive.mjs", "scenarios.mjs"):
        (built / name).write_text((HERE / name).read_text("utf-8"), "utf-8")
    outcomes = json.loads(project.run("node", "drive.mjs", chromium, address, cwd=built))
    figure(f"the page in Chromium on {server}: {len(outcomes)} scenarios")
    failed = [f"{name}\n{why}" for name, why in outcomes.items() if why is not None]
    assert not failed, "\n\n".join(failed)
    assert len(outcomes) >= LEAST


@pytest.mark.node
def test_the_page_starts_with_its_server_and_stops_it(package: Path, tmp_path: Path) -> None:
    examples = tmp_path / "examples"
    web = installed_copy(EXAMPLES / "web", package, examples / "web")
    start = ["node", "scripts/start.mjs", "express"]
    early = subprocess.run(start, cwd=web, capture_output=True, text=True, check=False)
    assert early.returncode == 2
    assert early.stderr == "The server on express has no packages yet: run npm ci in ../ledger_express first.\n"

    installed_copy(EXAMPLES / "ledger_express", package, examples / "ledger_express")
    shutil.copytree(EXAMPLES / "data", examples / "data")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {"LEDGER_PORT": str(port), "LEDGER_DATABASE": str(tmp_path / "ledger.db"), "NO_COLOR": "1"}
    environment = os.environ | settings
    page = subprocess.Popen(start, cwd=web, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        assert _answers_within(60, port)
    finally:
        page.terminate()
        printed, _ = page.communicate(timeout=30)
    assert "Local:" in printed.decode()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


def _answers_within(seconds: int, port: int) -> bool:
    """Whether something listens on a port of this machine before the time is over."""
    for _ in range(seconds * 10):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return True
    return False


@pytest.mark.node
def test_the_cost_of_the_package_is_printed(web: Path, figure: Callable[[str], None]) -> None:
    printed = project.run("node", "scripts/bundle.mjs", cwd=web).splitlines()
    sizes = {line[:24].strip(): int(re.findall(r"([\d,]+) gzipped", line)[0].replace(",", "")) for line in printed[:3]}
    figure(f"the page's bundle: {printed[-1]}")
    assert list(sizes) == ["the page", "without Zod", "without @acme/contracts"]
    assert sizes["the page"] > sizes["without Zod"] > sizes["without @acme/contracts"]


def test_the_page_is_tested_with_the_versions_that_it_asks_for() -> None:
    asked = json.loads((EXAMPLES / "web" / "package.json").read_text("utf-8"))
    tested = json.loads((project.WORKSPACE / "package.json").read_text("utf-8"))["devDependencies"]
    versions = {**asked["dependencies"], **asked["devDependencies"]}
    assert versions.pop(project.PACKAGE) == "file:../../generated/typescript"
    assert {name: tested.get(name) for name in versions} == versions


def test_locks_name_no_registry() -> None:
    assert "http" not in {
        entry.get("resolved", "").split(":")[0]
        for entry in json.loads((EXAMPLES / "web" / "package-lock.json").read_text("utf-8"))["packages"].values()
    }
