"""`tallystick doctor`: the environment, and every place where a source's claim is weaker than "identical"."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, Final

import pydantic

from tallystick.claims import claims, is_contract
from tallystick.outcome import Outcome
from tallystick.problems import Problem, Severity, Where, problem
from tallystick.version import VERSION
from tallystick.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tallystick.config import Config

_ZOD: Final = (4, 5)
"""The first Zod that counts the length of text in code points, as Python does."""


def diagnose(models: Iterable[Any], config: Config, *, root: Path) -> Outcome:
    """What can be said of `models`, which `config` names in the project at `root`, and of the environment."""
    examined = tuple(models)
    found = (*_parsed_first(examined, config), *claims(examined, root))
    zod = _zod(root / config.out)
    weaker = len({one.where for one in found if one.severity is not Severity.NOTE})
    marked = len({one.where for one in found if one.severity is Severity.NOTE})
    return Outcome(
        problems=(*_old_zod(zod, root), *found),
        summary=(*_environment(zod), _claim(len(examined), weaker, marked)),
        counts={"models": len(examined), "weaker": weaker},
    )


def _parsed_first(models: tuple[Any, ...], config: Config) -> tuple[Problem, ...]:
    """FastAPI parses a body and validates the result, which does not take the JSON side that contracts make exact."""
    if config.app is None or not any(map(is_contract, models)):
        return ()
    return (problem("TLY715", Where(name=config.app)),)


def _environment(zod: tuple[Path, str] | None) -> tuple[str, ...]:
    return (
        f"Python {platform.python_version()}, tallystick {VERSION}, pydantic {pydantic.VERSION}.",
        f"Node: {_node()}.",
        f"Zod: {zod[1] if zod else 'not installed beside the generated package; its users install it'}.",
    )


def _claim(models: int, weaker: int, marked: int) -> str:
    if not models:
        return "The source is a document, which stands for itself: nothing is known of how a server validates it."
    if not weaker and marked:
        return (
            f"{counted(models, 'model')}: nothing is known that TypeScript would decide otherwise than Python, but for "
            f"what is marked so in {counted(marked, 'place')}."
        )
    if not weaker:
        return f"{counted(models, 'model')}: nothing is known that TypeScript would decide otherwise than Python."
    return f'{counted(models, "model")}; the claim is weaker than "identical" in {counted(weaker, "place")}.'


def _node() -> str:
    program = shutil.which("node")
    if program is None:
        return "not found; only users of the generated package need it"
    run = subprocess.run([program, "--version"], capture_output=True, text=True, check=False, timeout=10)  # noqa: S603 - a program found on the path, no shell
    return f"{run.stdout.strip().removeprefix('v')}; only users of the generated package need it"


def _zod(out: Path) -> tuple[Path, str] | None:
    """The manifest and the version of the Zod that the generated package would be resolved with."""
    for folder in (out, *out.parents):
        manifest = folder / "node_modules" / "zod" / "package.json"
        try:
            return manifest, str(json.loads(manifest.read_bytes())["version"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return None


def _old_zod(zod: tuple[Path, str] | None, root: Path) -> tuple[Problem, ...]:
    if zod is None:
        return ()
    manifest, found = zod
    numbers = tuple(int(part) for part in found.split(".")[:2] if part.isdecimal())
    if numbers >= _ZOD:
        return ()
    shown = manifest.relative_to(root) if manifest.is_relative_to(root) else manifest
    return (problem("TLY721", Where(file=shown.as_posix()), found=found),)
