"""From a document with a text in one place to what is wrong with the output.

The steps that the matrix, its control and the fuzzer share.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tallystick import publish, runtime, targets
from tallystick.config import Config
from tallystick.files import FileSet
from tallystick.ir.build import build
from tallystick.problems import Refusal
from tallystick.targets.dialects import MINI, ZOD
from tests.injection.positions import POSITIONS
from tests.injection.texts import INHERITED, twin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.injection.positions import Position

HERE = Path(__file__).parent
MODULES = HERE.parent / "node" / "node_modules"
DOCUMENT = "document.json"
ALONE = ("alone.js", "alone.mini.js")


@dataclass(frozen=True, slots=True)
class Output:
    """What a document became: the text of every file, or the codes of the problems it was refused with."""

    files: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()


def generated(position: Position, text: str) -> Output:
    """The output for the document that has `text` at `position`, read and printed as the command line does it."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / DOCUMENT).write_text(json.dumps(position.document(text)), "ascii")
        try:
            return Output(_files(position.source, root))
        except Refusal as refusal:
            return Output(refused=frozenset(problem.code for problem in refusal.problems))


def _files(source: str, root: Path) -> dict[str, str]:
    config = Config(openapi=DOCUMENT) if source == "openapi" else Config(schema=DOCUMENT)
    published = publish.PUBLISHERS[source](config, root)
    built = build(published.registry, published.roots, config.formats)
    package = publish.with_operations(built, published)
    files: dict[str, str] = {}
    for emit in ("js", "ts"):
        files |= targets.generate(package, targets.Options(emit=emit, openapi=source == "openapi"))
    for path, dialect in zip(ALONE, (ZOD, MINI), strict=True):
        files[path] = targets.standalone(built.package, built.roots[0], runtime.standalone, dialect)
    return dict(FileSet(files))


@cache
def _twin(position: Position, word: str) -> Output:
    return generated(position, word)


@dataclass(frozen=True, slots=True)
class Case:
    """One document: a position by name, what its text is called, and the text."""

    position: str
    called: str
    text: str

    def __str__(self) -> str:
        return f"{self.position} / {self.called}"


@dataclass(slots=True)
class Verdicts:
    """Of a run: what is wrong, by case; how many outputs were judged; which cases were refused, with their codes."""

    faults: dict[str, list[str]] = field(default_factory=dict)
    judged: int = 0
    refused: dict[str, frozenset[str]] = field(default_factory=dict)


def judge(cases: Iterable[Case], workshop: Path, positions: Mapping[str, Position] = POSITIONS) -> Verdicts:
    """Generate every case, and let one Node process parse, compare, import and probe all that came out.

    `positions` are what the cases name. `workshop` is an empty folder for the modules. Twins are made by the encoders
    as they are when first asked for.
    """
    verdicts = Verdicts()
    texts: dict[str, int] = {}
    jobs: list[dict[str, Any]] = []
    (workshop / "node_modules").symlink_to(MODULES)
    _write(workshop / "runtime", runtime.files())
    for case in cases:
        position = positions[case.position]
        word = twin(case.text, position.word)
        output = generated(position, case.text)
        if output.refused:
            verdicts.refused[str(case)] = output.refused
            continue
        verdicts.judged += 1
        expected = _twin(position, word)
        jobs.append(
            {
                "case": str(case),
                "files": _numbered(output.files, texts, position, case.text),
                "twin": _numbered(expected.files, texts, position, word),
                "shown": case.text,
                "kinds": sorted(_shown(position, case.text)),
                "folder": _package(workshop, output.files).as_uri(),
                "probes": [[p.instance, p.accepted, p.output] for p in position.probes(case.text)],
            }
        )
    (workshop / "jobs.json").write_text(json.dumps({"texts": list(texts), "jobs": jobs}), "ascii")
    command = ["node", "--stack-size=4000", HERE / "detect.mjs", workshop / "jobs.json"]
    answer = subprocess.run(command, capture_output=True, check=False)
    assert answer.returncode == 0, answer.stderr.decode(errors="replace")
    verdicts.faults = json.loads(answer.stdout)
    return verdicts


def _shown(position: Position, text: str) -> frozenset[str]:
    """The kinds of output that say the text. Objects with a name from the prototype may have coarser types."""
    return position.shown - {"ts"} if text in INHERITED else position.shown


def type_errors(workshop: Path) -> str:
    """What the TypeScript compiler says of the declarations of every package in the folder that `judge` filled."""
    options = {"strict": True, "exactOptionalPropertyTypes": True, "noEmit": True, "module": "nodenext", "types": []}
    config = {"compilerOptions": options | {"preserveSymlinks": True}, "include": ["*/**/*.d.ts"]}
    (workshop / "tsconfig.json").write_text(json.dumps(config | {"exclude": ["node_modules", "runtime"]}), "utf-8")
    command = [MODULES / ".bin" / "tsc", "-p", workshop]
    return subprocess.run(command, capture_output=True, check=False).stdout.decode()


def _numbered(files: Mapping[str, str], texts: dict[str, int], position: Position, text: str) -> dict[str, int]:
    """The files as numbers of texts. Where `text` names a file, the file is called by a word instead."""
    paths = {path: path.replace(f"{text}.", "named.") if position.in_paths else path for path in files}
    return dict(sorted((paths[path], texts.setdefault(content, len(texts))) for path, content in files.items()))


def _package(workshop: Path, files: Mapping[str, str]) -> Path:
    """The folder with these modules, written once for each content."""
    modules = {path: text for path, text in files.items() if path.endswith((".js", ".d.ts"))}
    name = hashlib.sha256(json.dumps(modules).encode()).hexdigest()[:24]
    folder = workshop / name
    if not folder.exists():
        _write(folder, modules)
        (folder / "package.json").write_text('{"type":"module"}', "utf-8")
        (folder / "runtime").symlink_to(workshop / "runtime")
    return folder


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
