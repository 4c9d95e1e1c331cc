"""Changes to a document in one place, whatever describes it: other kinds, other spellings, other members."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from tallystick.verify.documents import formats, numbers
from tallystick.verify.documents.chance import chance
from tallystick.verify.documents.spelling import Raw, escaped, quoted, spell
from tallystick.verify.documents.trees import Items, Leaf, Members, Place, Tree, spelled_items, spelled_members

if TYPE_CHECKING:
    from random import Random

LIMIT = 200
"""So deep arrays and objects nest at most, about: documents of this depth, and a little more and less, are made."""

_DIGITS = 4_300
"""Python reads an integer of so many digits and no more."""

ANYWHERE: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 7, "", " ", "0", "1", "true", "null", "a", "😀", "\x00", "\ufeff", "\uff11", "e\u0301",
    [], {}, [None], [[]], {"": 0}, 2**53 - 1, 2**53, 2**53 + 1, -(2**53), -(2**53) - 1, 2**63, 2**64,
    *map(Raw, (
        "1.0", "1e2", "1E+2", "-0", "-0.0", "0.1", "1.5", "1E400", "-1E400", "9007199254740991.0", "1e21", "1e-7",
        "5e-324", "1e-400", "100000000000000000000.0", "1.0000000000000000000000000000001",
        "0.1000000000000000055511151231257827",
        "9007199254740990.99999999999999", "1.7976931348623157e308", "1.7976931348623159e308", "0e99999999",
        r'"\ud800"', r'"\udc00"', r'"\ud83d\ude00"', r'"\ude00\ud83d"', r'"a\ud800b"', r'["\udfff"]', r'{"\ud800": 1}',
        r'"\u0061"', r'"\/"', r'"\u0000"', '{"a": 1, "a": 2}', '{"__proto__": 1}', '{"__proto__": {"a": 1}}',
        '{"constructor": {"prototype": {}}}',
    )),
)  # fmt: skip
"""For every place, whatever is expected there."""

NO_JSON: tuple[str, ...] = (
    "NaN", "Infinity", "-Infinity", "nan", "undefined", "01", "-01", "+1", ".5", "5.", "1.e2", "1e", "0x10", "1_000",
    "--1", "-", "'a'", "True", "None", "nul", '"\n"', '"\t"', '"\x00"', '"\\x41"', '"\\u12"', '"\\', '"', "[1,]",
    '{"a": 1,}', "{a: 1}", "[1 2]", "[,1]", "{,}", "[", "]", "{", "}", "/* a */ 1", "1 // a", "", "1n", "\u00a0null",
    "\ufeffnull", "\x0bnull", "\uff11", "1" * (_DIGITS + 1), "-" + "1" * (_DIGITS + 1),
)  # fmt: skip
"""What is no JSON, or beyond its limits."""

LONG: tuple[str, ...] = (
    "1" * _DIGITS,
    "-" + "1" * (_DIGITS - 1),
    "0." + "1" * 5_000,
    "1" + "0" * 400,
    "1e" + "0" * 50 + "1",
)
"""Numbers with very many digits."""

_Change: TypeAlias = Callable[[Any, Any], str]
"""From a value's tree and a random generator to the text that takes its place."""


