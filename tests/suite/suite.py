"""The JSON-Schema-Test-Suite, as the source distribution of jsonschema carries it, and its verdicts by our output."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.suite.verdicts import Question, verdicts

CACHE = Path(__file__).parents[2] / ".cache" / "json-schema-test-suite"
REMOTES = "http://localhost:1234"
DIALECTS = {
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft4": "http://json-schema.org/draft-04/schema#",
}


@dataclass(frozen=True, slots=True)
class Group:
    """One schema of the suite with its instances and their verdicts."""

    file: str
    description: str
    schema: Any
    tests: tuple[tuple[str, Any, bool], ...]

    def name(self, test: int) -> str:
        """How a test is named in the list of expected failures."""
        return f"{self.file}: {self.description}: {self.tests[test][0]}"


def folder() -> Path:
    """The suite, fetched once: pip unpacks nothing, so the folder `json/` is taken from the archive."""
    release = version("jsonschema")
    home = CACHE / release
    if not (home / "tests").is_dir():
        home.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "jsonschema"]
        subprocess.run([*command, f"jsonschema=={release}", "--dest", home], check=True)
        with tarfile.open(next(home.glob("*.tar.gz"))) as archive:
            for member in archive.getmembers():
                content = archive.extractfile(member) if "/json/" in member.name else None
                if content is not None:  # a file, and no folder
                    target = home / member.name.partition("/json/")[2]
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content.read())
    return home


def groups(draft: str, below: str = "") -> list[Group]:
    """The groups of a draft's required files, or of those in a folder below (`optional/format`)."""
    found = []
    for file in sorted((folder() / "tests" / draft / below).glob("*.json")):
        for group in json.loads(file.read_text("utf-8")):
            tests = tuple((test["description"], test["data"], test["valid"]) for test in group["tests"])
            found.append(Group(file.stem, group["description"], group["schema"], tests))
    return found


@dataclass(frozen=True, slots=True)
class Score:
    """How many verdicts were right, and the names of the tests where one was not, with what was said instead."""

    right: int
    wrong: dict[str, str]

    def __str__(self) -> str:
        total = self.right + len(self.wrong)
        return f"{self.right} of {total} verdicts right ({100 * self.right / total:.2f} %)"


def score(found: list[Group], draft: str, dialect: str, formats: str, workshop: Path) -> Score:
    """How right generated Zod is on every test of the groups, each schema read as `draft` unless it says otherwise."""
    questions = [
        Question(_declared(group.schema, draft), tuple(instance for _, instance, _ in group.tests)) for group in found
    ]
    remotes = ((REMOTES, str(folder() / "remotes")),)
    right, wrong = 0, {}
    for group, said in zip(
        found, verdicts(questions, workshop, resolve=remotes, dialects=(dialect,), formats=formats), strict=True
    ):
        for test, verdict in enumerate(said):
            if verdict is group.tests[test][2]:
                right += 1
            else:
                wrong[group.name(test)] = str(verdict)
    return Score(right, wrong)


def _declared(schema: Any, draft: str) -> Any:
    if isinstance(schema, dict) and "$schema" not in schema:
        return {"$schema": DIALECTS[draft], **schema}
    return schema
