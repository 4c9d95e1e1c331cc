"""Both front doors, asked about the same texts."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import JsonValue, ValidationError

from tallystick import RootContract, runtime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HERE = Path(__file__).parent

Answer = str
"""`refused`, or the value as `canonical` spells it."""


class Free(RootContract[JsonValue]):
    """Any JSON document."""


def canonical(value: JsonValue) -> str:
    """A text that two values share where they are one JSON value to both languages: 1 is 1.0, `true` is not 1."""
    match value:
        case bool() | None:
            return json.dumps(value)
        case int() | float():
            return repr(float(value) or 0.0)
        case str():
            return json.dumps(value)
        case list():
            return f"[{','.join(map(canonical, value))}]"
        case dict():
            return f"{{{','.join(sorted(f'{json.dumps(key)}:{canonical(item)}' for key, item in value.items()))}}}"


def in_python(text: bytes | str) -> Answer:
    """The answer of `parse_json`. What it refuses is one error at the root."""
    try:
        return canonical(Free.parse_json(text).root)
    except ValidationError as error:
        found = [(one["type"], one["loc"]) for one in error.errors()]
        return "refused" if found == [("json_invalid", ())] else f"refused by {found}"


@pytest.fixture(scope="session")
def in_javascript(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Iterable[bytes | str]], list[Answer]]:
    """The answers of `parseJson`, as it ships, in a Node process that can find no package."""
    folder = tmp_path_factory.mktemp("parser")
    folder.joinpath("package.json").write_text('{"type": "module"}', encoding="utf-8")
    for path, text in runtime.files().items():
        folder.joinpath(path).parent.mkdir(exist_ok=True)
        folder.joinpath(path).write_text(text, encoding="utf-8")
    command = ["node", str(HERE / "driver.mjs"), folder.joinpath("index.js").as_uri()]

    def ask(texts: Iterable[bytes | str]) -> list[Answer]:
        lines = "\n".join(json.dumps(_request(text)) for text in texts)
        done = subprocess.run(command, cwd=folder, input=lines, capture_output=True, encoding="utf-8", check=True)
        return [_answer(json.loads(line)) for line in done.stdout.split("\n")]

    return ask


def _request(text: bytes | str) -> dict[str, str]:
    if isinstance(text, bytes):
        return {"bytes": base64.b64encode(text).decode()}
    return {"units": base64.b64encode(text.encode("utf-16-le", "surrogatepass")).decode()}


def _answer(reply: dict[str, JsonValue]) -> Answer:
    if "error" in reply:
        assert reply == {"error": "JsonError"}
        return "refused"
    return canonical(reply["value"])
