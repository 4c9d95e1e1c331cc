"""Codes TLY545 to TLY559: cross-field rules, refused where their contract is defined or their document is read."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_E = Severity.ERROR

ENTRIES: dict[str, Entry] = {
    "TLY545": Entry(
        _E,
        "Rule that is no expression",
        "A rule is one expression over the object, which other languages can be given; here {reason}.",
        "{hint}",
    ),
    "TLY546": Entry(
        _E,
        "Outside of what rules can say",
        "`{fragment}` (line {line}, column {column}) {reason}. Rules only say what means the same in every language.",
        "{hint}",
    ),
    "TLY547": Entry(
        _E,
        "Rule that does not type-check",
        "`{fragment}` (line {line}, column {column}) {reason}.",
        "{hint}",
    ),
    "TLY548": Entry(
        _E,
        "None not tested",
        "`{fragment}` (line {line}, column {column}) may be {what} where the rule uses it.",
        "Test it first: `{text} is {what} or ...`, or `{text} is not {what} and ...`.",
    ),
    "TLY549": Entry(
        _E,
        "Name that means nothing in a rule",
        "`{fragment}` (line {line}, column {column}) {reason}.",
        "{hint}",
    ),
    "TLY550": Entry(
        _E,
        "Field that a rule cannot see",
        "`{fragment}` (line {line}, column {column}) {reason}, so other languages could not check the rule.",
        "Use other fields, or keep the check in a validator marked with @python_only(reason=...).",
    ),
    "TLY551": Entry(
        _E,
        "Path of a rule that leads nowhere",
        "The error of the rule would be at `{at}`, but {reason}.",
        "{hint}",
    ),
    "TLY552": Entry(
        _E,
        "Malformed rule in a document",
        "This is no rule as `x-tallystick-rules` holds them: {reason}.",
        "Export the document again from its contract, or leave the keyword out.",
    ),
    "TLY553": Entry(
        _E,
        "Rules beside keywords that are no plain object",
        "Rules are about an object with `properties`; this schema is something else, so what it accepts could not be "
        "held to them.",
        "Put the rules on the object schema itself, with `type: object` and no applicators beside it.",
    ),
    "TLY554": Entry(
        _E,
        "Rules on a contract that is no object",
        "{model} is a RootContract: its value has no fields that a rule could be about.",
        "Put the rule on the Contract around it, or make it a Contract with one field.",
    ),
}
