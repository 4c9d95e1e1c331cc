"""Reports as one JSON object. Its schema is `report.schema.json` beside this file: keys are only ever added."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tallystick.report.words import title

if TYPE_CHECKING:
    from tallystick.outcome import Drift, Outcome
    from tallystick.problems import Problem
    from tallystick.report.terminal import Terminal


def render(outcome: Outcome, _: Terminal) -> str:
    """The object, indented, with a newline at the end. ASCII only, so that no terminal or log can misread it."""
    document = {
        "version": 1,
        "clean": outcome.clean,
        "problems": [_problem(problem) for problem in outcome.problems],
        "drift": [_drift(drift) for drift in outcome.drift],
        "tables": [asdict(table) for table in outcome.tables],
        "summary": list(outcome.summary),
        "counts": dict(outcome.counts),
        "incomplete": outcome.incomplete,
    }
    return f"{json.dumps(document, indent=2)}\n"


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "title": title(problem),
        "where": {key: value for key, value in asdict(problem.where).items() if value is not None},
        "message": problem.message,
        "wayOut": problem.way_out,
    }


def _drift(drift: Drift) -> dict[str, Any]:
    return {
        "path": drift.path,
        "change": drift.change.value,
        "cause": drift.cause.name.lower(),
        "sentences": list(drift.sentences),
        "diff": list(drift.diff),
        "fix": drift.fix,
    }
