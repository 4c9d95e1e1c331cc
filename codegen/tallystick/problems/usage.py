"""Codes 1xx: usage and configuration. A refusal of these alone exits with 2."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_E, _N = Severity.ERROR, Severity.NOTE

ENTRIES: dict[str, Entry] = {
    "TLY101": Entry(_E, "Command line not understood", "{detail}", "{hint}"),
    "TLY102": Entry(
        _E,
        "Configuration cannot be read",
        "The configuration cannot be read: {reason}.",
        "Name a readable pyproject.toml with --config, or make one with `tallystick init`.",
    ),
    "TLY103": Entry(
        _E,
        "Configuration is not TOML",
        "{reason}. Nothing can be read from a file that is not valid TOML.",
        "Correct the syntax at that place.",
    ),
    "TLY104": Entry(_E, "Unknown option", "There is no option `{name}`, so setting it would have no effect.", "{hint}"),
    "TLY105": Entry(_E, "Option of the wrong type", "`{name}` is {got}, which it cannot be.", "Give it {expected}."),
    "TLY106": Entry(
        _E,
        "Several sources",
        "Several sources are named ({names}), but everything is generated from one.",
        "Keep one of them, and give each of the others a configuration of its own (`--config`).",
    ),
    "TLY107": Entry(
        _E,
        "No source",
        "No source is named, so there is nothing to work on.",
        "Run `tallystick init` to find and configure one, or name it: contract modules or files as arguments, --app, "
        "--openapi or --schema.",
    ),
    "TLY108": Entry(
        _E,
        "Package for watching is not installed",
        "--watch needs the package watchfiles, which is not installed.",
        "pip install 'tallystick[watch]'",
    ),
    "TLY109": Entry(
        _E,
        "Already configured",
        "The project is configured already; a second `[tool.tallystick]` would make the file invalid.",
        "Edit the section, or remove it and run `tallystick init` again.",
    ),
    "TLY110": Entry(
        _E,
        "Configuration cannot be added",
        "`[tool.tallystick]` cannot be added to this file: {reason}.",
        "Add it by hand:\n\n{section}",
    ),
    "TLY111": Entry(
        _E,
        "Nothing to start from",
        "No Pydantic model and no FastAPI application was found in this folder, so there is nothing to configure.",
        "Write a first contract (`from tallystick import Contract`) or go to the folder of your project.",
    ),
    "TLY112": Entry(
        _E,
        "File cannot be written",
        "The file cannot be written: {reason}.",
        "Make the folder writable, or name another place.",
    ),
    "TLY113": Entry(
        _E, "Options exclude each other", "{names} exclude each other, so neither can be followed.", "Leave one out."
    ),
    "TLY114": Entry(
        _N,
        "File exists already",
        "The file exists already and is left as it is; `tallystick check` is not run from it.",
        "Add this to it:\n\n{snippet}",
    ),
    "TLY120": Entry(_E, "No such document", "There is no published document `{document}`.", "{hint}"),
    "TLY122": Entry(
        _E,
        "One schema is needed",
        "--stdout prints one module for one schema, and this source has many.",
        "Use --schema FILE with --stdout, or leave --stdout out.",
    ),
    "TLY123": Entry(
        _E,
        "Source is a schema already",
        "`export` prints the documents that contracts and applications publish, and `{file}` is a document itself.",
        "Use `{file}` as it is; or name contract modules in the configuration, or --app.",
    ),
}
