"""`python -m tests.models --models 2000 --documents 200 --seed 1`: all sides on random contract models, at length.

The project of a batch in which something is found is kept, and named.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.models.batch import batch, judged
from tests.models.report import lines

BATCH = 50


def main() -> int:
    """Run the batches; 1 where sides disagree or a class is neither defined nor refused."""
    parser = argparse.ArgumentParser(prog="python -m tests.models", description=__doc__)
    parser.add_argument("--models", type=int, default=2_000)
    parser.add_argument("--documents", type=int, default=200, help="for each model")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    totals: Counter[str] = Counter()
    started = time.monotonic()
    for number in range(-(-asked.models // BATCH)):
        folder = Path(tempfile.mkdtemp(prefix="tallystick-models-"))
        made = batch(folder, f"{asked.seed}_{number}", min(BATCH, asked.models - number * BATCH))
        found = judged(made, asked.seed, asked.documents)
        wrong = [*made.failed.values(), *lines(found)]
        totals.update(
            classes=len(made.working), refused=len(made.refused), documents=found.total.documents,
            written=found.total.written, accepted=max(found.total.accepted.values(), default=0), wrong=len(wrong),
        )  # fmt: skip
        for line in wrong:
            sys.stdout.write(f"{line}\n")
        if wrong:
            sys.stdout.write(f"kept: {folder}\n")
        else:
            shutil.rmtree(folder)
        told = ", ".join(f"{count:,} {name}" for name, count in totals.items())
        sys.stdout.write(f"batch {number}: {told}, {time.monotonic() - started:.0f} s\n")
        sys.stdout.flush()
    return 1 if totals["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
