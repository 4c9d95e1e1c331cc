"""How fast generated schemas validate, and what one of them adds to a bundle."""

from __future__ import annotations

import gzip
import json
import shutil
import statistics
from pathlib import Path

from benchmarks import inputs
from benchmarks.measure import MODULES, Task, measure
from benchmarks.peers import INPUT, by_name
from benchmarks.tables import Table, ratio, thousands

HERE = Path(__file__).parent / "schemas"
_VALIDATORS = ("hand-written", "tallystick", "tallystick, mini", "z.fromJSONSchema", "Ajv, compiled")
_SCHEMAS = {"Profile": "10 fields", "Order": "1,000 line items", "Session": "100 events of a union"}


class Broken(Exception):
    """A process that the benchmark depends on failed."""


def prepared(workshop: Path, beside: str | None) -> Path:
    """A project with the benchmark's schemas generated; beside the components of a real document, if one is named."""
    folder = workshop / "validation"
    shutil.copytree(HERE, folder, dirs_exist_ok=True)
    document = json.loads((HERE / "openapi.json").read_text("utf-8"))
    _generate(document, folder / "own")
    if beside is not None:
        large = inputs.components(inputs.content(beside))
        taken = {f"Benchmark{name}": schema for name, schema in document["components"]["schemas"].items()}
        large["components"]["schemas"] |= {"BenchmarkProfile": taken["BenchmarkProfile"]}
        _generate(large, folder / "large")
    (folder / "node_modules").symlink_to(MODULES)
    return folder


def _generate(document: dict[str, object], folder: Path) -> None:
    inputs.written(document, folder / INPUT)
    cost = measure(by_name("tallystick").task(folder))
    if cost.status != 0:
        raise Broken(cost.output)


def validation(folder: Path, rounds: int, milliseconds: int) -> Table:
    """Validations per second of processor time, by schema and verdict, against hand-written Zod."""
    rates: dict[tuple[str, str, str], list[float]] = {}
    for _ in range(rounds):
        for schema in _SCHEMAS:
            for validator in _VALIDATORS:
                package = (folder / "own/out/typescript").as_uri()
                cost = measure(Task(("node", "run.mjs", validator, schema, str(milliseconds), package), folder))
                if cost.status != 0:
                    raise Broken(cost.output)
                for verdict, rate in json.loads(cost.output).items():
                    rates.setdefault((validator, schema, verdict), []).append(rate)
    columns = [(schema, verdict) for schema in _SCHEMAS for verdict in ("valid", "invalid")]
    median = {key: statistics.median(found) for key, found in rates.items()}
    rows = []
    for validator in _VALIDATORS:
        pairs = [(median[validator, *column], median[_VALIDATORS[0], *column]) for column in columns]
        rows.append([validator, *(f"{thousands(rate)} ({ratio(rate, base)})" for rate, base in pairs)])
    return Table(
        "Validation: documents per second of processor time",
        f"Node, one process for each pair, median of {rounds}; in brackets the rate over that of hand-written Zod. "
        + "; ".join(f"{schema}: {size}" for schema, size in _SCHEMAS.items())
        + ".",
        ["validator", *(f"{schema}, {verdict}" for schema, verdict in columns)],
        rows,
    )


def bundle(folder: Path) -> Table:
    """The size of a bundle with one schema, by where it is imported from."""
    entries = {
        "hand-written, zod": 'export { Profile } from "./written.mjs";',
        "tallystick, of 9 schemas": 'export { ProfileSchema } from "./own/out/typescript/index.js";',
        "tallystick, beside a real document": (
            'export { BenchmarkProfileSchema } from "./large/out/typescript/index.js";'
        ),
        "hand-written, zod/mini": 'export { Profile } from "./written-mini.mjs";',
        "tallystick, mini, of 9 schemas": 'export { ProfileSchema } from "./own/out/typescript/mini/index.js";',
        "tallystick, mini, beside a real document": (
            'export { BenchmarkProfileSchema } from "./large/out/typescript/mini/index.js";'
        ),
    }
    present = {name: text for name, text in entries.items() if "large" not in text or (folder / "large").is_dir()}
    sizes = {name: _bundled(folder, text) for name, text in present.items()}
    rows = []
    for name, (minified, zipped) in sizes.items():
        base = sizes["hand-written, zod/mini" if "mini" in name else "hand-written, zod"][1]
        rows.append([name, thousands(minified), thousands(zipped), ratio(zipped, base)])
    return Table(
        "Bundle: one schema of ten fields",
        "esbuild, minified ESM, gzip at level 9; Zod included. The real document adds its schemas to the same package.",
        ["imported from", "minified bytes", "gzip bytes", "over hand-written"],
        rows,
    )


def _bundled(folder: Path, entry: str) -> tuple[int, int]:
    (folder / "entry.mjs").write_text(entry, "utf-8")
    esbuild = MODULES / "esbuild/bin/esbuild"
    options = ("--bundle", "--minify", "--format=esm", "--log-level=error", "--outfile=bundle.mjs")
    cost = measure(Task((esbuild, "entry.mjs", *options), folder))
    if cost.status != 0:
        raise Broken(cost.output)
    content = (folder / "bundle.mjs").read_bytes()
    return len(content), len(gzip.compress(content, 9))
