"""The worked example: its models, its documents, and the package that is generated from them."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, TypeAdapter

from tallystick import RootContract, config, pipeline
from tallystick.api import groups
from tallystick.export.assemble import assemble
from tallystick.ir.build import build
from tallystick.publish import PUBLISHERS
from tallystick.source.discover import load_project
from tallystick.targets.zod import schema_name

if TYPE_CHECKING:
    from tallystick.documents.resolve import Registry
    from tallystick.export.assemble import Documents
    from tallystick.ir.build import Built
    from tallystick.ir.read import Root

ROOT = Path(__file__).parent.parent.parent
WORKSPACE = ROOT / "tests" / "node"
PACKAGE = "@acme/contracts"


@cache
def documents() -> Documents:
    """What the example publishes."""
    project = load_project(ROOT, ["contracts"])
    inputs = tuple(groups(project.operations))
    return assemble(project.models, title="Ledger and Workspace", version="1.0.0", inputs=inputs)


@cache
def built() -> Built:
    """The nodes that the targets print."""
    return build(*_read())


@cache
def schema_names() -> dict[str, str]:
    """For each published schema the constant that is generated for it."""
    _, roots = _read()
    return {root.name: schema_name(name) for root, name in zip(roots, built().roots, strict=True)}


def _read() -> tuple[Registry, tuple[Root, ...]]:
    published = PUBLISHERS["contracts"](config.load(ROOT).config, ROOT)
    return published.registry, published.roots


def adapter(name: str) -> TypeAdapter[Any]:
    """Reads and writes the type behind a published schema, as contracts see it."""
    published = documents().types[name]
    contract = isinstance(published, type) and issubclass(published, BaseModel)
    return TypeAdapter(published if contract else RootContract[published])


def generate(out: Path, **options: Any) -> Path:
    """Generate the example into `out` as this repository configures it. Returns the folder of the npm package."""
    project = config.load(ROOT)
    done = pipeline.generate(replace(project.config, out=str(out), **options), root=ROOT, force=False)
    assert done.problems == ()
    return out / "typescript"


def link_packages(folder: Path) -> None:
    """Let modules in `folder` import the packages of `tests/node`."""
    modules = folder / "node_modules"
    modules.mkdir(parents=True)
    for name in ("zod", "@types"):
        (modules / name).symlink_to(WORKSPACE / "node_modules" / name)


def install(package: Path, folder: Path) -> Path:
    """Pack the package as npm publishes it and unpack it as npm installs it. Returns where it is installed."""
    link_packages(folder)
    tarball = run("npm", "pack", "--silent", "--pack-destination", str(folder), cwd=package).strip()
    installed = folder / "node_modules" / PACKAGE
    installed.mkdir(parents=True)
    run("tar", "-xzf", str(folder / tarball), "-C", str(installed), "--strip-components=1", cwd=folder)
    return installed


def tool(name: str) -> str:
    """The path of a command of `tests/node`."""
    return str(WORKSPACE / "node_modules" / ".bin" / name)


def run(*command: str, cwd: Path, stdin: str = "") -> str:
    """What a command prints. Fails with all that it printed where it does not exit with 0."""
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout
