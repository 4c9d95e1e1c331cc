"""Published names."""

from __future__ import annotations

import itertools
import random
from decimal import Decimal
from typing import Annotated, Generic, Literal, TypeVar
from uuid import UUID  # noqa: TC003 - Pydantic needs it

import pytest
from pydantic import BaseModel, ConfigDict

from tallystick.export.assemble import assemble
from tallystick.export.names import Wanted, choose, generic, input_names, pascal
from tests.export.assembling import Given, documents

PASCAL = [
    ("Invoice", "Invoice"),
    ("HTTPError", "HTTPError"),
    ("invoice_line", "InvoiceLine"),
    ("line2", "Line2"),
    ("_Hidden", "Hidden"),
    ("Résumé", "Resume"),
    ("Straße", "StraU00DFe"),
    ("发票", "U53D1U7968"),
    ("2nd", "Model2nd"),
    ("__", "Model"),
]


@pytest.mark.parametrize(("own", "published"), PASCAL)
def test_pascal(own: str, published: str) -> None:
    assert pascal(own) == published


def wanted(*rows: str) -> list[Wanted]:
    """`ledger/money:Money` or, with a title, `ledger/money:Money=Cash`."""
    found = []
    for row in rows:
        path, _, rest = row.partition(":")
        own, _, title = rest.partition("=")
        found.append(Wanted(row, own, tuple(path.split("/")), title or None))
    return found


CHOSEN = {
    "alone": (["ledger:Money"], ["Money"]),
    "last part tells apart": (["ledger:Money", "workspace:Money"], ["LedgerMoney", "WorkspaceMoney"]),
    "a part further out tells apart": (
        ["ledger/money:Money", "workspace/money:Money"],
        ["LedgerMoney", "WorkspaceMoney"],
    ),
    "classes around it are part of the path": (
        ["ledger/invoice/Invoice:Status", "ledger/invoice/Client:Status"],
        ["InvoiceStatus", "ClientStatus"],
    ),
    "three ways": (["a/x:M", "b/x:M", "b/y:M"], ["AXM", "BXM", "BYM"]),
    "only the case differs": (["a:Url", "b:URL"], ["AUrl", "BURL"]),
    "a qualified name never takes one that stands": (
        ["ledger:Money", "workspace:Money", "other:LedgerMoney"],
        ["LedgerMoney2", "WorkspaceMoney", "LedgerMoney"],
    ),
    "twice in one place": (["a:Url", "a:URL"], ["AUrl", "AURL2"]),
    "title wins": (["a:InvoiceV2=Invoice"], ["Invoice"]),
    "title of another's name does not": (["a:InvoiceV2=Invoice", "b:Invoice"], ["InvoiceV2", "Invoice"]),
    "title that two have does not": (["a:One=Same", "b:Two=Same"], ["One", "Two"]),
    "title that is a sentence does not": (["a:Invoice=An invoice"], ["Invoice"]),
}


@pytest.mark.parametrize(("rows", "names"), CHOSEN.values(), ids=CHOSEN)
def test_choose(rows: list[str], names: list[str]) -> None:
    assert list(choose(wanted(*rows)).values()) == names


def test_adding_a_type_renames_no_unrelated_one() -> None:
    chance = random.Random(20261122)  # noqa: S311 - a fixed seed
    parts, owns = ["ledger", "workspace", "money", "x"], ["Money", "Invoice", "LedgerMoney", "Url", "URL", "XUrl"]
    for _ in range(400):
        rows = {f"{chance.choice(parts)}/{chance.choice(parts)}:{chance.choice(owns)}" for _ in range(6)}
        types = wanted(*sorted(rows))
        *before, added = types
        old, new = choose(before), choose(types)
        assert len({name.casefold() for name in new.values()}) == len(types)
        for each in before:
            same_name = each.own.casefold() == added.own.casefold()
            spelled = [f"{prefix}{w.own}".casefold() for w in types for prefix in _prefixes(w)]
            alike = old[each.key][-1].isdigit() or spelled.count(old[each.key].casefold()) > 1
            assert same_name or alike or new[each.key] == old[each.key]


def _prefixes(each: Wanted) -> set[str]:
    return {"", *(pascal(part) for part in each.path), "".join(pascal(part) for part in each.path)}


def test_names_do_not_depend_on_the_order_of_modules() -> None:
    types = wanted("ledger:Money", "workspace:Money", "ledger:Invoice", "a/b:Url", "c/b:Url")
    expected = choose(types)
    for order in itertools.permutations(types):
        assert choose(order) == expected


def test_input_names() -> None:
    chosen = {"a": "Invoice", "b": "InvoiceInput", "c": "Client"}
    assert input_names(["a", "c"], chosen) == {"a": "InvoiceAsInput", "c": "ClientInput"}


class Invoice(BaseModel):
    id: UUID


T = TypeVar("T")
U = TypeVar("U")


class Page(BaseModel, Generic[T]):
    items: list[T]


class Pair(BaseModel, Generic[T, U]):
    first: T
    second: U


ARGUMENTS = [
    (str, "String"),
    (int, "Integer"),
    (Decimal, "Decimal"),
    (Invoice, "Invoice"),
    (list[Invoice], "InvoiceList"),
    (dict[str, Invoice], "InvoiceMap"),
    (tuple[int, str], "IntegerTuple"),
    (Invoice | None, "NullableInvoice"),
    (int | str, "IntegerOrString"),
    (Literal["draft", "sent-out"], "DraftOrSentOut"),
    (Annotated[int, "whole"], "Integer"),
]


@pytest.mark.parametrize(("argument", "name"), ARGUMENTS)
def test_generic(argument: object, name: str) -> None:
    assert generic("Page", [argument], lambda each: "Invoice" if each is Invoice else None) == f"PageOf{name}"


def test_generics_are_named_after_their_arguments() -> None:
    class Results(BaseModel):
        pages: Page[Page[Invoice]]
        pair: Pair[Invoice, str]

    names = list(documents(Invoice, Results).schemas)
    assert names == ["Invoice", "PageOfInvoice", "PageOfPageOfInvoice", "PairOfInvoiceAndString", "Results"]


def test_generics_of_types_of_the_same_name() -> None:
    def model(module: str) -> Given:
        class Money(BaseModel):
            amount: str

        return Given("Money", Money, module)

    ledger, workspace = model("ledger/money"), model("workspace/money")

    class Both(BaseModel):
        ledger: Page[ledger.type]
        workspace: Page[workspace.type]

    found = assemble([ledger, workspace, Given("Both", Both)], title="T", version="1")
    assert list(found.schemas) == [
        "LedgerMoney",
        "WorkspaceMoney",
        "PageOfLedgerMoney",
        "PageOfWorkspaceMoney",
        "Both",
    ]


def test_a_title_is_a_name_only_for_the_class_that_sets_it() -> None:
    class Base(BaseModel):
        model_config = ConfigDict(title="Root")
        id: str

    class Child(Base):
        name: str

    class Named(Base):
        model_config = ConfigDict(title="Renamed")

    assert list(documents(Base, Child, Named).schemas) == ["Root", "Child", "Renamed"]
