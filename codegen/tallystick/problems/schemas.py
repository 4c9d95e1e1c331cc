"""Codes 4xx: what a schema says."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_E, _N = Severity.ERROR, Severity.NOTE

ENTRIES: dict[str, Entry] = {
    "TLY401": Entry(
        _E,
        "Malformed keyword",
        "{keyword} must be {words}, and is {value}: what it should refuse cannot be known.",
        "Correct the value, or take the keyword out.",
    ),
    "TLY402": Entry(
        _E,
        "Unknown type",
        "`type` names no JSON type: {value}. Going on would accept everything here.",
        "{hint}",
    ),
    "TLY405": Entry(
        _E,
        "Pattern that JavaScript cannot say",
        "The pattern {pattern} has no exact JavaScript form: {reason}.",
        "{way_out}",
    ),
    "TLY406": Entry(
        _E,
        "Constant that JavaScript cannot hold",
        "{value} is no double: JavaScript would read and compare another number.",
        "Write it as a string, or within ±(2^53 - 1).",
    ),
    "TLY407": Entry(
        _E,
        "Schema that refers to itself",
        "{loop}: the reference comes back to the same instance, so validation would never end.",
        "Put a property, an item or a value between the two references, or remove one of them.",
    ),
    "TLY410": Entry(
        _N,
        "Pattern that can take exponential time",
        "{loop} can match the same text in many ways, and JavaScript tries them all: a short text can stop a server.",
        "Rewrite it so that there is one way to match, or add a `maxLength`, which is checked first.",
    ),
    "TLY409": Entry(
        _E,
        "Chain of schemas too long",
        "Too many schemas apply to one instance, each through the one before it: neither this tool nor a validator "
        "could follow them all.",
        "Merge schemas that only pass the instance on (through `allOf`, `anyOf`, `oneOf` or `$ref`).",
    ),
    "TLY408": Entry(
        _N,
        "Default that its own schema refuses",
        "The default {default} is not accepted by its schema, so it is not filled in.",
        "Correct the default, or the schema beside it.",
    ),
    "TLY420": Entry(
        _N,
        "Two operations of one name",
        "Another operation is called `{name}` already, so this one is `{given}` in the client.",
        "Give each operation an operationId of its own.",
    ),
    "TLY421": Entry(
        _N,
        "Parameter that is left out",
        "The values of `{name}` in the {location} have no one text that says them, so the client does not send it.",
        "Make it a string, a number, a boolean, or (in the query) a repeated list of one of those.",
    ),
}
