"""Several runs at once give what one of them gives; every environment gives the same bytes."""

from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tallystick.files import FileSet
from tests.files.trees import complete, tree

if TYPE_CHECKING:
    from pathlib import Path

WRITE = """
import sys
from pathlib import Path
from tallystick.files import FileSet, Stamp, digest, write
stamp = Stamp(tool="tallystick 1", contract=digest("contract"), options=digest("options"))
texts = {f"m{n % 3}/f{n}.js": f"{sys.argv[2]} \\u00fc {n}\\n" for n in range(40)}
# A set's order follows the hash seed; the output must not.
files = FileSet({path: texts[path] for path in set(texts)})
for _ in range(int(sys.argv[3])):
    write(files, Path(sys.argv[1]), stamp)
"""


def started(out: Path | str, text: str, times: int, **settings: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITE, str(out), text, str(times)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, **settings)


def expected(text: str) -> dict[str, str]:
    return complete(FileSet({f"m{n % 3}/f{n}.js": f"{text} ü {n}\n" for n in range(40)}))


@pytest.mark.parametrize("mine", [{}, {"mine.txt": "mine\n"}], ids=["alone", "shared"])
@pytest.mark.parametrize("count", [2, 8])
def test_runs_at_once(out: Path, count: int, mine: dict[str, str]) -> None:
    out.mkdir(parents=True)
    for path, text in mine.items():
        (out / path).write_text(text)
    runs = [started(out, str(number % 2), 5) for number in range(count)]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [("", 0)] * count
    found = tree(out.parent)
    assert found in [
        {f"generated/{path}": text for path, text in sorted({**expected(version), **mine}.items())}
        for version in ("0", "1")
    ]


def test_every_environment_writes_the_same_bytes(tmp_path: Path) -> None:
    digests = set()
    environments = itertools.product(["0", "1", "7"], ["UTC", "Asia/Kathmandu"], ["C", "tr_TR.UTF-8"])
    for number, (seed, zone, language) in enumerate(environments):
        folder = tmp_path / str(number)
        folder.mkdir()
        settings = {"PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "LC_ALL": language}
        # Half of them name the folder by its whole path, half by a relative one.
        cwd, out = (folder, "generated") if number % 2 else (tmp_path, str(folder / "generated"))
        run = started(out, "same", 1, env={**os.environ, **settings}, cwd=cwd)
        assert (run.communicate()[1], run.returncode) == ("", 0)
        files = sorted(path for path in (folder / "generated").rglob("*") if path.is_file())
        digests.add(
            hashlib.sha256(
                b"\0".join(path.relative_to(folder).as_posix().encode() + path.read_bytes() for path in files)
            ).hexdigest()
        )
        assert tree(folder / "generated") == expected("same")
    assert len(digests) == 1
