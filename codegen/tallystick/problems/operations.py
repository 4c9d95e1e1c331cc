"""Codes 570 to 589: operations, refused where their stubs are declared."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_E = Severity.ERROR
_N = Severity.NOTE
_W = Severity.WARNING

ENTRIES: dict[str, Entry] = {
    "TLY570": Entry(
        _E,
        "Path that routers read differently",
        "`{path}` is no path that every server would match alike.",
        "Start it with a slash, end it without one, and let each segment be plain text or one `{{parameter}}`, each "
        "name once.",
    ),
    "TLY571": Entry(
        _E,
        "Path parameter without an argument",
        "The path has `{{{name}}}`, but the stub has no argument `{name}`, so nothing says what may stand there.",
        "Add the argument with its type, or take the parameter out of the path.",
    ),
    "TLY572": Entry(
        _E,
        "Two operations in one place",
        "{what} `{name}` is that of another operation already, at {other}, so a request or a client could mean either.",
        "Rename this stub, or give it a path of its own. One client calls all APIs of a package.",
    ),
    "TLY573": Entry(
        _E,
        "Body that cannot be sent",
        "The stub asks for {how}, which servers and proxies drop or refuse.",
        "Use POST, PUT or PATCH with one body; several values are one contract with several fields.",
    ),
    "TLY574": Entry(
        _E,
        "Parameter without a wire form",
        "The type of `{name}` has values that one text in the {location} cannot tell apart.",
        "Use a string, a number, a boolean, an enumeration, a date or time, or (in the query) a list of one of those; "
        "send anything else in the body.",
    ),
    "TLY575": Entry(
        _E,
        "Stub that does not say everything",
        "The stub has {how}, so the signature is not the whole contract.",
        "Write every argument with its type, and a return type: a contract, `None`, `Download` or `Stream[...]`.",
    ),
    "TLY576": Entry(
        _E,
        "Answer that does not fit its status",
        "The stub declares {how}.",
        "Give each answer a status of its kind (RFC 9110 section 15).",
    ),
    "TLY577": Entry(
        _E,
        "Pages that lead nowhere",
        "The stub is paged, but there is {how}, so no client could ask for the next page.",
        'Name a query parameter by its wire name, and where the answer holds its next value, as `Pages("cursor", '
        '"/nextCursor")`.',
    ),
    "TLY578": Entry(
        _E,
        "Argument out of place",
        "`{name}` has {how}.",
        "Leave it out, or move the argument.",
    ),
    "TLY579": Entry(
        _E,
        "Header that OpenAPI reserves",
        "The header `{name}` is said by other parts of an operation, and readers ignore it as a parameter.",
        "Use `security=` for Authorization; content types follow from bodies and answers.",
    ),
    "TLY580": Entry(
        _E,
        "Name of an API that no module could have",
        "`{name}` cannot be imported: the operations of an API are a module of its name in the generated package.",
        "Use lower-case letters and digits, words parted by dashes.",
    ),
    "TLY581": Entry(
        _E,
        "Method that documents cannot have",
        "`{method}` is no method that an OpenAPI document has, so no client could ask for the operation.",
        "Use one of {methods}.",
    ),
    "TLY582": Entry(
        _E,
        "Two ways to prove who asks under one name",
        "The name `{name}` is that of another security scheme of this API, and a document has one of a name.",
        "Give one of the two a `name=` of its own.",
    ),
    "TLY583": Entry(
        _E,
        "Text that HTTP cannot carry",
        "{what} is `{text}`, which is no {kind}, so no request or answer could have it.",
        "Correct it: names of headers and cookies are tokens, media types two of these with a slash (RFC 9110).",
    ),
    "TLY584": Entry(
        _E,
        "Annotation that says nothing here",
        "`{name}` is marked with `{mark}`, which would be ignored: {reason}.",
        "{hint}",
    ),
    "TLY585": Entry(
        _E,
        "List that cannot be sent empty",
        "The list `{name}` {how}, but an empty list is no text in a query, so it would arrive as if it were not sent.",
        "Give it the default `[]`, or let it have at least one item: `Field(min_length=1)`.",
    ),
    "TLY586": Entry(
        _E,
        "Files of another type",
        "`{name}` {how}: files are `Upload`, `Upload | None` or `list[Upload]`, and a list without any is empty.",
        "Write `{name}: list[Upload]` for several under one name, `= []` after it where there may be none, and "
        "`Annotated[list[Upload], Upload(max_files=3)]` for at most so many.",
    ),
    "TLY587": Entry(
        _E,
        "Type without a JSON form",
        "`{type}` is no type of documents: {reason}.",
        "Return or take a contract, a type that Pydantic reads, `None`, `Download` or `Stream[...]`; services answer "
        "with headers and other statuses by a `Reply`.",
    ),
    "TLY588": Entry(
        _N,
        "Form that clients send as it is encoded",
        "`{name}` takes application/x-www-form-urlencoded, whose fields have no types here: its body is bytes.",
        "Send `new TextEncoder().encode(String(new URLSearchParams({{ ... }})))`, or let it take JSON or a multipart "
        "form.",
    ),
}
