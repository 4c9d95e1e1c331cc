"""A run: requests in waves, each answer held to the contract, and to those of the other servers."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from tallystick.problems import Refusal, problem
from tallystick.verify.servers.answers import Answers
from tallystick.verify.servers.asking import Asking
from tallystick.verify.servers.compare import Comparison
from tallystick.verify.servers.model import SAFE, Fault, Lost, Reply, Request
from tallystick.verify.servers.seen import Pairs, Seen
from tallystick.verify.servers.wire import Wire

if TYPE_CHECKING:
    from tallystick.verify.servers.model import Contracted, Server, Settings

Progress = Callable[[int, int], None]
"""Told how many requests were answered, and how many faults were found."""

_PATIENCE: Final = 5
"""So many requests in a row that a server leaves without an answer end the run: each costs the seconds of a timeout."""
_SUCCESSES: Final = range(200, 300)


@dataclass(frozen=True, slots=True)
class Example:
    """The first request that met a fault, with the answer of each server."""

    fault: Fault
    request: Request
    server: Server
    answers: tuple[Reply | Lost, ...]


@dataclass(slots=True)
class Result:
    """What a run has found. Faults are counted by operation and by what is wrong."""

    settings: Settings
    operations: int
    requests: int = 0
    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    by_operation: dict[str, Counter[int]] = field(default_factory=dict)
    faults: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    """By operation, what is wrong, and whether it is a difference between servers."""
    examples: dict[tuple[str, str, bool], Example] = field(default_factory=dict)
    silent: tuple[Server, str] | None = None
    """The server that was given up, and what became of the last request."""


def verify(contracted: Contracted, settings: Settings, progress: Progress) -> Result:
    """Ask the servers for the operations of a contract.

    Raises `Refusal` where there is no operation to ask for (TLY819), and where a server cannot be reached (TLY848).
    """
    run = _Run(contracted, settings)
    if not run.asking.operations:
        reason = "No operation of the source takes and answers what can be made"
        raise Refusal(problem("TLY819", reason=reason, hint="Declare operations, or name a source that has some."))
    with run, ThreadPoolExecutor(settings.at_once * len(settings.servers)) as threads:
        run.reach()
        return run.go(threads, progress)


class _Run:
    def __init__(self, contracted: Contracted, settings: Settings) -> None:
        self._settings = settings
        self._seen = Seen()
        self.asking = Asking(contracted, settings, self._seen)
        self._wires = [Wire(server, settings.headers, settings.seconds) for server in settings.servers]
        self._pairs = [Pairs() for _ in settings.servers]
        self._comparisons = [Comparison(contracted, pairs) for pairs in self._pairs]
        self._answers = Answers(contracted)
        self._held: Request | None = None
        self._unanswered = [0] * len(settings.servers)
        self._result = Result(settings, len(self.asking.operations))

    def __enter__(self) -> None:
        """Connections are made when they are needed."""

    def __exit__(self, *_: object) -> None:
        for wire in self._wires:
            wire.close()

    def reach(self) -> None:
        """Raise `Refusal` for a server that does not answer."""
        for server, wire in zip(self._settings.servers, self._wires, strict=True):
            reply = wire.send(Request("reach", None, "GET", "/"))
            if isinstance(reply, Lost):
                raise Refusal(problem("TLY848", url=server.url, reason=reply.reason))

    def go(self, threads: ThreadPoolExecutor, progress: Progress) -> Result:
        """Ask until there are enough requests."""
        started = time.monotonic()
        while self._result.requests < self._settings.count and self._result.silent is None:
            wave = self._wave(self._settings.count - self._result.requests)
            waiting = [[threads.submit(self._send, index, each) for index in range(len(self._wires))] for each in wave]
            for request, futures in zip(wave, waiting, strict=True):
                self._judge(request, [each.result() for each in futures])
            progress(self._result.requests, self._result.faults.total())
        self._result.seconds = time.monotonic() - started
        return self._result

    def _wave(self, most: int) -> list[Request]:
        """Requests to send at once: any that change nothing, or one that does, alone: all servers see one order."""
        wave: list[Request] = []
        while len(wave) < min(most, self._settings.at_once):
            request = self._held or self.asking.request()
            self._held = None
            if request.method in SAFE:
                wave.append(request)
            elif wave:
                self._held = request
                break
            else:
                return [request]
        return wave

    def _send(self, index: int, request: Request) -> Reply | Lost:
        pairs = self._pairs[index]
        there = replace(
            request,
            path=pairs.there(request.path),
            body=None if request.body is None else _translated(request.body, pairs),
        )
        return self._wires[index].send(there)

    def _judge(self, request: Request, replies: list[Reply | Lost]) -> None:
        result, first = self._result, replies[0]
        result.requests += 1
        result.kinds[request.kind] += 1
        for index, (server, reply) in enumerate(zip(self._settings.servers, replies, strict=True)):
            self._unanswered[index] = self._unanswered[index] + 1 if isinstance(reply, Lost) else 0
            if isinstance(reply, Lost):
                if self._unanswered[index] >= _PATIENCE:
                    result.silent = result.silent or (server, reply.reason)
                self._add(Fault("did not answer", reply.reason), request, server, replies, differs=False)
                continue
            for fault in self._answers.faults(request, reply):
                self._add(fault, request, server, replies, differs=False)
        if isinstance(first, Lost):
            return
        result.statuses[first.status] += 1
        name = request.operation.id if request.operation is not None else ""
        result.by_operation.setdefault(name, Counter())[first.status] += 1
        for index, other in enumerate(replies[1:], start=1):
            if isinstance(other, Reply):
                for fault in self._comparisons[index].faults(request, first, other):
                    self._add(fault, request, self._settings.servers[index], replies, differs=True)
        self._learn(request, first)

    def _learn(self, request: Request, reply: Reply) -> None:
        if request.operation is None or reply.status not in _SUCCESSES or request.method == "HEAD":
            return
        try:
            self._seen.learn(request.operation, json.loads(reply.body))
        except ValueError:
            return

    def _add(
        self, fault: Fault, request: Request, server: Server, replies: list[Reply | Lost], *, differs: bool
    ) -> None:
        name = request.operation.id if request.operation is not None else f"{request.method} elsewhere"
        key = (name, fault.what, differs)
        self._result.faults[key] += 1
        self._result.examples.setdefault(key, Example(fault, request, server, tuple(replies)))


def _translated(body: bytes, pairs: Pairs) -> bytes:
    try:
        return pairs.there(body.decode()).encode()
    except UnicodeDecodeError:
        return body
