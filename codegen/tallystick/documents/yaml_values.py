"""YAML text to values, straight from the parser's events: no objects are constructed, nothing recurses.

Plain scalars follow the core schema of YAML 1.2 (section 10.3.2): `no`, `on` and `2026-11-22` are strings. Keys are
strings as they are written, so a status code `200:` is `"200"`. Aliases share one value and are counted, so that a
small text cannot stand for a huge document.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from tallystick.documents.scan import MAX_DEPTH, MAX_DIGITS, place, quoted
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn, Protocol

    from tallystick.jsonvalue import Json

    class _Mark(Protocol):
        """A place in the text, lines and columns from 0."""

        @property
        def line(self) -> int: ...
        @property
        def column(self) -> int: ...


ALIAS_BUDGET = 100_000
"""How many values aliases may stand for, beyond as many as the document writes out."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML has it: ten times as fast

_TOO_DEEP = "nesting depth"
"""What libyaml, from 0.2.6, says of texts far deeper than is allowed here, before there is an event for any of it."""

_UNPRINTABLE = re.compile(r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_TAG = "tag:yaml.org,2002:"
_TYPES: dict[str, tuple[type, ...]] = {"int": (int,), "float": (float, int), "bool": (bool,), "null": (type(None),)}


class _Merge:
    """The type of `_MERGE`."""


_MERGE = _Merge()
"""Stands for the key `<<`: its value is merged into the mapping. A type of YAML 1.1 that documents in use rely on."""


@dataclass(slots=True)
class _Anchored:
    """A value that may have a name: how many values it is with all below it, and how many containers deep."""

    value: Json
    size: int = 1
    height: int = 0
    closed: bool = True


@dataclass(slots=True)
class _Frame:
    """A sequence or mapping that is not closed yet."""

    anchored: _Anchored
    key: str | _Merge | None = None
    """Of a mapping: the key whose value comes next; `None` where a key comes next."""
    merged: list[dict[str, Json]] = field(default_factory=list)


def _reason(error: yaml.MarkedYAMLError, text: str) -> str:
    """What the parser says, with where the construct began that it was in."""
    mark, start = error.problem_mark, error.context_mark
    if mark is not None and text[mark.index : mark.index + 1] == "\t":
        return "a tab, and YAML is indented with spaces only"
    reason = error.problem or error.context or "no token can start so"
    if start is None or error.context is None or error.problem is None:
        return reason
    return f"{reason}, {error.context} that starts at {start.line + 1}:{start.column + 1}"


def value_of(text: str, file: str) -> Json:
    """The value of a YAML text. Raises `Refusal` with line and column (TLY323 to TLY327, TLY330 to TLY337)."""
    if match := _UNPRINTABLE.search(text):
        line, column = place(text, match.start())
        where = Where(file=file, line=line, column=column)
        raise Refusal(problem("TLY326", where, number=f"U+{ord(match[0]):04X}"))
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if _TOO_DEEP in f"{error.problem} {error.context}":
            builder.refuse("TLY327", mark, limit=MAX_DEPTH)
        builder.refuse("TLY330", mark, reason=quoted(_reason(error, text), 160)[1:-1])
    except (yaml.YAMLError, RecursionError) as error:
        builder.refuse("TLY330", None, reason=type(error).__name__)
    return builder.root


class _Builder:
    """Takes events in order; `root` is the value after the last."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Json = None
        self.frames: list[_Frame] = []
        self.anchors: dict[str, _Anchored] = {}
        self.documents = 0
        self.written = 0
        self.expanded = 0
        self.taking: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.DocumentStartEvent: self.document,
            yaml.ScalarEvent: self.scalar,
            yaml.AliasEvent: self.alias,
            yaml.SequenceStartEvent: self.sequence,
            yaml.MappingStartEvent: self.mapping,
            yaml.SequenceEndEvent: self.end,
            yaml.MappingEndEvent: self.end,
        }

    def take(self, event: yaml.Event) -> None:
        """One event; stream starts and ends and document ends say nothing."""
        if taken := self.taking.get(type(event)):
            taken(event)

    def refuse(self, code: str, mark: _Mark | None, **holes: object) -> NoReturn:
        """Raises the problem `code` at `mark`."""
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise Refusal(problem(code, Where(file=self.file, line=line, column=column), **holes))

    def document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self.refuse("TLY335", event.start_mark)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame and frame.key is None and isinstance(frame.anchored.value, dict):
            self.key(frame, frame.anchored.value, event)
        else:
            self.put(self.named(event, _Anchored(self.value_of(event))), event)

    def key(self, frame: _Frame, members: dict[str, Json], event: yaml.ScalarEvent) -> None:
        """A key: its text as written, whatever that would be as a value."""
        written: str = event.value
        self.named(event, _Anchored(written))
        if written == "<<" and event.implicit[0]:
            frame.key = _MERGE
            return
        if written in members:
            self.refuse("TLY332", event.start_mark, key=quoted(written))
        members[written] = None  # keeps its place while the value is read
        frame.key = written

    def alias(self, event: yaml.AliasEvent) -> None:
        self.no_key(event)
        anchored = self.anchors.get(event.anchor or "")
        if anchored is None:
            self.refuse("TLY330", event.start_mark, reason=f"undefined alias {quoted(event.anchor or '')[1:-1]}")
        if not anchored.closed:
            self.refuse("TLY333", event.start_mark, anchor=quoted(event.anchor or "")[1:-1])
        self.expanded += anchored.size
        if self.expanded > ALIAS_BUDGET + self.written:
            self.refuse("TLY331", event.start_mark, limit=f"{ALIAS_BUDGET:,}")
        if len(self.frames) + anchored.height > MAX_DEPTH:
            self.refuse("TLY327", event.start_mark, limit=MAX_DEPTH)
        self.put(anchored, event)

    def sequence(self, event: yaml.SequenceStartEvent) -> None:
        self.start(event, [], "seq")

    def mapping(self, event: yaml.MappingStartEvent) -> None:
        self.start(event, {}, "map")

    def start(self, event: yaml.CollectionStartEvent, container: Json, tag: str) -> None:
        self.no_key(event)
        if event.tag not in {None, "!", _TAG + tag}:
            self.refuse("TLY334", event.start_mark, tag=quoted(event.tag or "")[1:-1])
        if len(self.frames) == MAX_DEPTH:
            self.refuse("TLY327", event.start_mark, limit=MAX_DEPTH)
        self.frames.append(_Frame(self.named(event, _Anchored(container, closed=False))))

    def end(self, event: yaml.CollectionEndEvent) -> None:
        frame = self.frames.pop()
        anchored = frame.anchored
        anchored.closed = True
        anchored.height += 1
        if frame.merged and isinstance(anchored.value, dict):
            own = dict(anchored.value)
            anchored.value.clear()
            for members in reversed(frame.merged):  # the first mapping of a list wins
                anchored.value.update(members)
            anchored.value.update(own)
        self.put(anchored, event)

    def put(self, anchored: _Anchored, event: yaml.Event) -> None:
        """A finished value, to where it belongs."""
        self.written += 1
        if not self.frames:
            self.root = anchored.value
            return
        frame = self.frames[-1]
        outer = frame.anchored
        outer.size += anchored.size
        outer.height = max(outer.height, anchored.height)
        if isinstance(outer.value, list):
            outer.value.append(anchored.value)
        elif isinstance(frame.key, str) and isinstance(outer.value, dict):
            outer.value[frame.key] = anchored.value
        else:
            frame.merged.extend(self.mappings(anchored.value, event))
        frame.key = None

    def mappings(self, value: Json, event: yaml.Event) -> list[dict[str, Json]]:
        """What `<<` merges: a mapping, or a list of mappings."""
        values = value if isinstance(value, list) else [value]
        mappings = [each for each in values if isinstance(each, dict)]
        if len(mappings) != len(values):
            self.refuse("TLY337", event.start_mark)
        return mappings

    def no_key(self, event: yaml.Event) -> None:
        """Refuses anything but a scalar where a key is due."""
        frame = self.frames[-1] if self.frames else None
        if frame and frame.key is None and isinstance(frame.anchored.value, dict):
            self.refuse("TLY336", event.start_mark)

    def named(self, event: yaml.NodeEvent, anchored: _Anchored) -> _Anchored:
        if event.anchor:
            self.anchors[event.anchor] = anchored
        return anchored

    def value_of(self, event: yaml.ScalarEvent) -> Json:
        """The value of a scalar: by the core schema where it is plain, by its tag where it has one, else a string."""
        written: str = event.value
        tag = (event.tag or "").removeprefix(_TAG)
        if tag in {"!", "str"}:
            return written
        if not tag:
            return self.plain(written, event.start_mark) if event.implicit[0] else written
        value = self.plain(written, event.start_mark) if tag in _TYPES else None
        if tag not in _TYPES or type(value) not in _TYPES[tag]:
            self.refuse("TLY334", event.start_mark, tag=quoted(event.tag or "")[1:-1])
        return float(value) if tag == "float" and isinstance(value, int) else value

    def plain(self, written: str, mark: _Mark | None) -> Json:
        """YAML 1.2 section 10.3.2."""
        if written in _NULL:
            return None
        if written in _BOOLEAN:
            return _BOOLEAN[written]
        if _INTEGER.fullmatch(written):
            base = {"0o": 8, "0x": 16}.get(written[:2], 10)
            if len(written) > MAX_DIGITS:
                self.refuse("TLY324", mark, value=quoted(written))
            return int(written[2:] if base != 10 else written, base)  # noqa: PLR2004  # ten
        if _FLOAT.fullmatch(written):
            number = float(written)
            if math.isinf(number):
                self.refuse("TLY324", mark, value=quoted(written))
            return number
        if _NOT_FINITE.fullmatch(written):
            self.refuse("TLY323", mark, value=written)
        return written
