"""The two dialects of Zod, as tables: what a check, a format and a type are called in each."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tallystick.ir.orders import BOUNDS, ORDERS

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Native:
    """A check that Zod has: a method in the classic dialect, a function in both."""

    method: str
    function: str


@dataclass(frozen=True, slots=True)
class Runtime:
    """A check of the package's own runtime, by its export: the check itself where `bare`, else made of the value."""

    export: str
    bare: bool = False


CHECKS: Mapping[str, Native | Runtime] = MappingProxyType(
    {
        "minLength": Native("min", "minLength"),
        "maxLength": Native("max", "maxLength"),
        "pattern": Native("regex", "regex"),
        "minimum": Native("min", "gte"),
        "maximum": Native("max", "lte"),
        "exclusiveMinimum": Native("gt", "gt"),
        "exclusiveMaximum": Native("lt", "lt"),
        "multipleOf": Runtime("multipleOf"),
        "minItems": Native("min", "minLength"),
        "maxItems": Native("max", "maxLength"),
        "uniqueItems": Runtime("uniqueItems", bare=True),
        "minProperties": Runtime("minProperties"),
        "maxProperties": Runtime("maxProperties"),
        "minBytes": Runtime("minBytes"),
        "maxBytes": Runtime("maxBytes"),
        **{name: Runtime(name) for order in ORDERS for name in (order + bound for bound in BOUNDS.values())},
    }
)
"""Constraint keyword -> how Zod is told. Other keywords have a node, or are in a `General` one."""

UNSUPPORTED: Mapping[str, str] = MappingProxyType({})
"""Constraint keyword -> why neither dialect can say it."""


@dataclass(frozen=True, slots=True)
class NativeFormat:
    """A format that Zod checks exactly: where its constructor lives, its name, and its type without the prefix."""

    root: str
    constructor: str
    type: str


FORMATS: Mapping[str, NativeFormat | Runtime] = MappingProxyType(
    {
        "contract-date": Runtime("contractDate", bare=True),
        "contract-datetime": Runtime("contractDatetime", bare=True),
        "contract-local-datetime": Runtime("contractLocalDatetime", bare=True),
        "contract-any-datetime": Runtime("contractAnyDatetime", bare=True),
        "contract-local-time": Runtime("contractLocalTime", bare=True),
        "contract-duration": Runtime("contractDuration", bare=True),
        "contract-base64": Runtime("contractBase64", bare=True),
        "date-time": Runtime("dateTime", bare=True),
        "date": NativeFormat("z.iso", "date", "ISODate"),
        "time": Runtime("time", bare=True),
        "duration": Runtime("duration", bare=True),
        "email": Runtime("email", bare=True),
        "idn-email": Runtime("idnEmail", bare=True),
        "hostname": Runtime("hostname", bare=True),
        "ipv4": NativeFormat("z", "ipv4", "IPv4"),
        "ipv6": NativeFormat("z", "ipv6", "IPv6"),
        "uri": Runtime("uri", bare=True),
        "uri-reference": Runtime("uriReference", bare=True),
        "iri": Runtime("iri", bare=True),
        "iri-reference": Runtime("iriReference", bare=True),
        "uri-template": Runtime("uriTemplate", bare=True),
        "json-pointer": Runtime("jsonPointer", bare=True),
        "relative-json-pointer": Runtime("relativeJsonPointer", bare=True),
        "regex": Runtime("regex", bare=True),
        "uuid": NativeFormat("z", "guid", "GUID"),
    }
)
"""Name of a row of `ir.formats.FORMATS` -> how Zod is told."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One dialect: the module it is imported from, the folder its modules go to, and how its types are called.

    `methods` says whether wrappers and checks are methods of a schema (`x.optional()`) or functions over it
    (`z.optional(x)`). `tuple_of` opens the inferred type of the items of `z.tuple`, which are constants in `zod/mini`.
    """

    module: str
    folder: str
    prefix: str
    methods: bool
    tuple_of: str


ZOD = Dialect(module="zod", folder="", prefix="z.Zod", methods=True, tuple_of="[")
MINI = Dialect(module="zod/mini", folder="mini/", prefix="z.ZodMini", methods=False, tuple_of="readonly [")
BY_NAME: Mapping[str, Dialect] = MappingProxyType({"zod": ZOD, "zod-mini": MINI})
"""What the option `dialects` calls them."""
