"""What has no exact wire form: for each core-schema type and each of Pydantic's own functions, the problem to report.

Pydantic writes most of its special types as functions around a simple node, so they are told by the function's name.
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.contract.node import Node, Place

_URL = "HttpUrl or HttpsUrl of tallystick.types, or str with a pattern"
_OTHER = "str with a pattern, and parse it after reading"

TYPES: dict[str, tuple[str, dict[str, str]]] = {
    "generator": ("TLY520", {}),
    "json": ("TLY521", {}),
    "url": ("TLY522", {"type": "a URL type", "grammar": "a URL", "instead": _URL}),
    "multi-host-url": ("TLY522", {"type": "a DSN type", "grammar": "a data source name", "instead": _OTHER}),
    "named-tuple": ("TLY524", {"type": "a NamedTuple", "instead": "tuple[...] or a nested Contract"}),
    "call": ("TLY524", {"type": "a NamedTuple", "instead": "tuple[...] or a nested Contract"}),
    "ordered-dict": ("TLY524", {"type": "OrderedDict", "instead": "dict"}),
    "counter": ("TLY524", {"type": "Counter", "instead": "dict[str, int]"}),
    "frozendict": ("TLY524", {"type": "frozendict", "instead": "dict"}),
    "deque": ("TLY524", {"type": "deque", "instead": "list"}),
    "complex": ("TLY523", {"type": "complex"}),
    "callable": ("TLY523", {"type": "a callable"}),
    "is-instance": ("TLY523", {"type": "an instance of an arbitrary class"}),
    "is-subclass": ("TLY523", {"type": "a class"}),
    "arguments": ("TLY523", {"type": "an argument list"}),
    "arguments-v3": ("TLY523", {"type": "an argument list"}),
}
"""By the core-schema type."""

_TEXT = {
    "_BaseUrl": ("a URL type", "a URL", _URL),
    "_BaseMultiHostUrl": ("a DSN type", "a data source name", _OTHER),
    "EmailStr": ("EmailStr", "an e-mail address", "Email of tallystick.types"),
    "NameEmail": ("NameEmail", "a named e-mail address", "a name and an Email of tallystick.types, in two fields"),
    "IPvAny": (
        "an IP type",
        "an IP address",
        "IPv4 | IPv6 of tallystick.types, or ipaddress.IPv4Address | IPv6Address",
    ),
    "ip_v": ("an IP network or interface", "an IP network", "ipaddress.IPv4Address and the length of the prefix"),
    "path_validator": ("a path type", "a file path", _OTHER),
    "GenerateSchema._path_schema": ("a path type", "a file path", _OTHER),
    "pattern_": ("Pattern", "a regular expression", _OTHER),
    "ByteSize": ("ByteSize", "a size with its unit", "int, in bytes"),
    "fraction": ("Fraction", "a fraction", "two integers, or Decimal"),
    "_import_string": ("ImportString", "an import path", _OTHER),
    "ImportString": ("ImportString", "an import path", _OTHER),
}

FUNCTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "EncodedBytes": ("TLY519", {"type": "Base64Bytes"}),
    "EncodedStr": ("TLY519", {"type": "Base64Str"}),
    "Secret": ("TLY518", {}),
    "_serialize_secret": ("TLY518", {}),
    "sequence_validator": ("TLY524", {"type": "Sequence", "instead": "list[T] or tuple[T, ...]"}),
    "defaultdict_validator": ("TLY524", {"type": "defaultdict", "instead": "dict"}),
    "deque_validator": ("TLY524", {"type": "deque", "instead": "list"}),
    "OrderedDict": ("TLY524", {"type": "OrderedDict", "instead": "dict"}),
    "Counter": ("TLY524", {"type": "Counter", "instead": "dict[str, int]"}),
    **{
        name: ("TLY522", {"type": type_, "grammar": grammar, "instead": instead})
        for name, (type_, grammar, instead) in _TEXT.items()
    },
}
"""By the start of the qualified name of a function that Pydantic itself put there."""


def refuse_function(node: Node, place: Place) -> None:
    """Refuse a node whose functions Tallystick does not know: a special type of Pydantic's, or a rule of the user's."""
    names = [(_name(function), is_the_users(function)) for function in functions(node)]
    for name, users in names:
        for start, (code, holes) in FUNCTIONS.items():
            if not users and name.startswith(start):
                place.refuse(code, **holes)
                return
    if names:
        place.refuse("TLY502", function=names[0][0])
    else:
        place.refuse("TLY523", type=f"Pydantic's {node['type']}")


def first_name(node: Node) -> str | None:
    """The qualified name of the nearest function in a node, or `None` where it has none."""
    found = functions(node)
    return _name(found[0]) if found else None


def _name(function: object) -> str:
    """The qualified name of a function, partials followed to what they wrap and methods named by their object."""
    inner = getattr(function, "func", function)
    name = getattr(inner, "__qualname__", type(inner).__qualname__)
    owner = getattr(inner, "__self__", None)
    return name if owner is None or isinstance(owner, type | ModuleType) else f"{type(owner).__qualname__}.{name}"


def is_the_users(function: object) -> bool:
    """Whether a function is neither Pydantic's nor the standard library's."""
    module = getattr(getattr(function, "func", function), "__module__", None) or ""
    return module.partition(".")[0] not in {"pydantic", "collections", "builtins", "ipaddress"}


def functions(node: Node) -> list[object]:
    """Every function in a node's validators and serializers, nearest first."""
    found: list[object] = []
    queue: list[object] = [node]
    while queue:
        match queue.pop(0):
            case {"function": {"function": function}, **rest}:
                found.append(function)
                queue.extend(rest.values())
            case {"function": function, **rest} if callable(function):
                found.append(function)
                queue.extend(rest.values())
            case dict() as inner:
                queue.extend(value for key, value in inner.items() if key not in {"metadata", "cls"})
            case list() as items:
                queue.extend(items)
            case _:
                pass
    return found
