"""The findings of one stub, each at the stub's own place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick.problems import Problem, Where, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with a stub; `where` is its definition."""

    where: Where
    found: list[Problem] = field(default_factory=list)

    def add(self, code: str, /, **holes: object) -> None:
        """Note a finding at the stub."""
        self.found.append(problem(code, self.where, **holes))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note findings of a part, at the part's name and the stub's line."""
        here = Where(file=self.where.file, line=self.where.line)
        self.found.extend(each.at(replace(here, name=each.where.name)) for each in problems)


@dataclass(frozen=True, slots=True)
class Stub:
    """A stub that is being read: what its contracts are called after, its path's parameters, and what is wrong with it.

    `naming` makes wire names from those of arguments.
    """

    name: str
    module: str
    in_path: tuple[str, ...]
    naming: Callable[[str], str]
    findings: Findings

    def named(self, part: str) -> str:
        """The name of the contract of a part: `ListInvoicesQuery` of `list_invoices`."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.split("_")) + part


def place_of(stub: Callable[..., object]) -> Where:
    """The definition of a stub: file relative to the working directory where it is below it, line, dotted name."""
    code = getattr(stub, "__code__", None)
    name = f"{stub.__module__}.{stub.__qualname__}"
    if code is None:
        return Where(name=name)
    file = Path(code.co_filename)
    inside = file.is_relative_to(Path.cwd())
    return Where(
        file=(file.relative_to(Path.cwd()) if inside else file).as_posix(), line=code.co_firstlineno, name=name
    )
