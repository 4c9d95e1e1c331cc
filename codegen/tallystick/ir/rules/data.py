"""Rules to JSON and back. What comes from a document is held to the form, to its types and to a depth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from tallystick.documents.pointer import joined, tokens_of
from tallystick.ir.keywords import INHERITED
from tallystick.ir.rules import signatures
from tallystick.ir.rules.tree import (
    ACCESSES,
    EXPRESSIONS,
    LOOP,
    NOTHING,
    SCALARS,
    Access,
    Expression,
    Form,
    Loop,
    Part,
    Rule,
)

if TYPE_CHECKING:
    from tallystick.jsonvalue import Json

KEYWORD = "x-tallystick-rules"
_MAX_DEPTH = 64
_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_RULE_KEYS = ("name", "at", "message", "expression", "tree")
_FORMS = {**ACCESSES, **EXPRESSIONS}
_OPS = {(form.cls, dict(form.fixed).get("operator")): op for op, form in _FORMS.items()}
_OMITTED: dict[str, Any] = {"over": "items", "where": (), "nullable": False, "default": NOTHING}


class Malformed(Exception):
    """A rule is not of the form. `path` leads from the list of rules to the fault."""

    def __init__(self, reason: str, path: tuple[str | int, ...]) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path


# -- writing


def written(rules: tuple[Rule, ...]) -> list[Json]:
    """The value of `x-tallystick-rules`."""
    return [
        {
            "name": rule.name,
            "at": joined("", rule.at),
            "message": rule.message,
            "expression": rule.expression,
            "tree": tree(rule.tree),
        }
        for rule in rules
    ]


def tree(node: Expression | Access) -> Json:
    """The JSON form of a node."""
    op = _OPS[type(node), getattr(node, "operator", None)]
    form = _FORMS[op]
    said: dict[str, Json] = {"op": op}
    for part in form.parts:
        if part.attribute == "operand" and form.loop:
            said |= _entries(cast("Any", node).loop, LOOP)
        said |= _entries(node, (part,))
    return said


def _entries(node: object, parts: tuple[Part, ...]) -> dict[str, Json]:
    values = ((part, getattr(node, part.attribute)) for part in parts)
    return {
        part.key: _entry(part, value) for part, value in values if not part.optional or value is not _OMITTED[part.key]
    }


def _entry(part: Part, value: Any) -> Json:  # noqa: ANN401 - what the attribute holds depends on its kind
    match part.kind:
        case "access" | "expression":
            return tree(value)
        case "expressions":
            return [tree(item) for item in value]
        case _:
            return cast("Json", value)


# -- reading


def read(value: Json) -> tuple[Rule, ...]:
    """The rules that a document's `x-tallystick-rules` holds. Raises `Malformed`."""
    if not isinstance(value, list):
        raise Malformed("it is not an array of rules", ())
    rules = tuple(_rule(item, (index,)) for index, item in enumerate(value))
    names = [rule.name for rule in rules]
    for index, name in enumerate(names):
        if name in names[:index]:
            raise Malformed(f"there are two rules with the name {name!r}", (index, "name"))
    return rules


def _rule(value: Json, path: tuple[str | int, ...]) -> Rule:
    if not isinstance(value, dict) or set(value) != set(_RULE_KEYS):
        raise Malformed(f"a rule is an object of {', '.join(_RULE_KEYS)}", path)
    for key in ("name", "at", "message", "expression"):
        if not isinstance(value[key], str):
            raise Malformed("it is not a string", (*path, key))
    name = str(value["name"])
    if not name.isidentifier():
        raise Malformed("it is not an identifier", (*path, "name"))
    at = str(value["at"])
    if tokens_of(at) is None:
        raise Malformed("it is not a JSON Pointer", (*path, "at"))
    found = _Reader(frozenset(), (*path, "tree"), 0).expression(value["tree"])
    if signatures.type_of(found) != "boolean":
        raise Malformed("a rule has a truth value", (*path, "tree"))
    return Rule(name, _segments(at), str(value["message"]), str(value["expression"]), found)


