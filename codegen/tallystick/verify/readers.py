"""Other tools that read the published documents, and what they lose: not a fault of a contract, but worth knowing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from tallystick.files.single import replace_file
from tallystick.outcome import Outcome, Table
from tallystick.problems import Refusal, Where, problem
from tallystick.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tallystick.verify.run import Settings
    from tallystick.verify.subject import Finding, Subject, Suite

DATAMODEL: Final = "datamodel-code-generator"
_SCRIPT: Final = Path(__file__).with_name("reader_script.py")
_OPTIONS: Final = (
    "--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11", "--formatters", "builtin",
    "--disable-timestamp", "--field-constraints", "--use-annotated",
)  # fmt: skip
"""How it generates: with every constraint that it can say."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a reader does not keep: a keyword that it does not check, or a kind of error that it adds."""

    accepts: bool
    """Whether it accepts what is refused, else it refuses what is accepted."""
    keyword: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a tool read documents: figures by what was lost, with the smallest example, and models it did not make."""

    documents: int
    differing: int
    losses: Mapping[Loss, int]
    models: Mapping[Loss, int]
    examples: Mapping[Loss, tuple[str, str]]
    missing: tuple[str, ...]


def read_by_datamodel(suite: Suite, subjects: Sequence[Subject], settings: Settings) -> Reading:
    """Generate Pydantic models from the published document with datamodel-code-generator, and compare verdicts.

    Documents are those of the run's seed and count; sources without Python models have no verdict to compare with.
    Raises `Refusal` (TLY820) where the tool is not installed or fails.
    """
    known = [subject for subject in subjects if subject.python is not None]
    if not known or suite.document is None:
        raise _refusal("there is no model to compare it with", "Name contract modules or an application as the source.")
    asked = {subject.name: _documents(subject, suite, settings) for subject in known}
    with TemporaryDirectory(prefix="tallystick-reader-") as folder:
        answers = _answers(Path(folder), suite.document, asked)
    return _compared(known, asked, answers)


def _documents(subject: Subject, suite: Suite, settings: Settings) -> list[str]:
    random = Random(f"{settings.seed}/{subject.name}/0")  # noqa: S311 - those of the first chunk of a run
    return list(islice(settings.make(subject.name, suite.definitions, random, settings.count), settings.count))


def _answers(folder: Path, document: Mapping[str, Any], asked: Mapping[str, list[str]]) -> dict[str, Any]:
    kind = "openapi" if "openapi" in document else "jsonschema"
    replace_file(folder / "document.json", json.dumps(document).encode())
    generate = [
        sys.executable, "-m", "datamodel_code_generator", "--input", "document.json", "--input-file-type", kind,
        "--output", "models.py", *_OPTIONS,
    ]  # fmt: skip
    _run(generate, folder, "")
    answers: dict[str, Any] = json.loads(_run([sys.executable, str(_SCRIPT)], folder, json.dumps(asked)))
    return answers


def _run(command: list[str], folder: Path, stdin: str) -> str:
    """What a command prints. Raises `Refusal` (TLY820) where it fails."""
    done = subprocess.run(  # noqa: S603 - this interpreter, with modules and files of our own choice
        command, cwd=folder, input=stdin, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode == 0:
        return done.stdout
    if "No module named datamodel_code_generator" in done.stderr:
        raise _refusal("it is not installed", "pip install 'tallystick[adopt]'")
    last = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
    raise _refusal(
        f"it fails with `{last[0]}`", "Leave it out, or report it to its authors with the published document."
    )


def _refusal(reason: str, hint: str) -> Refusal:
    return Refusal(problem("TLY820", Where(name="--reader"), reader=DATAMODEL, reason=reason, hint=hint))


def _compared(subjects: Sequence[Subject], asked: Mapping[str, list[str]], answers: Mapping[str, Any]) -> Reading:
    losses: Counter[Loss] = Counter()
    models: defaultdict[Loss, set[str]] = defaultdict(set)
    examples: dict[Loss, tuple[str, str]] = {}
    documents = differing = 0
    for subject in subjects:
        for text, theirs in zip(asked[subject.name], answers[subject.name] or (), strict=False):
            documents += 1
            lost = _lost(_issues(subject, text), theirs)
            differing += bool(lost)
            for loss in lost:
                losses[loss] += 1
                models[loss].add(subject.name)
                if len(text) < len(examples.get(loss, ("", text + " "))[1]):
                    examples[loss] = subject.name, text
    missing = tuple(name for name, answer in answers.items() if answer is None)
    return Reading(
        documents, differing, losses, {loss: len(names) for loss, names in models.items()}, examples, missing
    )


def _issues(subject: Subject, text: str) -> tuple[Finding, ...]:
    assert subject.python is not None  # noqa: S101 - only such models are asked
    try:
        subject.python.read(text)
    except ValidationError as error:
        return tuple(subject.python.issues(error))
    return ()


def _lost(issues: tuple[Finding, ...], theirs: bool | list[str]) -> set[Loss]:  # noqa: FBT001 - an answer, not a switch
    """What the difference between two verdicts is put down to; empty where they are the same."""
    if issues and theirs is True:
        return {Loss(accepts=True, keyword=code) for _, code, _ in issues}
    if not issues and theirs is not True:
        return {Loss(accepts=False, keyword=kind) for kind in theirs} if isinstance(theirs, list) else set()
    return set()


def with_reading(outcome: Outcome, reading: Reading) -> Outcome:
    """The outcome with what another reader lost: a note, a table, figures. It changes no verdict."""
    ordered = sorted(reading.losses, key=lambda loss: (-reading.losses[loss], loss.accepts, loss.keyword))
    rows = tuple(
        (
            loss.keyword if loss.accepts else f"{loss.keyword} (its own)",
            f"{reading.losses[loss]:,}",
            f"{reading.models[loss]:,}",
            "{}: {}".format(*reading.examples[loss])[:200],
        )
        for loss in ordered
    )
    note = problem(
        "TLY805",
        Where(name=DATAMODEL),
        reader=DATAMODEL,
        differing=counted(reading.differing, "document"),
        documents=f"{reading.documents:,}",
        missing=f", and makes nothing of {', '.join(reading.missing)}" if reading.missing else "",
    )
    table = Table(title=f"Lost by {DATAMODEL}", head=("keyword", "documents", "models", "example"), rows=rows)
    return replace(
        outcome,
        problems=(*outcome.problems, note) if rows or reading.missing else outcome.problems,
        tables=(*outcome.tables, table) if rows else outcome.tables,
        counts={**outcome.counts, "lostByReader": reading.differing},
    )
