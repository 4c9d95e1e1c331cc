"""A FastAPI application whose routes leave out of their answers what the schemas of its models require."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, Field

app = FastAPI()
accounts = APIRouter(prefix="/accounts")


class Note(BaseModel):
    """Read, and answered with."""

    text: str
    author: str | None


class Item(BaseModel):
    name: str
    size: int | None
    tags: list[str] = Field(default_factory=list)


class Box(BaseModel):
    """Holds what is left out of."""

    item: Item
    label: str | None


class Account(BaseModel):
    user: str
    password: str


class Whole(BaseModel):
    """Is answered with as it is."""

    name: str
    nothing: str | None


@app.get("/boxes/{number}", response_model_exclude_none=True)
def box(number: int) -> Box:
    return Box(item=Item(name=str(number), size=None), label=None)


@app.post("/notes", response_model_exclude_none=True, status_code=201)
def note(note: Note) -> list[Note]:
    return [note]


@app.get("/unset", response_model_exclude_unset=True)
def unset() -> Whole:
    return Whole(name="a", nothing=None)


@accounts.get("/{user}", response_model_exclude={"password"})
def account(user: str) -> Account:
    return Account(user=user, password=user)


app.include_router(accounts, prefix="/v1")
