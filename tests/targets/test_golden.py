"""The whole text of generated packages. `pytest --update` rewrites the expectations."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallystick import runtime
from tallystick.targets import Options, generate, standalone
from tests.targets.packages import PACKAGES

GOLDEN = Path(__file__).parent / "golden"


def generated(name: str, emit: str) -> dict[str, str]:
    options = Options(name="@acme/contracts", version="1.2.3", description="What *we* agreed.", emit=emit)
    return generate(PACKAGES[name], options)


@pytest.mark.parametrize("emit", ["js", "ts"])
@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_package(name: str, emit: str, update: bool) -> None:  # noqa: FBT001 - a fixture
    folder = GOLDEN / name / emit
    texts = generated(name, emit)
    if update:
        for path in [path for path in folder.rglob("*") if path.is_file()]:
            path.unlink()
        for path, text in texts.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    found = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert texts == found


def test_standalone(update: bool) -> None:  # noqa: FBT001 - a fixture
    file = GOLDEN / "standalone.js"
    text = standalone(PACKAGES["ledger"], "Invoice", runtime.standalone)
    if update:
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


def test_standalone_of_an_unknown_root() -> None:
    with pytest.raises(KeyError, match="Nobody"):
        standalone(PACKAGES["ledger"], "Nobody", runtime.standalone)


def test_the_types_live_with_the_only_dialect() -> None:
    texts = generate(PACKAGES["ledger"], Options(dialects=("zod-mini",)))
    assert sorted(texts) == [
        "README.md",
        "mini/index.d.ts",
        "mini/index.js",
        "mini/ledger/invoice.d.ts",
        "mini/ledger/invoice.js",
        "mini/ledger/money.d.ts",
        "mini/ledger/money.js",
        "package.json",
    ]
    assert texts["mini/ledger/money.d.ts"].count("export interface Money {") == 1
    assert [path for path, text in texts.items() if '"../../ledger/' in text] == []
