"""Codes 5xx: contracts, refused while their class is defined."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_E = Severity.ERROR

ENTRIES: dict[str, Entry] = {
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
        "Use a constraint of Field, write it as a @rule of the contract, or mark the function with "
        "@python_only(reason=...) to keep it as a rule of Python's alone.",
    ),
    "TLY503": Entry(
        _E,
        "Serializer in a function",
        "{function} decides what is written, so the contract could write what it does not accept.",
        "Give the field the type that is written, use a computed field, use MISSING for what may be left out, or mark "
        "the function with @python_only(reason=...).",
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
        "multiple_of on a {type} {reason}.",
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
        "Leave it out, compare with another field or a constant in a @rule, or check it in a validator marked with "
        "@python_only(reason=...).",
    ),
    "TLY513": Entry(
        _E,
        "Key without one spelling",
        "Object keys are strings, and {type} has no single spelling as one: two keys could be one value, or none.",
        "Use str, int, BigInt, bool, date, UUID, IPv4Address, or a literal or enumeration of strings or integers as "
        "keys.",
    ),
    "TLY514": Entry(
        _E,
        "Set of values without one spelling",
        "A set holds no value twice, but {type} can be written in several ways or compared in several, so languages "
        "would disagree on what is a duplicate.",
        "Use list, or a set of str, int, bool, date, UUID, IPv4Address, a text type of tallystick.types, or literals.",
    ),
    "TLY515": Entry(_E, "Discriminator not the same everywhere", "The union cannot be told apart: {reason}.", "{hint}"),
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
        "With {type}, one library's idea of {grammar} decides, with spellings that other languages refuse or rewrite.",
        "Use {instead}.",
    ),
    "TLY523": Entry(
        _E,
        "No JSON form",
        "JSON has no form for {type} that other languages could hold.",
        "Use the type that is in the document, and convert after reading.",
    ),
    "TLY524": Entry(
        _E,
        "Container with a plainer equal",
        "There are more forms in which {type} is read or written than its schema says.",
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
    "TLY528": Entry(
        _E,
        "Bound of another kind",
        "The bound {bound} cannot be compared with what documents hold: {reason}.",
        "Give a bound of the same kind: with an offset for datetime, without one for NaiveDatetime and time, "
        "finite for a number, shorter for a timedelta.",
    ),
    "TLY529": Entry(
        _E,
        "Second pattern for a wire type",
        "The type is a text of {source}, and another pattern would take the place of that grammar.",
        "Use str with one pattern, or the type without it.",
    ),
    "TLY530": Entry(
        _E,
        "Two wire forms of one type",
        "Two members of the union are {type} in Python and differ in JSON, so what was read as one is written as the "
        "other.",
        "Keep one of them: BigInt or int (or what may hold an integer, as Literal[True] does), HexBytes or bytes.",
    ),
    "TLY531": Entry(
        _E,
        "Constructor in a contract",
        "Pydantic would call `{model}.__init__` with what a document holds, and fill the fields by Python's rules, so "
        "JSON would be accepted that other languages refuse.",
        "Build instances in a classmethod of another name, or derive fields with @computed_field.",
    ),
    "TLY532": Entry(
        _E,
        "Generic contracts that need each other",
        "This refers to a class of the generic {type} that is made around it, and Pydantic makes neither without the "
        "other.",
        "Let a generic contract refer to none but itself with the same parameters, or write the classes out without "
        "type parameters.",
    ),
    "TLY533": Entry(
        Severity.NOTE,
        "Default that Python makes",
        "`{name}` has a default that `{reason}` makes anew, which no schema can state: where a document leaves it out, "
        "Python has a value and TypeScript has none.",
        "Nothing to do where only the server fills it in. Else give it a fixed default (`list`, `dict` and models "
        "whose fields have such defaults are fixed, too), or make it required.",
    ),
    "TLY534": Entry(
        Severity.NOTE,
        "Written by a function",
        "`{name}` is written by a function that only Python runs: {reason}",
        "Nothing to do: this is the mark that was asked for. What is written there is not held to the schema.",
    ),
    "TLY535": Entry(
        _E,
        "Field that is never written",
        "`exclude=True` leaves the field out of every document that is written, so what was read is not what is "
        "written.",
        "Give it to a contract for requests, and leave it out of the one for answers.",
    ),
    "TLY536": Entry(
        _E,
        "Option without a meaning in documents",
        "`{option}` changes what Python accepts or reports, and no schema says it.",
        "{hint}",
    ),
    "TLY560": Entry(
        _E,
        "Pattern that can take exponential time",
        "{loop} can match the same text in many ways, and engines that backtrack try them all: a text of thirty "
        "characters can stop a server or a page.",
        "Rewrite it so that there is one way to match, or keep it with "
        "Annotated[..., slow_pattern(reason=...)] where no hostile text arrives.",
    ),
    "TLY561": Entry(
        _E,
        "Pattern whose time grows too fast",
        "Several loops can share one text between them, so engines that backtrack take the length of a text to the "
        "power of {power}.",
        "Start it with ^ and make neighbours differ, give the field a max_length of at most {enough}, or keep it "
        "with Annotated[..., slow_pattern(reason=...)].",
    ),
    "TLY562": Entry(
        _E,
        "Mark that waives nothing",
        "slow_pattern has nothing to waive: {what}.",
        "Drop the mark, or put it where the pattern is.",
    ),
    "TLY563": Entry(
        Severity.NOTE,
        "Slow pattern kept",
        "`{name}` has a pattern that engines may take long over: {reason}",
        "Nothing to do: this is the mark that was asked for. Hold the texts that arrive there to a `max_length`.",
    ),
    "TLY540": Entry(
        _E,
        "Union in two orders",
        "To Python, unions in any order of their members are equal types, so Pydantic would hand out {type} again, "
        "whose union is in another order; JSON takes the first member that fits.",
        "Write the members in one order everywhere, or make the union a RootContract of its own.",
    ),
    "TLY541": Entry(
        _E,
        "One wire name for two fields",
        "A document has one property `{wire}`, which is also the name of the field `{other}`.",
        "Give one of them another name or alias.",
    ),
}
