"""The layout of TypeScript types: the same contract as `layout`, with the breaking rules of types."""

# ruff: noqa: ARG002, D102 - every construct implements `Construct.broken`, which says what it is given

from __future__ import annotations

from tallystick.render.layout import STEP, WIDTH, Doc, fit, flat, joined, pad

INDEX = "[key: string]:"
"""The head of an index signature, the only one that can break."""


class Shape:
    """`{ a: string; b?: number }`, or a member a line. A member: comment (or `""`), head (`"a?:"`), type."""

    __slots__ = ("flat", "members")

    def __init__(self, members: list[tuple[str, str, Doc]]) -> None:
        self.members = members
        self.flat = self._flat()

    def _flat(self) -> str | None:
        if not self.members:
            return "{}"
        parts = []
        width = 2
        for comment, head, doc in self.members:
            text = flat(doc)
            if text is None or comment:
                return None
            width += len(head) + len(text) + 3
            if width > WIDTH:
                return None
            parts.append(f"{head} {text}")
        return f"{{ {'; '.join(parts)} }}"

    def broken(self, indent: int, column: int, tail: int) -> str:
        inner = indent + STEP
        start = pad(inner)
        parts = ["{"]
        for comment, head, doc in self.members:
            if comment:
                parts.append(start + comment.replace("\n", start))
            text = fit(doc, inner, inner + len(head) + 1, 1)
            if isinstance(doc, str) and head == INDEX and inner + len(head) + len(text) + 2 > WIDTH:
                head = f"[{pad(inner + STEP)}key: string{start}]:"  # noqa: PLW2901 - the same head, broken
            parts.append(f"{start}{head}{'' if text[0] == chr(10) else ' '}{text};")
        parts.append(pad(indent) + "}")
        return "".join(parts)


class Generic:
    """`z.ZodObject<{ a: z.ZodString }, z.core.$strip>`."""

    __slots__ = ("arguments", "flat", "name")

    def __init__(self, name: str, arguments: tuple[Doc, ...]) -> None:
        self.name = name
        self.arguments = arguments
        self.flat = joined(arguments, f"{name}<", ", ", ">")

    def broken(self, indent: int, column: int, tail: int) -> str:
        if len(self.arguments) == 1 and _hugs(self.arguments[0]):
            return f"{self.name}<{fit(self.arguments[0], indent, column + len(self.name) + 1, tail + 1)}>"
        inner = indent + STEP
        last = len(self.arguments) - 1
        rows = [_inside(item, inner, 0 if index == last else 1) for index, item in enumerate(self.arguments)]
        return f"{self.name}<{pad(inner)}{f',{pad(inner)}'.join(rows)}{pad(indent)}>"


class Alternatives:
    """`A | B`, or a member a line with a bar before each."""

    __slots__ = ("flat", "members")

    def __init__(self, members: tuple[Doc, ...]) -> None:
        self.members = members
        self.flat = joined(members, "", " | ", "")

    def hugs(self) -> bool:
        """Whether it is one object and otherwise `null`, which stay around the braces."""
        others = [member for member in self.members if not isinstance(member, Shape)]
        return len(others) == len(self.members) - 1 and others == ["null"]

    def broken(self, indent: int, column: int, tail: int) -> str:
        if self.hugs():
            parts = [
                member.broken(indent, column, tail) if isinstance(member, Shape) else "null" for member in self.members
            ]
            return " | ".join(parts)
        return pad(indent + STEP) + self.rows(indent + STEP, tail)

    def rows(self, indent: int, tail: int) -> str:
        """On a line of its own: all members where they fit, else a member a line."""
        if self.flat is not None and indent + len(self.flat) + tail <= WIDTH:
            return self.flat
        inner = indent + STEP
        rows = [f"| {fit(member, inner, inner, tail)}" for member in self.members]
        return pad(indent).join(rows)


