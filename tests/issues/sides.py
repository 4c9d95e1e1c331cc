"""A published schema's refusals from both sides: Pydantic's, and those of the generated Zod in one run of Node."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tallystick import issues, parse_json
from tallystick.verify.documents import make
from tests.example import project

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from random import Random

    from pydantic import TypeAdapter

    from tallystick.export.assemble import Documents as Published

HERE = Path(__file__).parent
DIALECTS = {"zod": "", "zod/mini": "mini/"}

Said = frozenset[tuple[str, str, str]]
"""Issues as (pointer, code, message)."""


@dataclass(frozen=True, slots=True)
class Case:
    """A document for a schema, and what Pydantic says of it: `None` where it accepts."""

    schema: str
    text: str
    said: Said | None


@dataclass(frozen=True, slots=True)
class Package:
    """A generated package at `folder`, what was published for it, and the names of its schemas."""

    folder: Path
    published: Published
    schema_names: Mapping[str, str]

    def read(self) -> list[str]:
        """The names of everything that is read."""
        definitions = self.published.bundle["$defs"]
        return [name for name, schema in definitions.items() if schema.get("x-tallystick-direction") != "output"]

    def made(self, random: Random, count: int) -> list[tuple[str, str]]:
        """Up to `count` documents, as (schema, text), for everything that is read."""
        definitions = self.published.bundle["$defs"]
        return [(name, text) for name in self.read() for text in make(name, definitions, random, count)]

    def zod(self, dialect: str, cases: Iterable[Case]) -> list[Said | None]:
        """What the generated schemas say of the document of each case, in the same order."""
        by_schema: dict[str, list[int]] = {}
        texts = []
        for index, case in enumerate(cases):
            by_schema.setdefault(case.schema, []).append(index)
            texts.append(case.text)
        jobs = [self._job(dialect, name, [texts[index] for index in indexes]) for name, indexes in by_schema.items()]
        asked = json.dumps({"runtime": (self.folder / "runtime/index.js").as_uri(), "jobs": jobs})
        answers = json.loads(project.run("node", str(HERE / "refusals.mjs"), cwd=self.folder, stdin=asked))
        found: list[Said | None] = [None] * len(texts)
        for indexes, answer in zip(by_schema.values(), answers, strict=True):
            for index, said in zip(indexes, answer, strict=True):
                found[index] = None if said is None else frozenset(map(tuple, said))
        return found

    def _job(self, dialect: str, name: str, texts: list[str]) -> dict[str, Any]:
        module = self.published.bundle["$defs"][name]["x-tallystick-module"]
        return {
            "module": (self.folder / f"{DIALECTS[dialect]}{module}.js").as_uri(),
            "schema": self.schema_names[name],
            "texts": texts,
        }


def judged(adapters: Mapping[str, TypeAdapter[Any]], documents: Iterable[tuple[str, str]]) -> list[Case]:
    """The documents with what Pydantic says of each."""
    return [Case(name, text, python(adapters[name], text)) for name, text in documents]


def python(adapter: TypeAdapter[Any], text: str) -> Said | None:
    """What Pydantic says of a document: `None` where it accepts."""
    try:
        parse_json(adapter, text)
    except ValidationError as error:
        return frozenset((issue.pointer, issue.code, issue.message) for issue in issues(error, adapter))
    return None


def differences(cases: list[Case], answers: list[Said | None]) -> list[tuple[Case, Said | None]]:
    """The cases on which the answers are others than Pydantic's, with those answers."""
    pairs = zip(cases, answers, strict=True)
    return [(case, answer) for case, answer in pairs if case.said != answer]
