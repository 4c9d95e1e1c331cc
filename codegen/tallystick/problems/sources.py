"""Codes 2xx: contract modules and applications, found and imported."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_E = Severity.ERROR

ENTRIES: dict[str, Entry] = {
    "TLY201": Entry(_E, "Source not found", "`{entry}` names no module, file or folder of this project.", "{hint}"),
    "TLY202": Entry(
        _E,
        "Module fails while it is imported",
        "`{module}` cannot be imported, so its models are unknown: {error}",
        "{hint}",
    ),
    "TLY203": Entry(
        _E,
        "Module is not valid Python",
        "Not valid Python: {error}. A module that cannot be read has no models.",
        "Correct the syntax at that place.",
    ),
    "TLY204": Entry(
        _E,
        "Imported module does not exist",
        "There is no module `{name}`, which this line imports.",
        "{hint}",
    ),
    "TLY205": Entry(
        _E,
        "Source without models",
        "`{entry}` defines no model, so there is nothing to generate from it.",
        "Name a module that defines models itself; models it only imports are found where they are defined.",
    ),
    "TLY206": Entry(
        _E,
        "Source outside the project",
        "`{entry}` lies outside the project, whose own modules are all that is imported.",
        "Run Tallystick from the project that contains it, or name its folder with --config.",
    ),
    "TLY207": Entry(
        _E,
        "Module is shadowed",
        "Importing `{module}` gives {other} instead of this file, so its models cannot be read.",
        "Rename the module, or remove the other one.",
    ),
    "TLY208": Entry(
        _E, "Application not found", "`{module}` has no `{name}`, so there is no application to read.", "{hint}"
    ),
    "TLY209": Entry(
        _E,
        "Not a FastAPI application",
        "`{spec}` is {kind}, which describes no API: it has no OpenAPI document.",
        "Name the FastAPI application itself, or a function without arguments that makes it.",
    ),
    "TLY210": Entry(
        _E,
        "Application cannot describe itself",
        "`{spec}` fails while it makes its OpenAPI document: {error}",
        "Correct it so that GET /openapi.json works; Tallystick asks the application for the same document.",
    ),
    "TLY211": Entry(
        _E,
        "FastAPI is not installed",
        "FastAPI is not installed where Tallystick runs, so the application cannot be imported.",
        "Run Tallystick in the environment of the application (`pip install 'tallystick[fastapi]'`).",
    ),
}
