"""Schemas as the maker sees them: references followed, `allOf` folded in, alternatives taken apart.

A view is for making documents, not for judging them: where keywords cannot be folded into one schema, one is kept and
the other left to the validators.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tallystick.documents.pointer import joined, tokens_of
from tallystick.jsonvalue import same
from tallystick.verify.documents.patterns import matches

Schema = Mapping[str, Any]

_NOTHING: Schema = {"not": {}}
_LISTS = ("anyOf", "oneOf")
_LOW = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"})
_HIGH = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"})


@dataclass(slots=True, eq=False)
class View:
    """One schema in one place. `pointer` names it: the definition, then the keywords down to it."""

    pointer: str
    schema: Schema


class Views:
    """The views of one set of definitions; each is made once."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self._definitions = definitions
        self._views: dict[tuple[int, str], View] = {}
        self._kept: list[Any] = []
        self._members: dict[tuple[View, str], View] = {}
        self._elements: dict[tuple[View, int], View] = {}
        self._choices: dict[View, tuple[View, ...]] = {}

    def root(self, name: str) -> View:
        """The view of a definition. Raises `KeyError` where there is none of that name."""
        return self.view(self._definitions[name], joined("", (name,)))

    def view(self, schema: Any, pointer: str) -> View:  # noqa: ANN401 - a schema may be anything in a malformed document
        """The view of a schema at a pointer."""
        found = self._views.get((id(schema), pointer))
        if found is None:
            self._kept.append(schema)  # An id means something only as long as the object lives.
            found = View(*self._folded(schema, pointer, frozenset()))
            found = self._views.setdefault((id(found.schema), found.pointer), found)
            self._views[id(schema), pointer] = found
        return found

    def member(self, view: View, name: str) -> View:
        """What a property of that name is described by: `{}` where nothing does."""
        if (view, name) not in self._members:
            self._members[view, name] = self.view(*self._member(view, name))
        return self._members[view, name]

    def element(self, view: View, index: int) -> View:
        """What the array element at an index is described by."""
        prefix = view.schema.get("prefixItems", ())
        at = min(index, len(prefix))
        if (view, at) not in self._elements:
            if at < len(prefix):
                schema, pointer = prefix[at], joined(view.pointer, ("prefixItems", at))
            else:
                keyword = "items" if "items" in view.schema else "unevaluatedItems"
                schema, pointer = view.schema.get(keyword, True), f"{view.pointer}/{keyword}"
            self._elements[view, at] = self.view(schema, pointer)
        return self._elements[view, at]

    def below(self, view: View, keyword: str) -> View:
        """The view of the schema that a keyword holds: `propertyNames`, `contains`, `not`."""
        return self.view(view.schema[keyword], f"{view.pointer}/{keyword}")

    def choices(self, view: View) -> tuple[View, ...]:
        """The alternatives of a view, each with what is said beside them; none where it is of one kind."""
        if view not in self._choices:
            self._choices[view] = tuple(
                self._joined(view, schema, f"{view.pointer}/{step}", left_out)
                for step, schema, left_out in _alternatives(view.schema)
            )
        return self._choices[view]

    def _joined(self, view: View, schema: Any, pointer: str, left_out: tuple[str, ...]) -> View:  # noqa: ANN401 - as above
        rest = {
            keyword: value
            for keyword, value in view.schema.items()
            if keyword not in left_out and keyword not in _ANNOTATIONS
        }
        alone = self.view(schema, pointer)
        return alone if not rest else self.view(merged(rest, alone.schema), pointer)

    def _member(self, view: View, name: str) -> tuple[Any, str]:
        schema = view.schema
        if name in (known := schema.get("properties", {})):
            return known[name], joined(view.pointer, ("properties", name))
        for pattern, each in schema.get("patternProperties", {}).items():
            if matches(pattern, name):
                return each, joined(view.pointer, ("patternProperties", pattern))
        keyword = "additionalProperties" if "additionalProperties" in schema else "unevaluatedProperties"
        return schema.get(keyword, True), f"{view.pointer}/{keyword}"

    def _folded(self, schema: Any, pointer: str, seen: frozenset[str]) -> tuple[str, Schema]:  # noqa: ANN401 - as above
        """`schema` with references and `allOf` in it, and its pointer: where it is alone behind a reference, that's."""
        if not isinstance(schema, Mapping):
            return pointer, _NOTHING if schema is False else {}
        reference = schema.get("$ref", schema.get("$dynamicRef"))
        if reference is not None and reference not in seen:
            rest = {key: value for key, value in schema.items() if key not in {"$ref", "$dynamicRef"}}
            target, at = self._target(reference)
            behind, folded = self._folded(target, at, seen | {reference})
            if rest.keys() <= _ANNOTATIONS:
                return behind, folded
            return self._folded(merged(folded, rest), pointer, seen | {reference})
        if "allOf" in schema:
            parts = [{key: value for key, value in schema.items() if key != "allOf"}, *schema["allOf"]]
            whole: Schema = {}
            for part in parts:
                whole = merged(whole, self._folded(part, pointer, seen)[1])
            return pointer, whole
        return pointer, schema

    def _target(self, reference: str) -> tuple[Any, str]:
        """What a reference leads to; `True` where that is not among the definitions."""
        fragment = reference.partition("#")[2]
        steps = tokens_of(fragment) or ()
        start = next((at for at, token in enumerate(steps) if token in self._definitions), None)
        if start is None:
            return self._anchored(fragment, reference)
        found: Any = self._definitions[steps[start]]
        for token in steps[start + 1 :]:
            found = found[int(token)] if isinstance(found, list) else found.get(token, True)
        return found, joined("", steps[start:])

    def _anchored(self, anchor: str, reference: str) -> tuple[Any, str]:
        for name, schema in self._definitions.items():
            if isinstance(schema, Mapping) and anchor in {schema.get("$anchor"), schema.get("$dynamicAnchor")}:
                return schema, joined("", (name,))
        return True, joined("", (reference,))


