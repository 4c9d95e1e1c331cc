"""Files to bytes, bytes to text: UTF-8 and nothing else, with or without a byte order mark."""

from __future__ import annotations

import codecs
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024
"""The largest document that is read: five times the largest public API description known (12 MB)."""

_OTHER_ENCODINGS = {
    codecs.BOM_UTF32_LE: "UTF-32",  # before UTF-16, whose mark it starts with
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_UNMARKED = {
    b"\x00[^\x00]\x00[^\x00]": "UTF-16",
    b"[^\x00]\x00[^\x00]\x00": "UTF-16",
    b"\x00{3}[^\x00]|[^\x00]\x00{3}": "UTF-32",
}


def bytes_of(path: Path) -> bytes:
    """The content of a file. Raises `Refusal` where there is none to be had (TLY310 to TLY312, TLY317)."""
    where = Where(file=path.as_posix())
    try:
        if path.is_dir():
            raise Refusal(problem("TLY311", where))
        if path.exists() and not path.is_file():
            raise Refusal(problem("TLY312", where, reason="it is not a regular file"))
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise Refusal(problem("TLY317", where, size=path.stat().st_size, limit=MAX_BYTES))
        return path.read_bytes()
    except FileNotFoundError:
        raise Refusal(problem("TLY310", where, nearest=_nearest(path))) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise Refusal(problem("TLY312", where, reason=reason.lower())) from None


def text_of(content: str | bytes, file: str) -> str:
    """The text of a document, without a byte order mark. Raises `Refusal` (TLY313 to TLY316)."""
    if isinstance(content, str):
        text = content.removeprefix("\ufeff")
        for offset, character in enumerate(text) if not _encodable(text) else ():
            if "\ud800" <= character <= "\udfff":
                line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
                raise Refusal(problem("TLY325", Where(file=file, line=line, column=column)))
    else:
        text = _decoded(content, file)
    if not text.strip():
        raise Refusal(problem("TLY313", Where(file=file)))
    return text


def _decoded(content: bytes, file: str) -> str:
    for mark, encoding in _OTHER_ENCODINGS.items():
        if content.startswith(mark):
            raise Refusal(problem("TLY316", Where(file=file), encoding=encoding))
    for shape, encoding in _UNMARKED.items():
        if re.match(shape, content, re.DOTALL):
            raise Refusal(problem("TLY316", Where(file=file), encoding=encoding))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\x00" in content:
            raise Refusal(problem("TLY314", Where(file=file))) from None
        before = content[: error.start].decode("utf-8-sig")
        where = Where(file=file, line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))
        raise Refusal(problem("TLY315", where, byte=f"0x{content[error.start]:02X}")) from None
    if "\x00" in text:
        raise Refusal(problem("TLY314", Where(file=file)))
    return text


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _nearest(path: Path) -> str:
    """A sentence that names the nearest file there is; empty where none is near."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return " Its folder does not exist either."
    near = get_close_matches(path.name, names, n=1)
    return f" Did you mean `{near[0]}`?" if near else ""
