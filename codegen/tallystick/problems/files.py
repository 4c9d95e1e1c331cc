"""Codes 6xx: the generated files on disk."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_E = Severity.ERROR

ENTRIES: dict[str, Entry] = {
    "TLY611": Entry(
        _E,
        "Generated file edited by hand",
        "This generated file was changed since it was generated, and generating again would lose the change.",
        "Make the change in the contract instead, then run the command with --force to overwrite the file.",
    ),
    "TLY612": Entry(
        _E,
        "File in the way",
        "A file of this name is to be generated, but the one here was not generated, so it is left alone even with "
        "--force.",
        "Move or delete it, or generate into another folder.",
    ),
    "TLY613": Entry(
        _E,
        "Something else in the way",
        "`{path}` is to be generated, but {kind} is in its place. Writing through it could change files elsewhere.",
        "Move or delete it, or generate into another folder.",
    ),
    "TLY621": Entry(
        _E,
        "Unsafe path",
        "The path {why}, so the file could not be written or checked out everywhere.",
        "Rename the contract module or model that the file is named after.",
    ),
    "TLY622": Entry(
        _E,
        "Paths that differ only in case",
        "The path is the same as {other} where upper and lower case do not count, so one would overwrite the other.",
        "Rename one of the two contract modules or models.",
    ),
    "TLY623": Entry(
        _E,
        "File and folder of one name",
        "The path is also needed as the folder `{folder}`, and it cannot be both.",
        "Rename one of the two contract modules or models.",
    ),
    "TLY624": Entry(
        _E,
        "Text that cannot be written as it is",
        "The generated text holds a carriage return or half of a surrogate pair, which would not survive being "
        "written.",
        "This is a fault in a generator: it has to escape such text. Please report it with the contract.",
    ),
    "TLY631": Entry(
        _E,
        "Not a folder",
        "The output goes into a folder, and this is not one.",
        "Name another folder with `out`, or move what is there.",
    ),
    "TLY632": Entry(
        _E,
        "Output cannot be read or written",
        "The system refuses ({why}). The output is as it was before.",
        "Make room or permission there, or name another folder with `out`.",
    ),
    "TLY633": Entry(
        _E,
        "Another run is writing",
        "Another run held the output folder for more than {seconds} seconds, and two at once would mix their files.",
        "Wait for the other run, or end it, and try again.",
    ),
    "TLY634": Entry(
        _E,
        "Manifest cannot be used",
        "The manifest says which files may be changed, and {why}.",
        "Restore it from version control, or delete the output folder, and run `tallystick generate`.",
    ),
    "TLY635": Entry(
        _E,
        "Unknown journal",
        "This looks like the journal of an interrupted write, but no run can have left it, so it is not followed.",
        "Delete the folder it is in, and run `tallystick generate`.",
    ),
}