_ANNOTATIONS = frozenset({
    "title", "description", "default", "examples", "example", "deprecated", "readOnly", "writeOnly", "$comment",
    "x-tallystick-module", "x-tallystick-source", "x-tallystick-direction", "$schema", "$id", "$defs", "definitions",
    "$anchor", "$dynamicAnchor", "externalDocs", "xml",
})  # fmt: skip


def _alternatives(schema: Schema) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """Each alternative with its steps from `schema`, and the keywords of `schema` that it takes the place of."""
    for keyword in _LISTS:
        if schema.get(keyword):
            left_out = (keyword, "discriminator", *(("type",) if schema.get("type") == "object" else ()))
            for index, each in enumerate(schema[keyword]):
                yield f"{keyword}/{index}", each, left_out
            return
    if "if" in schema:
        for branch, condition in (("then", schema["if"]), ("else", True)):
            yield branch, {"allOf": [condition, schema.get(branch, True)]}, ("if", "then", "else")
    elif isinstance(schema.get("type"), list):
        for kind in schema["type"]:
            yield f"type/{kind}", {"type": kind}, ("type",)
    elif schema.get("nullable") is True:
        yield "nullable", True, ("nullable",)
        yield "nullable/null", {"type": "null"}, tuple(schema)


def merged(left: Schema, right: Schema) -> Schema:
    """One schema for what both describe, as far as one schema can say it."""
    if not left or not right:
        return left or right
    whole = dict(left)
    for keyword, value in right.items():
        whole[keyword] = _both(keyword, whole[keyword], value) if keyword in whole else value
    return whole


def _both(keyword: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - values of keywords
    match keyword:
        case "properties" | "patternProperties":
            return {**left, **right, **{name: {"allOf": [left[name], right[name]]} for name in left if name in right}}
        case "required":
            return [*left, *(name for name in right if name not in left)]
        case "additionalProperties" | "unevaluatedProperties" | "items":
            return right if left is True else left if right is True or left is False else {"allOf": [left, right]}
        case "enum":
            return [value for value in left if any(same(value, other) for other in right)] or left
        case "type":
            return _type(left, right)
        case _ if keyword in _LOW:
            return max(left, right)
        case _ if keyword in _HIGH:
            return min(left, right)
        case _:
            return right


def _type(left: Any, right: Any) -> Any:  # noqa: ANN401 - as above
    mine, theirs = ([kinds] if isinstance(kinds, str) else kinds for kinds in (left, right))
    both = [kind for kind in mine if kind in theirs or (kind == "integer" and "number" in theirs)]
    both += [kind for kind in theirs if kind == "integer" and "number" in mine and kind not in both]
    return both[0] if len(both) == 1 else both or left
