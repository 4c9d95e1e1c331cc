"""Runs the shipped files of the runtime in Node, under both dialects of Zod."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

import pytest

from tallystick import runtime

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

HERE = Path(__file__).parent
WORKSPACE = HERE.parent / "node"

Dialect = Literal["zod", "mini"]
Issue = tuple[str, str]
"""The pointer and the code of one issue."""


def _pointer(path: Iterable[str | int]) -> str:
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in path)


@dataclass(frozen=True, slots=True)
class Node:
    """A Node process that validates instances with the runtime."""

    stdin: IO[str]
    stdout: IO[str]

    def normal(self, dialect: Dialect, schema: str, instances: Iterable[str]) -> list[list[dict[str, str]]]:
        """The issues of each instance (a JSON text) in normal form."""
        request = {"dialect": dialect, "schema": schema, "instances": list(instances)}
        found: list[list[dict[str, str]]] = self._ask(request)
        return found

    def issues(self, dialect: Dialect, schema: str, instances: Iterable[str]) -> list[list[Issue]]:
        """The pointer and code of each of Zod's own issues of each instance, without repeats."""
        request = {"dialect": dialect, "schema": schema, "instances": list(instances), "raw": True}
        found: list[list[dict[str, Any]]] = self._ask(request)
        return [list(dict.fromkeys((_pointer(issue["path"]), issue["code"]) for issue in each)) for each in found]

    def accepts(self, schema: str, values: Sequence[object]) -> list[bool]:
        """The verdict on each value, which both dialects have to share."""
        texts = [json.dumps(value) for value in values]
        zod = [not found for found in self.normal("zod", schema, texts)]
        assert zod == [not found for found in self.normal("mini", schema, texts)]
        return zod

    def raw(self, schema: str, instance: str) -> list[dict[str, object]]:
        """The code and path of each of Zod's own issues."""
        request = {"dialect": "zod", "schema": schema, "instances": [instance], "raw": True}
        found: list[dict[str, object]] = self._ask(request)[0]
        return found

    def _ask(self, request: Mapping[str, object]) -> Any:
        self.stdin.write(json.dumps(request) + "\n")
        self.stdin.flush()
        reply = json.loads(self.stdout.readline())
        assert "error" not in reply, reply["error"]
        return reply["ok"]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the runtime as a generated package holds it."""
    folder = tmp_path_factory.mktemp("runtime")
    folder.joinpath("package.json").write_text('{"type": "module"}', encoding="utf-8")
    for path, text in runtime.files().items():
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def node(shipped: Path) -> Iterator[Node]:
    """A Node process for the session."""
    command = ["node", str(HERE / "driver.mjs"), (shipped / "index.js").as_uri()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Node(process.stdin, process.stdout)
        process.stdin.close()
