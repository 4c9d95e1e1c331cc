"""The types of the client's half, by both compilers: what compiles, and what must not."""

from __future__ import annotations

import json
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
