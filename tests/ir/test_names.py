"""TypeScript names: from the schema's own, distinct, and unmoved by what stands beside them."""

from __future__ import annotations

import random

import pytest

from tallystick.ir.names import Names, pascal_case

GIVEN = {
    "Invoice": "Invoice",
    "simple-user": "SimpleUser",
    "HTTPError": "HTTPError",
    "line_item": "LineItem",
    "Page_Invoice_": "PageInvoice",
    "io.k8s.api.core.v1.Pod": "IoK8sApiCoreV1Pod",
    "2fa-code": "_2faCode",
    "camelCase": "CamelCase",
    "größe": "Größe",
    "Größe": "Größe",
    "請求書": "請求書",
    "": "Unnamed",
    "💥": "Unnamed",
    "../../etc/passwd": "EtcPasswd",
    "__proto__": "Proto",
    "a b\n*/c": "ABC",
}


@pytest.mark.parametrize(("raw", "want"), GIVEN.items())
def test_pascal_case(raw: str, want: str) -> None:
    assert pascal_case(raw) == want


def test_globals_and_our_own_words_are_left_free() -> None:
    names = Names().claim_all({raw: raw for raw in ("Date", "error", "Record", "Schema", "Document")})
    assert names == {
        "Date": "DateModel",
        "error": "ErrorModel",
        "Record": "RecordModel",
        "Schema": "SchemaModel",
        "Document": "Document",
    }


SIX = ("FlowRun", "flow_run", "flow-run", "flowRun", "Flow Run", "FLOW.run")


def test_the_exact_spelling_keeps_the_name_and_the_others_are_distinct() -> None:
    names = Names().claim_all({raw: raw for raw in SIX})
    assert names["FlowRun"] == "FlowRun"
    assert len(set(names.values())) == len(SIX)


def test_names_do_not_depend_on_order_or_on_another_collision() -> None:
    want = Names().claim_all({raw: raw for raw in SIX})
    shuffled = random.Random(7)  # noqa: S311  # an order, not a secret
    for _ in range(200):
        order = list(SIX)
        shuffled.shuffle(order)
        assert Names().claim_all({raw: raw for raw in order}) == want
    more = Names().claim_all({raw: raw for raw in (*SIX, "flow--run", "Unrelated")})
    assert {raw: more[raw] for raw in SIX} == want


def test_a_schema_named_as_anothers_constant_gets_a_name_of_its_own() -> None:
    names = Names().claim_all({"Order": "Order", "OrderSchema": "OrderSchema"})
    assert names["Order"] == "Order"
    assert names["OrderSchema"] not in {"Order", "OrderSchema"}
