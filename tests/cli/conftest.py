"""The command line in this process, with a pipeline that records what it is asked to do."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

import tallystick
from tallystick.cli.command import run
from tallystick.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass
class Pipeline:
    """`calls` are (verb, arguments); `result` is what each verb returns, or raises where it is an exception."""

    result: Any = field(default_factory=Outcome)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def verb(self, name: str) -> Callable[..., Any]:
        def call(*positional: Any, **named: Any) -> Any:
            arguments = dict(zip(("config",), positional, strict=False)) | named
            self.calls.append((name, arguments))
            if isinstance(self.result, BaseException):
                raise self.result
            return self.result

        return call


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    recorded = Pipeline()
    module = ModuleType("tallystick.pipeline")
    for name in ("init", "generate", "check", "standalone", "export", "doctor", "verify"):
        setattr(module, name, recorded.verb(name))
    monkeypatch.setitem(sys.modules, "tallystick.pipeline", module)
    monkeypatch.setattr(tallystick, "pipeline", module, raising=False)
    return recorded


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


@pytest.fixture
def tallystick_(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Run]:
    """Runs the command line in an empty folder, at a terminal of 100 columns without colour."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str) -> Run:
        code = run(arguments)
        captured = capsys.readouterr()
        return Run(code, captured.out, captured.err)

    return call