class Intersected:
    """`A & B`."""

    __slots__ = ("flat", "members")

    def __init__(self, members: tuple[Doc, ...]) -> None:
        self.members = members
        self.flat = joined(members, "", " & ", "")

    def broken(self, indent: int, column: int, tail: int) -> str:
        if any(isinstance(member, Shape) for member in self.members):
            text = ""
            for index, member in enumerate(self.members):
                text += " & " if index else ""
                newline = text.rfind("\n")
                here = column + len(text) if newline < 0 else len(text) - newline - 1
                text += fit(member, indent, here, tail)
            return text
        inner = indent + STEP
        rows = [fit(member, inner, inner, tail) for member in self.members]
        return f" &{pad(inner)}".join(rows)


class Sequence:
    """`A[]`, `(A | B)[]`."""

    __slots__ = ("flat", "item")

    def __init__(self, item: Doc) -> None:
        self.item = item
        self.flat = joined([item], "(", "", ")[]") if _compound(item) else joined([item], "", "", "[]")

    def broken(self, indent: int, column: int, tail: int) -> str:
        if not _compound(self.item):
            return fit(self.item, indent, column, tail + 2) + "[]"
        if isinstance(self.item, Alternatives) and not self.item.hugs():
            inner = indent + STEP
            return f"({pad(inner)}{self.item.rows(inner, 0)}{pad(indent)})[]"
        return f"({fit(self.item, indent, column + 1, tail + 3)})[]"


def _compound(item: Doc) -> bool:
    return isinstance(item, Alternatives | Intersected | Flattened)


class Fixed:
    """`[A, ...B[]]`, `readonly [A, B]`."""

    __slots__ = ("flat", "items", "opening")

    def __init__(self, items: tuple[Doc, ...], opening: str = "[") -> None:
        self.items = items
        self.opening = opening
        self.flat = joined(items, opening, ", ", "]")

    def broken(self, indent: int, column: int, tail: int) -> str:
        inner = indent + STEP
        rows = [_element(item, inner, alone=len(self.items) == 1) for item in self.items]
        trailing = "" if self.items and isinstance(self.items[-1], Spread) else ","
        return f"{self.opening}{pad(inner)}{f',{pad(inner)}'.join(rows)}{trailing}{pad(indent)}]"


class Spread:
    """`...A[]` at the end of a tuple."""

    __slots__ = ("flat", "item")

    def __init__(self, item: Doc) -> None:
        self.item = Sequence(item)
        self.flat = joined([self.item], "...", "", "")

    def broken(self, indent: int, column: int, tail: int) -> str:
        return "..." + fit(self.item, indent, column + 3, tail)


class Flattened:
    """The members of an intersection as one object type: what `z.object(...).catchall(...)` infers."""

    __slots__ = ("flat", "item")

    def __init__(self, item: Doc) -> None:
        self.item = item
        self.flat = joined([item], "", "", " extends infer T ? { [K in keyof T]: T[K] } : never")

    def broken(self, indent: int, column: int, tail: int) -> str:
        inner = indent + STEP
        text = fit(self.item, indent, column, len(" extends infer T"))
        return f"{text} extends infer T{pad(inner)}? {{ [K in keyof T]: T[K] }}{pad(inner)}: never"


def _hugs(item: Doc) -> bool:
    """Whether the only argument of a generic stays against its brackets."""
    if isinstance(item, Alternatives):
        return item.hugs()
    if isinstance(item, str):
        return "<" not in item and not item.startswith("typeof ")
    return isinstance(item, Shape)


def _inside(item: Doc, indent: int, tail: int) -> str:
    """An element that starts its own line, where a union needs no further indentation."""
    if isinstance(item, Alternatives) and not item.hugs():
        return item.rows(indent, tail)
    return fit(item, indent, indent, tail)


def _element(item: Doc, indent: int, *, alone: bool) -> str:
    """An element of a tuple: unlike elsewhere, a broken union stands in parentheses there when it has neighbours."""
    if isinstance(item, Alternatives) and not item.hugs() and not alone:
        text = item.flat
        if text is not None and indent + len(text) + 1 <= WIDTH:
            return text
        inner = indent + STEP
        return f"({pad(inner)}{item.rows(inner, 0)}{pad(indent)})"
    return _inside(item, indent, 1)
