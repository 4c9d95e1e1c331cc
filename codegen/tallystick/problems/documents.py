"""Codes 3xx: documents read, and the references in them."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_E, _W = Severity.ERROR, Severity.WARNING

ENTRIES: dict[str, Entry] = {
    "TLY310": Entry(
        _E,
        "No such file",
        "There is no such file.{nearest}",
        "Name a file that exists; paths are taken from the working folder.",
    ),
    "TLY311": Entry(
        _E, "Folder instead of a file", "This is a folder, and one document is read at a time.", "Name a file."
    ),
    "TLY312": Entry(
        _E,
        "File cannot be read",
        "The file cannot be read: {reason}.",
        "Make it a regular file that you may read, or name another.",
    ),
    "TLY313": Entry(
        _E,
        "Empty document",
        "The document is empty, so it describes nothing.",
        "Name a document with content, or write it again with the tool that made it.",
    ),
    "TLY314": Entry(
        _E,
        "Binary file",
        "The file is not text: it holds NUL bytes.",
        "Name a JSON or YAML document; unpack it first if it is compressed.",
    ),
    "TLY315": Entry(
        _E,
        "Not UTF-8",
        "The byte {byte} is not UTF-8 here, so what is meant cannot be known.",
        "Save the file as UTF-8.",
    ),
    "TLY316": Entry(
        _E,
        "Other encoding than UTF-8",
        "The file is in {encoding}; JSON between systems is UTF-8 (RFC 8259 section 8.1).",
        "Save the file as UTF-8.",
    ),
    "TLY317": Entry(
        _E,
        "Document too large",
        "The document has {size:,} bytes, more than the {limit:,} that are read.",
        "Split it into documents that refer to each other.",
    ),
    "TLY320": Entry(
        _E,
        "Not JSON",
        "Here should be {expected}, not {found}.",
        "Correct the syntax. JSON has no comments, trailing commas or single quotes; YAML goes into a .yaml file.",
    ),
    "TLY321": Entry(
        _E,
        "Document ends early",
        "The document ends before {missing}, as if it had been cut off.",
        "Complete it, or fetch it again.",
    ),
    "TLY322": Entry(
        _E,
        "Key twice in an object",
        "The key {key} occurs for the second time; readers differ in which one counts.",
        "Keep one of the two, or rename one.",
    ),
    "TLY323": Entry(
        _E,
        "Not a number",
        "{value} is not JSON, and no receiver of the contract could be sent it.",
        "Leave the value out, or write a number.",
    ),
    "TLY324": Entry(
        _E,
        "Number out of range",
        "{value} does not fit a double, so it would be read as infinite.",
        "Write a number within the range, or a string.",
    ),
    "TLY325": Entry(
        _E,
        "Half of a surrogate pair",
        "The escape is half of a character, which UTF-8 cannot hold.",
        "Write both halves, or the character itself.",
    ),
    "TLY326": Entry(
        _E,
        "Control character",
        "The control character {number} stands in the text as it is, which neither JSON nor YAML allows.",
        "Write it as an escape (`\\n` for a line break), or take it out.",
    ),
    "TLY327": Entry(
        _E,
        "Nested too deeply",
        "Arrays and objects nest deeper than {limit} here; recursive readers would run out of stack.",
        "Move inner schemas into definitions and refer to them.",
    ),
    "TLY328": Entry(
        _E,
        "Unknown escape",
        "{escape} starts no escape that JSON knows (RFC 8259 section 7).",
        "Double the backslash if it is meant as one, or write a \\u escape with four digits.",
    ),
    "TLY330": Entry(_E, "Not YAML", "The text is not YAML: {reason}.", "Correct the syntax at that place."),
    "TLY331": Entry(
        _E,
        "Aliases stand for too much",
        "Up to this alias, aliases stand for more than {limit} values beyond what is written: a few lines would become "
        "a huge document.",
        "Use references (`$ref`) instead of aliases.",
    ),
    "TLY332": Entry(
        _E,
        "Key twice in a mapping",
        "The key {key} occurs for the second time; readers differ in which one counts.",
        "Keep one of the two, or rename one.",
    ),
    "TLY333": Entry(
        _E,
        "Alias inside its own value",
        "The alias `{anchor}` stands inside the value it names, which would never end.",
        "Use a reference (`$ref`) for recursion.",
    ),
    "TLY334": Entry(
        _E,
        "YAML tag without a JSON value",
        "The tag `{tag}` makes this a value that JSON does not have.",
        "Take the tag out, and write the value as JSON has it.",
    ),
    "TLY335": Entry(
        _E,
        "Several YAML documents",
        "A second document starts here, and one file is one document.",
        "Put it into a file of its own.",
    ),
    "TLY336": Entry(
        _E,
        "Key that is not a scalar",
        "The key of a mapping is a list, a mapping or an alias; keys of JSON objects are strings.",
        "Write the key out as a string.",
    ),
    "TLY337": Entry(
        _E,
        "Merge of something else than mappings",
        "`<<` merges a mapping or a list of mappings, and this is neither.",
        "Name a mapping, or quote the key if `<<` is its name.",
    ),
    "TLY340": Entry(
        _E,
        "Swagger 2.0",
        "This is a Swagger 2.0 description; its parameters and files have rules that OpenAPI 3 dropped.",
        "Convert it to OpenAPI 3 first, for example with `npx swagger2openapi`.",
    ),
    "TLY341": Entry(
        _E,
        "Unknown version of OpenAPI",
        "`openapi` is {version!r}, and versions 3.0 to 3.2 are read.",
        'Write the version the description was made for, as a string: "3.1.0".',
    ),
    "TLY342": Entry(
        _E,
        "Draft that is not read",
        "`$schema` names {uri}, whose rules are not known here; read by others, it could accept what it should refuse.",
        "Name the draft the schema was written for: draft-04, draft-06, draft-07, 2019-09 or 2020-12.",
    ),
    "TLY343": Entry(
        _E,
        "Malformed $schema",
        "`$schema` must be a URI as a string, since it decides how all else is read.",
        'Write "https://json-schema.org/draft/2020-12/schema", or the draft the schema was written for.',
    ),
    "TLY344": Entry(
        _E,
        "Unknown vocabulary",
        "The metaschema {metaschema} requires the vocabulary {vocabulary}, whose keywords are not known here.",
        "Use a metaschema that requires standard vocabularies only, or mark this one as optional (`false`).",
    ),
    "TLY345": Entry(
        _E,
        "Metaschema without a dialect",
        "`$schema` names {uri}, and following the `$schema` of that metaschema never comes to a known draft.",
        "Let the metaschema name the draft it is written in.",
    ),
    "TLY350": Entry(
        _E,
        "Reference that leads nowhere",
        "{reference!r} leads nowhere: {reached} has no member {member}.",
        "{hint}",
    ),
    "TLY351": Entry(
        _E,
        "Unknown anchor",
        "{reference!r} names an anchor that its schema resource does not have.",
        "{hint}",
    ),
    "TLY352": Entry(
        _E,
        "Malformed reference",
        "{reference!r} is not a URI reference with a JSON Pointer or an anchor as its fragment.",
        "Write `#/$defs/Name`; escape `~` as `~0` and `/` as `~1` in a key, and `%` as `%25`.",
    ),
    "TLY353": Entry(
        _E,
        "Malformed identifier",
        "`{keyword}` must be {words}, since references rely on it.",
        "Correct it, or take it out if nothing refers to it.",
    ),
    "TLY354": Entry(
        _E,
        "Identifier twice",
        "{identifier!r} also names the different schema at {other}; a reference could mean either.",
        "Rename one of the two.",
    ),
    "TLY355": Entry(
        _E,
        "Identifier where there are no schemas",
        "A reference leads to this schema, but its `{keyword}` stands below a keyword that holds no schemas, so by the "
        "rules of its draft it names nothing.",
        "Move the schema into `$defs` (`definitions` before 2019-09), or take the `{keyword}` out.",
    ),
    "TLY356": Entry(
        _E,
        "Reference that only refers to itself",
        "The references {loop} form a loop and never reach a schema.",
        "Let one of them refer to the schema that is meant.",
    ),
    "TLY357": Entry(
        _E,
        "Remote reference",
        "{reference!r} means {uri}, and nothing is fetched from a network.",
        "Save the document and map its address to the folder: --resolve {prefix}=FOLDER",
    ),
    "TLY358": Entry(
        _E,
        "Reference by file:",
        "{reference!r} names a file of this machine by its absolute place, which other machines do not have.",
        "Write the path relative to the document.",
    ),
    "TLY359": Entry(
        _E,
        "Reference out of the folder",
        "{reference!r} leads out of the folder it may read from.",
        "Move the document into the folder, or map an address to where it is: --resolve PREFIX=FOLDER",
    ),
    "TLY360": Entry(
        _E,
        "Unknown identifier",
        "{reference!r} means {uri}, which is no address, and no schema has it as its identifier.",
        "Put the schema with that identifier into `$defs` of the document.",
    ),
    "TLY361": Entry(
        _E,
        "Referenced file missing",
        "{reference!r} means the file {file}, which does not exist or cannot be read.",
        "Put the document there, or correct the reference.",
    ),
    "TLY362": Entry(
        _E,
        "Relative reference without a folder",
        "{reference!r} is relative to a file, and the document it is in did not come from one.",
        "Read the document from a file, or put the schema into its `$defs`.",
    ),
    "TLY363": Entry(
        _E,
        "Metaschemas not installed",
        "{reference!r} means a standard metaschema, and the package that holds them is not installed.",
        "pip install jsonschema-specifications",
    ),
    "TLY364": Entry(
        _E,
        "Reference to something else than a schema",
        "{reference!r} leads to {found}, and a schema is an object, true or false.",
        "Let it lead to a schema.",
    ),
    "TLY370": Entry(
        _E,
        "Malformed keyword of an older dialect",
        "`{keyword}` must be {words}: what it should mean cannot be known.",
        "Correct the value, or take the keyword out.",
    ),
    "TLY301": Entry(
        _W,
        "Model without a JSON Schema",
        "`{name}` cannot be exported: {reason}. It is left out of the documents.",
        "Use a type that JSON can hold (`tallystick doctor` lists them), or move the model out of the contracts.",
    ),
    "TLY302": Entry(
        _W,
        "Model that needs one without a JSON Schema",
        "`{name}` refers to `{culprit}`, which cannot be exported, so it is left out of the documents too.",
        "Make `{culprit}` exportable, or stop referring to it.",
    ),
    "TLY303": Entry(
        _W,
        "Part of a model is not in its JSON Schema",
        "{detail}. The documents say less than the model does.",
        "Give it a value or a type that JSON can hold.",
    ),
    "TLY304": Entry(
        _W,
        "Value that JSON cannot say",
        "The value of `{keyword}` is left out of the documents: {reason}.",
        "Give a finite number, or another value that JSON can hold.",
    ),
    "TLY380": Entry(
        _E,
        "Not an OpenAPI document",
        "The document has no `openapi` field that names version 3.0 or 3.1, so its schemas cannot be found.",
        "Name an OpenAPI document, or read the file as JSON Schema with --schema.",
    ),
    "TLY381": Entry(
        _E,
        "No schemas",
        "The document declares no schemas, so there is nothing to generate.",
        "Declare them under `components.schemas`.",
    ),
    "TLY382": Entry(
        _E,
        "Not a schema",
        "The document is neither an object nor a boolean, so it is no JSON Schema.",
        "Name a file whose root is a schema.",
    ),
}
