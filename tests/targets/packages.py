"""Small packages that between them have every construct of the intermediate representation."""

from __future__ import annotations

from tallystick.ir.nodes import (
    Anything,
    Array,
    Boolean,
    Check,
    Declaration,
    Direction,
    Docs,
    Extra,
    General,
    Intersection,
    Keyword,
    Literal,
    Module,
    Never,
    Node,
    Null,
    Nullable,
    Number,
    Object,
    Package,
    Property,
    Record,
    Reference,
    String,
    Tuple,
    Union,
)

TEXT = String()
NUMBER = Number()


def must(name: str, node: Node) -> Property:
    return Property(name, node, required=True)


def may(name: str, node: Node, docs: Docs = Docs()) -> Property:  # noqa: B008 - frozen
    return Property(name, node, required=False, docs=docs)


MONEY = Module(
    "ledger/money",
    (
        Declaration(
            "Currency", Literal(("EUR", "USD", "GBP")), Docs("ISO 4217 code."), source="contracts/ledger/money.py"
        ),
        Declaration(
            "Money",
            Object(
                (
                    must(
                        "amount",
                        String(
                            checks=(
                                Check("pattern", "^-?[0-9]+(\\.[0-9]{2})?$"),
                                Check("maxLength", 20),
                                Check("decimalMinimum", "0.01"),
                            )
                        ),
                    ),
                    must("currency", Reference("Currency")),
                ),
                Extra.CLOSED,
            ),
            Docs("An amount of money.\nNever a float. */ @internal", examples=({"amount": "1.00", "currency": "EUR"},)),
            source="contracts/ledger/money.py",
        ),
    ),
)
INVOICE = Module(
    "ledger/invoice",
    (
        Declaration(
            "Line",
            Object(
                (
                    must("text", String(checks=(Check("minLength", 1), Check("maxLength", 200)))),
                    must("total", Reference("Money")),
                    Property(
                        "quantity",
                        Number("safe-integer", (Check("minimum", 1),)),
                        required=False,
                        default=1,
                        docs=Docs("How many.", deprecated=True),
                    ),
                ),
                Extra.OPEN,
            ),
            input_name="LineInput",
        ),
        Declaration(
            "Invoice",
            Object(
                (
                    must("id", String("uuid")),
                    must("lines", Array(Reference("Line"), (Check("minItems", 1), Check("uniqueItems", value=True)))),
                    must("due", String("contract-date")),
                    may("at", Nullable(String("date-time"))),
                    may("replaces", Nullable(Reference("Invoice")), Docs("The invoice this one stands in for.")),
                    Property("tags", Record(TEXT, TEXT), required=False, default={}),
                    Property(
                        "first",
                        Reference("Line"),
                        required=False,
                        default={"text": "x", "total": {"amount": "1.00", "currency": "EUR"}},
                    ),
                ),
            ),
            Docs("What a client owes.", deprecated=True),
            source="contracts/ledger/invoice.py",
            input_name="InvoiceInput",
            late=frozenset({"Invoice"}),
        ),
        Declaration(
            "InvoiceDraft",
            Object((must("client", TEXT), Property("net", NUMBER, required=False, default=30))),
            direction=Direction.INPUT,
            input_name="InvoiceDraft",
        ),
        Declaration("InvoiceReceipt", Object((must("number", TEXT),)), direction=Direction.OUTPUT),
    ),
)
EVERYTHING = Module(
    "workspace/shapes",
    (
        Declaration("Anything_", Anything()),
        Declaration("Nothing", Never()),
        Declaration("Nil", Null()),
        Declaration("Flag", Boolean()),
        Declaration("One", Literal((1,))),
        Declaration("Mixed", Literal((1, 2.5, "a\u202eb", True))),
        Declaration("Huge", Literal((10**21, -(10**6)))),
        Declaration("Whole", Number("integer", (Check("exclusiveMinimum", 0), Check("multipleOf", 0.5)))),
        Declaration("Pair", Tuple((TEXT, NUMBER))),
        Declaration("Several", Tuple((TEXT,), NUMBER, (Check("minItems", 2), Check("uniqueItems", value=True)))),
        Declaration("Empty", Tuple(())),
        Declaration("Either", Union((TEXT, Array(Union((NUMBER, Boolean()))), Nullable(Boolean())))),
        Declaration("Exactly", Union((TEXT, NUMBER), "one")),
        Declaration("Prices", Record(Reference("Currency"), Number("integer"), (Check("maxProperties", 3),))),
        Declaration("Named", Record(String(checks=(Check("pattern", "^[a-z]/$"),)), Reference("Pair"))),
        Declaration("Closed", Object((), Extra.CLOSED)),
        Declaration("Bag", Object((), Extra.OPEN)),
        Declaration("Counts", Object((must("total", NUMBER),), NUMBER)),
        Declaration("Extras", Object((must("name", TEXT), may("odd-key", Anything()), must("1st", TEXT)), NUMBER)),
        Declaration("Cat", Object((must("kind", Literal(("cat",))),))),
        Declaration(
            "Dog",
            Object((must("kind", Literal(("dog",))), may("friends", Array(Reference("Pet"))))),
            late=frozenset({"Pet"}),
        ),
        Declaration(
            "Folder",
            Object((may("name", TEXT), may("parent", Reference("Folder"))), checks=(Check("minProperties", 1),)),
            late=frozenset({"Folder"}),
        ),
        Declaration("Pet", Union((Reference("Cat"), Reference("Dog")), "one", "kind")),
        Declaration(
            "Json",
            Nullable(Union((TEXT, NUMBER, Boolean(), Array(Reference("Json")), Record(TEXT, Reference("Json"))))),
            late=frozenset({"Json"}),
        ),
        Declaration(
            "Rule",
            General(
                (
                    Keyword("type", ("string", "object")),
                    Keyword("not", Literal(("no",))),
                    Keyword("patternProperties", (("^a", TEXT), ("^b/", Reference("Rule")))),
                    Keyword("format", "uuid"),
                    Keyword("enum", [1, {"__proto__": None}]),
                ),
                Union((TEXT, Record(TEXT, Anything()))),
            ),
            late=frozenset({"Rule"}),
        ),
        Declaration(
            "Both",
            Object(
                (
                    must(
                        "all",
                        General(
                            (Keyword("allOf", (Reference("Cat"), Reference("Bag"))),),
                            Intersection((Reference("Cat"), Reference("Bag"))),
                        ),
                    ),
                    must("odd", General((Keyword("contains", TEXT),), Anything(), Array(Anything()))),
                )
            ),
        ),
    ),
)
FORMATS = Module(
    "workspace/formats",
    tuple(
        Declaration(name, String(form))
        for name, form in (
            ("Day", "date"),
            ("Four", "ipv4"),
            ("Six", "ipv6"),
            ("Link", "uri"),
            ("Blob", "contract-base64"),
        )
    ),
)
LONG = "AnExtraordinarilyLongNameThatAnOpenApiDocumentWouldReallyHaveSomewhere"
WIDE = Module(
    "workspace/wide",
    (
        Declaration(LONG, Object((may("some_long_name_of_a_property_that_is_nested", Nullable(Array(TEXT))),))),
        Declaration("Wide", Union((Reference(LONG), Array(Reference(LONG)), Record(TEXT, Reference(LONG))))),
        Declaration("Codes", Literal(tuple(range(40)))),
        Declaration("Words", Literal(tuple(f"word-number-{index}" for index in range(8)))),
    ),
)
PACKAGES = {
    "ledger": Package((MONEY, INVOICE)),
    "workspace": Package((MONEY, EVERYTHING, FORMATS, WIDE)),
}
