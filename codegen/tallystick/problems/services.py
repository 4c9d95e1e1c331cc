"""Codes 590 to 609: services, refused where their handlers are installed."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_E = Severity.ERROR

ENTRIES: dict[str, Entry] = {
    "TLY590": Entry(
        _E,
        "Operation without a handler",
        "Nothing handles `{id}` of the API `{api}`, so its clients would be told that it does not exist.",
        "Write a function under `@service.handles(...)`, or take the operation out of the contract.",
    ),
    "TLY591": Entry(
        _E,
        "Operation with two handlers",
        "`{id}` is handled at {other} already, so one of the two would never run.",
        "Keep one of them.",
    ),
    "TLY592": Entry(
        _E,
        "Handler without an argument",
        "The handler of `{id}` takes no `{name}`, which the stub has, so what clients send there would be lost.",
        "Add the argument as it stands in the stub, {stub}.",
    ),
    "TLY593": Entry(
        _E,
        "Handler with an argument of its own",
        "The handler of `{id}` takes `{name}`, which neither the contract nor FastAPI gives.",
        "{hint} Only the contract says what a request has; everything else is a dependency, or the request itself.",
    ),
    "TLY594": Entry(
        _E,
        "Handler with an argument of another type",
        "The handler of `{id}` takes `{name}` as `{said}`, and is given `{wanted}`.",
        "Annotate it as the stub does, or change the contract.",
    ),
    "TLY595": Entry(
        _E,
        "Handler that returns something else",
        "The handler of `{id}` returns `{said}`: {reason}.",
        "Return what the stub does, something with the same attributes, or a `Reply`.",
    ),
    "TLY596": Entry(
        _E,
        "Handler of another API",
        "`{name}` is no operation of the API `{api}`, which this service implements.",
        "Give each `Api` a `Service` of its own.",
    ),
    "TLY597": Entry(
        _E,
        "Handler that is no function",
        "What handles `{id}` is no function, so its arguments cannot be held to the contract.",
        "Write a `def` or an `async def`, and call the object from there.",
    ),
    "TLY598": Entry(
        _E,
        "Path that is taken",
        "{method} {path} has another route already, which would answer in place of `{id}`.",
        "Remove the other route, or install the service before it.",
    ),
    "TLY600": Entry(
        _E,
        "Two routes with one operation id",
        "`{id}` is the id of {one} and of {other}, and a document has one operation of an id.",
        "Rename the stub of one of them, or give the other route an `operation_id` of its own.",
    ),
    "TLY601": Entry(
        _E,
        "Argument that the framework hides",
        "The handler of `{id}` has `{name}` from FastAPI, and the stub has an argument of that name, so what clients "
        "send there would be lost.",
        "Give what FastAPI provides another name.",
    ),
    "TLY602": Entry(
        _E,
        "Annotation that cannot be read",
        "The annotation of `{name}` in the handler of `{id}` cannot be read: {reason}.",
        "Import what it names where the handler is, outside of `if TYPE_CHECKING`.",
    ),
}
