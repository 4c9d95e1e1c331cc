"""Random documents against the detector of the matrix: texts joined from those of the matrix and from random signs.

Run `python -m tests.injection.fuzz --documents 20000` from the root of the repository, for as long as there is time.
Prints the seed of every round and stops at the first fault; `--seed` repeats a round.
"""

# ruff: noqa: S311, T201 - a command whose chance has to be repeatable

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.injection.matrix import Case, judge
from tests.injection.positions import POSITIONS
from tests.injection.texts import TEXTS

ROUND = 500
"""How many documents one Node process judges."""

SIGNS = "*/\\'\"`$<>{}()[];:,.@#%&|?!+-=~^ \n\r\t\0\x0b\x85\u00a0\u2028\u2029\u202e\ufeff\u200bé\u0301\U0001f469xZ_19"


def text(chance: random.Random) -> str:
    """One to four texts of the matrix or runs of signs, joined; cut at random now and then."""
    known = [each for each in TEXTS.values() if len(each) < 1000]
    parts = [
        chance.choice(known) if chance.random() < 0.6 else "".join(chance.choices(SIGNS, k=chance.randint(1, 12)))
        for _ in range(chance.randint(1, 4))
    ]
    joined = "".join(parts)
    return joined[: chance.randint(0, len(joined))] if chance.random() < 0.1 else joined


def cases(seed: int, count: int) -> list[Case]:
    """The documents of a round."""
    chance = random.Random(seed)
    return [Case(chance.choice(list(POSITIONS)), f"{seed}.{index}", text(chance)) for index in range(count)]


def main() -> int:
    """Judge rounds until the number of documents is reached or a fault is found. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else time.time_ns() % 1_000_000_000
    for first in range(0, options.documents, ROUND):
        found = cases(seed, min(ROUND, options.documents - first))
        with tempfile.TemporaryDirectory() as workshop:
            faults = judge(found, Path(workshop)).faults
        print(f"seed {seed}: {len(found)} documents, {len(faults)} with a fault")
        texts = {str(case): case.text for case in found}
        for case, said in faults.items():
            print(f"  {case} {texts[case]!r}: {'; '.join(said)}")
        if faults:
            return 1
        seed += 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
