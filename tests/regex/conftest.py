from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

_RUN = """
const asked = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const answer = ([source, flags, texts]) => {
  try {
    const regex = new RegExp(source, flags);
    return texts.map((text) => regex.test(text));
  } catch {
    return null;
  }
};
process.stdout.write(JSON.stringify(asked.map(answer)));
"""


@pytest.fixture
def in_node() -> Callable[[list[tuple[str, str, list[str]]]], Any]:
    """Each (source, flags, texts) to the verdicts on the texts, or None where the source does not compile."""

    def run(asked: list[tuple[str, str, list[str]]]) -> Any:
        done = subprocess.run(["node", "-e", _RUN], input=json.dumps(asked), capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    return run
