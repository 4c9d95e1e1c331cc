"""From a document on which sides disagree to a minimal one on which they disagree in the same way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tallystick.verify.tokens import Items, Members, Scalar, Tree, parsed, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tallystick.verify.subject import Document

_SIMPLE: Final = ("null", "0", '""', "false", "[]", "{}")
"""Values to put in the place of others, the simplest first."""
_ROUNDS: Final = 60
_BATCH: Final = 400


def shrunk(document: Document, still: Callable[[Sequence[Document]], Sequence[bool]]) -> Document:
    """The smallest document found from `document` on which `still` holds.

    Each round asks for all that can be left out or made simpler in one place, in one batch, and goes on with the
    smallest that holds. The result is minimal where the rounds suffice: no single step makes it smaller.
    """
    for _ in range(_ROUNDS):
        candidates = sorted({each for each in _candidates(document) if _size(each) < _size(document)}, key=_size)
        for start in range(0, len(candidates), _BATCH):
            batch = candidates[start : start + _BATCH]
            found = next((each for each, holds in zip(batch, still(batch), strict=True) if holds), None)
            if found is not None:
                document = found
                break
        else:
            return document
    return document


def _size(document: Document) -> tuple[int, int, int, str]:
    """Shorter is smaller; of the same length, the simpler one, so that the order is total and every step descends."""
    text = document.decode("latin-1") if isinstance(document, bytes) else document
    rank = _SIMPLE.index(text) if text in _SIMPLE else len(_SIMPLE)
    return len(text), rank, sum(map(ord, text)), text


def _candidates(document: Document) -> Iterator[Document]:
    if isinstance(document, bytes):
        yield from (document[:start] + document[end:] for start, end in _pieces(len(document)))
        return
    tree = parsed(document)
    if tree is None:
        yield from (document[:start] + document[end:] for start, end in _pieces(len(document)))
    else:
        yield spelled(tree)
        yield from map(spelled, _smaller(tree))


def _smaller(tree: Tree) -> Iterator[Tree]:
    """Trees with something left out or made simpler in one place."""
    yield from map(Scalar, _SIMPLE)
    match tree:
        case Scalar(text):
            yield from map(Scalar, _scalars(text))
        case Items(items):
            yield from items
            yield from (Items(items[:start] + items[end:]) for start, end in _pieces(len(items)))
            for index, item in enumerate(items):
                yield from (Items((*items[:index], each, *items[index + 1 :])) for each in _smaller(item))
        case Members(members):
            yield from (value for _, value in members)
            yield from (Members(members[:start] + members[end:]) for start, end in _pieces(len(members)))
            for index, (key, value) in enumerate(members):
                before, after = members[:index], members[index + 1 :]
                yield from (Members((*before, (key, each), *after)) for each in _smaller(value))
                yield from (Members((*before, (each, value), *after)) for each in _scalars(key))


def _scalars(text: str) -> Iterator[str]:
    """Simpler spellings of a scalar."""
    if text.startswith('"'):
        content = json.loads(text)
        for start, end in _pieces(len(content)):
            yield _string(content[:start] + content[end:])
        yield from (_string(content[:at] + "a" + content[at + 1 :]) for at in range(min(len(content), 40)))
    elif text not in _SIMPLE:
        yield from ("1", "-1", "1.5", "true")
        yield from (
            text[:start] + text[end:] for start, end in _pieces(len(text)) if _is_number(text[:start] + text[end:])
        )


def _string(content: str) -> str:
    """The text of a string: readable, but for halves of surrogate pairs."""
    try:
        content.encode()
    except UnicodeEncodeError:
        return json.dumps(content)
    return json.dumps(content, ensure_ascii=False)


def _is_number(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return text.lstrip("-")[:1].isdigit()


def _pieces(length: int) -> Iterator[tuple[int, int]]:
    """Stretches to leave out: all, the halves, the quarters, and so on down to each on its own."""
    size = length
    while size:
        yield from ((start, start + size) for start in range(0, length, size))
        size //= 2