def _segments(pointer: str) -> tuple[str | int, ...]:
    """The steps of a pointer. A number is taken for a position, which is what it is below a tuple."""
    return tuple(int(token) if _INDEX.fullmatch(token) else token for token in tokens_of(pointer) or ())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the node at `path`; `items` are the loops around it."""

    items: frozenset[str]
    path: tuple[str | int, ...]
    depth: int

    def expression(self, value: Json) -> Expression:
        """The expression that `value` is the form of."""
        made = self._node(value, EXPRESSIONS)
        fault = signatures.fault(made)
        if fault is not None:
            raise Malformed(fault, self.path)
        return cast("Expression", made)

    def _node(self, value: Json, forms: dict[str, Form]) -> Any:  # noqa: ANN401 - one of the classes in `forms`
        if self.depth > _MAX_DEPTH:
            raise Malformed(f"it nests deeper than {_MAX_DEPTH} levels", self.path)
        if not isinstance(value, dict) or not isinstance(value.get("op"), str):
            raise Malformed("a node is an object with an `op`", self.path)
        form = forms.get(str(value["op"]))
        if form is None:
            raise Malformed(f"`{value['op']}` is no operator here: {', '.join(forms)}", (*self.path, "op"))
        known = (*form.parts, *(LOOP if form.loop else ()))
        for key in value:
            if key != "op" and key not in {part.key for part in known}:
                raise Malformed(f"a node `{value['op']}` has no `{key}`", (*self.path, key))
        made: dict[str, Any] = dict(form.fixed)
        inside = self
        if form.loop:
            made["loop"], inside = self._loop(value)
        for part in form.parts:
            self._fill(made, value, part, inside)
        return form.cls(**made)

    def _loop(self, value: dict[str, Json]) -> tuple[Loop, _Reader]:
        name, *others = LOOP
        made: dict[str, Any] = {}
        self._fill(made, value, name, self)
        inside = _Reader(self.items | {made["item"]}, self.path, self.depth)
        for part in others:
            self._fill(made, value, part, inside if part.key == "where" else self)
        return Loop(**made), inside

    def _fill(self, made: dict[str, Any], value: dict[str, Json], part: Part, reader: _Reader) -> None:
        if part.key not in value:
            if not part.optional:
                raise Malformed(f"a node `{value['op']}` needs `{part.key}`", self.path)
            return
        made[part.attribute] = reader.below(part.key).part(part, value[part.key])

    def below(self, key: str | int) -> _Reader:
        """The reader of what stands under `key`."""
        return _Reader(self.items, (*self.path, key), self.depth + 1)

    def part(self, part: Part, value: Json) -> Any:  # noqa: ANN401, C901, PLR0912 - one case a kind
        """What stands in an entry."""
        match part.kind:
            case "access":
                return self._node(value, ACCESSES)
            case "expression":
                return self.expression(value)
            case "expressions":
                if not isinstance(value, list) or not (value or part.optional):
                    raise Malformed("it is not a non-empty array of nodes", self.path)
                return tuple(self.below(index).expression(item) for index, item in enumerate(value))
            case "json":
                return value
            case "type" if value in SCALARS:
                return value
            case "item" if isinstance(value, str) and _NAME.fullmatch(value):
                if self.path[-1] == "name" and value not in self.items:
                    raise Malformed(f"no loop around it is named `{value}`", self.path)
                if self.path[-1] == "item" and value in self.items:
                    raise Malformed(f"a loop around it is named `{value}` already", self.path)
                return value
            case "text" if isinstance(value, str):
                if value in INHERITED:
                    raise Malformed("every object of JavaScript is born with such a member", self.path)
                return value
            case "index" if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
                return value
            case "flag" if isinstance(value, bool):
                return value
            case "over" if value in ("items", "values"):
                return value
            case _:
                raise Malformed(_WORDS[part.kind], self.path)


_WORDS = {
    "type": f"it is not one of {', '.join(SCALARS)}",
    "item": "it is not a name of ASCII letters, digits and `_`",
    "text": "it is not a string",
    "index": "it is not a whole number of 0 or more",
    "flag": "it is not true or false",
    "over": "it is not `items` or `values`",
}
