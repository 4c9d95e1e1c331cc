"""Unions whose members overlap: which one a document becomes shows in the value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Short(BaseModel):
    x: int = 0
    y: str = "short"


class Long(BaseModel):
    x: int = 0
    z: int = 1
    w: int = 2


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")

    x: int = 0


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")

    x: int = 0
    z: int = 9


class Around(BaseModel):
    inner: Short = Short()


class AroundLong(BaseModel):
    inner: Long = Long()


class Chain(BaseModel):
    next: Chain | Long | None = None
    x: int = 0


class Tagged(BaseModel):
    kind: Literal["tagged"]
    size: int = Field(ge=0)


class Other(BaseModel):
    kind: Literal["other"]
    size: str = Field(default="", max_length=2)


@dataclass
class Data:
    x: int = 0
    y: str = "data"


class Unions(BaseModel):
    models: Short | Long | None = None
    reversed: Long | Short | None = None
    open: Short | Open | None = None
    open_first: Open | Short | None = None
    closed: Short | Closed | None = None
    nested: Around | AroundLong | None = None
    chain: Chain | Short | None = None
    many: list[Short] | list[Long] | None = None
    each: list[Short | Long] = []
    by_key: dict[str, Short | Long] = {}
    anything: Short | dict[str, Any] | None = None
    numbers: Short | dict[str, int] | None = None
    listed: list[Short] | list[Any] | None = None
    unlisted: list[dict[str, Any]] | list[Short] | None = None
    data: Data | Short | None = None
    first: Annotated[Short | Long | None, Field(union_mode="left_to_right")] = None
    tagged: Tagged | Other | None = None
    several: list[Tagged | Other] = []
    fallback: Short | Any = None
    scalars: int | str | list[int] | Short | None = None
