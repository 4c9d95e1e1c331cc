"""What a service makes of an application: its document, its pages, its errors, and what it leaves alone."""

from __future__ import annotations

import importlib
import json
from typing import Any
from uuid import UUID

import pytest
from fastapi import APIRouter, Depends, FastAPI, HTTPException
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import BaseModel, create_model
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount

from tallystick import ContractError
from tallystick.api import Api
from tallystick.compat.departures import departures
from tallystick.config import Config
from tallystick.fastapi import Service, Settings, complete
from tallystick.publish import PUBLISHERS
from tests.docs.console import ROOT
from tests.fastapi.shop_service import KEY, SECRET, Seen, ask, make, session
from tests.operations.shop import Order

SMALL = Api("small", prefix="/v1")


@SMALL.get("/orders/{order_id}")
def get_order(order_id: UUID) -> Order: ...


@SMALL.get("/orders/latest")
def latest_order() -> Order: ...


def small(settings: Settings | None = None) -> Service:
    service = Service(SMALL, settings=settings)

    @service.handles(get_order)
    def one(order_id: UUID) -> Order:
        return Order(id=order_id, pieces=1)

    @service.handles(latest_order)
    def latest() -> Order:
        return Order(id=UUID(int=9), pieces=9)

    return service


# -- The document


@pytest.mark.parametrize("contracts", ["tests/operations/shop.py", "contracts/ledger", "contracts/workspace"])
def test_the_document_is_that_of_the_contract(contracts: str) -> None:
    module = importlib.import_module(
        contracts.removesuffix(".py").replace("/", ".") + ("" if "tests" in contracts else ".api")
    )
    (api,) = {id(each): each for each in vars(module).values() if isinstance(each, Api)}.values()
    service = Service(api)

    def handler(**_: Any) -> Any: ...

    for operation in api:
        service.add(operation, handler)
    app = FastAPI()
    service.install(app)
    published = PUBLISHERS["contracts"](Config(contracts=(contracts,)), ROOT)
    assert list(OpenAPIV31SpecValidator(app.openapi()).iter_errors()) == []
    assert list(departures(dict(published.openapi or {}), app.openapi(), {})) == []
    assert app.openapi()["paths"].keys() == (published.openapi or {})["paths"].keys()


