"""TypeScript names for schemas.

A name is a pure function of the schema's own name as long as no other schema asks for the same; then the one that is
spelled exactly so keeps it, and each of the others gets a suffix made from its own spelling alone, so that adding or
reordering schemas never moves a name from one to another.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RESERVED = frozenset({
    "Any", "Array", "ArrayBuffer", "Awaited", "BigInt", "Boolean", "Capitalize", "DataView", "Date", "Error",
    "Exclude", "Extract", "Function", "Infinity", "InstanceType", "Int8Array", "Intl", "Iterable", "Iterator", "JSON",
    "Lowercase", "Map", "Math", "NaN", "NonNullable", "Number", "Object", "Omit", "Parameters", "Partial", "Pick",
    "Promise", "Proxy", "Readonly", "ReadonlyArray", "Record", "Reflect", "RegExp", "Required", "ReturnType",
    "Schema", "Set", "String", "Symbol", "Uint8Array", "Uncapitalize", "Uppercase", "WeakMap", "WeakSet",
})  # fmt: skip
"""Built into the language: a module that uses one must go on meaning it.

What only browsers or Node have, such as `Document` or `Event`, is a fair name for a contract.
"""

_WORDS = re.compile(r"[^\W_]+")


def pascal_case(raw: str) -> str:
    """`raw` as a PascalCase identifier: `simple-user` is `SimpleUser`, `2fa_code` is `_2faCode`, `HTTPError` stays.

    Letters of every script are kept (ECMA-262 section 12.7 allows them), composed by NFC; what is neither letter nor
    digit parts words. A name without a letter or digit is `Unnamed`.
    """
    words = _WORDS.findall(unicodedata.normalize("NFC", raw))
    name = "".join(word[0].upper() + word[1:] for word in words if word[0].upper().isidentifier() or word[0].isdigit())
    name = "".join(character for character in name if ("_" + character).isidentifier())
    if not name:
        return "Unnamed"
    return name if name[0].isidentifier() else f"_{name}"


def _digest(identity: str) -> str:
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:6]


class Names:
    """The names given so far. Every name also claims `{name}Schema`, the constant that goes with it."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def claim_all(self, raws: Mapping[str, str]) -> dict[str, str]:
        """Names for schemas given as identity -> own name, decided together and whatever their order."""
        wanted = {identity: self._free_of_reserved(pascal_case(raw)) for identity, raw in raws.items()}
        count = Counter(wanted.values())
        names: dict[str, str] = {}
        for identity, name in wanted.items():
            if count[name] > 1 and raws[identity] != name:
                continue
            names[identity] = self.claim(name, identity)
        for identity in wanted.keys() - names.keys():
            names[identity] = f"{wanted[identity]}_{_digest(identity)}"
            self._taken |= {names[identity], f"{names[identity]}Schema"}
        return {identity: names[identity] for identity in raws}

    def claim(self, raw: str, identity: str) -> str:
        """A name for one schema, beside those given: `raw`'s own, or that with a suffix made from `identity`."""
        name = self._free_of_reserved(pascal_case(raw) if not raw.isidentifier() or not raw[0].isupper() else raw)
        if not self._taken.isdisjoint({name, f"{name}Schema"}):
            name = f"{name}_{_digest(identity)}"
        while not self._taken.isdisjoint({name, f"{name}Schema"}):
            name = f"{name}_{_digest(identity + name)}"
        self._taken |= {name, f"{name}Schema"}
        return name

    @staticmethod
    def _free_of_reserved(name: str) -> str:
        return f"{name}Model" if name in RESERVED else name


_STEPS = frozenset(
    {"$defs", "definitions", "properties", "components", "schemas", "items", "schema", "allOf", "anyOf", "oneOf"}
)


def from_pointer(tokens: Iterable[str]) -> str:
    """A name for a schema that has none, from the way to it: the words of the pointer less the keywords in it."""
    words = [token for token in tokens if token not in _STEPS]
    return " ".join(words)
