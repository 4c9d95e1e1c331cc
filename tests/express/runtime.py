"""The runtime of a generated package, asked from Python."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SEED = 20261122
RUNTIME = "@acme/shop/runtime/http"


def asked(consumer: Path, script: str, lines: Sequence[object]) -> list[Any]:
    """What a module prints for lines of JSON, a line each."""
    given = "".join(f"{json.dumps(line)}\n" for line in lines)
    command = ["node", "--input-type=module", "-e", script]
    done = subprocess.run(command, cwd=consumer, input=given, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n") if line]
