"""The hand-written TypeScript that ships inside every generated package.

The `.ts` files are the source; the `.js` and `.d.ts` beside them are what a developer task compiles
(`npm run build-runtime` in `tests/node`) and what ships, since generating needs no Node. A test holds them equal.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files as resources
from typing import TYPE_CHECKING

from tallystick.runtime.declarations import Declaration, declarations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

__all__ = ["exports", "files", "schema_files", "standalone"]

_SHIPPED = (".js", ".d.ts")
_SERVICES = ("http/", "client/", "express/", "query/", "forms/", "mocks/")
"""The folders that only packages with operations have: servers and clients, which nothing generated imports."""


def files() -> dict[str, str]:
    """The text of every file that ships, by its path in the runtime folder (`formats/dates.js`), sorted by path."""
    return dict(sorted(_walk(resources(__name__), "")))


def schema_files() -> dict[str, str]:
    """Those of `files()` that schemas need: all but what serves operations and calls them."""
    return {path: text for path, text in files().items() if not path.startswith(_SERVICES)}


def exports() -> frozenset[str]:
    """The names that generated modules may import from the runtime's `index.js`."""
    return frozenset(name for name, declaration in _declarations().items() if declaration.public)


def standalone(names: Iterable[str]) -> str:
    """JavaScript that declares these exports and all they need, with no import or export.

    The declarations stand in the order of `files()` and of each file, whatever the order of `names`, but for constants
    that another one is computed from, which stand before it. The names of the runtime's declarations are distinct, so
    they can stand in one module.

    Raises `KeyError` for a name that the runtime does not export.
    """
    known = _declarations()
    needed: set[str] = set()
    pending = list(names)
    for name in pending:
        if not known[name].public:
            raise KeyError(name)
    while pending:
        name = pending.pop()
        if name not in needed:
            needed.add(name)
            pending += known[name].uses
    return "".join(known[name].text for name in _initialised(known, needed))


def _initialised(known: Mapping[str, Declaration], needed: set[str]) -> list[str]:
    """The `needed` declarations, a constant after those it names: they may be of later files. Functions are hoisted."""
    placed: dict[str, None] = {}
    open_: set[str] = set()

    def place(name: str) -> None:
        if name in placed or name in open_:
            return
        open_.add(name)
        if not known[name].hoisted:
            for used in sorted(known[name].uses, key=order.__getitem__):
                if not known[used].hoisted:
                    place(used)
        placed[name] = None

    order = {name: rank for rank, name in enumerate(known)}
    for name in sorted(needed, key=order.__getitem__):
        place(name)
    return list(placed)


@cache
def _declarations() -> dict[str, Declaration]:
    return declarations({path: text for path, text in schema_files().items() if path.endswith(".js")})


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(_SHIPPED):
            yield f"{prefix}{entry.name}", entry.read_text(encoding="utf-8")
