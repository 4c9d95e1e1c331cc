"""The worked example generated under many environments, and the digest of what came out.

Run `python -m tests.determinism.runs` from the root of the repository for all 180 combinations; the exit code is 1
where there is more than one digest. The test suite takes a sample of them.
"""

# ruff: noqa: T201 - a command, too

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ("pyproject.toml", "contracts")

SEEDS = tuple(map(str, range(10)))
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns")
LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8")
"""A name that is not installed counts as C to Python, but is seen by whatever reads the variable itself."""
FOLDERS = (".", "contracts/ledger")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What must not matter: hash seed, time zone, locale, and the working folder below the project."""

    seed: str
    zone: str
    locale: str
    folder: str


EVERY = tuple(itertools.starmap(Surroundings, itertools.product(SEEDS, ZONES, LOCALES, FOLDERS)))
SAMPLE = tuple(
    Surroundings(SEEDS[i], ZONES[i % len(ZONES)], LOCALES[i // 2 % len(LOCALES)], FOLDERS[i % len(FOLDERS)])
    for i in range(len(SEEDS))
)
"""Every seed, zone, locale and folder at least once, in different company."""


def digest(surroundings: Surroundings) -> str:
    """The digest of all paths and bytes that `generate` writes for a copy of the project, in a folder of any name."""
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch) / f"project {surroundings.seed}"
        project.mkdir()
        for source in SOURCES:
            copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copyfile
            copy(ROOT / source, project / source)
        environment = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ} | {
            "PYTHONPATH": str(ROOT / "codegen"),
            "PYTHONHASHSEED": surroundings.seed,
            "PYTHONDONTWRITEBYTECODE": "1",
            "TZ": surroundings.zone,
            "LANG": surroundings.locale,
            "LC_ALL": surroundings.locale,
        }
        command = [sys.executable, "-m", "tallystick", "generate"]
        done = subprocess.run(
            command, cwd=project / surroundings.folder, env=environment, capture_output=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stderr.decode(errors="replace"))
        return _digest(project / "generated")


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def digests(wanted: tuple[Surroundings, ...]) -> Counter[str]:
    """How often each digest came out. One is right."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return Counter(pool.map(digest, wanted))


if __name__ == "__main__":
    found = digests(EVERY)
    print(f"{len(EVERY)} runs: {len(found)} different")
    for value, count in found.most_common():
        print(f"  {value} {count}")
    sys.exit(len(found) > 1)
