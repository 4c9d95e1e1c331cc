"""The manifest: which files of the output folder are ours, and what they were made from.

It is the only file that names the tool's version, so an upgrade that writes the same bytes changes nothing else. Its
text has one file a line, so that two branches merge it the way they merge the files themselves.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from tallystick.files.fileset import FileSet, path_fault
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_VERSION = 1
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_FILE_LINE = re.compile(r' {4}("(?:[^"\\]|\\.)*"): "(sha256:[0-9a-f]{64})",?\s*')
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)


def digest(*parts: str | bytes) -> str:
    """`sha256:` and the hex digest of the parts, each framed by its length, so that moving text between parts shows.

    A single part is hashed as it is: its digest is what `sha256sum` prints for the file.
    """
    encoded = [part.encode("utf-8") if isinstance(part, str) else part for part in parts]
    if len(encoded) == 1:
        return f"sha256:{sha256(encoded[0]).hexdigest()}"
    state = sha256()
    for part in encoded:
        state.update(b"%d:" % len(part))
        state.update(part)
    return f"sha256:{state.hexdigest()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What an output was made from: the tool, the contract documents and the options (the last two as digests)."""

    tool: str
    contract: str
    options: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files` maps each owned path to the digest of the bytes the generator wrote there."""

    stamp: Stamp
    files: Mapping[str, str]

    @classmethod
    def of(cls, files: FileSet, stamp: Stamp) -> Manifest:
        """The manifest that belongs to `files`."""
        return cls(stamp, {path: digest(text) for path, text in files.items()})

    def agrees(self, other: Manifest) -> bool:
        """Whether both describe one output. The tool's version is left out: an upgrade alone is no drift."""
        mine, its = self.stamp, other.stamp
        return (mine.contract, mine.options, dict(self.files)) == (its.contract, its.options, dict(other.files))

    def text(self) -> str:
        """The manifest as JSON, the same bytes for the same content."""
        content = {
            "version": _VERSION,
            "tool": self.stamp.tool,
            "contract": self.stamp.contract,
            "options": self.stamp.options,
            "files": {path: self.files[path] for path in sorted(self.files)},
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _merged(text: str, where: Where) -> Manifest:
    """What a manifest with conflict markers still says: the files of both sides are ours, whatever they were made from.

    A file whose digest is on neither side then counts as edited by hand, so nothing is overwritten that nobody agreed
    to.
    """
    lines = (_FILE_LINE.fullmatch(line) for line in text.splitlines())
    files = {json.loads(line[1]): line[2] for line in lines if line is not None}
    return _safe(Manifest(Stamp(tool="", contract="", options=""), files), where)


def _safe(manifest: Manifest, where: Where) -> Manifest:
    """The manifest, if it owns only what this tool could have written, not `../src/main.py`."""
    for path in manifest.files:
        if (why := path_fault(path)) is not None:
            raise Refusal(problem("TLY634", where, why=f"it owns {path!r}, and that path {why}"))
    return manifest


def read_manifest(text: str, where: Where) -> Manifest:
    """The manifest in `text`; line ends, a byte order mark and the conflict markers of a merge do not matter.

    Raises `Refusal` (TLY634) when it is no manifest, or owns a path that no `FileSet` can hold.
    """
    text = text.removeprefix("\ufeff")
    if _CONFLICT.search(text):
        return _merged(text, where)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refusal(problem("TLY634", where, why=f"it is not JSON ({error})")) from None
    match content:
        case {
            "version": 1,
            "tool": str(tool),
            "contract": str(contract),
            "options": str(options),
            "files": dict(files),
        } if all(isinstance(value, str) and _DIGEST.fullmatch(value) for value in files.values()):
            return _safe(Manifest(Stamp(tool=tool, contract=contract, options=options), files), where)
        case {"version": int(version)} if version > _VERSION:
            raise Refusal(problem("TLY634", where, why="a newer tallystick wrote it"))
        case _:
            raise Refusal(problem("TLY634", where, why="it does not have a manifest's members"))
