"""Plain models against the server's own verdict: what is refused wrongly, on which side, and how often.

The server is FastAPI's way of validating: `json.loads`, then Python mode; and what it writes is `dump_json` by alias.
The client is the generated Zod, in Node, after `JSON.parse`.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tallystick.verify.documents import make
from tallystick.verify.equality import one_value, parting
from tallystick.verify.leniency import COERCED, Kind, leniencies
from tallystick.verify.plain_values import Likeness, accepts, likeness, sent
from tallystick.verify.subject import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tallystick.verify.subject import Subject, Suite

JUDGE = Path(__file__).with_name("judge.mjs")
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Read:
    """What the server makes of a document: `echo` and `written` are `None` where it refuses it, or fails to write."""

    text: str
    accepted: bool
    echo: str | None = None
    written: str | None = None
    pointers: frozenset[str] = frozenset()


@dataclass(slots=True)
class Figures:
    """What was measured of some models. The letters are the promises that a plain model's package makes."""

    models: int = 0
    documents: int = 0
    accepted: int = 0
    beyond: int = 0
    """documents outside of what JavaScript reads and writes: half surrogate pairs, numbers it rounds"""
    written: int = 0
    unread: int = 0
    """(a) what the server wrote and the output schema refuses"""
    unsent: int = 0
    """(b) what the input schema accepts and the server refuses"""
    lenient: int = 0
    """(c) what the server accepts beyond the input schema"""
    both: int = 0
    """accepted by both sides"""
    values: int = 0
    """(d) of those, with the same value"""
    refused: int = 0
    """refused by both sides"""
    paths: int = 0
    """(d) of those, at the same places, but for those where the server is lenient"""
    kinds: Counter[Kind] = field(default_factory=Counter)
    """documents by the ways in which the server is lenient with them"""
    failed: int = 0
    """schemas that threw"""
    examples: dict[str, list[str]] = field(default_factory=dict)

    def note(self, kind: str, *parts: object) -> None:
        """Keep an example of a kind."""
        found = self.examples.setdefault(kind, [])
        if len(found) < SHOWN:
            found.append(" | ".join(str(part)[:300] for part in parts))


@dataclass(slots=True)
class Measured:
    """The figures of models whose rules their schemas say, and of those with functions that only Python runs."""

    said: Figures = field(default_factory=Figures)
    functions: Figures = field(default_factory=Figures)

    def of(self, subject: Subject) -> Figures:
        """Where a model counts."""
        return self.functions if subject.claim is Claim.PARTIAL else self.said


def measure(suite: Suite, *, each: int, seed: int, modules: Path, models: Iterable[str] | None = None) -> Measured:
    """Judge up to `each` documents for every model, or for those named. `modules` is the folder that has Zod."""
    measured = Measured()
    wanted = [s for s in suite.subjects if s.python is not None and (models is None or s.name in models)]
    for subject in wanted:
        measured.of(subject).models += 1
    asked = [
        (subject, read(subject, text))
        for subject in wanted
        for text in make(subject.name, suite.definitions, Random(f"{seed} {subject.name}"), each)  # noqa: S311 - the same documents every time
    ]
    wrote = [(subject, ours) for subject, ours in asked if ours.written is not None and subject.written is not None]
    texts = [(subject.name, ours.text) for subject, ours in asked]
    texts += [(str(subject.written), str(ours.written)) for subject, ours in wrote]
    answers = ask(suite, texts, modules)
    for (subject, ours), answer in zip(asked, answers[: len(asked)], strict=True):
        _compare(subject, ours, answer, measured.of(subject))
    for (subject, ours), answer in zip(wrote, answers[len(asked) :], strict=True):
        _reread(subject, ours, answer, measured.of(subject))
    return measured


