"""Contracts with every shape in which the two halves could come to speak of different places, or in other words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta  # noqa: TC003 - Pydantic reads annotations
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Annotated, Any, Generic, Literal, TypeVar
from uuid import UUID  # noqa: TC003 - as above

from pydantic import MISSING, UUID4, AwareDatetime, ConfigDict, Field
from pydantic.alias_generators import to_camel
from typing_extensions import TypedDict

from tallystick import Contract, RootContract

T = TypeVar("T")


class Open(Contract):
    """Ignores what it does not know."""

    name: str = Field(min_length=2, max_length=4, pattern="^[a-z]*$")
    count: int = Field(ge=0, le=10, multiple_of=2)


class Closed(Contract):
    model_config = ConfigDict(extra="forbid")

    size: float = Field(gt=0.1, lt=1e21)
    codes: list[Annotated[str, Field(max_length=3)]] = Field(default_factory=list, max_length=2)


class Extended(Contract):
    """Holds unknown keys to a type."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Annotated[int, Field(ge=1)]]

    label: str = "none"


class Dated(Contract):
    """Holds unknown keys to another type than its own, one of which is called as Python calls a field."""

    model_config = ConfigDict(extra="allow", alias_generator=to_camel, populate_by_name=True)
    __pydantic_extra__: dict[str, date]

    first_name: Annotated[str, Field(pattern="^[a-z]+$")] = "none"


class Camel(Contract):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")

    first_name: Annotated[str, Field(min_length=1)]
    is_set: bool = Field(alias="int")
    odd_key: int = Field(alias="[key]/~a")


class Cat(Contract):
    kind: Literal["cat"]
    lives: Annotated[int, Field(ge=0, le=9)]


class Dog(Contract):
    kind: Literal["dog"]
    dog: dict[str, int]


class Siamese(Contract):
    family: Literal["siamese"]
    breed: Literal["blue", "seal"]
    born: date


class Persian(Contract):
    family: Literal["persian"]
    breed: Literal["long"]
    born: date


class Shape(StrEnum):
    ROUND = "round"
    TEN = "10"
    TWO = "2"


class Level(IntEnum):
    LOW = 1
    HIGH = 3


class Grade(Enum):
    ONE = 1
    TWO = "two"
    NONE = None


class Pair(Contract, Generic[T]):
    left: T
    right: T | None


class Tree(Contract):
    value: Annotated[str, Field(min_length=1)] | int
    children: list[Tree] = Field(default_factory=list, max_length=3)
    either: Tree | Annotated[list[Tree], Field(min_length=1)] | None = None


class Row(TypedDict):
    cell: Annotated[int, Field(lt=100)]
    note: str


@dataclass
class Point:
    x: float
    y: Annotated[float, Field(ge=-1.5)] = 0.0


Animal = Annotated[Cat | Dog, Field(discriminator="kind")]
Breed = Annotated[Siamese | Persian, Field(discriminator="family")]
Word = Annotated[str, Field(pattern="^[a-z]+$", max_length=5)]


class Unions(Contract):
    objects: Open | Closed
    camel: Camel | Open
    nested: list[Open | list[Closed | int]] | str
    by_name: dict[str, Open | Annotated[int, Field(le=5)]]
    nullable: Open | Closed | None
    tagged_or_not: Animal | Word
    tagged_in_list: list[Animal] | Animal
    scalar: Annotated[int, Field(ge=3)] | Annotated[str, Field(min_length=3)] | bool
    tuples: tuple[int, Word] | tuple[Word]
    exact: Literal["a", "b"] | Annotated[list[Word], Field(min_length=1)]
    unknown: UUID | date | Decimal
    untold: Cat | Dog
    untold_in_list: list[Siamese | Persian | Cat]


class Tagged(Contract):
    animal: Animal
    breed: Breed | None
    several: list[Annotated[Annotated[Cat | Dog, Field(discriminator="kind")], Field()]] = Field(max_length=2)
    by_name: dict[str, Animal]


class Sequences(Contract):
    pair: tuple[Open, Word]
    triple: tuple[int, int, tuple[Word, ...]]
    single: tuple[Word]
    many: tuple[Annotated[int, Field(ge=0)], ...] = Field(min_length=1, max_length=3)
    words: set[Word] = Field(min_length=2, max_length=3)
    deep: list[list[list[Closed]]] = Field(min_length=1, max_length=2)
    uuids: frozenset[UUID]
    levels: set[Level]


class Maps(Contract):
    words: dict[Word, Word] = Field(min_length=1, max_length=2)
    shapes: dict[Shape, Open]
    literals: dict[Literal["a", "b"], dict[str, int]]
    dates: dict[date, int]
    numbers: dict[int, dict[Word, int]]
    uuids: dict[UUID, Any]
    free: dict[str, dict[str, Word]]


class Values(Contract):
    shape: Shape
    level: Level
    grade: Grade
    one: Literal["only"]
    mixed: Literal[1, True, "x", None]  # noqa: PYI061 - one literal with null in it
    numbers: Literal[1, 2, 3]
    bounded: Annotated[int, Field(gt=-5, lt=5)]
    wide: int
    ratio: Annotated[float, Field(ge=1e-7, le=123456789.125)]
    price: Annotated[Decimal, Field(max_digits=5, decimal_places=2, ge=Decimal("0.10"), lt=Decimal(100))]
    span: timedelta
    moment: AwareDatetime
    version4: UUID4
    data: Annotated[bytes, Field(min_length=2, max_length=4)]
    nothing: None
    flag: bool
    anything: Any
    maybe: Word | None = "abc"
    absent: Word | MISSING = MISSING


class Others(Contract):
    typed: Extended
    camel: Camel
    row: Row
    point: Point
    pair: Pair[Word]
    pairs: list[Pair[Open | Closed]]
    tree: Tree


class Words(RootContract[dict[Word, list[Open | Word]]]):
    """A contract that is no object of its own."""


class Forest(RootContract[Tree | list[Tree]]):
    """A root that is a union of what refers to itself."""
