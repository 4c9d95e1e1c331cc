"""Codes 7xx: where the claim is weaker than "identical", as `tallystick doctor` lists it."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_W, _N = Severity.WARNING, Severity.NOTE

ENTRIES: dict[str, Entry] = {
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
        "Both sides pick the member that fits best, but Python also among those it would coerce for: {details}.",
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
    "TLY715": Entry(
        _W,
        "Contracts validated after parsing",
        "FastAPI parses a body and then validates Python values, so it takes more than a contract's exact JSON side.",
        "Read the body in the route: `Model.model_validate_json(await request.body())`.",
    ),
    "TLY716": Entry(
        _W,
        "Rule that only the server knows",
        "What is read here follows a rule of Pydantic's that no schema says, so the server may refuse what TypeScript "
        "accepts: {details}.",
        "Nothing, where an answer of the server's is enough. Else take text with a `pattern`, and read it in Python.",
    ),
    "TLY722": Entry(
        _W,
        "Strict fields that no JSON reaches",
        "FastAPI validates parsed values, and strict fields of these types take instances alone, so every document "
        "with one is refused: {details}.",
        "Put `Field(strict=False)` on the field; or derive the model from `tallystick.Contract`.",
    ),
    "TLY721": Entry(
        _W,
        "Zod is too old",
        "Zod {found} counts the length of text in UTF-16 units, Python in code points: one emoji is two or one.",
        "npm install zod@^4.5",
    ),
}