def read(subject: Subject, text: str) -> Read:
    """The server's answer to a document."""
    python = subject.python
    assert python is not None
    try:
        value = python.read(text)
    except ValidationError as error:
        return Read(text, accepted=False, pointers=frozenset(pointer for pointer, *_ in python.issues(error)))
    try:
        return Read(text, accepted=True, echo=python.echo(value), written=python.write(value))
    except Exception:  # noqa: BLE001 - a user's serializer may raise anything; the server answers 500
        return Read(text, accepted=True)


def ask(suite: Suite, texts: Sequence[tuple[str, str]], modules: Path) -> list[Any]:
    """What Node says of documents, each for the schema of that name."""
    names = list(dict.fromkeys(name for name, _ in texts))
    index = {name: position for position, name in enumerate(names)}
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "node_modules").symlink_to(modules)
        for path, text in suite.package.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        request = {
            "package": f"{root.as_uri()}/",
            "schemas": [[suite.places[name].module, suite.places[name].export] for name in names],
            "texts": [[index[name], text] for name, text in texts],
        }
        command = ["node", "--max-old-space-size=3000", str(JUDGE)]
        done = subprocess.run(command, input=json.dumps(request), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        found: list[Any] = json.loads(done.stdout)
        return found


def _compare(subject: Subject, ours: Read, zod: Any, figures: Figures) -> None:  # noqa: PLR0912 - one case a figure
    figures.documents += 1
    figures.accepted += ours.accepted
    python = subject.python
    assert python is not None
    match zod:
        case _ if zod is None or is_beyond(ours.text):
            figures.beyond += 1
        case {"error": error}:
            figures.failed += 1
            figures.note("failed", subject.name, error, ours.text)
        case str() if not ours.accepted:
            if accepts(python, zod):  # what JavaScript sends has another spelling: 1 for 1.0
                figures.beyond += 1
            else:
                figures.unsent += 1
                figures.note("b", subject.name, set(ours.pointers), ours.text)
        case str():
            figures.both += 1
            if ours.echo is None or likeness(ours.text, ours.echo, zod, python) is not Likeness.OTHER:
                figures.values += 1
            else:
                figures.note("values", subject.name, parting(str(ours.echo), zod), ours.text, ours.echo, zod)
        case _ if ours.accepted:
            figures.lenient += 1
            found = leniencies(ours.text, map(tuple, zod))
            figures.kinds.update({each.kind for each in found})
            for each in found:
                figures.note(f"c: {each.kind}", subject.name, each.pointer, each.keyword, ours.text)
        case _:
            figures.refused += 1
            theirs = frozenset(pointer for pointer, *_ in zod)
            coerced = {each.pointer for each in leniencies(ours.text, map(tuple, zod)) if each.kind in COERCED}
            if ours.pointers <= theirs <= ours.pointers | coerced:
                figures.paths += 1
            else:
                figures.note("paths", subject.name, set(ours.pointers - theirs), set(theirs - ours.pointers), ours.text)


def _reread(subject: Subject, ours: Read, zod: Any, figures: Figures) -> None:
    figures.written += 1
    text = str(ours.written)
    if zod is None or is_beyond(text):
        figures.beyond += 1
    elif not isinstance(zod, str):
        figures.unread += 1
        figures.note("a", subject.name, zod, text)
    elif not one_value(text, zod, None):
        figures.note("a-value", subject.name, parting(text, zod), text, zod)


def is_beyond(text: str) -> bool:
    """Whether a document holds what JavaScript does not read as it is, or no client writes."""
    as_sent = sent(text)
    return as_sent is None or as_sent.rounded or any(map(_is_odd, _texts(json.loads(text))))


def _texts(value: Any) -> Iterator[str]:
    pending = [value]
    while pending:
        match pending.pop():
            case dict() as mapping:
                pending += [*mapping.keys(), *mapping.values()]
            case list() as items:
                pending += items
            case str() as text:
                yield text


def _is_odd(text: str) -> bool:
    return text == "__proto__" or any("\ud800" <= letter <= "\udfff" for letter in text)
