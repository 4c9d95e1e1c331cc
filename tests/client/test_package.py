"""The package's new entries, as npm, TypeScript and a bundler see them."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tallystick.ir.nodes import Declaration, Module, Object, Package
from tallystick.ir.operations import Answer, Operation
from tallystick.targets import Options
from tallystick.targets.manifest import Manifest
from tests.client.package import MODULES, NAME, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENTRIES = ("client", "forms", "mocks", "query")


@pytest.fixture(scope="module")
def tarball(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as npm packs it."""
    out = tmp_path_factory.mktemp("packed")
    copied = out / NAME
    shutil.copytree(folder / "node_modules" / NAME, copied)
    return out / run("npm", "pack", "--silent", "--pack-destination", str(out), cwd=copied).strip()


def test_publint_has_nothing_to_say(tarball: Path) -> None:
    printed = run(str(MODULES / ".bin" / "publint"), str(tarball), "--strict", cwd=tarball.parent)
    assert re.sub(r"\x1b\[[0-9;]*m", "", printed).strip().splitlines()[-1] == "All good!"


def test_every_entry_has_its_types(tarball: Path) -> None:
    command = (str(MODULES / ".bin" / "attw"), str(tarball), "--profile", "esm-only", "--format", "json")
    analysis = json.loads(run(*command, cwd=tarball.parent))["analysis"]
    # The profile leaves out who cannot import an ESM package at all.
    assert [each for each in analysis["problems"] if each.get("resolutionKind") not in {"node10", "node16-cjs"}] == []
    assert {f"./{entry}" for entry in ENTRIES} <= set(analysis["entrypoints"])


def test_entries_load_without_the_optional_peers(folder: Path, tmp_path: Path) -> None:
    """With Zod beside and nothing else; the query options know TanStack's types only."""
    (tmp_path / "node_modules").mkdir()
    shutil.copytree(folder / "node_modules" / NAME, tmp_path / "node_modules" / NAME)
    (tmp_path / "node_modules" / "zod").symlink_to(MODULES / "zod")
    lines = "".join(f'import * as {entry} from "{NAME}/{entry}";\n' for entry in ENTRIES)
    (tmp_path / "all.mjs").write_text(f"{lines}console.log(Object.keys({{ {', '.join(ENTRIES)} }}).length);\n")
    assert run("node", "all.mjs", cwd=tmp_path).strip() == str(len(ENTRIES))


def test_a_module_of_contracts_keeps_its_name() -> None:
    """A project with a `contracts/client.py`: the client is under `runtime/`, and the README says so."""
    package = Package((Module("client", (Declaration("Client", Object(())),)),), (OPERATION,))
    written = Manifest("package").files(package, Options(name=NAME))
    exports = json.loads(written["package.json"])["exports"]
    assert exports["./client"]["types"] == "./client.d.ts"
    assert exports["./runtime/client"]["types"] == "./runtime/client/index.d.ts"
    assert exports["./forms"]["types"] == "./runtime/forms/index.d.ts"
    assert 'from "shop/runtime/client"' in written["README.md"]


OPERATION = Operation(
    id="ping",
    api=None,
    name="ping",
    method="get",
    path="/ping",
    summary="",
    description="",
    deprecated=False,
    groups=(),
    body=None,
    body_required=False,
    answers=(Answer(204, "", None),),
    errors=(),
    security=(),
    pages=None,
)

CALL = """\
import { createClient } from "shop/client";
import { placeOrder } from "shop/mini/operations";
const client = createClient({ baseUrl: "/api" });
export const place = (body, header) => client.call(placeOrder, { body, header });
"""
SCHEMAS = """\
import { OrderDraftInputSchema, OrderSchema } from "shop/mini/operations/shop";
export const parse = (body) => [OrderDraftInputSchema.safeParse(body), OrderSchema.safeParse(body)];
"""
CLIENT = 'export { createClient } from "shop/client";'
FORMS = 'export { toFormErrors } from "shop/forms";'


def test_a_bundle_has_what_is_called(folder: Path, figure: Callable[[str], None]) -> None:
    sizes = {name: bundled(folder, name, text) for name, text in {"call": CALL, "schemas": SCHEMAS}.items()}
    sizes |= {name: bundled(folder, name, text) for name, text in {"client": CLIENT, "forms": FORMS}.items()}
    kilobytes = {name: f"{len(gzip.compress(text, 9)) / 1000:.1f} kB" for name, text in sizes.items()}
    figure(
        f"one call bundled with zod/mini: {kilobytes['call']} gzipped, its schemas alone {kilobytes['schemas']}; "
        f"the client {kilobytes['client']}, errors of forms {kilobytes['forms']}"
    )
    assert b"/v1/orders" in sizes["call"]
    for left_out in (b"/v1/changes", b"list_orders", b"receipt"):
        assert left_out not in sizes["call"]
    assert b"_zod" not in sizes["client"]


def bundled(folder: Path, name: str, text: str) -> bytes:
    """A module with all that it needs, minified."""
    (folder / f"{name}.bundled.js").write_text(text, encoding="utf-8")
    command = [str(MODULES / ".bin" / "esbuild"), f"{name}.bundled.js", "--bundle", "--minify", "--format=esm"]
    return run(*command, "--log-level=error", cwd=folder).encode()
