"""The generators that are measured, tallystick first: what to run, what comes out, and how its names are made."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import MODULES, Task

HERE = Path(__file__).parent
INPUT = "openapi.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A generator. `command` is run in a folder with the input and a link to the Node packages."""

    name: str
    emits: str
    package: str | None
    """The npm package that has to be there; `None` for Python."""
    command: tuple[str | Path, ...]
    files: tuple[str, ...]
    """What comes out, as patterns below the folder."""
    config: tuple[str, str] | None = None
    """The name and the text of a configuration file."""
    entry: str | None = None
    """What a consumer imports; `None` where nothing is importable by component. May be a pattern."""
    schema: str = ""
    """How the schema of a component is named, as a pattern with one group."""
    types: str = ""
    """How the type is named, as a pattern with one group; empty where types are inferred from schemas."""
    whole: bool = False
    """Whether it reads nothing but operations, so that only whole documents are for it."""
    slow: bool = False
    """Whether it is left out on documents of several megabytes."""

    def installed(self) -> bool:
        """Whether it can be run."""
        return self.package is None or (MODULES / self.package).is_dir()

    def task(self, folder: Path) -> Task:
        """The task of generating in `folder`, which holds the input."""
        if self.config is not None:
            (folder / self.config[0]).write_text(self.config[1], "utf-8")
        modules = folder / "node_modules"
        if not modules.exists():
            modules.symlink_to(MODULES)
        return Task(self.command, folder)

    def size(self, folder: Path) -> int:
        """The bytes that came out in `folder`."""
        return sum(path.stat().st_size for pattern in self.files for path in folder.glob(pattern) if path.is_file())


_KUBB = f"""import {{ defineConfig }} from "@kubb/core";
import {{ pluginOas }} from "@kubb/plugin-oas";
import {{ pluginTs }} from "@kubb/plugin-ts";
import {{ pluginZod }} from "@kubb/plugin-zod";

export default defineConfig({{
  root: ".",
  input: {{ path: "./{INPUT}" }},
  output: {{
    path: "./out",
    clean: true,
    barrelType: false,
    format: false,
    lint: false,
    extension: {{ ".ts": ".js" }},
  }},
  plugins: [
    pluginOas({{ generators: [], validate: false }}),
    pluginTs({{ output: {{ path: "types" }} }}),
    pluginZod({{ output: {{ path: "zod" }}, version: "4", importPath: "zod" }}),
  ],
}});
"""
_ORVAL = f"""module.exports = {{
  api: {{ input: {{ target: "{INPUT}" }}, output: {{ client: "zod", mode: "single", target: "out/zod.ts" }} }},
}};
"""
_BIN = Path("node_modules")
_PYTHON = sys.executable

PEERS = (
    Peer(
        name="tallystick",
        emits="types, Zod, zod/mini",
        package=None,
        command=(_PYTHON, "-m", "tallystick", "generate", "--quiet", "--force", "--openapi", INPUT, "--out", "out"),
        files=("out/typescript/**/schemas.*",),
        entry="out/typescript/index.js",
        schema=r"export declare const (\w+)Schema",
        types=r"export (?:interface|type) (\w+)",
    ),
    Peer(
        name="hey-api",
        emits="types, Zod",
        package="@hey-api/openapi-ts",
        command=(
            "node",
            _BIN / "@hey-api/openapi-ts/bin/run.js",
            "-i",
            INPUT,
            "-o",
            "out",
            "-p",
            "@hey-api/typescript",
            "zod",
        ),
        files=("out/*.ts",),
        entry="out/zod.gen.ts",
        schema=r"export const z(\w+)",
        types=r"export type (\w+)",
    ),
    Peer(
        name="kubb",
        emits="types, Zod",
        package="@kubb/cli",
        command=("node", _BIN / "@kubb/cli/bin/kubb.cjs", "generate", "--config", "kubb.config.mjs"),
        files=("out/**/*.ts",),
        config=("kubb.config.mjs", _KUBB),
        entry="out/zod/*.ts",
        schema=r"export const (\w+)Schema",
    ),
    Peer(
        name="orval",
        emits="Zod of operations",
        package="orval",
        command=("node", _BIN / "orval/dist/bin/orval.js", "--config", "orval.config.cjs"),
        files=("out/*.ts",),
        config=("orval.config.cjs", _ORVAL),
        whole=True,
    ),
    Peer(
        name="json-schema-to-zod",
        emits="Zod",
        package="json-schema-to-zod",
        command=("node", HERE / "node/json-schema-to-zod.mjs", INPUT, "out.ts"),
        files=("out.ts",),
        entry="out.ts",
        schema=r"export const (\w+)Schema",
    ),
    Peer(
        name="openapi-typescript",
        emits="types",
        package="openapi-typescript",
        command=("node", _BIN / "openapi-typescript/bin/cli.js", INPUT, "-o", "out.ts"),
        files=("out.ts",),
    ),
    Peer(
        name="datamodel-code-generator",
        emits="Pydantic",
        package=None,
        command=(
            *(_PYTHON, "-m", "datamodel_code_generator", "--input", INPUT, "--input-file-type", "openapi"),
            *("--output", "out.py", "--output-model-type", "pydantic_v2.BaseModel", "--disable-timestamp"),
            *("--formatters", "builtin"),
        ),
        files=("out.py",),
        slow=True,
    ),
)


def names(text: str, pattern: str) -> dict[str, str]:
    """The names that match, by their letters alone: generators respell the names of components."""
    return {re.sub(r"[^a-z0-9]", "", found.casefold()): found for found in re.findall(pattern, text)}


def by_name(name: str) -> Peer:
    """The peer of that name."""
    return next(peer for peer in PEERS if peer.name == name)
