"""Codes 740 to 749: where an application's own document departs from its contract."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_E = Severity.ERROR

_IMPLEMENT = "Change the route, or the contract; a `tallystick.fastapi.Service` cannot depart from it."

ENTRIES: dict[str, Entry] = {
    "TLY740": Entry(
        _E,
        "Operation that the application does not have",
        "The contract has `{id}`, and the application's document has no {place}, as if it did not exist.",
        "Implement it there, or take it out of the contract. Where a `Service` is installed on a router, or the "
        "application is mounted in another one: call `complete(app)`, and name the inner application.",
    ),
    "TLY741": Entry(
        _E,
        "Operation that the contract does not have",
        "The application has {place}, which the contract says nothing of, so no client knows it.",
        "Declare it in the contract, or give its route `include_in_schema=False`.",
    ),
    "TLY742": Entry(
        _E,
        "Operation of another name",
        "The operation is `{id}` in the application, and `{wanted}` in the contract.",
        _IMPLEMENT,
    ),
    "TLY743": Entry(
        _E,
        "Parameter that departs",
        "The parameter `{name}` in the {location} {how}.",
        _IMPLEMENT,
    ),
    "TLY744": Entry(
        _E,
        "Parameter of another type",
        "The parameter `{name}` in the {location} takes other values than the contract says: {how}.",
        _IMPLEMENT,
    ),
    "TLY745": Entry(
        _E,
        "Body of another media type",
        "The application takes bodies of: {found}. The contract has: {wanted}.",
        _IMPLEMENT,
    ),
    "TLY746": Entry(
        _E,
        "Body of another type",
        "The application takes other bodies than the contract says: {how}.",
        _IMPLEMENT,
    ),
    "TLY747": Entry(
        _E,
        "Answer that departs",
        "The answer {status} {how}.",
        _IMPLEMENT,
    ),
    "TLY748": Entry(
        _E,
        "Answer of another type",
        "The answer {status} has other values than the contract says: {how}.",
        _IMPLEMENT,
    ),
    "TLY749": Entry(
        _E,
        "Another way to prove who asks",
        "The application asks for: {found}. The contract has: {wanted}.",
        _IMPLEMENT,
    ),
}
