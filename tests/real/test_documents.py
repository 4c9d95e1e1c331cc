"""Documents that nobody here wrote, through the whole pipeline: see documents.toml for where they come from."""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tallystick.ir.read_operations import described
from tests.real.built import built
from tests.real.declared import Declarations, declarations, says_nothing, words
from tests.real.fetch import Document, documents, fetch
from tests.real.stated import stated

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.node

MODULES = Path(__file__).parents[1] / "node" / "node_modules"
COMPILERS = {"5.9": MODULES / "typescript-5.9/lib/tsc.js", "7.0": MODULES / "typescript/bin/tsc"}
STRICT = {
    "strict": True,
    "exactOptionalPropertyTypes": True,
    "verbatimModuleSyntax": True,
    "isolatedDeclarations": True,
    "declaration": True,
    "erasableSyntaxOnly": True,
    "noUncheckedIndexedAccess": True,
    "skipLibCheck": False,
    "noEmit": True,
    "target": "es2022",
    "module": "nodenext",
    "types": [],
}
DIALECTS = {"zod": "index.js", "zod-mini": "mini/index.js"}
WANTED = [document for document in documents() if not document.extended or document.fetched()]


@dataclass(frozen=True)
class Made:
    """A document and the package generated from it, in the folder of a project that uses it."""

    document: Document
    source: Path
    project: Path
    seconds: float

    @property
    def package(self) -> Path:
        return self.project / "generated" / "typescript"

    @cached_property
    def content(self) -> dict[str, Any]:
        text = self.source.read_text("utf-8")
        loaded: dict[str, Any] = json.loads(text) if self.source.suffix == ".json" else yaml.safe_load(text)
        return loaded

    @property
    def whole(self) -> dict[str, Any]:
        """Its content, with the schemas that stand in operations among its components."""
        return described(self.content, "").added_to(self.content)

    @cached_property
    def declared(self) -> Declarations:
        return declarations(self.package)


