"""Places as a user would write them: files relative to the root of the project, never as they lie on this machine."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from tallystick.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tallystick.problems import Problem


@dataclass(frozen=True, slots=True)
class Places:
    """How to name the files of the project at `root`.

    `document` is the source where it is a document, as it was named. What is said of documents names those by their
    paths from its folder, since that is what references go by.
    """

    root: Path
    document: str | None = None

    @contextmanager
    def told(self) -> Iterator[None]:
        """Name the files of what is refused meanwhile. Raises `Refusal`."""
        try:
            yield
        except Refusal as refusal:
            raise Refusal(*self.of(refusal.problems)) from None

    def of(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The same problems, their files named as a user would write them."""
        return tuple(map(self._placed, problems))

    def _placed(self, problem: Problem) -> Problem:
        file = problem.where.file
        return problem if file is None else problem.at(replace(problem.where, file=self._shown(file)))

    def _shown(self, file: str) -> str:
        folder = None if self.document is None else PurePosixPath(self.document).parent
        if not Path(file).is_absolute():
            return file if folder is None or "://" in file else (folder / file).as_posix()
        bases = [(self.root, PurePosixPath()), (self.root.resolve(), PurePosixPath())]
        if folder is not None:
            bases.insert(0, (self.root / folder, folder))
        inside = ((shown, Path(file).relative_to(base)) for base, shown in bases if Path(file).is_relative_to(base))
        return next(((shown / rest).as_posix() for shown, rest in inside), file)
