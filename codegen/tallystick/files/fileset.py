"""`FileSet`: what a generator produced, in memory, as relative path -> text.

A path is refused here, once, if it could not be written on every file system a team may check the output out on, or
could leave the output folder on any of them. Nothing after this module has to ask whether a path is safe.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from tallystick.problems import Problem, Refusal, Where, problem

MANIFEST = "tallystick-manifest.json"
"""The one file of the output that `FileSet` never holds: it describes the others."""

PENDING = ".tallystick-pending"
"""The folder inside the output where an unfinished write keeps its journal."""

# Windows keeps these names for devices, with any extension and in any case.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"],
)
_FORBIDDEN = frozenset('<>:"|?*\\') | {chr(code) for code in (*range(32), 127)}
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_NAME = 255  # bytes; the limit of ext4, APFS and NTFS alike


def _fault(name: str) -> str | None:
    """Why one path segment cannot be a file name everywhere, or None when it can."""
    rules = (
        (not name, "has an empty part"),
        (name in {".", ".."}, "has a part that means a folder, not a name"),
        (not _FORBIDDEN.isdisjoint(name), "holds a character that some file systems give a meaning"),
        (any("\ud800" <= character <= "\udfff" for character in name), "holds half of a surrogate pair"),
        (name.endswith((".", " ")), "has a part ending in a dot or a space, which Windows drops"),
        (name.split(".", maxsplit=1)[0].strip().lower() in _DEVICES, "is a device name on Windows"),
        (name.casefold() in {".git", PENDING}, "is a folder that is not the generator's"),
        (len(name.encode(errors="replace")) > _LONGEST_NAME, f"has a part longer than {_LONGEST_NAME} bytes"),
    )
    return next((why for broken, why in rules if broken), None)


def path_fault(path: str) -> str | None:
    """Why `path` is not a safe relative POSIX path, in words that follow "the path", or None when it is one."""
    if path.casefold() == MANIFEST:
        return "is the manifest's own"
    return next((why for part in path.split("/") if (why := _fault(part)) is not None), None)


def _fold(path: str) -> str:
    """The path as the most forgetful file system sees it: case and Unicode normal form do not count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def parents(path: str) -> Iterator[str]:
    """The folders of a relative path, outermost first: `a/b/c.ts` gives `a`, `a/b`."""
    for at, character in enumerate(path):
        if character == "/":
            yield path[:at]


def _problems(texts: Mapping[str, str]) -> Iterator[Problem]:
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path, text in texts.items():
        where = Where(name=repr(path))
        if (why := path_fault(path)) is not None:
            yield problem("TLY621", where, why=why)
            continue
        if "\r" in text or not (text.isascii() or _SURROGATE.search(text) is None):
            yield problem("TLY624", where)
        if (other := files.get(_fold(path))) is not None:
            yield problem("TLY622", where, other=other)
        files[_fold(path)] = path
        for folder in parents(path):
            if (other := folders.setdefault(_fold(folder), folder)) != folder:
                yield problem("TLY622", where, other=other)
    for folded, folder in folders.items():
        if folded in files:
            yield problem("TLY623", Where(name=repr(files[folded])), folder=folder)


class FileSet(Mapping[str, str]):
    """An immutable mapping of relative POSIX path to text, in path order; written as UTF-8 with LF line ends.

    Raises `Refusal` (TLY621 to TLY624) for a path that is not safe on every file system, for two paths that are one
    where case does not count, and for text that cannot be written as it is.
    """

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str]) -> None:
        if found := tuple(_problems(texts)):
            raise Refusal(*found)
        self._texts = {path: texts[path] for path in sorted(texts)}

    def __getitem__(self, path: str) -> str:
        return self._texts[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __repr__(self) -> str:
        return f"FileSet({self._texts!r})"
