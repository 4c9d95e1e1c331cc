"""Requests for operations: valid ones, ones beside the contract, and hostile ones."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from pydantic_core import from_json

from tallystick.parameters import document, texts
from tallystick.verify.schemas import Schemas
from tallystick.verify.servers.hostile import ATTACKS
from tallystick.verify.servers.model import Request, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tallystick.ir.operations import Group, Operation
    from tallystick.verify.servers.model import Contracted, Made, Settings
    from tallystick.verify.servers.seen import Seen

_DOCUMENTS: Final = 6
"""So many documents of a schema are made from one start of the random numbers: few, so that they have little in common.
"""
_DELETED: Final = 5
"""What deletes is asked for once in so many rounds, or there would soon be nothing left to ask for."""
_VALID: Final = 0.55
_HOSTILE: Final = 0.12
_KNOWN: Final = 0.85
"""Shares: of requests whose parts are all valid, of attacks, and of identifiers that were seen before."""
_JSON: Final = (("Content-Type", "application/json"),)

Texts = dict[str, list[str]]


class Asking:
    """Requests for the operations of a contract, the same for the same seed and answers."""

    def __init__(self, contracted: Contracted, settings: Settings, seen: Seen) -> None:
        self._contracted = contracted
        self._make = settings.make
        self._seed = settings.seed
        self._seen = seen
        self._random = Random(f"{settings.seed}/requests")  # noqa: S311 - the same every time
        self._valid: dict[str, Iterator[Made]] = {}
        self._any: dict[str, Iterator[Made]] = {}
        self._schemas = Schemas(contracted.document, contracted.pointers)
        self._asked = tuple(each for each in contracted.operations if _can_be_asked(each))
        self._waiting: list[Operation] = []
        self._rounds = 0

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Those that can be asked for: forms are not."""
        return self._asked

    def request(self) -> Request:
        """The next request. Every operation is asked for as often as any other, but for those that delete."""
        while not self._waiting:
            self._rounds += 1
            spared = self._rounds % _DELETED != 0
            self._waiting = [each for each in self._asked if not (spared and each.method.upper() == "DELETE")]
            self._random.shuffle(self._waiting)
        operation = self._waiting.pop()
        valid = self._random.random() < _VALID
        made = self._ordinary(operation, valid=valid)
        if self._random.random() >= _HOSTILE:
            return made
        attack = self._random.choice(ATTACKS)
        whole = made if valid else self._ordinary(operation, valid=True)
        return attack(whole, self._random) or made

    # -- Ordinary requests

    def _ordinary(self, operation: Operation, *, valid: bool) -> Request:
        """A request whose parts are drawn; where it is not to be valid, one of its parts is not made to be."""
        parts = [group.location for group in operation.groups] + (["body"] if operation.body else [])
        odd = None if valid or not parts else self._random.choice(parts)
        given: dict[str, Texts] = {}
        kinds = []
        for group in operation.groups:
            drawn = self._drawn(group.schema, valid=group.location != odd)
            kinds.append(drawn.keyword)
            said = _without_twins(_texts(drawn.text), group)
            given[group.location] = self._known(operation, group, said, valid=group.location != odd)
        body = None
        if operation.body is not None and operation.body.schema is not None:
            drawn = self._drawn(operation.body.schema, valid=odd != "body")
            kinds.append(drawn.keyword)
            body = self._with_known(drawn.text)
        request = Request(
            kind=next((kind for kind in kinds if kind != "valid"), "valid"),
            operation=operation,
            method=operation.method.upper(),
            path=_path(operation, given.get("path", {})) + _query(given.get("query", {})),
            headers=(*_headers(given), *(_JSON if body is not None else ())),
            body=None if body is None else body.encode(),
        )
        sent = {location: _as_sent(location, each) for location, each in given.items()}
        return replace(request, verdict=self._verdict(operation, sent, body))

    def _drawn(self, schema: str, *, valid: bool) -> Made:
        """The next document for a schema: one that it accepts, or any."""
        if schema not in self._any:
            self._any[schema], self._valid[schema] = self._documents(schema, "any"), self._accepted(schema)
        return next((self._valid if valid else self._any)[schema])

    def _accepted(self, schema: str) -> Iterator[Made]:
        """Documents that a schema accepts; any, where none is made that it does."""
        found = False
        for number, made in enumerate(self._documents(schema, "valid")):
            if self._keeps(schema, made.text):
                found = True
                yield made
            elif not found and number > _DOCUMENTS:
                yield made

    def _documents(self, schema: str, purpose: str) -> Iterator[Made]:
        """Documents without end: where there are few of them, they come again."""
        for batch in count():
            random = Random(f"{self._seed}/{schema}/{purpose}/{batch}")  # noqa: S311 - the same every time
            yield from self._make(schema, self._contracted.definitions, random, _DOCUMENTS)

    def _keeps(self, schema: str, text: str) -> bool:
        answer = self._schemas.answer(schema, text, None)
        return answer is not None and answer.accepted

    def _known(self, operation: Operation, group: Group, given: Texts, *, valid: bool) -> Texts:
        """Parameters with identifiers and cursors that were seen, and those that a path cannot do without."""
        found = dict(given)
        for parameter in group.parameters:
            wire = parameter.wire
            pages = operation.pages is not None and operation.pages.parameter == wire
            name = f"{operation.id}{wire}" if pages else wire
            wanted = group.location == "path" or wire in found
            if wanted and (valid or self._random.random() < 1 / 2) and self._random.random() < _KNOWN:
                value = self._seen.draw(name, self._random)
                if value is not None:
                    found[wire] = [value]
                elif pages:
                    found.pop(wire, None)
            if group.location == "path" and not "".join(found.get(wire, [])).strip("."):
                found[wire] = ["-"]
        return found

    def _with_known(self, text: str) -> str:
        """A body with identifiers that were seen for those that were made up."""
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return text
        changed = False

        def known(node: Any) -> Any:  # noqa: ANN401 - JSON values
            nonlocal changed
            if not isinstance(node, dict):
                return node
            for key, each in node.items():
                if isinstance(each, str) and self._seen.names(key) and self._random.random() < _KNOWN:
                    node[key] = self._seen.draw(key, self._random)
                    changed = True
            return node

        known(value)
        return json.dumps(value) if changed else text

    def _verdict(self, operation: Operation, given: Mapping[str, Texts], body: str | None) -> bool | None:
        """Whether a request keeps the contract; `None` where that is not to be known."""
        if not self._contracted.exact:
            return None
        verdicts = [
            self._schemas.answer(group.schema, document(group.parameters, given.get(group.location, {})), None)
            for group in operation.groups
        ]
        if operation.body is not None and operation.body.schema is not None:
            if not _is_json(body or ""):
                return False
            verdicts.append(self._schemas.answer(operation.body.schema, body or "", None))
        return None if None in verdicts else all(each is not None and each.accepted for each in verdicts)


