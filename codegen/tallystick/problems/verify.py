"""Codes 8xx: what `tallystick verify` finds (801 to 810; of services 841 to 843), and what it needs or lacks."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_E, _N = Severity.ERROR, Severity.NOTE

ENTRIES: dict[str, Entry] = {
    "TLY801": Entry(
        _E,
        "Sides of a contract disagree",
        "{what}, in {documents}{models}.\n\n{shown}",
        "What is claimed does not hold here. Please report it, with the model and this document.",
    ),
    "TLY802": Entry(
        _E,
        "Client and server disagree",
        "{what}, in {documents}{models}.\n\n{shown}",
        "Derive the model from `tallystick.Contract`, which both sides read alike; `tallystick doctor` says what "
        "is lax in it.",
    ),
    "TLY803": Entry(
        _N,
        "Further disagreements",
        "There are {more} beside these, of other kinds or in other places.",
        "Resolve these first, or look at one model at a time with --model.",
    ),
    "TLY804": Entry(
        _N,
        "Within the lower claim",
        "Sides differ in {documents} of {models}, in ways that their lower claim leaves open.",
        "Nothing has to be done. Derive the model from `tallystick.Contract` to claim that both sides are identical.",
    ),
    "TLY805": Entry(
        _N,
        "Lost by another reader",
        "Models that {reader} makes of the published schemas differ in their verdict on {differing} of {documents}"
        "{missing}.",
        "Nothing has to be done here: it says what is lost where that tool reads the published documents.",
    ),
    "TLY811": Entry(
        _E,
        "Node is needed",
        "{found}, so only the sides in Python were compared. The generated schemas run in Node 20 or later.",
        "Install it from https://nodejs.org; or ask for the sides in Python alone with --without-node.",
    ),
    "TLY812": Entry(
        _E,
        "Zod is not installed",
        "There is no Zod in `node_modules` of {place}, so only the sides in Python were compared.",
        "npm install zod@^4.5, or name the folder that has it: --zod, or `zod=` of `tallystick.pytest.contracts`.",
    ),
    "TLY813": Entry(
        _E,
        "Zod cannot be used",
        "This is Zod {found}, and generated schemas need 4.5 or later, so only the sides in Python were compared.",
        "npm install zod@^4.5, or name the folder of a later one: --zod, or `zod=` of `tallystick.pytest.contracts`.",
    ),
    "TLY814": Entry(
        _E,
        "Two versions of Zod",
        "Different versions of Zod are installed: {versions}. Nothing says which of them is to be compared.",
        "Name the folder of one with --zod; `npm dedupe` may leave only one.",
    ),
    "TLY815": Entry(
        _E,
        "Generated package does not run",
        "Node cannot run what is generated: {said}. Nothing can be compared with it.",
        "Please report it, with the source. `tallystick verify --without-node` compares the sides in Python.",
    ),
    "TLY816": Entry(
        _E,
        "Package for JSON Schema is not installed",
        "The published schemas are checked with the package jsonschema, which is not installed.",
        "pip install 'tallystick[verify]'; or leave that side out with --jsonschema-share 0.",
    ),
    "TLY817": Entry(
        _E,
        "Kept documents cannot be read",
        "{reason} What was kept is judged first, so none of it may be lost.",
        "Correct the file or remove it; `tallystick verify --keep FILE` writes it again.",
    ),
    "TLY818": Entry(_E, "No such model", "There is no model `{name}` to verify.", "{hint}"),
    "TLY819": Entry(
        _E,
        "Nothing to verify",
        "{reason}, so there is nothing to compare.",
        "{hint}",
    ),
    "TLY820": Entry(
        _E,
        "Other reader is not available",
        "The reader `{reader}` cannot be asked: {reason}.",
        "{hint}",
    ),
    "TLY821": Entry(
        _E,
        "Time was up first",
        "{unjudged} of {models} had no turn in {seconds} s: {named}. Nothing is known of them.",
        "Give more --seconds, more --jobs, or name the models to judge with --model.",
    ),
    "TLY822": Entry(
        _E,
        "Sides of a contract with code of its own disagree",
        "{what}, in {documents}{models}.\n\n{shown}",
        "Code of yours runs in the model, which no schema knows: {code}. Let it write what its type says, the same "
        "each time. Where that is so, please report it, with the model and this document.",
    ),
    "TLY841": Entry(
        _E,
        "Service breaks its contract",
        "{what}, in {requests} ({kind}).\n\n{shown}",
        "Correct the service, or say in the contract what it does.",
    ),
    "TLY842": Entry(
        _E,
        "Services differ",
        "{what}, in {requests} ({kind}).\n\n{shown}",
        "Let both answer alike: what one does differently, its clients come to rely on.",
    ),
    "TLY843": Entry(
        _N,
        "Further faults of services",
        "There are {more} beside these.",
        "Resolve these first.",
    ),
    "TLY844": Entry(
        _E,
        "Service that has stopped answering",
        "{url} left five requests in a row without an answer ({reason}), so {left} were not made.",
        "Look at what it was asked last, below, and at its own log.",
    ),
    "TLY848": Entry(
        _E,
        "Service cannot be reached",
        "{url} does not answer: {reason}.",
        "Start the service, or correct the URL: it is what the paths of the contract follow.",
    ),
}
