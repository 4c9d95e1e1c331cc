"""The README is true: its files are written, its commands run, its output is what comes out.

After a change that is meant: `pytest tests/docs --update`, and read the difference.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.docs.console import FENCE, NODE, ROOT, linked, replayed, shell, steadied

if TYPE_CHECKING:
    from pathlib import Path

README = ROOT / "README.md"
CODEGEN = ROOT / "codegen"
PACKAGE = CODEGEN / "tallystick"
NO_PATHS = {"Contract.parse_json", "General.view", "Scope.annotates"}
"""What looks like a path on the page of the architecture and is none."""

NOT_RUN_HERE = {
    "codegen/demo": "has a test of its own",
    "tests/run": "is what runs this",
    "npm install --workspace frontend contracts zod": "would download; `tests/example/test_install.py` does it",
}
"""Commands of `sh` fences, with the reason."""

TSCONFIG = """{
  "compilerOptions": {
    "strict": true,
    "exactOptionalPropertyTypes": true,
    "noUncheckedIndexedAccess": true,
    "verbatimModuleSyntax": true,
    "module": "nodenext",
    "target": "es2022",
    "noEmit": true
  },
  "include": ["src"]
}
"""


def played(text: str, folder: Path) -> str:
    """The README with what its sessions print now, its files written into `folder` on the way.

    A fence of Python or TypeScript that starts with a comment with a path is that file; where there is one already, the
    fence has to be a part of it.
    """
    (folder / "pyproject.toml").write_text("", encoding="utf-8")

    def again(match: re.Match[str]) -> str:
        head, _, rest = match["text"].partition("\n")
        path = re.fullmatch(r"(?://|#) (\S+\.\w+)", head)
        if match["mark"] == "console":
            return replayed(match[0], folder, shell)
        if path is not None and (file := folder / path[1]).exists():
            assert rest in file.read_text(encoding="utf-8"), f"{path[1]} has no such part"
        elif path is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(rest, encoding="utf-8")
        return match[0]

    return FENCE.sub(again, text)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder in which the README was followed, and the README with what was printed."""
    folder = tmp_path_factory.mktemp("readme") / "shop"
    folder.mkdir()
    linked(folder)
    (folder.parent / "tallystick").symlink_to(ROOT)
    return folder, played(README.read_text(encoding="utf-8"), folder)


@pytest.mark.node
def test_what_it_shows_is_what_happens(project: tuple[Path, str], *, update: bool) -> None:
    before = README.read_text(encoding="utf-8")
    after = steadied(project[1], before)
    if update:
        README.write_text(after, encoding="utf-8")
    assert after == README.read_text(encoding="utf-8"), "after a change that is meant: pytest tests/docs --update"


def test_its_other_commands_are_known() -> None:
    fences = [match["text"] for match in FENCE.finditer(README.read_text(encoding="utf-8")) if match["mark"] == "sh"]
    commands = [line.split("  #")[0].rstrip() for fence in fences for line in fence.splitlines()]
    assert commands == list(NOT_RUN_HERE)


@pytest.mark.node
@pytest.mark.parametrize("compiler", ["typescript", "typescript-5.9"])
def test_its_typescript_compiles(project: tuple[Path, str], compiler: str) -> None:
    folder, _ = project
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "tsconfig.json").write_text(TSCONFIG, encoding="utf-8")
    done = subprocess.run(
        ["node", str(NODE / "node_modules" / compiler / "bin" / "tsc"), "--project", "tsconfig.json"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"codegen/{page.name}" for page in ROOT.glob("codegen/*.md")),
]


@pytest.mark.parametrize("page", PAGES)
def test_links_and_paths_lead_somewhere(page: str) -> None:
    """Relative links, and every path in code that starts with a folder of this repository."""
    text = (ROOT / page).read_text(encoding="utf-8")
    base = (ROOT / page).parent
    links = {link.partition("#")[0] for link in re.findall(r"\]\(([^):]+)\)", text)} - {""}
    spans = re.findall(r"`([^`\n]+)`", text)
    paths = {path for span in spans for path in re.findall(r"(?<!\S)(?:codegen|tests|examples)/[\w./-]+", span)}
    missing = {link for link in links if not (base / link).exists()} | {
        path for path in paths if not (ROOT / path).exists()
    }
    assert missing == set()


def test_the_architecture_names_what_there_is() -> None:
    """Every path on that page, relative to the page, the package or the repository."""
    spans = re.findall(r"`([^`\n]+)`", (CODEGEN / "README.md").read_text(encoding="utf-8"))
    paths = {span for span in spans if re.fullmatch(r"[\w./-]+(?:/|\.\w+)", span)} - NO_PATHS
    assert len(paths) > 60
    assert {path for path in paths if not any((base / path).exists() for base in (CODEGEN, PACKAGE, ROOT))} == set()
