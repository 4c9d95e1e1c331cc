"""What type checking costs a project that uses what was generated."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from benchmarks.measure import MODULES, Task, interleaved
from benchmarks.peers import PEERS, Peer, names
from benchmarks.tables import Table, ratio, thousands
from tests.real.declared import declarations

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.generation import Generated

_OPTIONS = {
    "strict": True,
    "noEmit": True,
    "target": "es2022",
    "module": "esnext",
    "moduleResolution": "bundler",
    "skipLibCheck": True,
    "types": [],
}
_USED = 60
"""How many schemas the consumer uses."""

_INTERFACES = "plain interfaces"


def consumer(generated: Generated, rounds: int) -> Table:
    """The table of one document: a module that parses with up to `_USED` schemas and reads the results."""
    base = _interfaces(generated.folders["tallystick"])
    types = names((base / "types.d.ts").read_text("utf-8"), r"export (?:interface|type) (\w+)")
    peers = [peer for peer in PEERS if peer.name in generated.folders and peer.entry is not None]
    shared = [
        name for name in sorted(types) if all(name in _schemas(peer, generated.folders[peer.name]) for peer in peers)
    ]
    chosen = shared[:: max(1, len(shared) // _USED)][:_USED]
    lines = ['import type * as types from "./types.d.ts";', 'import type * as z from "zod";']
    for index, name in enumerate(chosen):
        lines.append(f"declare const schema{index}: z.ZodType<types.{types[name]}>;")
        lines.append(f"export const use{index} = (value: unknown) => [schema{index}.parse(value)];")
    tasks = {_INTERFACES: _checked(base, lines)}
    for peer in peers:
        folder = generated.folders[peer.name]
        tasks[peer.name] = _checked(folder, _uses(peer, folder, chosen))
    costs = interleaved(tasks, rounds)
    rows = []
    least = costs[_INTERFACES].cpu
    for name, cost in costs.items():
        errors = len(re.findall(r"error TS", cost.output))
        check = float(_figure(cost.output, "Check time"))
        figures = [f"{check:.2f}", thousands(float(_figure(cost.output, "Instantiations")))]
        memory = float(_figure(cost.output, "Memory used")) / 1024
        rows.append([name, str(errors), *figures, f"{memory:.0f}", f"{cost.cpu:.2f}", ratio(cost.cpu, least)])
    return Table(
        f"Consumer: type checking against {generated.title}",
        f"TypeScript 5.9, `--strict`, `skipLibCheck`: a module that parses with {len(chosen)} schemas and returns "
        f"the results. Median of {rounds}. `{_INTERFACES}`: tallystick's types, each schema a `z.ZodType` of one.",
        ["output", "errors", "check s", "instantiations", "memory MB", "tsc CPU s", "CPU ratio"],
        rows,
    )


def _interfaces(generated: Path) -> Path:
    folder = generated.parent / "interfaces"
    folder.mkdir(exist_ok=True)
    types = declarations(generated / "out/typescript").types
    (folder / "types.d.ts").write_text("\n".join(types.values()), "utf-8")
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(MODULES)
    return folder


def _schemas(peer: Peer, folder: Path) -> dict[str, tuple[Path, str]]:
    """The exported schemas of a peer by the letters of their components: the file, and the name."""
    found = {}
    declared = "out/typescript/schemas.d.ts" if peer.name == "tallystick" else str(peer.entry)
    for file in sorted(folder.glob(declared)):
        for letters, name in names(file.read_text("utf-8"), peer.schema).items():
            found[letters] = (file, peer.schema.split(" ")[-1].replace(r"(\w+)", name))
    return found


def _uses(peer: Peer, folder: Path, chosen: list[str]) -> list[str]:
    schemas = _schemas(peer, folder)
    imports, uses = [], []
    for index, name in enumerate(chosen):
        file, schema = schemas[name]
        path = str(file.relative_to(folder)).removesuffix(".d.ts").removesuffix(".ts")
        imports.append(f'import {{ {schema} as schema{index} }} from "./{path}.js";')
        uses.append(f"export const use{index} = (value: unknown) => [schema{index}.parse(value)];")
    return imports + uses


def _checked(folder: Path, lines: list[str]) -> Task:
    """The task of checking a module of these lines in `folder`."""
    (folder / "consumer.ts").write_text("\n".join(lines), "utf-8")
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": _OPTIONS, "files": ["consumer.ts"]}), "utf-8")
    compiler = MODULES / "typescript-5.9/lib/tsc.js"
    if not compiler.is_file():
        compiler = MODULES / "typescript/lib/tsc.js"
    return Task(("node", "--max-old-space-size=6144", compiler, "-p", ".", "--extendedDiagnostics"), folder)


def _figure(output: str, name: str) -> str:
    match = re.search(rf"^{name}:\s+([\d.]+)", output, re.MULTILINE)
    return match[1] if match else "0"
