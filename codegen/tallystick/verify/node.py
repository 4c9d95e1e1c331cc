"""The process that judges documents with the generated schemas: one for each worker, fed in batches."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64encode
from importlib.resources import files as resources
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING, Any, Final, Self

from pydantic_core import from_json

from tallystick.files import FileSet, Stamp, write
from tallystick.problems import Refusal, problem
from tallystick.verify.answers import Answer, Leg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from tallystick.verify.subject import Document, Place
    from tallystick.verify.zod import Zod

OLDEST: Final = 20
DIALECTS: Final = {Leg.ZOD: "", Leg.MINI: "mini/"}
"""The folder of each dialect in a generated package."""
_HARNESS: Final = "verify-harness.mjs"


def find_node() -> str:
    """The program. Raises `Refusal`: TLY811 where there is none, or only one that is too old."""
    program = shutil.which("node")
    if program is None:
        raise Refusal(problem("TLY811", found="There is no `node` on the path"))
    run = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - a program found on the path, no shell
    version = run.stdout.strip().removeprefix("v")
    major = re.match(r"\d+", version)
    if major is None or int(major[0]) < OLDEST:
        raise Refusal(problem("TLY811", found=f"`{program}` is Node {version or 'of no known version'}"))
    return program


class Node:
    """A running process. Send a batch, do something else, receive its answers; then the next. Ends with its context."""

    def __init__(self, program: str, package: Mapping[str, str], places: Mapping[str, Place], zod: Zod) -> None:
        """Write the package to a scratch folder and load its schemas. Raises `Refusal` (TLY815) where Node cannot."""
        self._index = {name: index for index, name in enumerate(places)}
        self._folder = TemporaryDirectory(prefix="tallystick-verify-", ignore_cleanup_errors=True)
        self._errors = TemporaryFile()  # noqa: SIM115 - closed with the process
        harness = resources(__package__).joinpath("harness.mjs").read_text(encoding="utf-8")
        texts = FileSet({**package, **zod.shims(), _HARNESS: harness})
        folder = Path(self._folder.name) / "package"
        write(texts, folder, Stamp(tool="", contract="", options=""))
        self._process = subprocess.Popen(  # noqa: S603 - a program found on the path, and our own script
            [program, _HARNESS], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors
        )
        try:
            self._load(places)
        except BaseException:
            self.close()
            raise

    def _load(self, places: Mapping[str, Place]) -> None:
        schemas = [[place.module, place.export] for place in places.values()]
        self._write({"dialects": list(DIALECTS.values()), "schemas": schemas})
        answer = self._read()
        if answer is not True:
            raise Refusal(problem("TLY815", said=answer["failed"]))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process and remove its folder."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()
        self._errors.close()
        self._folder.cleanup()

    def send(self, batch: Sequence[tuple[str, Document]]) -> None:
        """Ask for the answers to documents, each for the schema of that name. `receive` before sending again."""
        self._write([_packed(self._index[name], document) for name, document in batch])

    def receive(self) -> list[dict[Leg, Answer]]:
        """The answers to the batch that was sent, in order. Raises `Refusal` (TLY815) where the process has ended."""
        answers = []
        for given in self._read():
            first = _answer(given[0])
            others = [_answer(each) for each in given[1:]] or [first] * (len(DIALECTS) - 1)
            answers.append(dict(zip(DIALECTS, (first, *others), strict=False)))
        return answers

    def _write(self, value: object) -> None:
        stream = self._process.stdin
        assert stream is not None  # noqa: S101 - it was opened as a pipe
        try:
            stream.write(json.dumps(value, separators=(",", ":")).encode())
            stream.write(b"\n")
            stream.flush()
        except BrokenPipeError:
            raise self._ended() from None

    def _read(self) -> Any:  # noqa: ANN401 - what the harness says above it prints
        stream = self._process.stdout
        assert stream is not None  # noqa: S101 - it was opened as a pipe
        line = stream.readline()
        if not line:
            raise self._ended()
        try:
            return from_json(line, cache_strings="keys")
        except ValueError:  # a pointer with half of a surrogate pair, which only Python's own reader takes
            return json.loads(line)

    def _ended(self) -> Refusal:
        self._process.wait()
        self._errors.seek(0)
        printed = self._errors.read().decode(errors="replace").strip().splitlines()
        telling = [line for line in printed if re.match(r"\w*Error\b", line)] or printed
        return Refusal(problem("TLY815", said=telling[-1] if telling else f"exit code {self._process.returncode}"))


def _packed(index: int, document: Document) -> list[object]:
    if isinstance(document, bytes):
        return [index, b64encode(document).decode(), True]
    return [index, document]


def _answer(given: Any) -> Answer:  # noqa: ANN401 - JSON of the harness
    match given:
        case str():
            return Answer(accepted=True, written=given)
        case list():
            return Answer(accepted=False, issues=frozenset(map(tuple, given)))
        case _:
            return Answer(accepted=False, error=given["error"])
