"""Published names: chosen from the types alone, so that adding one type never renames an unrelated one.

A name is the class's own name in PascalCase, or its title where that is an identifier nobody else has. Types of the
same name are all qualified, by the part of their module path that tells them apart: `LedgerMoney`, `WorkspaceMoney`.
Names are compared without regard to case, because they become the names of files.
"""

from __future__ import annotations

import itertools
import re
import types
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_WORDS = re.compile(r"[A-Za-z0-9]+")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9]*")

# What a type argument is called inside a name: `Page[str]` is `PageOfString`.
_SCALARS = {
    "Any": "Anything", "Decimal": "Decimal", "NoneType": "Null", "UUID": "Uuid", "bool": "Boolean", "bytes": "Bytes",
    "date": "Date", "datetime": "Datetime", "float": "Number", "int": "Integer", "str": "String",
    "timedelta": "Duration",
}  # fmt: skip
_CONTAINERS = {list: "List", set: "Set", frozenset: "Set", dict: "Map", tuple: "Tuple"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A type that needs a name. `path` is its module path and the classes it is nested in: `("ledger", "invoice")`."""

    key: str
    own: str
    path: tuple[str, ...]
    title: str | None = None


def choose(wanted: Sequence[Wanted], taken: Iterable[str] = ()) -> dict[str, str]:
    """The published name of each of `wanted`, by key. None of them equals one of `taken`, compared without case."""
    own = _own(wanted)
    groups: dict[str, list[Wanted]] = defaultdict(list)
    for each in wanted:
        groups[_fold(own[each.key])].append(each)

    # A qualified name never takes a name that a type has of its own, so that it need not give it back when that type
    # comes.
    used = {_fold(name) for name in taken}
    reserved = set(groups)
    chosen: dict[str, str] = {}

    def settle(each: Wanted, candidates: Sequence[str]) -> None:
        numbered = (f"{candidates[-1]}{number}" for number in itertools.count(2))
        free = (name for name in itertools.chain(candidates, numbered) if _fold(name) not in used | reserved)
        chosen[each.key] = next(free)
        used.add(_fold(chosen[each.key]))

    for group in groups.values():
        name, alone = own[group[0].key], len(group) == 1
        if alone and _fold(name) not in used:
            chosen[group[0].key] = name
            used.add(_fold(name))
    for group in groups.values():
        if group[0].key not in chosen:
            for each, candidates in _candidates(group, own):
                settle(each, candidates)
    return {each.key: chosen[each.key] for each in wanted}


def _own(wanted: Sequence[Wanted]) -> dict[str, str]:
    """The name each would have if it were alone: its title where that is an identifier nobody else has, or its own."""
    own = {each.key: pascal(each.own) for each in wanted}
    claims = Counter(claim for each in wanted for claim in {_fold(own[each.key]), _fold(each.title or "")})
    titled = (each for each in wanted if each.title and _IDENTIFIER.fullmatch(each.title))
    return own | {each.key: each.title for each in titled if each.title and claims[_fold(each.title)] == 1}


def _candidates(group: Sequence[Wanted], own: Mapping[str, str]) -> Iterator[tuple[Wanted, list[str]]]:
    """The names that each of a group of the same name would have, best first."""
    telling = _telling_part(group)
    for each in group:
        name = own[each.key]
        short = [pascal(telling(each)) + name] if telling else []
        yield each, [*short, _qualified(each.path, name)]


def pascal(name: str) -> str:
    """`name` in PascalCase and in the characters OpenAPI allows in component names (3.1 section 4.8.7).

    Letters keep their case but for the first of each word; other alphabets are spelled without their marks, or by code
    point.
    """
    plain = "".join(_spelled(letter) for letter in unicodedata.normalize("NFKD", name))
    words = "".join(word[0].upper() + word[1:] for word in _WORDS.findall(plain))
    return words if words and words[0].isalpha() else f"Model{words}"


def generic(origin: str, arguments: Sequence[Any], chosen: Callable[[Any], str | None]) -> str:
    """The name of a parametrised type: `PageOfInvoice`, `PairOfInvoiceAndString`. `chosen` names what has a name."""
    return f"{origin}Of{'And'.join(_argument(each, chosen) for each in arguments)}"


def _argument(argument: Any, chosen: Callable[[Any], str | None]) -> str:  # noqa: ANN401 - any type expression
    if (name := chosen(argument)) is not None:
        return name
    origin, inside = get_origin(argument), get_args(argument)
    if origin in _CONTAINERS and inside:
        element = inside[-1] if origin is dict else inside[0]
        return f"{_argument(element, chosen)}{_CONTAINERS[origin]}"
    if origin in {Union, types.UnionType}:
        members = [each for each in inside if each is not type(None)]
        prefix = "Nullable" if len(members) < len(inside) else ""
        return prefix + "Or".join(_argument(each, chosen) for each in members)
    if origin is Literal:
        return "Or".join(pascal(str(each)) for each in inside)
    if inside and hasattr(argument, "__metadata__"):
        return _argument(inside[0], chosen)
    own = getattr(argument, "__name__", None) or str(argument)
    return _SCALARS.get(own, pascal(own))


def _telling_part(group: Sequence[Wanted]) -> Callable[[Wanted], str] | None:
    """The part of the path, counted from its end, that is there in all of the group and different in each."""
    for back in range(1, min(len(each.path) for each in group) + 1):
        if len({_fold(pascal(each.path[-back])) for each in group}) == len(group):
            return lambda each, back=back: each.path[-back]  # type: ignore[misc]  # bound as a default, which mypy gives no type
    return None


def _qualified(path: Sequence[str], name: str) -> str:
    return "".join(pascal(part) for part in path if part) + name


def _fold(name: str) -> str:
    return name.casefold()


def _spelled(letter: str) -> str:
    if letter.isascii():
        return letter
    return "" if unicodedata.combining(letter) else f"U{ord(letter):04X}"


def input_names(differing: Sequence[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """The name of the input shape of each of `differing` (keys of `chosen`): `InvoiceInput` for `Invoice`."""
    used = {_fold(name) for name in chosen.values()}
    named: dict[str, str] = {}
    for each in differing:
        base = chosen[each]
        candidates = (f"{base}Input", f"{base}AsInput", *(f"{base}Input{n}" for n in range(2, len(used) + 3)))
        named[each] = next(name for name in candidates if _fold(name) not in used)
        used.add(_fold(named[each]))
    return named
