"""What the operations of a plain FastAPI application are read as: their names, and forms that are not sent whole."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, File, Form, UploadFile

from tallystick.ir.read_operations import described


def application() -> FastAPI:
    app = FastAPI()

    @app.get("/")
    def root() -> None: ...

    @app.get("/users/{user_id}/posts")
    def list_posts(user_id: int) -> list[int]: ...

    @app.post("/users", operation_id="createUser")
    def create() -> None: ...

    for name in ("cats", "dogs"):
        router = APIRouter(prefix=f"/{name}")

        @router.get("/all")
        def every() -> None: ...

        app.include_router(router)

    @app.post("/login")
    def login(name: Annotated[str, Form()], password: Annotated[str, Form()]) -> None: ...

    @app.post("/photos")
    def add_photos(
        photos: list[UploadFile],
        cover: UploadFile,
        back: UploadFile | None = None,
        more: Annotated[list[UploadFile] | None, File()] = None,
        title: Annotated[str, Form()] = "",
    ) -> None: ...

    return app


def read() -> Any:
    return described(application().openapi(), "app")


def test_operations_are_called_after_functions_where_these_tell_them_apart() -> None:
    assert {each.path: each.name for each in read().operations} == {
        "/": "root",
        "/users/{user_id}/posts": "listPosts",
        "/users": "createUser",
        "/cats/all": "everyCatsAllGet",
        "/dogs/all": "everyDogsAllGet",
        "/login": "login",
        "/photos": "addPhotos",
    }
    assert {each.path: each.id for each in read().operations}["/"] == "root__get"


def test_what_of_a_form_is_not_sent_is_said() -> None:
    found = read()
    assert sorted((each.code, each.message.partition(", ")[0]) for each in found.problems) == [
        ("TLY588", "`login` takes application/x-www-form-urlencoded"),
    ]
    (body,) = [each.body for each in found.operations if each.name == "addPhotos"]
    assert [(each.wire, each.required, each.several) for each in body.files] == [
        ("photos", True, True),
        ("cover", True, False),
        ("back", False, False),
        ("more", False, True),
    ]
    assert [each.wire for each in body.fields] == ["title"]
