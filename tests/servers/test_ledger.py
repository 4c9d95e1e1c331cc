"""What the ledger does, whichever service it is asked of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.servers import running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers.running import Service

pytestmark = pytest.mark.node


def client(**changes: object) -> dict[str, Any]:
    """A new client, with an e-mail address of its own."""
    return {
        "name": "Ada",
        "email": f"ada.{uuid4().hex}@example.com",
        "address": {"street": "Street 1", "city": "Berlin", "postalCode": "10178", "country": "DE"},
        "vatNumber": None,
        **changes,
    }


def invoice(client_id: str, *lines: tuple[str, str, str | None], **changes: object) -> dict[str, Any]:
    """A draft with lines of quantity, price and rate of tax."""
    return {
        "clientId": client_id,
        "servicePeriod": ["2026-03-01", "2026-03-31"],
        "lines": [
            {
                "description": "Work",
                "quantity": quantity,
                "unitPrice": price,
                "tax": rate and {"name": "VAT", "rate": rate},
            }
            for quantity, price, rate in lines or [("1", "100", None)]
        ],
        **changes,
    }


def made(service: Service, path: str, body: object, **headers: str) -> Any:
    answer = service.ask("POST", path, body, **headers)
    assert answer.status == 201, answer.body
    return answer.json


def test_books_are_filled_and_listed_by_name(service: Service) -> None:
    page = service.ask("GET", "/ledger/clients?limit=100&kind=person").json
    names = [each["name"] for each in page["items"] if "@example.com" not in each["email"]]
    assert names == ["Eva Lindqvist", "Ines Carvalho", "Otto Brandt", "Ursula Meier"]


def test_a_list_is_paged_without_gaps_or_repeats(service: Service) -> None:
    whole = [each["id"] for each in service.ask("GET", "/ledger/invoices?limit=100&status=paid").json["items"]]
    found: list[str] = []
    cursor = ""
    while True:
        page = service.ask("GET", f"/ledger/invoices?limit=7&status=paid{cursor}").json
        assert page["total"] == len(whole)
        found += [each["id"] for each in page["items"]]
        if page["nextCursor"] is None:
            break
        cursor = f"&cursor={page['nextCursor']}"
    assert found == whole
    assert len(whole) > 7


@pytest.mark.parametrize("cursor", ["x", "1", "00000000-0000-4000-8000-00000000dead", "%00"])
def test_what_is_no_cursor_is_refused(service: Service, cursor: str) -> None:
    answer = service.ask("GET", f"/ledger/clients?cursor={cursor}")
    assert (answer.status, answer.json["errors"]) == (
        422,
        [{"pointer": "/query/cursor", "code": "cursor", "message": "Not a cursor of this list"}],
    )


@pytest.mark.parametrize("search", ["BÄCKEREI", "sonnenschein.example", "bäckerei sonn"])
def test_clients_are_found_by_any_part_in_any_case(service: Service, search: str) -> None:
    from urllib.parse import quote

    found = service.ask("GET", f"/ledger/clients?search={quote(search)}").json["items"]
    assert [each["name"] for each in found] == ["Bäckerei Sonnenschein"]


@pytest.mark.parametrize("search", ["%", "_", "/", "100%"])
def test_a_search_has_no_wildcards(service: Service, search: str) -> None:
    from urllib.parse import quote

    assert service.ask("GET", f"/ledger/clients?search={quote(search, safe='')}").json["total"] == 0


def test_an_address_is_taken_once_however_it_is_spelled(service: Service) -> None:
    first, second = client(), client()
    made(service, "/ledger/clients", first)
    other = made(service, "/ledger/clients", second)
    again = service.ask("POST", "/ledger/clients", {**first, "email": first["email"].upper()})
    assert (again.status, again.json["detail"]) == (409, "A client with this e-mail address is there already.")
    patched = service.ask("PATCH", f"/ledger/clients/{other['id']}", {"email": first["email"]})
    assert (patched.status, patched.json["errors"][0]["pointer"]) == (422, "/body/email")


def test_a_request_with_a_key_is_done_once(service: Service) -> None:
    key, body = str(uuid4()), client(tags=["b", "a"])
    first = made(service, "/ledger/clients", body, Idempotency_Key=key)
    again = made(service, "/ledger/clients", {**body, "tags": ["a", "b"]}, Idempotency_Key=key.upper())
    assert first["id"] == again["id"]
    other = service.ask("POST", "/ledger/clients", client(), Idempotency_Key=key)
    assert (other.status, other.json["errors"][0]["pointer"]) == (422, "/header/idempotency-key")


def test_what_a_patch_leaves_out_stays(service: Service) -> None:
    before = made(service, "/ledger/clients", client(tags=["a"]))
    after = service.ask("PATCH", f"/ledger/clients/{before['id']}", {"name": "Grace", "email": None}).json
    assert after == {**before, "name": "Grace"}


def test_an_archived_client_is_neither_listed_nor_invoiced(service: Service) -> None:
    gone = made(service, "/ledger/clients", client(name="Zz archived"))
    assert service.ask("DELETE", f"/ledger/clients/{gone['id']}").status == 204
    assert service.ask("DELETE", f"/ledger/clients/{gone['id']}").status == 204
    assert service.ask("GET", "/ledger/clients?search=zz%20archived").json["total"] == 0
    assert service.ask("GET", "/ledger/clients?search=zz%20archived&archived=true").json["total"] == 1
    assert service.ask("GET", f"/ledger/clients/{gone['id'].upper()}").json["archived"] is True
    assert service.ask("POST", "/ledger/invoices", invoice(gone["id"])).status == 404


_PERCENT = {"kind": "percent", "percent": "33.33"}


@pytest.mark.parametrize(
    ("lines", "discount", "nets", "total"),
    [
        ([("12.5", "95.00", "19")], None, ["1187.50"], "1413.12"),  # 225.625 of tax is even at 225.62
        ([("0.001", "5", None)], None, ["0.00"], "0.00"),  # half a cent goes to the even one
        ([("0.003", "5", None)], None, ["0.02"], "0.02"),
        ([("0.333", "0.10", None), ("3", "-1.50", None)], None, ["0.03", "-4.50"], "-4.47"),
        ([("1", "100", None)], _PERCENT, ["100.00"], "66.67"),
        ([("1", "100", None)], {"kind": "amount", "amount": "250"}, ["100.00"], "0.00"),
        ([("1", "-100", None)], {"kind": "amount", "amount": "50"}, ["-100.00"], "-100.00"),
        ([("1", "100", None)], {"kind": "early-payment", "percent": "2", "until": "2026-05-01"}, ["100.00"], "100.00"),
    ],
)
def test_totals_are_exact(service: Service, lines: Any, discount: object, nets: list[str], total: str) -> None:
    owner = made(service, "/ledger/clients", client())
    written = made(service, "/ledger/invoices", invoice(owner["id"], *lines, discount=discount))
    assert [line["net"] for line in written["lines"]] == nets
    listed = service.ask("GET", f"/ledger/invoices?clientId={owner['id']}").json["items"]
    assert [each["total"] for each in listed] == [{"amount": total, "currency": "EUR"}]
    text = service.ask("GET", f"/ledger/invoices/{written['id']}/file")
    assert text.body.decode().endswith(f"Total {total} EUR\n")
    assert text.headers["content-disposition"] == f'attachment; filename="invoice-{written["number"]}.txt"'


def test_an_invoice_is_numbered_sent_once_and_then_stays(service: Service) -> None:
    owner = made(service, "/ledger/clients", client(terms=7))
    one, two = (made(service, "/ledger/invoices", invoice(owner["id"])) for _ in range(2))
    assert int(two["number"][5:]) == int(one["number"][5:]) + 1
    changed = service.ask("PUT", f"/ledger/invoices/{one['id']}", invoice(owner["id"], ("2", "50.00", None)))
    assert (changed.status, changed.json["number"]) == (200, one["number"])
    sent = service.ask("POST", f"/ledger/invoices/{one['id']}/send").json
    today = datetime.now(UTC).date()
    assert (sent["status"], sent["dueOn"]) == ("sent", str(today + timedelta(days=7)))
    assert date.fromisoformat(sent["issuedOn"]) == today
    for again in (
        service.ask("POST", f"/ledger/invoices/{one['id']}/send"),
        service.ask("PUT", f"/ledger/invoices/{one['id']}", invoice(owner["id"])),
    ):
        assert (again.status, again.json["state"]) == (409, "sent")


def test_an_invoice_may_not_come_to_more_than_it_may(service: Service) -> None:
    owner = made(service, "/ledger/clients", client())
    answer = service.ask("POST", "/ledger/invoices", invoice(owner["id"], ("9999", "99999", None)))
    assert (answer.status, answer.json["errors"][0]["pointer"]) == (422, "/body/lines")


def test_a_text_that_not_every_database_holds_is_refused(service: Service) -> None:
    owner = made(service, "/ledger/clients", client())
    draft = invoice(owner["id"])
    draft["lines"][0]["description"] = "a\0b"
    answers = [
        service.ask("POST", "/ledger/clients", client(name="a\0b")),
        service.ask("PATCH", f"/ledger/clients/{owner['id']}", {"name": "\0"}),
        service.ask("POST", "/ledger/invoices", draft),
        service.ask("GET", "/ledger/clients?search=%00"),
    ]
    assert [(each.status, each.json["detail"]) for each in answers] == [(422, "The books cannot hold such a text.")] * 4
    assert service.ask("GET", f"/ledger/clients/{owner['id']}").json == owner


def test_the_dashboard_adds_up(service: Service) -> None:
    board = service.ask("GET", "/ledger/dashboard").json
    months = board["revenueByMonth"]
    assert len(months) == 12
    assert board["trend"]["current"] == months[f"{datetime.now(UTC):%Y-%m}"]["amount"]
    due = [each["dueOn"] for each in board["openInvoices"]]
    assert due == sorted(due)
    amounts = [float(amount) for _, amount in board["largestClients"]]
    assert amounts == sorted(amounts, reverse=True)
    assert len(amounts) == 5


@pytest.mark.parametrize("given", ["", "Bearer other", "Basic YTpi", "Bearer"])
def test_nobody_gets_in_without_the_token(service: Service, given: str) -> None:
    answer = service.ask("POST", "/ledger/clients", b"not JSON", Authorization=given)
    assert (answer.status, answer.headers["www-authenticate"]) == (401, "Bearer")
    detail = "The request does not prove who asks."
    assert answer.json == {"type": "about:blank", "title": "Unauthorized", "status": 401, "detail": detail}


def test_browsers_of_the_page_may_ask(service: Service) -> None:
    asked = {"Origin": "http://localhost:5173", "Access_Control_Request_Method": "PATCH"}
    answer = service.ask(
        "OPTIONS", f"/ledger/clients/{uuid4()}", **asked, Access_Control_Request_Headers="content-type"
    )
    assert answer.status in {200, 204}
    assert answer.headers["access-control-allow-origin"] == "http://localhost:5173"
    assert "PATCH" in answer.headers["access-control-allow-methods"]
    other = service.ask("GET", "/health", Origin="https://elsewhere.example")
    assert other.headers.get("access-control-allow-origin") != "https://elsewhere.example"


# -- When things go wrong


@pytest.fixture(params=["fastapi", "express"])
def start(request: pytest.FixtureRequest) -> Any:
    """Starts another service of either kind on a file of books."""
    if request.param == "fastapi":
        return running.fastapi
    built = request.getfixturevalue("built")
    return lambda database, **settings: running.express(built, database, **settings)


def test_a_database_that_is_down_is_said_and_tried_again(start: Any, tmp_path: Path) -> None:
    folder = tmp_path / "later"
    with start(folder / "ledger.db") as service:
        for path in ("/health", "/ledger/dashboard"):
            answer = service.ask("GET", path)
            assert (answer.status, answer.headers["retry-after"]) == (503, "5")
            assert answer.json == {
                "type": "about:blank",
                "title": "Service Unavailable",
                "status": 503,
                "detail": "The books cannot be reached.",
            }
        folder.mkdir()
        assert service.ask("GET", "/health").json == {"status": "ok"}
        assert service.ask("GET", "/ledger/invoices").json["total"] > 0


def test_books_stay_when_the_service_is_started_again(start: Any, tmp_path: Path) -> None:
    with start(tmp_path / "ledger.db", LEDGER_SEED="no") as service:
        assert service.ask("GET", "/ledger/clients").json["total"] == 0
        kept = made(service, "/ledger/clients", client())
    with start(tmp_path / "ledger.db") as service:
        assert service.ask("GET", f"/ledger/clients/{kept['id']}").json == kept
        assert service.ask("GET", "/ledger/clients").json["total"] == 1


def test_a_port_in_use_is_said_in_a_line(start: Any, tmp_path: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(AssertionError) as failed, start(tmp_path / "ledger.db", LEDGER_PORT=str(port)):
            pass
    message = f"ledger: cannot listen on 127.0.0.1:{port}: Address already in use. Set LEDGER_PORT to another port."
    assert message in str(failed.value)


def test_a_standstill_makes_two_services_alike_to_the_letter(built: Path, tmp_path: Path) -> None:
    moment = "2026-03-02T10:15:30Z"
    with (
        running.fastapi(tmp_path / "one.db", LEDGER_STANDSTILL=moment) as one,
        running.express(built, tmp_path / "two.db", LEDGER_STANDSTILL=moment) as two,
    ):
        body = client()
        here, there = (made(service, "/ledger/clients", body) for service in (one, two))
        assert here["id"] == there["id"] == "00000000-0000-4000-8000-000000000001"
        boards = [service.ask("GET", "/ledger/dashboard").json for service in (one, two)]
        assert boards[0] == boards[1]
        drafts = [service.ask("GET", "/ledger/invoices?limit=100").json for service in (one, two)]
        assert drafts[0] == drafts[1]
