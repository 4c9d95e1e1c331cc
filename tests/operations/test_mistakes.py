"""What a stub may say that no request or answer could carry is refused where it is said."""

from __future__ import annotations

from typing import Annotated, Any

import fastapi
import pytest
from pydantic import Field

from tallystick import Contract, ContractError
from tallystick.api import Api, ApiKey, Bearer, Body, Cookie, Download, Header, Media, Upload


class Order(Contract):
    """An order."""

    id: int


def order() -> Order: ...
def nothing() -> None: ...
def bad_header(x: Annotated[str, Header("bad header:")]) -> Order: ...
def bad_cookie(x: Annotated[str, Cookie("a;b=c")]) -> Order: ...
def bad_media() -> Annotated[Download, Media("not a type")]: ...
def media_of_json() -> Annotated[Order, Media("text/html")]: ...
def media_of_argument(x: Annotated[Order, Media("text/html")]) -> None: ...
def small(file: Annotated[Upload, Upload(max_bytes=-5)]) -> None: ...
def odd_file(file: Annotated[Upload, Upload(media_types=("png",))]) -> None: ...
def any_image(file: Annotated[Upload, Upload(media_types=("image/*",), max_bytes=1)]) -> None: ...
def files(files: list[Upload]) -> None: ...
def more_files(file: Upload, more: Annotated[list[Upload], Upload(max_files=3)] = []) -> None: ...  # noqa: B006 - as below
def files_or_none(files: list[Upload] | None = None) -> None: ...
def files_by_none(file: Upload, files: list[Upload] = None) -> None: ...  # type: ignore[assignment]  # noqa: RUF013 - the point
def set_of_files(file: Upload, files: set[Upload]) -> None: ...
def limited_by_field(files: Annotated[list[Upload], Field(max_length=3)]) -> None: ...
def text_as_file(file: Annotated[str, Upload()]) -> None: ...
def one_of_several(file: Annotated[Upload, Upload(max_files=3)]) -> None: ...
def no_files(files: Annotated[list[Upload], Upload(max_files=0)]) -> None: ...
def their_header(x: Annotated[str, fastapi.Header()]) -> Order: ...
def their_query(x: str = fastapi.Query(alias="y")) -> Order: ...
def their_body(x: Annotated[Order, fastapi.Body()]) -> Order: ...
def their_request(x: fastapi.Request) -> Order: ...
def aliased(x: Annotated[int, Field(alias="y")]) -> Order: ...
def described(x: Annotated[int, Field(description="y")]) -> Order: ...
def filled(ids: list[int] = [1]) -> Order: ...  # noqa: B006 - the point
def required(ids: list[int]) -> Order: ...
def with_null(ids: list[int | None] = []) -> Order: ...  # noqa: B006 - as above
def with_one(ids: Annotated[list[int], Field(min_length=1)]) -> Order: ...
def may_be_absent(ids: list[int] | None = None) -> Order: ...
def empty(ids: Annotated[list[int], Field(max_length=2)] = []) -> Order: ...  # noqa: B006 - as above
def response() -> fastapi.Response: ...
def in_body(ids: Annotated[list[int], Body()]) -> Order: ...


@pytest.mark.parametrize(
    ("stub", "method", "path", "options", "codes"),
    [
        (order, "post", "/a", {"status": 201, "also": {201: Order}}, ["TLY576"]),
        (order, "post", "/a", {"status": 201, "also": {202: Order}}, []),
        (order, "GET", "/a", {}, []),
        (order, "brew", "/a", {}, ["TLY581"]),
        (order, "head", "/a", {}, ["TLY576"]),
        (nothing, "head", "/a", {}, []),
        (order, "get", "/a/../b", {}, ["TLY570"]),
        (order, "get", "/a/%2E", {}, ["TLY570"]),
        (order, "get", "/a/..b", {}, []),
        (order, "get", "/a", {"errors": {"default": "What else is wrong."}}, ["TLY576"]),
        (order, "get", "/a", {"security": Bearer()}, []),
        *((each, "get", "/a", {}, ["TLY583"]) for each in (bad_header, bad_cookie, bad_media)),
        *((each, "post", "/a", {}, ["TLY583"]) for each in (small, odd_file)),
        *((each, "post", "/a", {}, ["TLY584"]) for each in (media_of_json, media_of_argument)),
        *((each, "post", "/a", {}, ["TLY584"]) for each in (their_header, their_query, their_body, aliased)),
        *((each, "get", "/a", {}, ["TLY585"]) for each in (filled, required)),
        *((each, "post", "/a", {}, []) for each in (files, more_files)),
        *(
            (each, "post", "/a", {}, ["TLY586"])
            for each in (files_or_none, files_by_none, set_of_files, limited_by_field, text_as_file)
        ),
        (one_of_several, "post", "/a", {}, ["TLY584"]),
        (no_files, "post", "/a", {}, ["TLY583"]),
        *((each, "post", "/a", {}, ["TLY587"]) for each in (their_request, response)),
        (with_null, "get", "/a", {}, ["TLY574"]),
        *((each, "post", "/a", {}, []) for each in (any_image, described, with_one, may_be_absent, empty, in_body)),
    ],
)
def test_a_stub_is_held_to_what_http_can_carry(
    stub: Any, method: str, path: str, options: dict[str, Any], codes: list[str]
) -> None:
    declare = Api("shop").operation(method, path, **options)
    if not codes:
        assert declare(stub).method == method.lower()
        return
    with pytest.raises(ContractError) as caught:
        declare(stub)
    assert [each.code for each in caught.value.problems] == codes
    assert all(str(each.where).startswith("tests/operations/test_mistakes.py:") for each in caught.value.problems)


def test_one_name_is_one_way_to_prove_who_asks() -> None:
    shop = Api("shop", security=[ApiKey("X-A")])
    shop.get("/a")(order)
    with pytest.raises(ContractError, match="TLY582"):
        shop.get("/b", security=[ApiKey("X-B")])(nothing)
    shop.get("/c", security=[ApiKey("X-B", name="other"), ApiKey("X-A")])(nothing)


def read(at: int) -> Order: ...
def asked(at: int) -> None: ...


@pytest.mark.parametrize("stubs", [{"get": read, "head": asked}, {"head": asked, "get": read}])
def test_get_is_answered_to_head_as_well(stubs: dict[str, Any]) -> None:
    shop = Api("shop")
    (first, stub), (second, other) = stubs.items()
    shop.operation(first, "/a/{at}")(stub)
    with pytest.raises(ContractError, match="TLY572"):
        shop.operation(second, "/a/{at}")(other)
