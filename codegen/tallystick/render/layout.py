"""A layout printer for expressions, fitted to 80 columns, in the form that Prettier leaves alone.

A `Doc` is either a plain string, which never breaks, or a construct. Every construct holds its flat text when that is
no wider than a line, and builds its broken form only when the place it is put does not have the room. So the work is
proportional to the text written, and most of a large document is concatenation of short strings.

Columns and widths count characters; wide characters count as one, so a line of them may be wider than Prettier's.
"""

# ruff: noqa: ARG002, D102 - every construct implements `Construct.broken`, which says what it is given

from __future__ import annotations

from typing import Protocol

WIDTH = 80
STEP = 2


class Construct(Protocol):
    """A document that can break. `flat` is its text on one line, or `None` where it cannot be on one line at all."""

    flat: str | None

    def broken(self, indent: int, column: int, tail: int) -> str:
        """Its text over several lines.

        `indent` is the indentation of the line it starts on, `column` where it starts, `tail` how many characters must
        follow its end on the same line.
        """
        ...


Doc = str | Construct


def flat(doc: Doc) -> str | None:
    """The text of `doc` on one line, or `None` where there is none."""
    return doc if isinstance(doc, str) else doc.flat


def fit(doc: Doc, indent: int, column: int, tail: int) -> str:
    """The text of `doc` at this place: on one line where it fits."""
    if isinstance(doc, str):
        return doc
    text = doc.flat
    if text is not None and column + len(text) + tail <= WIDTH:
        return text
    return doc.broken(indent, column, tail)


def fits(doc: Doc, column: int, tail: int) -> bool:
    """Whether `doc` is on one line at this place."""
    text = flat(doc)
    return text is not None and column + len(text) + tail <= WIDTH


def joined(docs: tuple[Doc, ...] | list[Doc], opening: str, separator: str, closing: str) -> str | None:
    """The flat text of a sequence, or `None` where it has none or is wider than a line."""
    texts = []
    width = len(opening) + len(closing)
    for doc in docs:
        text = doc if isinstance(doc, str) else doc.flat
        if text is None:
            return None
        width += len(text)
        if width > WIDTH:
            return None
        texts.append(text)
    return opening + separator.join(texts) + closing


def pad(indent: int) -> str:
    """A new line, indented."""
    return "\n" + " " * indent


class Members:
    """`{ a: 1, b: 2 }`, or a member a line. `forced` keeps one member a line even where all would fit."""

    __slots__ = ("flat", "forced", "members")

    def __init__(self, members: list[tuple[str, Doc]], *, forced: bool = False) -> None:
        self.members = members
        self.forced = forced
        self.flat = None if forced and members else self._flat()

    def _flat(self) -> str | None:
        if not self.members:
            return "{}"
        parts = []
        width = 4
        for key, doc in self.members:
            text = flat(doc)
            if text is None:
                return None
            width += len(key) + len(text) + 2
            if width > WIDTH:
                return None
            parts.append(f"{key}: {text}" if key else text)
        return f"{{ {', '.join(parts)} }}"

    def broken(self, indent: int, column: int, tail: int) -> str:
        inner = indent + STEP
        start = pad(inner)
        parts = ["{"]
        for key, doc in self.members:
            parts.append(start)
            if key:
                parts.append(assigned(f"{key}:", doc, inner, 1, short=len(key) <= STEP))
            else:
                parts.append(fit(doc, inner, inner, 1))
            parts.append(",")
        parts.append(pad(indent) + "}")
        return "".join(parts)


class Getter:
    """`get name() { return value; }`, always over three lines."""

    __slots__ = ("flat", "head", "value")

    def __init__(self, key: str, value: Doc, result: Doc | None = None) -> None:
        self.head: tuple[str, Doc | None] = (f"get {key}()", result)
        self.value = value
        self.flat: str | None = None

    def broken(self, indent: int, column: int, tail: int) -> str:
        name, result = self.head
        typed = "" if result is None else ": " + fit(result, indent, column + len(name) + 2, 2)
        inner = indent + STEP
        value = fit(self.value, inner, inner + len("return "), 1)
        return f"{name}{typed} {{{pad(inner)}return {value};{pad(indent)}}}"


