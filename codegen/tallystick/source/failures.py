"""What went wrong in a user's own code, as problems that name their file and line. Never a traceback."""

from __future__ import annotations

import pkgutil
import re
import sys
import traceback
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick import ContractError
from tallystick.problems import Refusal, Where, problem
from tallystick.source.imports import file_of, search_roots

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tallystick.problems import Problem

_OWN = Path(__file__).resolve().parent.parent
_NOT_TEXT = re.compile("source code string cannot contain null bytes")
_MISSING_NAME = re.compile(r"cannot import name '(?P<name>[^']+)' from '(?P<module>[^']+)'")


def refusal_of(error: BaseException, root: Path, name: str, file: str | None = None) -> Refusal:
    """The problems of an import that failed. `name` is the module that was being imported, `file` its file if known."""
    if isinstance(error, SyntaxError):
        return Refusal(_syntax(error, root, Where(file=file, name=name)))
    if isinstance(error, ValueError) and _NOT_TEXT.search(str(error)):  # a SyntaxError from Python 3.11.4 on
        return Refusal(problem("TLY203", Where(file=file or _binary(root, name), name=name), error=str(error)))
    where = place_of(error, root, name)
    if isinstance(error, Refusal | ContractError):
        return Refusal(*(each if each.where.file else each.at(_merged(where, each.where)) for each in error.problems))
    if isinstance(error, ModuleNotFoundError) and error.name:
        return Refusal(problem("TLY204", where, name=error.name, hint=_module_hint(error.name, root)))
    if isinstance(error, ImportError) and (found := _MISSING_NAME.search(str(error))):
        known = vars(sys.modules[found["module"]]) if found["module"] in sys.modules else ()
        hint = nearest(found["name"], known) or f"Define `{found['name']}` there, or correct the import."
        return Refusal(problem("TLY202", where, module=name, error=_said(error), hint=hint))
    hint = "Correct it so that the module can be imported: `python -c 'import " + name + "'` shows the same error."
    return Refusal(problem("TLY202", where, module=name, error=_said(error), hint=hint))


def place_of(error: BaseException, root: Path, name: str) -> Where:
    """The last line of the project's own code that the error went through; the module alone where there is none."""
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        file = within(Path(frame.f_code.co_filename), root)
        if file is not None:
            return Where(file=file, line=line, name=name)
    return Where(name=name)


def within(file: Path, root: Path) -> str | None:
    """The path of `file` relative to `root`, if it is the project's own: not a library's, and not Tallystick's.

    Code that no file holds says so by a name like `<string>`, which is no file of the project either.
    """
    if str(file).startswith("<"):
        return None
    try:
        resolved = file.resolve()
        relative = resolved.relative_to(root.resolve())
    except (OSError, ValueError):
        return None
    if "site-packages" in relative.parts or "dist-packages" in relative.parts or resolved.is_relative_to(_OWN):
        return None
    return relative.as_posix()


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """`Did you mean ...?`, or `None` where nothing comes near."""
    near = get_close_matches(wrong, [name for name in known if not name.startswith("__")], n=1, cutoff=0.6)
    return f"Did you mean `{near[0]}`?" if near else None


def _binary(root: Path, name: str) -> str | None:
    """The file of a module that is no text, if it is this one and not one that it imports."""
    file = file_of(root, name)
    return within(file, root) if file is not None and b"\0" in file.read_bytes() else None


def _syntax(error: SyntaxError, root: Path, where: Where) -> Problem:
    if error.filename:
        file = within(Path(error.filename), root) or Path(error.filename).name
        where = Where(file=file, line=error.lineno, column=error.offset or None, name=where.name)
    return problem("TLY203", where, error=error.msg)


def _merged(place: Where, named: Where) -> Where:
    return Where(file=place.file, line=place.line, pointer=named.pointer, name=named.name or place.name)


def _module_hint(name: str, root: Path) -> str:
    parent, _, last = name.rpartition(".")
    if parent:
        folders = [str(folder.joinpath(*parent.split("."))) for folder in search_roots(root)]
    else:
        folders = [*map(str, search_roots(root)), *sys.path]
    siblings = {each.name for each in pkgutil.iter_modules(folders)} | (
        set() if parent else set(sys.stdlib_module_names)
    )
    near = get_close_matches(last, sorted(siblings - {last}), n=1, cutoff=0.6)
    if near:
        return f"Did you mean `{parent}.{near[0]}`?" if parent else f"Did you mean `{near[0]}`?"
    if parent:
        return f"Make the module, or correct the import: `{parent}` has no `{last}`."
    return f"Install the package that provides `{name}` where Tallystick runs, or correct the import."


def _said(error: BaseException) -> str:
    """The error in one line, as Python would end its report."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