def test_other_routes_stay_in_the_document_under_names_of_their_own() -> None:
    app = FastAPI()
    small().install(app)

    @app.get("/mine", response_model=create_model("Order", other=int))
    def mine() -> None: ...

    document = app.openapi()
    assert list(document["paths"]) == ["/v1/orders/latest", "/v1/orders/{order_id}", "/mine"]
    schemas = document["components"]["schemas"]
    answer = document["paths"]["/mine"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/Order_"}
    assert ("pieces" in schemas["Order"]["properties"], "other" in schemas["Order_"]["properties"]) == (True, True)
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []
    assert app.openapi() is document


def test_a_router_moves_its_operations() -> None:
    router = APIRouter()
    small().install(router)
    app = FastAPI()
    app.include_router(router, prefix="/shop")
    complete(app)
    assert list(app.openapi()["paths"]) == ["/shop/v1/orders/latest", "/shop/v1/orders/{order_id}"]
    assert ask(app, "GET", f"/shop/v1/orders/{UUID(int=3)}").json()["pieces"] == 1
    assert ask(app, "GET", "/shop/v1/orders/7").json()["errors"][0]["pointer"] == "/path/order_id"
    assert ask(app, "GET", "/shop/v1/orders/a%2Fb").status_code == 422
    assert ask(app, "GET", "/shop/v1/orders/latest/").status_code == 404
    assert ask(app, "PATCH", "/shop/v1/orders/latest").headers["allow"] == "GET, HEAD"


def test_a_mounted_application_answers_below_its_path() -> None:
    inner = FastAPI()
    small().install(inner)
    outer = FastAPI(routes=[Mount("/inner", inner)])
    assert ask(outer, "GET", "/inner/v1/orders/latest").json()["pieces"] == 9
    assert ask(outer, "GET", "/inner/v1/orders/a%2Fb").status_code == 422
    assert ask(outer, "GET", "/inner/v1/orders/latest/").status_code == 404
    assert ask(outer, "GET", "/inner/nothing").json()["detail"] == "There is nothing at this path."


paths = Api("paths")


@paths.get("/caf%C3%A9/{name}")
def in_cafe(name: str) -> str: ...


@paths.get("/50%25%2F50")
def half() -> str: ...


@paths.get("/%7Bname%7D")
def braces() -> str: ...


@paths.get("/things/{kind}/x/{name}")
def thing(kind: str, name: str) -> str: ...


def of_paths() -> FastAPI:
    service = Service(paths)
    service.handles(in_cafe)(lambda name: f"cafe {name}")
    service.handles(half)(lambda: "half")
    service.handles(braces)(lambda: "braces")
    service.handles(thing)(lambda kind, name: f"{kind} {name}")
    service.install(app := FastAPI())
    return app


@pytest.mark.parametrize(
    ("sent", "want"),
    [
        ("/caf%C3%A9/a", "cafe a"),
        ("/caf%c3%a9/a%2Fb%25%0A", "cafe a/b%\n"),
        ("/caf\u00e9/%7Bname%7D", "cafe {name}"),
        ("/cafe/a", None),
        ("/50%25%2f50", "half"),
        ("/50%25%2F50%0A", None),
        ("/50%25/50", None),
        ("/%7Bname%7D", "braces"),
        ("/{name}", "braces"),
        ("/name", None),
        ("/things/a/x/b", "a b"),
        ("/things/a/x/b/", None),
        ("/things/a/x/b//", None),
        ("/things/a%2Fx/b", None),
        ("/things/all%2F2/x", None),
        ("/things/a/x/", None),
        ("//things/a/x/b", None),
        ("/Things/a/x/b", None),
    ],
)
@pytest.mark.parametrize("method", ["GET", "PUT", "TRACE", "PROPFIND"])
def test_paths_are_compared_as_they_are_sent(sent: str, want: str | None, method: str) -> None:
    answer = ask(of_paths(), method, sent)
    if want is None:
        assert (answer.status_code, answer.json()["detail"]) == (404, "There is nothing at this path.")
    elif method == "GET":
        assert answer.json() == want
    else:
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_paths_that_middleware_has_changed_are_those_that_count() -> None:
    app = of_paths()

    async def changing(scope: Any, receive: Any, send: Any) -> None:
        await app({**scope, "path": scope["path"].removeprefix("/below")}, receive, send)

    below: Any = changing
    assert ask(below, "GET", "/below/things/1%25/x/2").json() == "1% 2"


def test_the_document_has_paths_as_the_contract_does() -> None:
    assert sorted(of_paths().openapi()["paths"]) == sorted(each.path for each in paths)


def test_literal_paths_come_before_parameters() -> None:
    app = FastAPI()
    small().install(app)
    assert ask(app, "GET", "/v1/orders/latest").json()["pieces"] == 9


# -- Pages


@pytest.mark.parametrize(("page", "script"), [("/docs", "swagger-ui-bundle.js"), ("/redoc", "redoc.standalone.js")])
def test_pages_need_no_network(page: str, script: str) -> None:
    app = make(Seen())
    html = ask(app, "GET", page)
    assert html.headers["content-type"] == "text/html; charset=utf-8"
    assert "https://" not in html.text
    assert "/openapi.json" in html.text
    assert f"/docs-assets/{script}" in html.text
    asset = ask(app, "GET", f"/docs-assets/{script}")
    assert (asset.status_code, asset.headers["content-type"].partition(";")[0]) == (200, "text/javascript")


def test_pages_are_those_of_fastapi_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallystick.fastapi.docs._PACKAGE", "no_such_package")
    app = make(Seen())
    assert "cdn" in ask(app, "GET", "/docs").text
    assert ask(app, "GET", "/docs-assets/swagger-ui.css").status_code == 404


def test_pages_that_are_turned_off_stay_off() -> None:
    app = FastAPI(docs_url=None, redoc_url=None)
    small().install(app)
    assert [ask(app, "GET", url).status_code for url in ("/docs", "/redoc", "/openapi.json")] == [404, 404, 200]


# -- Errors


class Login(BaseModel):
    password: int


def test_errors_as_fastapi_has_them() -> None:
    app = make(Seen(), Settings(errors="fastapi"))
    wrong = ask(app, "PUT", "/v1/orders/7/lines", json=[{"pieces": 0}])
    assert (wrong.status_code, wrong.headers["content-type"]) == (422, "application/json")
    assert wrong.json() == {
        "detail": [
            {"type": "minimum", "loc": ["body", 0, "pieces"], "msg": "Expected at least 1"},
            {"type": "format", "loc": ["path", "order_id"], "msg": "Expected the format uuid"},
        ]
    }
    assert ask(app, "GET", "/nothing").json() == {"detail": "There is nothing at this path."}
    conflict = ask(app, "POST", "/v1/orders", json={"pieces": 409}, headers=KEY)
    assert conflict.json() == {"detail": "There are not enough pieces.", "left": 2}


def test_the_document_says_how_errors_are_written() -> None:
    for errors, media in {"problem": "application/problem+json", "fastapi": "application/json"}.items():
        document = make(Seen(), Settings(errors=errors)).openapi()  # type: ignore[arg-type]  # one of the two
        answers = document["paths"]["/v1/orders"]["post"]["responses"]
        said = {status: list(each["content"]) for status, each in answers.items() if status >= "400"}
        assert said == {status: [media] for status in ("400", "401", "402", "409", "422")}
        assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


@pytest.mark.parametrize("own", [None, Exception, 500])
def test_browsers_may_read_what_nobody_caught(own: Any) -> None:
    app = make(Seen())
    app.add_middleware(CORSMiddleware, allow_origins=["*"])
    if own is not None:

        @app.exception_handler(own)
        def handle(*_: Any) -> PlainTextResponse:
            return PlainTextResponse("own", 500)

    answer = ask(app, "POST", "/v1/orders", json={"pieces": 500}, headers={**KEY, "origin": "http://shop"})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (500, "*")
    assert answer.text == "own" if own else answer.json()["title"] == "Internal Server Error"
    assert SECRET not in answer.text


def test_one_id_is_one_route() -> None:
    app = FastAPI()

    @app.get("/mine", operation_id="get_order")
    def mine() -> None: ...

    with pytest.raises(ContractError, match="TLY600"):
        small().install(app)
    app = FastAPI()
    for prefix in ("/a", "/b"):
        small().install(router := APIRouter())
        app.include_router(router, prefix=prefix)
    with pytest.raises(ContractError, match="TLY600"):
        complete(app)


def test_other_routes_never_echo() -> None:
    app = make(Seen())

    @app.post("/login")
    def login(given: Login) -> None: ...

    response = ask(app, "POST", "/login", json={"password": SECRET})
    assert response.json()["errors"] == [
        {"pointer": "/body/password", "code": "type", "message": "Expected a whole number"}
    ]
    assert SECRET not in response.text
    broken = ask(app, "POST", "/login", content=b"{", headers={"content-type": "application/json"})
    assert (broken.status_code, broken.json()["detail"]) == (400, "The body is not a JSON document.")


@pytest.mark.parametrize(
    ("raised", "status", "rest"),
    [
        (HTTPException(401, headers={"WWW-Authenticate": "Bearer"}), 401, {}),
        (HTTPException(418, "short and stout"), 418, {"detail": "short and stout", "title": "Client Error"}),
        (HTTPException(409, {"left": 3, "title": "no"}), 409, {"left": 3, "title": "Conflict"}),
        (HTTPException(409, ["a"]), 409, {"info": ["a"]}),
        (HTTPException(304), 304, None),
    ],
)
def test_http_exceptions_are_problems(raised: HTTPException, status: int, rest: dict[str, Any] | None) -> None:
    app = make(Seen())

    @app.get("/raise")
    def fail() -> None:
        raise raised

    response = ask(app, "GET", "/raise")
    assert response.status_code == status
    if rest is None:
        assert response.content == b""
        return
    document = json.loads(response.content)
    assert document.items() >= rest.items()
    assert {name: response.headers[name] for name in raised.headers or {}} == (raised.headers or {})


# -- Dependencies


def test_who_may_not_ask_is_told_so_first() -> None:
    def guard() -> None:
        raise HTTPException(401, "Log in first.")

    router = APIRouter(dependencies=[Depends(guard)])
    small().install(router)
    app = FastAPI()
    app.include_router(router)
    complete(app)
    assert ask(app, "GET", "/v1/orders/7").json() == {
        "type": "about:blank",
        "title": "Unauthorized",
        "status": 401,
        "detail": "Log in first.",
    }


def test_dependencies_can_be_overridden() -> None:
    seen = Seen()
    app = make(seen)
    app.dependency_overrides[session] = lambda: "another"
    assert ask(app, "POST", "/v1/orders", json={"pieces": 1}, headers=KEY).status_code == 201
    assert seen.events[0][-1] == "another"
