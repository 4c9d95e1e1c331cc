"""What is raised when a contract cannot be exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.problems import Problem


class ContractError(TypeError):
    """A contract, or a call on one, whose JSON side could not be the same in every language.

    Raised where the class is defined. `problems` holds every finding of that class; the text says each one's place,
    reason and way out.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(f"{p.code} {p.where}: {p.message} {p.way_out}" for p in problems))
        self.problems = problems
