"""The command as a process: streams, signals and environment."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "tallystick"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "codegen"), str(ROOT)))}
MODEL = "from pydantic import BaseModel\nclass Item(BaseModel):\n    n: int\n"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_reader_that_goes_away_changes_nothing(tmp_path: Path) -> None:
    """As in `tallystick check | head -0`: no traceback, and the exit code of what was found."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        done = subprocess.run(
            [*COMMAND, "check", "--format", "json"],
            cwd=tmp_path,
            env=ENVIRONMENT,
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_text_can_be_printed_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "fööд🎉"], cwd=tmp_path, env=ENVIRONMENT | {"PYTHONIOENCODING": encoding}, capture_output=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    shown = "fööд🎉".encode(encoding, "backslashreplace").decode(encoding)
    assert done.stderr.decode(encoding).split("\n")[1] == f"  No such command '{shown}'."


def test_a_pipe_gets_no_colour(tmp_path: Path) -> None:
    done = run("chek", cwd=tmp_path)
    assert "\x1b" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a Unix thing")
@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(*, environment: dict[str, str], coloured: bool, tmp_path: Path) -> None:
    import pty

    main, terminal = pty.openpty()
    plain = {key: value for key, value in ENVIRONMENT.items() if key != "NO_COLOR"}
    subprocess.run([*COMMAND, "chek"], cwd=tmp_path, env=plain | environment, stderr=terminal, check=False, timeout=60)
    os.close(terminal)
    with os.fdopen(main, "rb") as screen:
        first = screen.read1()
    assert (b"\x1b[" in first) is coloured


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Children that an interrupt ends, also where a shell started the tests in the background and ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_a_watch_sees_edits_outlives_errors_and_ends_at_an_interrupt(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    models, document = tmp_path / "models.py", tmp_path / "generated" / "openapi.json"
    models.write_text(MODEL)
    with subprocess.Popen(
        [*COMMAND, "generate", "models", "--watch", "--quiet"], cwd=tmp_path, env=ENVIRONMENT, text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            assert process.stderr is not None
            assert process.stderr.readline() == f"Watching {tmp_path}. Stop with Ctrl-C.\n"
            properties = [_properties(document)]
            for edited in (MODEL.replace("n: int", "broken("), MODEL.replace("n: int", "total: int")):
                models.write_text(edited)
                _wait_for(process.stderr, "Changed: models.py\n")
            models.write_text(MODEL.replace("n: int", "other: int"))
            _wait_for(process.stderr, "Changed: models.py\n")  # so the run before it is over
            properties.append(_properties(document))
        finally:
            os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=30) == 0
    assert properties[0] == ["n"]
    assert properties[1] in (["total"], ["other"])


def _properties(document: Path) -> list[str]:
    return list(json.loads(document.read_bytes())["components"]["schemas"]["Item"]["properties"])


def _wait_for(stream: IO[str], line: str) -> None:
    for read in stream:
        if read == line:
            return
    pytest.fail(f"the process ended without {line!r}")


def test_python_m_is_the_same_command(tmp_path: Path) -> None:
    done = run("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.split()[0]) == (0, "tallystick")
