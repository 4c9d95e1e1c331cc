"""The shop's package, installed beside everything that the client's half of it is used with."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tallystick import runtime
from tallystick.config import Config
from tallystick.ir.build import build
from tallystick.publish import PUBLISHERS, with_operations
from tallystick.targets import Options, generate

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "tests" / "node" / "node_modules"
NAME = "shop"


def install(folder: Path) -> Path:
    """A folder whose modules can import `shop` and the packages of `tests/node`. Returns the folder of `shop`."""
    modules = folder / "node_modules"
    modules.mkdir(parents=True)
    for entry in MODULES.iterdir():
        (modules / entry.name).symlink_to(entry)
    package = modules / NAME
    for path, text in files().items():
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_text(text, encoding="utf-8")
    return package


def files() -> dict[str, str]:
    """The package, as it is generated."""
    config = Config(contracts=("tests/operations/shop.py",), title="Shop", version="1.0.0")
    found = PUBLISHERS["contracts"](config, ROOT)
    assert found.problems == ()
    package = with_operations(build(found.registry, found.roots), found)
    texts = generate(package, Options(name=NAME, version="1.0.0", dialects=("zod", "zod-mini"), openapi=False))
    return texts | {f"runtime/{path}": text for path, text in runtime.files().items()}


def node(script: str, folder: Path, *arguments: str) -> str:
    """What a script of this folder prints, run where `shop` is installed."""
    (folder / script).write_text((Path(__file__).parent / script).read_text(encoding="utf-8"), encoding="utf-8")
    return run("node", script, *arguments, cwd=folder)


def run(*command: str, cwd: Path, expected: int = 0) -> str:
    """What a command prints. Fails with all that it printed where it exits otherwise than expected."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == expected, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout
