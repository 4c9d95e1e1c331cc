"""`python -m tests.servers.soak --minutes 30`: both ledgers asked for a long time, and watched for what grows.

Requests are those of `tallystick verify --server`, a new seed a round: valid, beside the contract, and hostile, an
eighth of them. Meanwhile each server is asked how it is, twenty times a second, which tells how long it was busy with
something else. Exits with 1 where an answer breaks the contract, the servers differ, or one keeps files or memory.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
import threading
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from tallystick.cli.command import run
from tests.example import project
from tests.servers import running

if TYPE_CHECKING:
    from tests.servers.running import Service

ROUND = 500
SETTLED = 0.1
"""The share of the time after which memory should grow no more."""
GROWTH = 1.15
MORE_FILES = 8


@dataclass
class Watched:
    """A server, how quickly it said how it is, and what it held after each round."""

    service: Service
    seconds: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)

    def look(self) -> None:
        """Note its resident memory in kB, and its open files."""
        process = Path("/proc") / str(self.service.pid)
        status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
        self.memory.append(int(status["VmRSS"].split()[0]))
        self.files.append(len(list((process / "fd").iterdir())))

    def ask(self, over: threading.Event) -> None:
        """Ask how it is until it is over."""
        while not over.wait(0.05):
            started = time.perf_counter()
            assert self.service.ask("GET", "/health").status == 200
            self.seconds.append(time.perf_counter() - started)

    def report(self) -> tuple[str, bool]:
        """A line of figures, and whether it keeps nothing."""
        cuts = quantiles(self.seconds, n=1000)
        settled = self.memory[int(len(self.memory) * SETTLED)]
        growth = self.memory[-1] / settled
        kept = self.files[-1] - self.files[0]
        line = (
            f"{self.service.name:8} health p50 {cuts[499] * 1e3:.1f} ms, p99 {cuts[989] * 1e3:.1f} ms, "
            f"p99.9 {cuts[998] * 1e3:.0f} ms of {len(self.seconds):,}; memory {settled / 1e3:.0f} MB early, "
            f"{self.memory[-1] / 1e3:.0f} MB at the end ({growth:.2f}x); open files {self.files[0]} to {self.files[-1]}"
        )
        return line, growth <= GROWTH and kept <= MORE_FILES


def verified(seed: int, *services: Service) -> int:
    """Ask both servers the requests of a seed; how many faults were found."""
    said = io.StringIO()
    servers = [word for service in services for word in ("--server", service.url)]
    arguments = ["contracts/ledger/api.py", *servers, "--header", running.AUTHORIZATION]
    with redirect_stdout(said), redirect_stderr(io.StringIO()):
        run(["--format", "json", "verify", *arguments, "--count", str(ROUND), "--seed", str(seed)])
    report = json.loads(said.getvalue())
    for each in report["problems"]:
        sys.stdout.write(f"seed {seed}: {each['message']}\n")
    return int(report["counts"]["faults"])


def main() -> int:
    """Run for so many minutes; 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.servers.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="tallystick-soak-"))
    built = running.build("ledger_express", project.generate(folder / "generated"), folder)
    with running.fastapi(folder / "one.db") as one, running.express(built, folder / "two.db") as two:
        watched = [Watched(one), Watched(two)]
        over = threading.Event()
        threads = [threading.Thread(target=each.ask, args=(over,)) for each in watched]
        for each in threads:
            each.start()
        end = time.monotonic() + asked.minutes * 60
        faults = rounds = 0
        while time.monotonic() < end or rounds == 0:
            rounds += 1
            faults += verified(rounds, one, two)
            for each in watched:
                each.look()
        over.set()
        for each in threads:
            each.join()
        reports = [each.report() for each in watched]
    lines = [line for line, _ in reports]
    sys.stdout.write(f"{rounds * ROUND:,} requests to each of two servers, {faults} faults\n" + "\n".join(lines) + "\n")
    return 0 if faults == 0 and all(fine for _, fine in reports) else 1


if __name__ == "__main__":
    sys.exit(main())
