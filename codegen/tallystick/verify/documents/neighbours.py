"""For each keyword, values just inside and just outside of what it allows: one row of a table a keyword.

A row makes values for one place. Which of them are accepted is for the validators to say; the tests hold that there are
both, for each keyword in each place of the worked example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeAlias

from tallystick.verify.documents import formats, numbers
from tallystick.verify.documents.making import SMALL, TYPICAL, Making
from tallystick.verify.documents.mutations import same_in_other_kinds
from tallystick.verify.documents.patterns import matching
from tallystick.verify.documents.spelling import Raw, quoted
from tallystick.verify.documents.trees import Members, spelled_items, spelled_members
from tallystick.verify.documents.views import View

Row: TypeAlias = Callable[[Any, View, Making], Iterator[Any]]
"""From the value of the keyword, the view that has it and what makes documents: values for a place of that view."""

_MOST = 3_000
"""Arrays and objects beyond this are not made."""
_DRAWN = 40
"""So many elements of one are drawn; beyond, the least one is repeated."""
_WRONG = ("null", '{"a": [1]}')
"""Texts that few schemas take."""
_EVERY_KIND: tuple[Any, ...] = (None, True, False, 0, 1, 1.5, "", "a", "1", "true", [], {}, [None], {"a": 1})


def around(view: View, making: Making) -> Iterator[tuple[str, Any]]:
    """Each keyword of a view with a value beside what it allows."""
    for keyword, value in view.schema.items():
        if (row := ROWS.get(keyword)) is not None:
            for each in row(value, view, making):
                yield keyword, each


def _kinds(_value: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - the value of a keyword, in all rows
    yield from _EVERY_KIND
    yield Raw(making.least(view).text)
    yield Raw(making.drawn(view, TYPICAL).text)


def _listed(values: Any, _view: View, _making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    for value in values if isinstance(values, list) else ():
        yield value
        yield from same_in_other_kinds(value)
    yield from (None, True, 0, 1, "", "x")


def _const(value: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    return _listed([value], view, making)


def _formatted(name: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    yield from formats.odd(name)
    if view.schema.get("type") in {"integer", "number"}:
        for bound in (2**53, -(2**53), 2**31, -(2**31), 2**32, 2**63, 2**64):
            yield from (bound - 1, bound, bound + 1)
    yield Raw(making.drawn(view, SMALL).text)


def _patterned(_value: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    yield from formats.edges(view.schema, making.random)
    yield from (Raw(making.drawn(view, SMALL).text) for _ in range(2))


def _numbers(bound: Any, view: View, _making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    return numbers.around(bound, view.schema.get("multipleOf"))


def _multiples(step: Any, _view: View, _making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    return numbers.multiples(step)


def _lengths(length: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    return formats.lengths(view.schema, length, making.random)


def _bounds(bound: Any, view: View, _making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    return formats.bounds_around(bound, view.schema)


def _bytes(length: Any, _view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    return formats.sizes(length, making.random)


# -- Arrays


def _items_of(view: View, making: Making, count: int) -> list[str]:
    """The texts of so many elements, all different where they have to be and can."""
    made = [making.drawn(making.views.element(view, at), SMALL).text for at in range(min(count, _DRAWN))]
    made += [making.least(making.views.element(view, at)).text for at in range(_DRAWN, count)]
    if view.schema.get("uniqueItems") is True:
        for _ in range(2 * count):
            made = list(dict.fromkeys(made))
            if len(made) >= count:
                break
            made.append(making.drawn(making.views.element(view, len(made)), SMALL).text)
    return made


def _counts(count: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    if isinstance(count, int | float) and count <= _MOST:
        for length in (int(count) - 1, int(count), int(count) + 1):
            if length >= 0:
                yield Raw(spelled_items(_items_of(view, making, length)))
        texts = _items_of(view, making, int(count) + 1)
        for wrong in _WRONG:  # two faults at once
            yield Raw(spelled_items([wrong, *texts]))
            yield Raw(spelled_items([*texts, wrong]))


def _prefix(prefix: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    texts = _items_of(view, making, len(prefix))
    for length in range(len(texts) + 1):
        yield Raw(spelled_items(texts[:length]))
    yield from (Raw(spelled_items([*texts, *more])) for more in (["null"], ["1"], ['"a"'], texts))
    yield Raw(spelled_items(texts[::-1]))
    for at in range(len(texts)):
        for other in ("null", "1", '"a"', "{}"):
            yield Raw(spelled_items([*texts[:at], other, *texts[at + 1 :]]))


def _elements(_value: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    texts = _items_of(view, making, len(view.schema.get("prefixItems", ())) + 2)
    yield Raw(spelled_items(texts))
    for other in ("null", "1", '"a"', "{}", "[]", "true"):
        yield Raw(spelled_items([*texts, other]))
        yield Raw(spelled_items([other, *texts]))


def _unique(_value: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    texts = _items_of(view, making, 3)
    yield Raw(spelled_items(texts))
    yield Raw(spelled_items([*texts, *texts[:1]]))
    yield Raw(spelled_items([*texts[-1:], *texts]))
    for text in texts:
        yield Raw(spelled_items([text, text]))
    yield from _NEARLY_EQUAL


_NEARLY_EQUAL: tuple[list[Any], ...] = (
    [0, Raw("-0")], [1, Raw("1.0")], [1, True], ["a", "A"], ["é", "e\u0301"], [0, False], [None, None], ["1", 1],
    [{}, {}], [[], []], [{"a": 1, "b": 2}, {"b": 2, "a": 1}],
)  # fmt: skip
"""Pairs that some reader takes for equal."""


def _contained(_value: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    inside = making.least(making.views.below(view, "contains")).text if "contains" in view.schema else "null"
    counts = {0, 1, 2, *(view.schema.get(keyword, 1) + more for keyword in _CONTAINS for more in (-1, 0, 1))}
    for count in sorted(each for each in counts if 0 <= each <= _MOST):
        yield Raw(spelled_items([inside] * int(count)))
        yield Raw(spelled_items(["null", *[inside] * int(count), "{}"]))


_CONTAINS = ("minContains", "maxContains")


# -- Objects


def _members_of(view: View, making: Making) -> dict[str, str]:
    """The texts of the members of a drawn object, by their keys in quotes."""
    made = making.drawn(view, SMALL)
    return {quoted(name): each.text for name, each in made.members} if isinstance(made, Members) else {}


def _object(texts: Mapping[str, str]) -> Raw:
    return Raw(spelled_members(texts.items()))


def _required(names: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    texts = _members_of(view, making)
    yield _object(texts)
    for name in names:
        yield _object({key: text for key, text in texts.items() if key != quoted(name)})
    yield {}


def _open(_value: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    texts = _members_of(view, making)
    yield _object(texts)
    for _ in range(4):
        key = making.key(view)
        yield _object({**texts, quoted(key): making.drawn(making.views.member(view, key), SMALL).text})
    for key in formats.KEYS:
        allowed = making.least(making.views.member(view, key)).text
        yield _object({**texts, quoted(key): allowed})
        yield _object({**texts, quoted(key): making.random.choice(("null", "1", '"x"', "[]", '{"a": 1}'))})


def _names(_value: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    texts = _members_of(view, making)
    yield _object(texts)
    names = making.views.below(view, "propertyNames")
    keys = [key for _, key in around(names, making) if isinstance(key, str)]
    for choice in making.views.choices(names):
        keys += [key for _, key in around(choice, making) if isinstance(key, str)]
    for key in keys:
        yield _object({**texts, quoted(key): making.least(making.views.member(view, key)).text})


def _sizes(count: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    if not isinstance(count, int | float) or count > _MOST:
        return
    texts = _members_of(view, making)
    listed = [name for name in view.schema.get("properties", ()) if quoted(name) not in texts]
    for _ in range(4 * int(count) + 8):
        name = listed.pop(0) if listed else making.key(view)
        texts.setdefault(quoted(name), making.drawn(making.views.member(view, name), SMALL).text)
        if len(texts) > count:
            break
    for length in (int(count) - 1, int(count), int(count) + 1):
        if 0 <= length <= len(texts):
            yield _object(dict(islice(texts.items(), length)))
    for wrong in _WRONG:  # two faults at once
        yield _object({**texts, quoted(making.key(view)): wrong})
        yield _object({**texts, **dict.fromkeys(islice(texts, 1), wrong)})


def _by_pattern(patterns: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    texts = _members_of(view, making)
    for pattern in patterns:
        key = matching(pattern, making.random)
        below = making.views.member(view, key)
        for text in (making.drawn(below, SMALL).text, "null", "1", '"a"', "{}"):
            yield _object({**texts, quoted(key): text})
        for near in formats.edges({"pattern": pattern}, making.random):
            yield _object({**texts, quoted(near): making.least(making.views.member(view, near)).text})


def _dependent(names: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    texts = _members_of(view, making)
    for name, others in names.items():
        there = {
            quoted(each): making.drawn(making.views.member(view, each), SMALL).text
            for each in (name, *(others if isinstance(others, list) else ()))
        }
        yield _object({**texts, **there})
        yield _object({key: text for key, text in texts.items() if key != quoted(name)})
        for key in there:
            yield _object({other: text for other, text in {**texts, **there}.items() if other != key})


# -- Any


def _members(_schemas: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    for choice in making.views.choices(view):
        yield Raw(making.least(choice).text)
        yield Raw(making.drawn(choice, TYPICAL).text)
    yield from _EVERY_KIND


def _tags(discriminator: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    name = discriminator.get("propertyName") if isinstance(discriminator, Mapping) else None
    if not isinstance(name, str):
        return
    known = [*discriminator.get("mapping", {}), *_tags_of(name, view, making)]
    for choice in making.views.choices(view):
        made = making.drawn(choice, SMALL)
        if not isinstance(made, Members):
            continue
        texts = {quoted(key): each.text for key, each in made.members}
        yield _object({key: text for key, text in texts.items() if key != quoted(name)})
        yield _object({**texts, quoted(name.upper()): texts.get(quoted(name), "null")})
        for tag in (*known, *(str(tag).upper() for tag in known), "", "unknown", "__proto__", "constructor", None, 1, 0,
                    True, 1.5, [], {}, *([tag] for tag in known[:1])):  # fmt: skip
            yield {**{key: Raw(each.text) for key, each in made.members}, name: tag}
    yield from (None, [], "", {}, {name: None})


def _tags_of(name: str, view: View, making: Making) -> Iterator[Any]:
    for choice in making.views.choices(view):
        tag = making.views.member(choice, name).schema
        yield from [tag["const"]] if "const" in tag else tag.get("enum", ())


def _not(_value: Any, view: View, making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    inner = making.views.below(view, "not")
    yield Raw(making.least(inner).text)
    yield Raw(making.drawn(inner, SMALL).text)
    yield from _EVERY_KIND


def _samples(values: Any, _view: View, _making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    yield from values if isinstance(values, list) else ()


def _sample(value: Any, _view: View, _making: Making) -> Iterator[Any]:  # noqa: ANN401 - as above
    yield value


ROWS: Mapping[str, Row] = {
    "type": _kinds,
    "const": _const,
    "enum": _listed,
    "anyOf": _members,
    "oneOf": _members,
    "not": _not,
    "if": _members,
    "discriminator": _tags,
    "multipleOf": _multiples,
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _numbers),
    **dict.fromkeys(("minLength", "maxLength"), _lengths),
    "pattern": _patterned,
    "format": _formatted,
    **dict.fromkeys(formats.BOUNDS, _bounds),
    **dict.fromkeys(("x-tallystick-minBytes", "x-tallystick-maxBytes"), _bytes),
    "prefixItems": _prefix,
    **dict.fromkeys(("items", "unevaluatedItems"), _elements),
    **dict.fromkeys(("contains", "minContains", "maxContains"), _contained),
    **dict.fromkeys(("minItems", "maxItems"), _counts),
    "uniqueItems": _unique,
    **dict.fromkeys(("properties", "additionalProperties", "unevaluatedProperties"), _open),
    "patternProperties": _by_pattern,
    "propertyNames": _names,
    "required": _required,
    **dict.fromkeys(("dependentRequired", "dependentSchemas"), _dependent),
    **dict.fromkeys(("minProperties", "maxProperties"), _sizes),
    "examples": _samples,
    "default": _sample,
}
"""By keyword. References and `allOf` are folded into views; `then` and `else` are alternatives, beside `if`."""
