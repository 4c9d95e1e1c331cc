"""Documents that are kept: those on which sides once disagreed, judged first in every later run."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from typing import TYPE_CHECKING, Final

from tallystick.files.single import replace_file
from tallystick.problems import Refusal, Where, problem
from tallystick.wording import did_you_mean, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from tallystick.problems import Problem
    from tallystick.verify.subject import Document

FILE: Final = "tallystick-verify.json"
"""What is written in a folder."""

Kept = tuple[str, "Document"]
"""The name of a model, and a document for it."""


def kept(place: Path, models: AbstractSet[str]) -> tuple[Kept, ...]:
    """What the file `place`, or every `.json` file of the folder `place`, holds; nothing where it is not there yet.

    `models` are the names that documents may be for. Raises `Refusal` (TLY817) with a problem for each file that cannot
    be read.
    """
    found: dict[Kept, None] = {}
    problems: list[Problem] = []
    for file in sorted(place.glob("*.json")) if place.is_dir() else [place] if place.exists() else []:
        try:
            entries = dict.fromkeys(_entries(json.loads(file.read_bytes())))
            if unknown := sorted({model for model, _ in entries} - models):
                hint = did_you_mean(unknown[0], sorted(models))
                problems.append(_unreadable(file, f"There is no model `{unknown[0]}`. {hint}"))
            found |= entries
        except OSError as error:
            problems.append(_unreadable(file, error.strerror or str(error)))
        except json.JSONDecodeError as error:
            problems.append(_unreadable(file, f"It is not JSON: {error.msg}", error.lineno, error.colno))
        except (ValueError, RecursionError) as error:
            problems.append(_unreadable(file, str(error)))
    if problems:
        raise Refusal(*problems)
    return tuple(found)


def keep(place: Path, documents: Iterable[Kept]) -> None:
    """Write what is kept to `place`, or to one file in the folder `place`, in an order that only depends on it.

    Raises `Refusal` (TLY817) where it cannot be written.
    """
    file = place / FILE if place.is_dir() else place
    entries = [_entry(model, document) for model, document in dict.fromkeys(documents)]
    entries.sort(key=json.dumps)
    text = json.dumps({"version": 1, "documents": entries}, indent=2, ensure_ascii=True)
    try:
        replace_file(file, f"{text}\n".encode())
    except OSError as error:
        raise Refusal(_unreadable(file, f"It cannot be written: {error.strerror or error}")) from error


def _unreadable(file: Path, reason: str, line: int | None = None, column: int | None = None) -> Problem:
    return problem(
        "TLY817",
        Where(file=file.as_posix(), line=line, column=column),
        reason=sentence(reason) if reason[-1:] not in "?!" else reason,
    )


def _entry(model: str, document: Document) -> dict[str, str]:
    if isinstance(document, bytes):
        return {"model": model, "bytes": b64encode(document).decode()}
    return {"model": model, "document": document}


def _entries(content: object) -> Iterator[Kept]:
    """Raises `ValueError` with what is wrong."""
    if not isinstance(content, dict) or content.get("version") != 1 or not isinstance(content.get("documents"), list):
        raise ValueError('It is not an object with "version": 1 and a list "documents"')
    for index, entry in enumerate(content["documents"]):
        match entry:
            case {"model": str(model), "document": str(document)}:
                yield model, document
            case {"model": str(model), "bytes": str(encoded)}:
                try:
                    yield model, b64decode(encoded, validate=True)
                except Base64Error:
                    raise ValueError(f"Its entry {index} has bytes that are not Base64") from None
            case _:
                raise ValueError(f'Its entry {index} has no texts "model" and "document"')
