"""The types of the client's half, by both compilers: what compiles, and what must not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.client.package import MODULES, run

COMPILERS = ("typescript", "typescript-5.9")

OPTIONS = {
    "target": "es2022",
    "lib": ["es2022", "dom", "dom.iterable"],
    "module": "nodenext",
    "moduleResolution": "nodenext",
    "types": [],
    "strict": True,
    "exactOptionalPropertyTypes": True,
    "noUncheckedIndexedAccess": True,
    "noUnusedLocals": True,
    "verbatimModuleSyntax": True,
    "noEmit": True,
    # The declarations of the packages around are theirs.
    "skipLibCheck": True,
}


@pytest.mark.parametrize("compiler", COMPILERS)
def test_uses_compile_and_mistakes_do_not(folder: Path, compiler: str) -> None:
    text = Path(__file__).with_name("uses.ts").read_text(encoding="utf-8")
    (folder / "uses.ts").write_text(text, encoding="utf-8")
    config = {"compilerOptions": OPTIONS, "files": ["uses.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    assert run(str(MODULES / compiler / "bin" / "tsc"), "-p", ".", cwd=folder) == ""


@pytest.mark.parametrize("compiler", COMPILERS)
def test_declarations_compile_without_the_optional_peers(folder: Path, compiler: str) -> None:
    """Every line of them, with nothing but Zod beside."""
    lines = [f'export * as {name} from "shop/{name}";' for name in ("client", "forms", "mocks", "operations")]
    (folder / "bare.ts").write_text("\n".join(lines), encoding="utf-8")
    options = {**OPTIONS, "skipLibCheck": False, "paths": {"@tanstack/*": ["./nowhere"], "msw": ["./nowhere"]}}
    (folder / "tsconfig.bare.json").write_text(json.dumps({"compilerOptions": options, "files": ["bare.ts"]}))
    assert run(str(MODULES / compiler / "bin" / "tsc"), "-p", "tsconfig.bare.json", cwd=folder) == ""


def test_the_readme_shows_what_compiles(folder: Path) -> None:
    """All that it shows of operations, and every name that it has of the entries."""
    text = (folder / "node_modules" / "shop" / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```ts\n(.*?)```", text[text.index("## Operations") :], re.DOTALL)
    names = {
        "client": "apiKey, bearer, ClientError, failed, isTransient, type Problem",
        "forms": "toFormErrors, withMessages",
        "mocks": "handlers, sample, sampleRequest",
    }
    names["query"] = "infiniteQueryOptions, mutationOptions, queryKey, queryOptions, retryTransient"
    imports = [f'export {{ {listed} }} from "shop/{entry}";' for entry, listed in names.items()]
    assert all(name.removeprefix("type ") in text for listed in names.values() for name in listed.split(", "))
    (folder / "readme.ts").write_text("\n".join([shown, *imports]), encoding="utf-8")
    options = {**OPTIONS, "lib": ["es2022", "dom"]}
    (folder / "tsconfig.readme.json").write_text(json.dumps({"compilerOptions": options, "files": ["readme.ts"]}))
    assert run(str(MODULES / "typescript" / "bin" / "tsc"), "-p", "tsconfig.readme.json", cwd=folder) == ""


NAMED = """
import { createClient } from "shop/client";
import * as mini from "shop/mini/operations";
import { listOrders, placeOrder, watchOrders } from "shop/operations";
const client = createClient({ baseUrl: async () => "https://shop.example" });
export const page: 1 = await client.orThrow(listOrders);
export const small: 2 = await client.orThrow(mini.listOrders);
for await (const order of await client.orThrow(watchOrders)) order satisfies 3;
export const call = (body: 4) => client.call(placeOrder, { body, header: { "idempotency-key": "" } });
"""


def test_types_have_their_names(folder: Path) -> None:
    """Editors and compilers say what a document is called, not all that is in it."""
    (folder / "named.ts").write_text(NAMED, encoding="utf-8")
    options = {**OPTIONS, "lib": ["es2022", "dom"]}
    (folder / "tsconfig.named.json").write_text(json.dumps({"compilerOptions": options, "files": ["named.ts"]}))
    told = run(str(MODULES / "typescript" / "bin" / "tsc"), "-p", "tsconfig.named.json", cwd=folder, expected=1)
    names = re.findall(r"(?:Type '|type ')([A-Z]\w+)'", told)
    assert names == ["OrderPage", "OrderPage", "Order", "OrderDraftInput"]