def same_in_other_kinds(value: Any) -> Iterator[Any]:  # noqa: ANN401 - any JSON value
    """Values that some reader takes for `value`: of another kind, or in another spelling."""
    match value:
        case bool():
            yield from (
                int(value),
                Raw(f"{int(value)}.0"),
                str(value).lower(),
                str(value),
                str(int(value)),
                "yes",
                [value],
            )
        case int() | float():
            yield from (str(value), *numbers.respelled(value), value + 1, value - 1, -value, value + 0.5, [value])
            if value in {0, 1}:
                yield bool(value)
        case str():
            yield from (value.upper(), value.lower(), value.title(), f"{value}x", f"x{value}", f" {value}", f"{value} ")
            yield from (
                f"{value}\n",
                value[:-1],
                value[1:],
                f"{value}\u0000",
                [value],
                Raw(escaped(value)),
                value.strip(),
            )
            if re.fullmatch(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?", value):
                yield Raw(value)
        case None:
            yield from ("null", "", 0, False, [], {}, "None")
        case _:
            yield [value]


# -- Strings


def _letter(tree: Leaf, random: Random) -> str:
    value = str(tree.value)
    at = random.randint(0, max(0, len(value) - 1))
    letter = random.choice("aZ09-.@ _/:+'\"\\\u0663😀\u0301\u200b\n\x00\u2212\u0130\u017f\u212a")
    return quoted(value[:at] + letter + value[at + random.choice((0, 1)) :])


def _case(tree: Leaf, random: Random) -> str:
    value = str(tree.value)
    return quoted(
        random.choice((value.upper(), value.lower(), value.swapcase(), value.title(), value.replace("i", "İ")))
    )


def _ends(tree: Leaf, random: Random) -> str:
    value = str(tree.value)
    more = random.choice(
        ("\n", " ", "\t", "\u00a0", "\ufeff", "\u0085", "\u2028", "é", "\u0661", "\u017f", "Z", "0", "😀", "\x00")
    )
    return quoted(random.choice((value + more, more + value)))


def _cut(tree: Leaf, random: Random) -> str:
    value = str(tree.value)
    at = random.randint(0, len(value))
    return quoted(
        random.choice((value[:-1], value[1:], value[:at], value[at:], value * 2, value[:at] + value[at:][::-1]))
    )


def _escapes(tree: Leaf, random: Random) -> str:
    value = str(tree.value)
    return random.choice((escaped(value), json.dumps(value), quoted(value).replace("/", r"\/")))


def _surrogate(tree: Leaf, random: Random) -> str:
    value = str(tree.value)
    at = random.randint(0, len(value))
    lone = random.choice((r"\ud800", r"\udfff", r"\uDC00\uD800", r"\ud83d", r"\ude00"))
    return f"{quoted(value[:at])[:-1]}{lone}{quoted(value[at:])[1:]}"


def _unquoted(tree: Leaf, random: Random) -> str:
    return random.choice((str(tree.value), f"[{tree.text}]", f'{{"value": {tree.text}}}', f"'{tree.value}'"))


# -- Numbers and the other scalars


def _other_kind(tree: Leaf, random: Random) -> str:
    return spell(random.choice(list(same_in_other_kinds(tree.value))))


def _near(tree: Leaf, random: Random) -> str:
    value = tree.value if isinstance(tree.value, int | float) else 0
    return spell(
        random.choice(
            [*numbers.around(value), *map(Raw, LONG), value * 2, -value, value / 3, value * 10 ** random.randint(1, 30)]
        )
    )


# -- Arrays


def _fewer(tree: Items, random: Random) -> str:
    texts = [item.text for item in tree.items]
    at = random.randint(0, max(0, len(texts) - 1))
    return spelled_items(random.choice((texts[:at] + texts[at + 1 :], texts[:-1], texts[1:], texts[::2], [])))


def _more(tree: Items, random: Random) -> str:
    texts = [item.text for item in tree.items]
    at = random.randint(0, len(texts))
    another = random.choice(texts) if texts and chance(random, 0.6) else random.choice(("null", "1", '"a"', "[]", "{}"))
    return spelled_items([*texts[:at], another, *texts[at:]])


def _reordered(tree: Items, random: Random) -> str:
    texts = [item.text for item in tree.items]
    return spelled_items(random.choice((texts[::-1], random.sample(texts, len(texts)), texts + texts)))


def _as_object(tree: Items, random: Random) -> str:
    texts = [item.text for item in tree.items]
    keyed = [(quoted(str(at)), text) for at, text in enumerate(texts)]
    length = ('"length"', str(len(texts)))
    return random.choice((spelled_members(keyed), spelled_members([*keyed, length]), f"[{tree.text}]", *texts[:1]))


# -- Objects


def _texts(tree: Members) -> list[tuple[str, str]]:
    return [(quoted(name), member.text) for name, member in tree.members]


def _without(tree: Members, random: Random) -> str:
    texts = _texts(tree)
    if texts:
        del texts[random.randrange(len(texts))]
    return spelled_members(texts)


def _with(tree: Members, random: Random) -> str:
    texts = _texts(tree)
    value = (
        random.choice(texts)[1]
        if texts and chance(random, 0.4)
        else random.choice(("null", "1", '"x"', '{"a": 1}', "[]"))
    )
    texts.insert(random.randint(0, len(texts)), (quoted(random.choice(formats.KEYS)), value))
    return spelled_members(texts)


def _renamed(tree: Members, random: Random) -> str:
    if not tree.members:
        return _with(tree, random)
    texts = _texts(tree)
    at = random.randrange(len(texts))
    name = tree.members[at][0]
    other = random.choice(list(other_names(name)))
    changed = (quoted(other), texts[at][1])
    return spelled_members([*texts[:at], changed, *texts[at + (chance(random, 0.7)) :]])


def other_names(name: str) -> Iterator[str]:
    """What a property may be called elsewhere: in another case, by its name in Python, or mistyped."""
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    first, *rest = snake.split("_")
    yield from (snake, first + "".join(part.title() for part in rest), "".join(part.title() for part in (first, *rest)))
    yield from (
        name.upper(),
        name.lower(),
        name.swapcase(),
        snake.replace("_", "-"),
        f"_{name}",
        f"{name}_",
        f"{name} ",
    )
    yield from (f" {name}", f"{name}\u0000", name[:-1], f"{name}s", name.replace("a", "\u0430"), f"{name}\u200b")


def _nulled(tree: Members, random: Random) -> str:
    texts = _texts(tree)
    names = [name for view in tree.views for name in view.schema.get("properties", ())]
    if not names and not texts:
        return "null"
    key = quoted(random.choice(names)) if names else random.choice(texts)[0]
    return spelled_members([*((other, text) for other, text in texts if other != key), (key, "null")])


def _twice(tree: Members, random: Random) -> str:
    """A key twice, spelled alike or not, the odd value first or last."""
    texts = _texts(tree)
    if not texts:
        return '{"a": 1, "a": "x"}'
    at = random.randrange(len(texts))
    key = texts[at][0] if chance(random, 0.8) else escaped(tree.members[at][0])
    odd = random.choice(("null", "1", '"x"', "[]", '{"a": 1}', "true", texts[at][1]))
    where = random.choice((0, at, at + 1, len(texts)))
    return spelled_members([*texts[:where], (key, odd), *texts[where:]])


def _shuffled(tree: Members, random: Random) -> str:
    texts = _texts(tree)
    return spelled_members(random.sample(texts, len(texts)))


def _escaped_key(tree: Members, random: Random) -> str:
    if not tree.members:
        return r'{"\u0061": 1}'
    texts = _texts(tree)
    at = random.randrange(len(texts))
    texts[at] = (escaped(tree.members[at][0]), texts[at][1])
    return spelled_members(texts)


def _as_array(tree: Members, random: Random) -> str:
    texts = _texts(tree)
    pairs = spelled_items(spelled_items(pair) for pair in texts)
    values = spelled_items(text for _, text in texts)
    return random.choice(
        (pairs, values, f"[{tree.text}]", quoted(tree.text), spelled_members([('"value"', tree.text)]))
    )


_STRINGS: tuple[_Change, ...] = (_letter, _letter, _case, _ends, _cut, _escapes, _surrogate, _unquoted, _other_kind)
_NUMBERS: tuple[_Change, ...] = (_other_kind, _near, _near)
_SCALARS: tuple[_Change, ...] = (_other_kind,)
_ARRAYS: tuple[_Change, ...] = (_fewer, _more, _reordered, _as_object)
_OBJECTS: tuple[_Change, ...] = (
    _without, _without, _with, _with, _renamed, _renamed, _nulled, _twice, _shuffled, _escaped_key, _as_array,
)  # fmt: skip


def changed(tree: Tree, random: Random) -> str:
    """The text of a value that differs from `tree` in one respect, of those that its kind has."""
    return random.choice(_changes(tree))(tree, random)


def _changes(tree: Tree) -> tuple[_Change, ...]:
    match tree:
        case Members():
            return _OBJECTS
        case Items():
            return _ARRAYS
        case Leaf(value=str()):
            return _STRINGS
        case Leaf(value=bool() | None):
            return _SCALARS
        case Leaf():
            return _NUMBERS


def nested(place: Place, random: Random) -> str:
    """Arrays or objects in one another, so deep that the whole document is about as deep as it may be."""
    count = max(1, LIMIT - place.depth + random.randint(-3, 3))
    opening, closing = random.choice((("[", "]"), ('{"a": ', "}"), ('[{"": ', "}]")))
    times = count // len(closing)
    return opening * times + random.choice(("", "1", "null") if opening == "[" else ("1", "null")) + closing * times


_TOKENS: Mapping[str, tuple[str, ...]] = {
    "before": (" ", "\n", "\t\r\n ", "\ufeff", "\u00a0", "\x0b", "\x00", "//\n", ","),
    "behind": (" ", "\n", "\t\r\n ", "\u00a0", ",", "\x00", ";", " null", "\x1a", "]", "}"),
}


def whole(text: str, tree: Tree, random: Random) -> str:
    """A text that differs from that of a document in its layout, or that is no JSON."""
    match random.randrange(6):
        case 0:
            return random.choice(_TOKENS["before"]) + text
        case 1:
            return text + random.choice(_TOKENS["behind"])
        case 2:
            return loosely(tree, random.choice(("", " ", "\n", "\t", "\r\n ", "\u00a0", "\x0c")))
        case 3:
            return text[: random.randint(0, len(text))]
        case 4:
            return re.sub(r"([\]}])$", r",\1", text)
        case _:
            at = random.randint(0, len(text))
            return text[:at] + random.choice(",:]}[{\"'\\ \x000-") + text[at + random.choice((0, 1)) :]


def loosely(tree: Tree, space: str) -> str:
    """The same document with `space` around every token."""
    match tree:
        case Members(members=members):
            inner = f"{space},{space}".join(
                f"{quoted(name)}{space}:{space}{loosely(each, space)}" for name, each in members
            )
            return f"{space}{{{space}{inner}{space}}}{space}"
        case Items(items=items):
            inner = f"{space},{space}".join(loosely(each, space) for each in items)
            return f"{space}[{space}{inner}{space}]{space}"
        case Leaf(text=text):
            return text
