"""A run: documents for every model, in chunks, by several workers, until there are enough or time is up."""

from __future__ import annotations

import math
import multiprocessing
import multiprocessing.util
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice, repeat, starmap, takewhile
from random import Random
from typing import TYPE_CHECKING, Any, Final

from tallystick.verify.groups import Groups
from tallystick.verify.judge import Bench, Figures, Question
from tallystick.verify.node import Node
from tallystick.verify.octets import octets
from tallystick.verify.schemas import Schemas
from tallystick.verify.subject import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tallystick.verify.subject import Document, Subject, Suite
    from tallystick.verify.zod import Zod

Make = Callable[[str, Mapping[str, Any], Random, int], Iterator[str]]
"""Documents for the schema of a name among definitions: at most so many, the same for the same random numbers."""
Progress = Callable[[int, int], None]
"""Told how many documents were judged, and how many disagreements were found."""

_Chunk = tuple[str, int, int]
"""Model, number of the chunk, and how many documents at most."""

CHUNK: Final = 1_000
"""Documents that are made from one start of the random numbers, so that any worker can make them."""
_ROUNDS: Final = (10, 50, 250)
"""Documents of each model in the first rounds of a run by time, and in all further ones.

Few at first, so that every model has its turn early; never many, so that the last ones do not take long after the time.
"""

_ONE_IN: Final = 50
"""One document in so many is bytes, not all of them text."""
_WITH_A_DOOR: Final = frozenset({Claim.IDENTICAL, Claim.IMPLIED})


@dataclass(frozen=True, slots=True)
class Javascript:
    """What the sides in JavaScript run with."""

    node: str
    zod: Zod


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a run goes. `count` is documents for each model; where `seconds` are given, as many as fit in that time.

    `schema_share` is the share of documents that jsonschema is asked for, from 0 to 1. `replay` are documents by model
    to judge first. `load` and `make` are called in each worker, so they have to be importable there.
    """

    load: Callable[[], Suite]
    make: Make
    seed: int
    count: int
    seconds: float | None = None
    jobs: int = 1
    models: tuple[str, ...] = ()
    schema_share: float = 1.0
    javascript: Javascript | None = None
    replay: tuple[tuple[str, Document], ...] = ()


@dataclass(slots=True)
class Found:
    """What a run, or a part of it, has found. Figures are by model."""

    figures: dict[str, Figures] = field(default_factory=dict)
    groups: Groups = field(default_factory=Groups)

    def add(self, other: Found) -> None:
        """Add another part of the run."""
        for model, figures in other.figures.items():
            self.figures.setdefault(model, Figures()).add(figures)
        self.groups.add(other.groups)

    @property
    def total(self) -> Figures:
        """The figures of all models."""
        total = Figures()
        for figures in self.figures.values():
            total.add(figures)
        return total


class Worker:
    """One process's sides, and what it does with a chunk."""

    def __init__(self, settings: Settings, suite: Suite, node: Node | None) -> None:
        document = suite.document if settings.schema_share else None
        schemas = Schemas(document, suite.pointers) if document is not None else None
        self._settings = settings
        self._suite = suite
        self._subjects = {subject.name: subject for subject in suite.subjects}
        self.bench = Bench(node, schemas)

    def subject(self, model: str) -> Subject:
        """The model of that name."""
        return self._subjects[model]

    def chunk(self, model: str, number: int, most: int) -> Found:
        """Make and judge the documents of one chunk."""
        settings = self._settings
        seed = f"{settings.seed}/{model}/{number}"
        made = settings.make(model, self._suite.definitions, Random(seed), most)  # noqa: S311 - the same every time
        texts = list(islice(made, most))
        share = Random(f"{seed}/share")  # noqa: S311 - as above
        return self.judged(
            model, ((each, share.random() < settings.schema_share) for each in self._some_as_bytes(model, texts, seed))
        )

    def _some_as_bytes(self, model: str, texts: list[str], seed: str) -> list[Document]:
        """The documents, the last ones as bytes where the model has a front door: other readers are given text."""
        if self._subjects[model].claim not in _WITH_A_DOOR:
            return [*texts]
        number = len(texts) // _ONE_IN
        kept = texts[: len(texts) - number]
        return [*kept, *octets(kept, Random(f"{seed}/octets"), number)]  # noqa: S311 - as above

    def judged(self, model: str, documents: Iterable[tuple[Document, bool]]) -> Found:
        """Judge documents, each with whether jsonschema is asked as well."""
        subject = self._subjects[model]
        figures, groups = Figures(), Groups()
        questions = (Question(subject, document, by_schema) for document, by_schema in documents)
        groups.take(self.bench.run(questions, figures))
        return Found({model: figures}, groups)


@contextmanager
def working(settings: Settings, suite: Suite) -> Iterator[Worker]:
    """A worker in this process."""
    with ExitStack() as stack:
        node = None
        if settings.javascript is not None:
            javascript = settings.javascript
            node = stack.enter_context(Node(javascript.node, suite.package, suite.places, javascript.zod))
        yield Worker(settings, suite, node)


def run(settings: Settings, worker: Worker, models: Sequence[str], progress: Progress) -> Found:
    """Judge documents for `models` with one worker here, or several in processes of their own."""
    found = Found()
    for model, document in settings.replay:
        found.add(worker.judged(model, ((document, bool(settings.schema_share)),)))
    chunks = _timely(_chunks(settings, models), settings.seconds)
    for part in _parallel(settings, chunks) if settings.jobs > 1 else starmap(worker.chunk, chunks):
        found.add(part)
        progress(found.total.documents, found.groups.counts.total())
    return found


def _parallel(settings: Settings, chunks: Iterator[_Chunk]) -> Iterator[Found]:
    """What workers find, in the order in which they finish. Few chunks wait at a time, since time may run out."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(settings.jobs, context, _start, (settings,)) as pool:
        waiting = {pool.submit(_chunk, chunk) for chunk in islice(chunks, 2 * settings.jobs)}
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            waiting |= {pool.submit(_chunk, chunk) for chunk in islice(chunks, len(done))}
            yield from (future.result() for future in done)


def _timely(chunks: Iterator[_Chunk], seconds: float | None) -> Iterator[_Chunk]:
    """`chunks`, until time is up."""
    ends = math.inf if seconds is None else time.monotonic() + seconds
    return takewhile(lambda _: time.monotonic() < ends, chunks)


def _chunks(settings: Settings, models: Sequence[str]) -> Iterator[_Chunk]:
    """Model, number of the chunk, and how many documents: all models once, then all again."""
    for number, size in enumerate(_sizes(settings)):
        yield from ((model, number, size) for model in models)


def _sizes(settings: Settings) -> Iterator[int]:
    """How many documents of a model each round judges: without end where time ends it."""
    if settings.seconds is not None:
        return chain(_ROUNDS, repeat(_ROUNDS[-1]))
    return (min(CHUNK, settings.count - done) for done in range(0, settings.count, CHUNK))


# -- In a process of its own

_WORKERS: Final[list[Worker]] = []
"""The worker of this process, which lives as long as it does."""


def _start(settings: Settings) -> None:
    stack = ExitStack()
    _WORKERS.append(stack.enter_context(working(settings, settings.load())))
    multiprocessing.util.Finalize(None, stack.close, exitpriority=1)


def _chunk(chunk: _Chunk) -> Found:
    return _WORKERS[0].chunk(*chunk)