def _can_be_asked(operation: Operation) -> bool:
    return operation.body is None or operation.body.carried == "json"


def _texts(text: str) -> Texts:
    """The texts of parameters that a document of their group is; what is no object has none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(value, dict):
        return {}
    return {name: texts(each) for name, each in value.items() if each is not None and _is_text(name) and _finite(each)}


def _without_twins(given: Texts, group: Group) -> Texts:
    """Headers without those that are another's but for their case, since they would be the same one, given twice."""
    if group.location != "header":
        return given
    declared = {parameter.wire for parameter in group.parameters}
    return {name: each for name, each in given.items() if name in declared or name.lower() not in declared}


def _is_text(name: str) -> bool:
    return name.isascii() and name.isprintable() and bool(name)


def _finite(value: Any) -> bool:  # noqa: ANN401 - a JSON value
    try:
        json.dumps(value, allow_nan=False).encode()
        "".join(texts(value)).encode()
    except (ValueError, RecursionError):
        return False
    return True


def _is_json(text: str) -> bool:
    """Whether a parser takes a text, which is more than to be of JSON's grammar.

    Half of a surrogate pair is no text, and `__proto__` no name.
    """
    try:
        return '"__proto__":' not in json.dumps(from_json(text, allow_inf_nan=False))
    except ValueError:
        return False


def _path(operation: Operation, given: Mapping[str, Sequence[str]]) -> str:
    segments = (
        quote("".join(given.get(name, ["-"])[:1]), safe="") if parameter else name
        for name, parameter in tokens(operation.path)
    )
    return "/" + "/".join(segments)


def _query(given: Mapping[str, Sequence[str]]) -> str:
    pairs = [f"{quote(name, safe='')}={quote(text, safe='')}" for name, each in given.items() for text in each]
    return f"?{'&'.join(pairs)}" if pairs else ""


def _headers(given: Mapping[str, Texts]) -> Iterator[tuple[str, str]]:
    for name, each in _as_sent("header", given.get("header", {})).items():
        yield from ((name, text) for text in each)
    cookies = [f"{name}={quote(each[0], safe='')}" for name, each in given.get("cookie", {}).items() if each]
    if cookies:
        yield ("Cookie", "; ".join(cookies))


def _as_sent(location: str, given: Texts) -> Texts:
    """Parameters as they arrive: a header has neither control characters nor spaces around it."""
    if location == "path":
        return {name: each[:1] for name, each in given.items()}
    if location != "header":
        return given
    kept = {name: [text for text in each if text.isascii() and text.isprintable()] for name, each in given.items()}
    return {name: [text.strip() for text in each] for name, each in kept.items() if each and _TOKEN(name)}


def _TOKEN(name: str) -> bool:  # noqa: N802 - reads as a kind
    return all(each.isalnum() or each in "-_" for each in name)
