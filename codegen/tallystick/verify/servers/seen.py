"""What answers have told: identifiers to ask for, and which value of one server is which of another."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from tallystick.documents.pointer import step
from tallystick.verify.servers.model import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tallystick.ir.operations import Operation

_KEPT: Final = 400
"""So many values of one name are kept; later ones take the place of others."""
_PLAIN: Final = re.compile("[^a-z0-9]")


class Seen:
    """Values by what they identify: `clientid` for the `id` of an answer at `/clients`, and for any `clientId`."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = defaultdict(list)
        self._next = 0

    def names(self, name: str) -> bool:
        """Whether there is a value of that name."""
        return bool(self._values.get(_plain(name)))

    def draw(self, name: str, random: Random) -> str | None:
        """A value of that name; the latest ones are drawn more often."""
        values = self._values.get(_plain(name))
        if not values:
            return None
        return random.choice(values[-_RECENT:] if random.random() < _OF_RECENT else values)

    def learn(self, operation: Operation, body: Any) -> None:  # noqa: ANN401 - a JSON value
        """Take the identifiers of an answer, and the cursor of its next page."""
        noun = _noun(operation.path)
        for row in _rows(body):
            for key, value in row.items():
                if isinstance(value, str | int) and not isinstance(value, bool) and _names(key):
                    self._keep(f"{noun}id" if key == "id" else key, str(value))
        if operation.pages is not None and isinstance(cursor := at(body, operation.pages.next), str):
            self._keep(f"{operation.id}{operation.pages.parameter}", cursor)

    def _keep(self, name: str, value: str) -> None:
        values = self._values[_plain(name)]
        if value in values:
            return
        if len(values) < _KEPT:
            values.append(value)
        else:
            values[self._next % _KEPT] = value
            self._next += 1


_RECENT: Final = 30
_OF_RECENT: Final = 0.6


def _plain(name: str) -> str:
    """A name without the spelling of its language: `client_id` and `clientId` are one."""
    return _PLAIN.sub("", name.lower())


def _names(key: str) -> bool:
    return key == "id" or key.endswith(("Id", "_id", "-id"))


def _noun(path: str) -> str:
    """What the paths of a collection call one of it: `client` for `/clients` and for `/clients/{client_id}/archive`."""
    segments = list(tokens(path))
    last = max((index for index, (_, parameter) in enumerate(segments) if parameter), default=len(segments))
    words = [name for name, parameter in segments[:last] if not parameter]
    word = words[-1] if words else ""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _rows(body: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - a JSON value
    """The objects of an answer: itself, or those of a list in it."""
    waiting = [body, *(body.values() if isinstance(body, dict) else ())]
    for each in waiting:
        if isinstance(each, list):
            yield from (row for row in each if isinstance(row, dict))
    if isinstance(body, dict):
        yield body


def at(body: Any, pointer: str) -> Any:  # noqa: ANN401 - JSON values
    """What is at a JSON Pointer; `None` where nothing is."""
    for token in pointer.split("/")[1:]:
        body = step(body, token.replace("~1", "/").replace("~0", "~"))
    return body if isinstance(body, str | int) else None


class Pairs:
    """Which value of the first server is which of another: identifiers and cursors, each assigned by its server."""

    def __init__(self) -> None:
        self._there: dict[str, str] = {}
        self._here: dict[str, str] = {}

    def learn(self, here: str, there: str) -> bool:
        """Take two values for one. False where either is known as another's."""
        known = self._there.get(here), self._here.get(there)
        if known == (None, None):
            self._there[here], self._here[there] = there, here
            return True
        return known == (there, here)

    def there(self, text: str) -> str:
        """A text with the values of the other server for those of the first."""
        return _VALUE.sub(lambda found: self._there.get(found[0], found[0]), text) if self._there else text

    def here(self, text: str) -> str:
        """The way back."""
        return _VALUE.sub(lambda found: self._here.get(found[0], found[0]), text) if self._here else text


_VALUE: Final = re.compile(r"[A-Za-z0-9_-]+(?:=+)?")
"""What values are made of, so that only whole ones are replaced."""
