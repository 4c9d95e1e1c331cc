"""A whole run: the models chosen, their documents judged, the faults made minimal."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.problems import Refusal, Where, problem
from tallystick.verify.faults import faults
from tallystick.verify.run import Found, run, working
from tallystick.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tallystick.verify.faults import Fault
    from tallystick.verify.run import Progress, Settings, Worker
    from tallystick.verify.subject import Subject, Suite


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run has found. `subjects` are those that were verified, `more` the faults beyond those in `faults`."""

    settings: Settings
    subjects: tuple[Subject, ...]
    found: Found
    faults: tuple[Fault, ...]
    more: int
    seconds: float

    @property
    def unjudged(self) -> tuple[str, ...]:
        """The models that had no turn before time was up."""
        figures = self.found.figures
        return tuple(each.name for each in self.subjects if each.name not in figures)


def verify(settings: Settings, suite: Suite, progress: Progress) -> Result:
    """Verify the models of `suite`, which `settings.load` gives again in other processes.

    Raises `Refusal`: TLY818 for a model that there is none of, TLY819 where there is none at all, TLY815 and TLY816
    where a side does not run.
    """
    subjects = chosen(suite, settings.models)
    if settings.javascript is None and all(subject.python is None for subject in subjects):
        reason = "The source is a document, and without Node nothing that is generated from it runs"
        raise Refusal(problem("TLY819", reason=reason, hint="Install Node 20 or later, and leave --without-node out."))
    with working(settings, suite) as worker:
        return verify_with(worker, settings, subjects, progress)


def verify_with(worker: Worker, settings: Settings, subjects: tuple[Subject, ...], progress: Progress) -> Result:
    """Verify some models with a worker that is there already. Raises `Refusal` (TLY815) where a side does not run."""
    started = time.monotonic()
    found = run(settings, worker, [subject.name for subject in subjects], progress)
    seconds = time.monotonic() - started
    minimal, more = faults(found.groups, worker)
    return Result(settings=settings, subjects=subjects, found=found, faults=minimal, more=more, seconds=seconds)


def chosen(suite: Suite, models: Sequence[str]) -> tuple[Subject, ...]:
    """The models of those names, in their own order; all where none is named. Raises `Refusal` (TLY818, TLY819).

    A model may be named by what it is read as or by what it is written as: `OrderInput` and `Order`.
    """
    if not suite.subjects:
        hint = "Name modules that define models, or another source: `tallystick verify --help` says how."
        raise Refusal(problem("TLY819", reason="The source has no schema that is read", hint=hint))
    names = {subject.name: subject for subject in suite.subjects}
    names |= {subject.written: subject for subject in suite.subjects if subject.written is not None}
    unknown = [name for name in models if name not in names]
    if unknown:
        known = sorted(names)
        raise Refusal(
            *(problem("TLY818", Where(name=name), name=name, hint=did_you_mean(name, known)) for name in unknown)
        )
    wanted = {names[name].name for name in models}
    return tuple(subject for subject in suite.subjects if not models or subject.name in wanted)