class Items:
    """`[1, 2]`, or an item a line; numbers fill their lines."""

    __slots__ = ("filled", "flat", "items")

    def __init__(self, items: list[Doc], *, filled: bool = False) -> None:
        self.items = items
        self.filled = filled and len(items) > 1
        self.flat = None if _matrix(items) else joined(items, "[", ", ", "]")

    def broken(self, indent: int, column: int, tail: int) -> str:
        inner = indent + STEP
        start = pad(inner)
        if self.filled:
            return f"[{start}{_filled(self.items, inner)}{pad(indent)}]"
        rows = [fit(item, inner, inner, 1) + "," for item in self.items]
        return f"[{start}{start.join(rows)}{pad(indent)}]"


def _matrix(items: list[Doc]) -> bool:
    """Whether Prettier breaks these items whatever their width: several arrays or objects, each of several members."""
    if len(items) < 2:  # noqa: PLR2004 - one item has nothing to part
        return False
    return all(isinstance(item, Items) and len(item.items) > 1 for item in items) or all(
        isinstance(item, Members) and len(item.members) > 1 for item in items
    )


def _filled(items: list[Doc], indent: int) -> str:
    lines: list[str] = []
    line = ""
    for item in items:
        text = f"{item},"
        if line and indent + len(line) + 1 + len(text) > WIDTH:
            lines.append(line)
            line = text
        else:
            line = f"{line} {text}" if line else text
    lines.append(line)
    return pad(indent).join(lines)


class Arrow:
    """`() => body`."""

    __slots__ = ("body", "flat")

    def __init__(self, body: Doc) -> None:
        self.body = body
        self.flat = joined([body], "() => ", "", "")

    def broken(self, indent: int, column: int, tail: int) -> str:
        inner = indent + STEP
        return f"() =>{pad(inner)}{fit(self.body, inner, inner, tail)}"


Call = tuple[Doc, tuple[Doc, ...]]
"""A call in a chain: what is called, `".min"` or with type arguments `".custom<T>"`, and its arguments."""


class Chain:
    """`z.string().min(1)`: a root and the calls on it. An empty root makes the first call a plain one: `regex(...)`."""

    __slots__ = ("calls", "flat", "root")

    def __init__(self, root: str, calls: tuple[Call, ...]) -> None:
        self.root = root
        self.calls = calls
        self.flat = self._flat()

    def _flat(self) -> str | None:
        if self._complex():
            return None
        text = self.root
        for name, arguments in self.calls:
            called = one_line(name, arguments)
            if called is None or len(text) + len(called) > WIDTH:
                return None
            text += called
        return text

    def broken(self, indent: int, column: int, tail: int) -> str:
        if len(self.calls) <= self.in_line():
            return self._line(indent, column, tail)
        rows = self._rows(indent, column, tail, self.in_line() - 1)
        if self._complex():
            return rows
        return self._line_of_object(indent, column, tail, rows) or rows

    def in_line(self) -> int:
        """How many calls stay on the line of the root: one more where it is capitalised, which reads as a factory."""
        return 2 if self.root[:1].isupper() else 1

    def _complex(self) -> bool:
        """Whether it is a call a line whatever its width: more than two calls, one with work in its arguments."""
        return len(self.calls) > 2 and not all(simple(item, 2) for _, items in self.calls for item in items)  # noqa: PLR2004 - Prettier's own measure

    def _line_of_object(self, indent: int, column: int, tail: int, rows: str) -> str | None:
        """All calls on the first line, where the last one ends in an object that is broken in any case."""
        width = column + len(self.root)
        for name, arguments in self.calls[:-1]:
            called = one_line(name, arguments)
            if called is None:
                return None
            width += len(called)
        last = flat(self.calls[-1][0])
        if "{\n" not in rows or last is None or width + len(last) + 1 > WIDTH:
            return None
        line = self._line(indent, column, tail)
        return line if "{\n" in line else None

    def _line(self, indent: int, column: int, tail: int) -> str:
        text = self.root
        last = len(self.calls) - 1
        for index, (name, arguments) in enumerate(self.calls):
            text += call(name, arguments, indent, _end(text, column), tail if index == last else 0)
        return text

    def _rows(self, indent: int, column: int, tail: int, merged: int) -> str:
        inner = indent + STEP
        text = self.root
        for name, arguments in self.calls[:merged]:
            text += call(name, arguments, indent, _end(text, column), 0)
        last = len(self.calls) - 1
        rows = [
            call(name, arguments, inner, inner, tail if index == last else 0)
            for index, (name, arguments) in enumerate(self.calls)
            if index >= merged
        ]
        return text + pad(inner) + pad(inner).join(rows)