def run(command: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """What a command in `folder` prints, with these environment variables besides."""
    return subprocess.run(command, cwd=folder, env=os.environ | variables, capture_output=True, text=True, check=False)


def generate(source: Path, out: Path, *options: str, **variables: str) -> float:
    """Generate by the command line into `out`; how many seconds of processor time that took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "tallystick", "generate", "--openapi", str(source), "--out", str(out), *options]
    done = run(command, out.parent, **variables)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.fixture(scope="module", params=WANTED, ids=lambda document: document.name)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    project = tmp_path_factory.mktemp(request.param.name)
    (project / "node_modules").symlink_to(MODULES)
    (project / "package.json").write_text('{"type": "module"}', "utf-8")
    source = fetch(request.param)
    return Made(request.param, source, project, generate(source, project / "generated"))


LARGE = 100_000
"""Documents of more bytes go through the compiler of TypeScript 5.9, which takes minutes, with `--extended` only."""
HUGE = 1_000_000
"""Documents of more bytes are generated once, and again with `--extended` only."""


def test_compiles_under_every_strict_flag(
    made: Made, figure: Callable[[str], None], request: pytest.FixtureRequest
) -> None:
    package = "./generated/typescript"
    uses = [f'export * as {dialect[-4:].strip("-")} from "{package}/{index}";' for dialect, index in DIALECTS.items()]
    (made.project / "consumer.ts").write_text("\n".join(uses), "utf-8")
    options = {"compilerOptions": STRICT, "files": ["consumer.ts"]}
    (made.project / "tsconfig.json").write_text(json.dumps(options), "utf-8")
    errors = {}
    wanted = COMPILERS if made.document.bytes < LARGE or request.config.getoption("--extended") else {"7.0"}
    for version in wanted:
        compiler = COMPILERS[version]
        command = ["node", "--max-old-space-size=4096", str(compiler), "-p", "."]
        errors[version] = run(command, made.project).stdout.splitlines()
    size = sum(file.stat().st_size for file in made.package.glob("**/schemas.*"))
    document = made.document
    figure(
        f"real document {document.name:16} OpenAPI {document.openapi} {document.bytes / 1e6:6.2f} MB "
        f"{document.schemas:5} schemas {made.seconds:6.1f} s of CPU {size / 1e6:6.2f} MB of modules, tsc errors: "
        + ", ".join(f"{len(found)} ({version})" for version, found in errors.items())
    )
    assert errors == {version: [] for version in wanted}


@pytest.mark.parametrize("index", DIALECTS.values())
def test_loads_with_a_schema_for_every_component(made: Made, index: str) -> None:
    module = (made.package / index).as_uri()
    script = f"console.log(JSON.stringify(Object.keys(await import({module!r}))))"
    loaded = run(["node", "--input-type=module", "--eval", script], made.project)
    assert loaded.stderr == ""
    exported = json.loads(loaded.stdout)
    assert sorted(exported) == sorted(made.declared.schemas)
    assert len({name.casefold() for name in exported}) == len(exported) >= made.document.schemas


@pytest.mark.parametrize("dialect", DIALECTS)
def test_keeps_every_constraint(made: Made, dialect: str, tmp_path: Path) -> None:
    keywords = sum(stated(made.whole).values(), Counter())
    checks = built(made.package, DIALECTS[dialect], tmp_path)
    for own in ("anything", "map", "open"):  # no constraints
        keywords.pop(own, None)
        checks.pop(own, None)
    told_apart = keywords.pop("discriminator", 0), checks.pop("discriminator", 0)
    assert checks == keywords
    assert told_apart[0] <= told_apart[1]


def test_has_no_any(made: Made) -> None:
    declared = {**made.declared.types, **made.declared.schemas}
    assert [name for name, text in declared.items() if "any" in words(text)] == []


def test_says_unknown_only_where_the_schema_says_nothing(made: Made) -> None:
    free: Counter[str] = Counter()
    for name, found in stated(made.whole).items():  # two names may have the same letters
        free[_letters(name)] = max(free[_letters(name)], found["anything"])
    unknown = {name: says_nothing(text) for name, text in made.declared.accepted.items()}
    more = {name: count for name, count in unknown.items() if count > free.get(_letters(name), count)}
    assert more == {}


@pytest.fixture
def remade(made: Made, request: pytest.FixtureRequest) -> Made:
    """A document for a test that generates it once more."""
    if made.document.bytes > HUGE and not request.config.getoption("--extended"):
        pytest.skip("generating it again takes long: --extended")
    return made


def test_names_do_not_depend_on_the_order_of_components(remade: Made, tmp_path: Path) -> None:
    schemas = list(remade.content["components"]["schemas"].items())
    random.Random(20).shuffle(schemas)  # noqa: S311 - a fixed order, not a secret
    content = {**remade.content, "components": {**remade.content["components"], "schemas": dict(schemas)}}
    shuffled = tmp_path / "shuffled.json"
    shuffled.write_text(json.dumps(content), "utf-8")
    generate(shuffled, tmp_path / "generated", "--dialect", "zod")
    again = declarations(tmp_path / "generated" / "typescript")
    assert again.types == remade.declared.types
    assert again.schemas.keys() == remade.declared.schemas.keys()  # their types may name what was declared before


def test_is_the_same_byte_for_byte_under_another_hash_seed(remade: Made, tmp_path: Path) -> None:
    generate(remade.source, tmp_path / "generated", PYTHONHASHSEED="7", TZ="Asia/Kathmandu")
    trees = [
        {str(file.relative_to(tree)): file.read_bytes() for file in tree.rglob("*") if file.is_file()}
        for tree in (remade.project / "generated", tmp_path / "generated")
    ]
    assert trees[0] == trees[1]


def _letters(name: str) -> str:
    """A name as far as it can be told from the name of a component: TypeScript's are respelled."""
    return "".join(character for character in name.casefold() if character.isalnum())
