"""What a run comes to: a problem for each fault, a table of operations, and the whole in a sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from tallystick.outcome import Outcome, Table
from tallystick.problems import Where, problem
from tallystick.verify.servers.model import Lost
from tallystick.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.problems import Problem
    from tallystick.verify.servers.run import Example, Result

_MOST: Final = 20
_LONGEST: Final = 400


def outcome(result: Result) -> Outcome:
    """The outcome of a run."""
    shown = [_fault(key[0], number, result.examples[key], result, differs=key[2]) for key, number in _first(result)]
    more = len(result.faults) - len(shown)
    further = (problem("TLY843", more=counted(more, "further fault")),) if more else ()
    servers = len(result.settings.servers)
    return Outcome(
        problems=(*_silent(result), *shown, *further),
        tables=(_table(result),),
        summary=(_sentence(result),),
        counts={
            "servers": servers,
            "operations": result.operations,
            "requests": result.requests,
            "faults": result.faults.total(),
            "differences": sum(number for key, number in result.faults.items() if key[2]),
            "seed": result.settings.seed,
        },
    )


def _silent(result: Result) -> Iterator[Problem]:
    """That the run has ended early, because a server does not answer any more."""
    if result.silent is not None:
        server, reason = result.silent
        left = counted(result.settings.count - result.requests, "request")
        yield problem("TLY844", url=server.url, reason=reason, left=left)


def _first(result: Result) -> list[tuple[tuple[str, str, bool], int]]:
    return result.faults.most_common(_MOST)


def _fault(operation: str, number: int, example: Example, result: Result, *, differs: bool) -> Problem:
    settings = result.settings
    curl = example.request.curl(example.server, settings.headers)
    return problem(
        "TLY842" if differs else "TLY841",
        Where(name=operation),
        what=example.fault.what,
        requests=counted(number, "request"),
        kind=example.request.kind,
        shown="\n".join([curl, *_details(example, result, differs=differs)]),
    )


def _details(example: Example, result: Result, *, differs: bool) -> list[str]:
    """What is worth reading of the answers."""
    lines = example.fault.detail.splitlines()[:4]
    for server, answer in zip(result.settings.servers, example.answers, strict=True):
        if differs or server == example.server:
            lines.append(f"{server.url} answered {_answer(answer)}")
    return [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..." for line in lines]


def _answer(answer: object) -> str:
    if isinstance(answer, Lost):
        return f"nothing: {answer.reason}"
    body = answer.body.decode("utf-8", "backslashreplace") if hasattr(answer, "body") else ""
    return f"{getattr(answer, 'status', '')} {body}"


def _table(result: Result) -> Table:
    """By operation, how many requests were answered with success, refused, and failed."""
    rows = []
    for name, statuses in result.by_operation.items():
        by_class: Counter[int] = Counter()
        for status, number in statuses.items():
            by_class[status // 100] += number
        listed = ", ".join(f"{status}: {number}" for status, number in sorted(statuses.items()))
        rows.append((name or "(elsewhere)", *(str(by_class[each]) for each in (2, 4, 5)), listed))
    return Table(title="Operations", head=("operation", "2xx", "4xx", "5xx", "statuses"), rows=tuple(sorted(rows)))


def _sentence(result: Result) -> str:
    servers = len(result.settings.servers)
    asked = f"{counted(result.requests, 'request')} for {counted(result.operations, 'operation')}"
    rate = result.requests * servers / result.seconds if result.seconds else 0
    held = f"of {counted(servers, 'server')}, seed {result.settings.seed}, {rate:.0f} answers a second"
    broken = sum(number for key, number in result.faults.items() if not key[2])
    differ = result.faults.total() - broken
    found = counted(broken, "answer") + " broke the contract" if broken else "every answer keeps the contract"
    if servers == 1:
        return f"{asked} {held}: {found}."
    alike = f"{differ} differences" if differ else "the servers do not differ"
    return f"{asked} {held}: {found}, and {alike}."
