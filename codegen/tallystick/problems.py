"""Problems: what is wrong, where, why it matters and the way out.

Every message a user sees is an entry of `CATALOGUE`. Code elsewhere names the code and fills the holes; it never
writes prose of its own, so the tone, the severity and the exit code are decided in one place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: errors refuse the work, warnings are findings, notes only inform."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place a reader can go to. Every part is optional; lines and columns count from 1."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    pointer: str | None = None
    """JSON Pointer (RFC 6901) into the file; `""` is the whole document."""
    name: str | None = None
    """Model, field, option or command, in the reader's own terms: `ledger.Invoice.dueDate`."""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        if self.pointer is not None:
            place = f"{place}#{self.pointer}"
        return " ".join(part for part in (place, self.name) if part)


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the catalogue. `message` and `way_out` are `str.format` templates over the same named holes."""

    severity: Severity
    title: str
    message: str
    way_out: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, ready to print: `message` says what and why it matters, `way_out` what to do instead."""

    code: str
    severity: Severity
    where: Where
    message: str
    way_out: str

    def at(self, where: Where) -> Problem:
        """The same problem at a more exact place."""
        return replace(self, where=where)


class Refusal(Exception):
    """Raised where the work cannot go on. Carries every problem found so far, at least one of them an error.

    `usage` tells a mistake in how the tool was called or configured (exit code 2) from a finding (exit code 1).
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{problem.code} {problem.where}: {problem.message}" for problem in problems))
        self.problems = problems

    @property
    def usage(self) -> bool:
        """Whether every problem is one of usage or configuration (codes TLY1xx)."""
        return all(problem.code.startswith("TLY1") for problem in self.problems)


def problem(code: str, where: Where = NOWHERE, /, **holes: object) -> Problem:
    """The problem `code` at `where`, its holes filled. Raises `KeyError` for an unknown code or a missing hole."""
    entry = CATALOGUE[code]
    return Problem(code, entry.severity, where, entry.message.format(**holes), entry.way_out.format(**holes))


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# Ranges: 1xx usage and configuration (exit 2), 2xx sources and imports, 3xx documents and references,
# 4xx schemas, 5xx contract definitions, 6xx files and check, 7xx claims reported by doctor, 9xx internal.
CATALOGUE: dict[str, Entry] = {
    # -- 1xx usage and configuration
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
    "TLY121": Entry(
        _E,
        "Nothing to generate from",
        "No source is configured, and none is named on the command line.",
        "Run `tallystick init`, or name one: contract modules, --app, --openapi or --schema.",
    ),
    "TLY122": Entry(
        _E,
        "One schema is needed",
        "--stdout prints one module for one schema, and this source has many.",
        "Use --schema FILE with --stdout, or leave --stdout out.",
    ),
    # -- 2xx sources
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
        "Importing `{module}` gives `{file}` instead of this file, so its models cannot be read.",
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
    "TLY212": Entry(
        _E,
        "Application badly named",
        "`{spec}` does not say where the application is.",
        "Write the module and the name in it: `package.module:app`.",
    ),
    # -- 3xx documents and references
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
        "`$schema` names {uri}, which fixes no rules that are read here.",
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
    # -- 4xx schemas
    "TLY401": Entry(
        _E,
        "Malformed keyword",
        "{keyword} must be {words}, and is {value}: what it should refuse cannot be known.",
        "Correct the value, or take the keyword out.",
    ),
    "TLY402": Entry(
        _E,
        "Unknown type",
        "`type` names no JSON type: {value!r}. Going on would accept everything here.",
        "{hint}",
    ),
    "TLY405": Entry(
        _E,
        "Pattern that JavaScript cannot say",
        "The pattern {pattern!r} has no exact JavaScript form: {reason}.",
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
    "TLY408": Entry(
        _N,
        "Default that its own schema refuses",
        "The default {default} is not accepted by its schema, so it is not filled in.",
        "Correct the default, or the schema beside it.",
    ),
    # -- 5xx contract definitions
    "TLY501": Entry(
        _E,
        "Plain model in a contract",
        "{model} is not a contract, so the contract around it would accept JSON there that other languages refuse: "
        "Pydantic validates a nested model by its own rules.",
        "Derive {model} from tallystick.Contract (or RootContract).",
    ),
    "TLY502": Entry(
        _E,
        "Rule in a function",
        "{function} is Python code, which no schema can say, so other languages would accept what it refuses.",
        "Use a constraint of Field, or mark the function with @python_only(reason=...) to keep it as a rule of "
        "Python's alone.",
    ),
    "TLY503": Entry(
        _E,
        "Serializer in a function",
        "{function} decides what is written, so the contract could write what it does not accept.",
        "Give the field the type that is written, use a computed field, or mark the function with "
        "@python_only(reason=...).",
    ),
    "TLY504": Entry(
        _E,
        "Schema written by hand",
        "{how} makes the published schema say something else than what is validated.",
        "Say it with the type; json_schema_extra may hold documentation only.",
    ),
    "TLY505": Entry(
        _E,
        "Pattern not the same everywhere",
        "The pattern does not mean the same in every language: {reason}.",
        "{hint}",
    ),
    "TLY506": Entry(
        _E,
        "Multiple of a fraction",
        "multiple_of on a {type} is decided by rounding, which differs between languages.",
        "Use int in the smallest unit, or Decimal with decimal_places.",
    ),
    "TLY507": Entry(
        _E,
        "Value changed on reading",
        "{how} changes what is read, by rules for blanks, case or numbers that differ between languages.",
        "Leave it out, and refuse what is not wanted with a pattern.",
    ),
    "TLY508": Entry(
        _E,
        "More than one wire name",
        "The field has {how}; a document has one name for it, the same when read and written.",
        "Give it one `alias`, or none. For snake_case in Python use alias_generator=to_camel with "
        "populate_by_name=True.",
    ),
    "TLY509": Entry(
        _E,
        "Option that changes the wire form",
        "`{option}` changes what JSON is read or written, but other languages cannot know of it.",
        "{hint}",
    ),
    "TLY510": Entry(
        _E,
        "Literal of a plain Enum member",
        "Pydantic writes the member's value but refuses it when it is read, so the contract would not accept what it "
        "writes.",
        "Derive the enumeration from str as well (class Kind(StrEnum)), or list the values: Literal['a', 'b'].",
    ),
    "TLY511": Entry(
        _E,
        "Value that JSON cannot hold",
        "{value} cannot be in a contract: {reason}.",
        "Use strings, booleans, and numbers within ±(2^53 - 1).",
    ),
    "TLY512": Entry(
        _E,
        "Rule on a date, time or number not exported",
        "{how} has no form in a schema, so other languages would accept what Python refuses.",
        "Leave it out, or check it in a validator marked with @python_only(reason=...).",
    ),
    "TLY513": Entry(
        _E,
        "Key without one spelling",
        "Object keys are strings, and {type} has no single spelling as one: two keys could be one value, or none.",
        "Use str, int, date, UUID, or a literal or enumeration of strings or integers as keys.",
    ),
    "TLY514": Entry(
        _E,
        "Set of values without one spelling",
        "A set holds no value twice, but {type} can be written in several ways or compared in several, so languages "
        "would disagree on what is a duplicate.",
        "Use list, or a set of str, int, bool, date, UUID, or literals.",
    ),
    "TLY515": Entry(
        _E, "Discriminator not the same everywhere", "The union cannot be told apart: {reason}.", "{hint}"
    ),
    "TLY516": Entry(
        _E,
        "Default not accepted",
        "The default {default} is not accepted by the field itself ({reason}), and every other language fills it in "
        "from a document.",
        "Give a default that the contract accepts.",
    ),
    "TLY517": Entry(
        _E,
        "Argument that changes the contract",
        "With {argument} the same document would be accepted or refused differently than elsewhere.",
        "Leave the argument out: a contract has one meaning in JSON, and it is strict already.",
    ),
    "TLY518": Entry(
        _E,
        "Secret",
        "A secret is written as asterisks, which the schema accepts and which mean nothing.",
        "Use str in a contract for requests only, and wrap it in SecretStr after reading.",
    ),
    "TLY519": Entry(
        _E,
        "Lenient base64",
        "{type} skips characters that are not base64, so it accepts what other decoders refuse.",
        "Use bytes, which a contract writes as canonical base64.",
    ),
    "TLY520": Entry(
        _E,
        "Lazy iterable",
        "The elements of an Iterable or Generator are never validated.",
        "Use list[T] or tuple[T, ...].",
    ),
    "TLY521": Entry(
        _E,
        "JSON within a string",
        "Json[T] reads a string but writes the value in it, so the contract would not accept what it writes.",
        "Use the inner type itself, or str.",
    ),
    "TLY522": Entry(
        _E,
        "Text whose grammar differs",
        "{type} follows a library's own idea of {grammar}, with spellings that other languages refuse or rewrite.",
        "Use str with a pattern, and parse it after reading.",
    ),
    "TLY523": Entry(
        _E,
        "No JSON form",
        "{type} has no form in JSON that other languages could hold.",
        "Use the type that is in the document, and convert after reading.",
    ),
    "TLY524": Entry(
        _E,
        "Container with a plainer equal",
        "{type} reads or writes more forms than its schema says.",
        "Use {instead}.",
    ),
    "TLY525": Entry(
        _E,
        "Reserved property name",
        "`__proto__` as a property is dropped or misread by JavaScript.",
        "Choose another name.",
    ),
    "TLY526": Entry(
        _E,
        "Reference to what is not a contract",
        "{type} is still being defined around this contract and is none itself, so it cannot be made exact.",
        "Derive it from tallystick.Contract.",
    ),
    "TLY527": Entry(
        _E,
        "Errors passed over",
        "What does not fit is silently left out or replaced, so Python accepts documents that its schema refuses.",
        "Use the plain type.",
    ),
    # -- 6xx files and check
    "TLY611": Entry(
        _E,
        "Generated file edited by hand",
        "This generated file was changed since it was generated, and generating again would lose the change.",
        "Make the change in the contract instead, then run the command with --force to overwrite the file.",
    ),
    "TLY612": Entry(
        _E,
        "File in the way",
        "A file of this name is to be generated, but the one here was not generated, so it is left alone even with --force.",
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
        "The generated text holds a carriage return or half of a surrogate pair, which would not survive being written.",
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
    # -- 7xx claims
    "TLY701": Entry(
        _W,
        "Validator only Python runs",
        "No schema says what these functions check or change, so TypeScript accepts what Python may reject: {details}.",
        "Say the rule as a constraint of the field (`ge`, `max_length`, `pattern`, a Literal); or derive from "
        "`tallystick.Contract` and mark the function `@python_only(reason=...)`.",
    ),
    "TLY702": Entry(
        _W,
        "Smart union",
        "Python picks the member that fits best, TypeScript the first that fits, so the values can differ: {details}.",
        "Name the tag with `Field(discriminator=...)`, or put `Field(union_mode='left_to_right')` on the union.",
    ),
    "TLY703": Entry(
        _W,
        "Lax coercion",
        "Python takes more than the schema says: {details}.",
        "Derive the model from `tallystick.Contract`, which takes exactly the JSON that the schema says.",
    ),
    "TLY704": Entry(
        _W,
        "More than one name for a field",
        "Python takes a field under names that the schema does not have: {details}.",
        "Keep one alias, and turn `populate_by_name` and `validate_by_name` off.",
    ),
    "TLY705": Entry(
        _W,
        "Items never validated",
        "An `Iterable` is read lazily, so Python accepts any items: {details}.",
        "Write `list[...]` or `Sequence[...]`.",
    ),
    "TLY706": Entry(
        _W,
        "Numbers that JSON does not have",
        "Infinity and NaN are accepted and written as `null` or as no JSON, which TypeScript rejects: {details}.",
        "Use `pydantic.FiniteFloat`, or set `allow_inf_nan=False` for the model.",
    ),
    "TLY707": Entry(
        _W,
        "Datetimes without a zone",
        "Datetimes without a zone are accepted and written, but they name no instant: {details}.",
        "Use `pydantic.AwareDatetime`, or `pydantic.NaiveDatetime` where none has a zone.",
    ),
    "TLY708": Entry(
        _W,
        "Decimals as numbers",
        "Numbers are accepted for decimals, and JavaScript rounds them to 17 digits first: {details}.",
        "Derive the model from `tallystick.Contract`, where a Decimal is a decimal string with its digits and bounds.",
    ),
    "TLY709": Entry(
        _W,
        "Text changed while it is read",
        "Python changes text before it checks it, which the schema does not say, so the verdict or the value differs: "
        "{details}.",
        "Let the sender write it so (`pattern`), or change it after validation.",
    ),
    "TLY710": Entry(
        _W,
        "Type without a schema",
        "No JSON document is an instance of these types, so they cannot be exported: {details}.",
        "Use a type that JSON has, or leave the field out with `exclude=True` and a default.",
    ),
    "TLY711": Entry(
        _N,
        "Marked as Python only",
        "`{name}` has a rule that only Python checks: {reason}",
        "Nothing to do: this is the mark that was asked for. What TypeScript accepts may still be rejected here.",
    ),
    "TLY712": Entry(
        _W,
        "Model cannot be built",
        "`{name}` refers to a name that is not defined, so nothing can be said of it, and it cannot be exported.",
        "Import the name where the model is defined, or call `{name}.model_rebuild()` once it is.",
    ),
    "TLY713": Entry(
        _W,
        "Serializer without a type",
        "Functions write these values, and nothing says what they return, so the output may not match its schema: "
        "{details}.",
        "Annotate what the function returns.",
    ),
    "TLY714": Entry(
        _W,
        "Default that JSON cannot write",
        "The default is not a JSON number, so the document that holds it is not JSON: {details}.",
        "Use `None`, or a finite number.",
    ),
    "TLY721": Entry(
        _W,
        "Zod is too old",
        "Zod {found} counts the length of text in UTF-16 units, Python in code points: one emoji is two or one.",
        "npm install zod@^4.5",
    ),
    # -- 9xx internal
    "TLY900": Entry(
        _E,
        "Internal error",
        "Tallystick failed where it should not ({error}). Nothing can be said about the contracts.",
        "Run `{command}` again with -vv to see the traceback, and report it with the versions that `tallystick doctor` "
        "shows.",
    ),
}
