"""`tallystick init`: from what a project holds to `[tool.tallystick]` in its pyproject.toml."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tallystick.config import FILE, Package
from tallystick.files.single import replace_file
from tallystick.outcome import Outcome
from tallystick.problems import Problem, Refusal, Where, problem
from tallystick.scan import Found, scan
from tallystick.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

_SNIPPETS: Final = Path(__file__).parent / "snippets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A file for continuous integration: where it goes, and what it is copied from."""

    target: str
    file: str


SNIPPETS: Final[dict[str, Snippet]] = {
    "github": Snippet(target=".github/workflows/tallystick.yml", file="github-actions.yml"),
    "pre-commit": Snippet(target=".pre-commit-config.yaml", file="pre-commit-config.yaml"),
}


def initialise(root: Path, *, given: Mapping[str, object], ci: str | None = None) -> Outcome:
    """Configures the project in `root` and says what was found, what was written and what to do next.

    `given` are the options `app` and `out` where the user named them; `ci` is a key of `SNIPPETS` to copy as well.
    Raises `Refusal` where the project is configured already, holds nothing to start from, or cannot be written to.
    """
    file = root / FILE
    text = _read(file)
    document = _parsed(text)
    found = scan(root)
    source = _source(found, given)
    section = _section(source, str(given.get("out", "generated")), _package_name(document))
    _write(root, FILE, _appended(text, document, section))
    noted = _add_snippet(root, SNIPPETS[ci]) if ci is not None else ()
    return Outcome(
        problems=noted,
        summary=(
            *_findings(found),
            f"Wrote [tool.tallystick] to {FILE}: {_described(source)}.",
            "Next: `tallystick generate`, and commit what it writes.",
            "`tallystick doctor` says where Python and TypeScript could still disagree, and the fix for each.",
            *(_integration(ci) if not noted else ()),
        ),
        counts={"applications": len(found.applications), "models": sum(found.models.values())},
    )


def _read(file: Path) -> str:
    if not file.exists():
        return ""
    try:
        return file.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        raise Refusal(problem("TLY102", Where(file=FILE), reason=reason)) from error


def _parsed(text: str) -> dict[str, object]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(problem("TLY103", Where(file=FILE), reason=str(error))) from error
    tool = document.get("tool")
    if isinstance(tool, dict) and "tallystick" in tool:
        raise Refusal(problem("TLY109", Where(file=FILE, name="tool.tallystick")))
    return document


def _source(found: Found, given: Mapping[str, object]) -> tuple[str, str | list[str]]:
    """The option that names the source, and its value: what the user said, contracts, an application, other models."""
    if "app" in given:
        return "app", str(given["app"])
    if found.contracts:
        return "contracts", _modules(found.contracts)
    if found.applications:
        return "app", min(found.applications, key=lambda name: (name.count("."), not name.endswith(":app"), name))
    if found.models:
        return "contracts", _modules(found.models)
    raise Refusal(problem("TLY111"))


def _modules(models: Mapping[str, int]) -> list[str]:
    """The modules that define models, those of a package by the package where it has several."""
    parents = [module.rpartition(".")[0] for module in models]
    several = {parent for parent in parents if parent and parents.count(parent) > 1}
    entries = {parent if (parent := module.rpartition(".")[0]) in several else module for module in models}
    return sorted(entry for entry in entries if not any(entry.startswith(f"{other}.") for other in entries))


def _package_name(document: Mapping[str, object]) -> str:
    """A name for the npm package, after the project's own."""
    project = document.get("project")
    name = str(project.get("name", "")) if isinstance(project, dict) else ""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"{plain}-contracts" if plain else Package().name


def _section(source: tuple[str, str | list[str]], out: str, package: str) -> str:
    # A JSON string is a TOML basic string, but for the delete character, which no name here holds.
    name, value = source
    return (
        f"[tool.tallystick]\n{name} = {json.dumps(value)}\nout = {json.dumps(out)}\n"
        f'package = {{ name = {json.dumps(package)}, version = "0.1.0", private = true }}\n'
    )


def _appended(text: str, document: Mapping[str, object], section: str) -> str:
    """`text` with `section` at its end, in its own line endings. Raises `Refusal` where that would not only add it."""
    ending = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else ending if text.endswith("\n") else ending * 2
    result = text + gap + section.replace("\n", ending)
    try:
        after = tomllib.loads(result)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(problem("TLY110", Where(file=FILE), reason=str(error), section=section)) from error
    tool = {key: value for key, value in after["tool"].items() if key != "tallystick"}
    if {**after, "tool": tool} != {**document, "tool": document.get("tool", {})}:
        raise Refusal(problem("TLY110", Where(file=FILE), reason="it would change other sections", section=section))
    return result


def _write(root: Path, name: str, text: str) -> None:
    file = root / name
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, text.encode())
    except OSError as error:
        raise Refusal(problem("TLY112", Where(file=name), reason=error.strerror or str(error))) from error


def _add_snippet(root: Path, snippet: Snippet) -> tuple[Problem, ...]:
    """Copies the snippet; where the file exists already and does not run `check`, a note that shows what to add."""
    text = (_SNIPPETS / snippet.file).read_text(encoding="utf-8")
    target = root / snippet.target
    if target.exists():
        if b"tallystick check" in target.read_bytes():
            return ()
        return (problem("TLY114", Where(file=snippet.target), snippet=text.rstrip("\n")),)
    _write(root, snippet.target, text)
    return ()


def _findings(found: Found) -> list[str]:
    parts = []
    if found.applications:
        applications = counted(len(found.applications), "FastAPI application")
        parts.append(f"{applications} ({', '.join(found.applications)})")
    if found.models:
        models = counted(sum(found.models.values()), "Pydantic model")
        contracts = sum(found.contracts.values())
        among = f", {contracts:,} of them contracts," if contracts else ""
        parts.append(f"{models}{among} in {counted(len(found.models), 'module')}")
    return [f"Found {' and '.join(parts)}."] if parts else []


def _described(source: tuple[str, str | list[str]]) -> str:
    name, value = source
    return f"{name} = {json.dumps(value)}"


def _integration(ci: str | None) -> tuple[str, ...]:
    """Where `check` runs, which is in the snippet for `ci`; where none was asked for, how to run it."""
    if ci is None:
        return ("In continuous integration: `tallystick check --format github`.",)
    return (f"`tallystick check` runs from {SNIPPETS[ci].target}.",)