def _end(text: str, column: int) -> int:
    """The column after `text` when it starts at `column`."""
    newline = text.rfind("\n")
    return column + len(text) if newline < 0 else len(text) - newline - 1


def one_line(name: Doc, arguments: tuple[Doc, ...]) -> str | None:
    """The text of one call on one line, or `None` where it has none."""
    if not isinstance(name, str):
        name = flat(name) or ""
        if not name:
            return None
    if not arguments:
        return f"{name}()"
    return None if _composes(arguments) else joined(arguments, f"{name}(", ", ", ")")


def call(name: Doc, arguments: tuple[Doc, ...], indent: int, column: int, tail: int) -> str:
    """The text of one call at this place: an object or array at the end is hugged, else it is an argument a line."""
    if not isinstance(name, str):
        name = fit(name, indent, column, 2)
        column = _end(name, column) - len(name)
    if not arguments:
        return f"{name}()"
    text = one_line(name, arguments)
    if text is not None and column + len(text) + tail <= WIDTH:
        return text
    last = arguments[-1]
    if isinstance(last, Members | Items) and last.flat not in {"{}", "[]"}:
        head = joined(arguments[:-1], f"{name}(", ", ", ", " if len(arguments) > 1 else "")
        if head is not None and column + len(head) + 1 <= WIDTH:
            return f"{head}{last.broken(indent, column + len(head), tail + 1)})"
    inner = indent + STEP
    rows = [fit(argument, inner, inner, 1) + "," for argument in arguments]
    return f"{name}({pad(inner)}{pad(inner).join(rows)}{pad(indent)})"


def _composes(arguments: tuple[Doc, ...]) -> bool:
    """Whether one of several arguments is a call on a function, which makes it an argument a line."""
    return len(arguments) > 1 and any(
        isinstance(item, Chain) and item.calls and any(isinstance(inner, Arrow) for inner in item.calls[-1][1])
        for item in arguments
    )


def simple(doc: Doc, depth: int) -> bool:
    """Whether an argument is short work for a reader, so that a long chain may keep it on its line."""
    if depth <= 0:
        return False
    if isinstance(doc, str):
        return len(doc) <= 8 or not doc.startswith("/")  # noqa: PLR2004 - Prettier's own measure
    if isinstance(doc, Members):
        return all(simple(value, depth - 1) for _, value in doc.members)
    if isinstance(doc, Items):
        return all(simple(item, depth - 1) for item in doc.items)
    if isinstance(doc, Chain):
        return all(
            len(arguments) <= depth and all(simple(item, depth - 1) for item in arguments) for _, arguments in doc.calls
        )
    return False


def assigned(left: str, doc: Doc, indent: int, tail: int, *, short: bool = False) -> str:
    """`left value`; the value goes on the next line where it would break badly on this one, unless `short`."""
    column = indent + len(left) + 1
    if fits(doc, column, tail):
        return f"{left} {flat(doc)}"
    if not short and (poorly_breakable(doc) or column + _head(doc) > WIDTH):
        inner = indent + STEP
        return f"{left}{pad(inner)}{fit(doc, inner, inner, tail)}"
    return f"{left} {fit(doc, indent, column, tail)}"


def _head(doc: Doc) -> int:
    """The width of the first line of a broken construct."""
    if isinstance(doc, str):
        return len(doc)
    if isinstance(doc, Chain) and doc.calls:
        return len(doc.root) + (len(flat(doc.calls[0][0]) or "") + 1 if len(doc.calls) == 1 else 0)
    return 1


def poorly_breakable(doc: Doc) -> bool:
    """Whether breaking inside would leave crumbs: strings, and few calls with no or one short argument."""
    if isinstance(doc, str):
        return True
    if not isinstance(doc, Chain) or not doc.root or len(doc.calls) > doc.in_line():
        return False
    return all(not arguments or (len(arguments) == 1 and _short(arguments[0])) for _, arguments in doc.calls)


def _short(argument: Doc) -> bool:
    if isinstance(argument, Members | Items):
        return argument.flat in {"{}", "[]"}
    if not isinstance(argument, str):
        return False
    if argument.startswith("/"):
        return len(argument) <= 8  # noqa: PLR2004 - Prettier's own measure
    return len(argument) <= WIDTH // 4 and not argument.endswith(")")
