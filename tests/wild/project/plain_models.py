"""Plain models with every feature of models in the wild that an exported schema loses something of."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping, Sequence  # noqa: TC003 - Pydantic reads the annotations
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, IntEnum, IntFlag, StrEnum
from ipaddress import IPv4Address, IPv6Address  # noqa: TC003 - as above
from pathlib import Path  # noqa: TC003 - as above
from typing import Annotated, Any, Literal, NamedTuple, TypeVar
from uuid import UUID  # noqa: TC003 - as above

from pydantic import (
    UUID4,
    AliasChoices,
    AliasPath,
    AnyUrl,
    AwareDatetime,
    Base64Bytes,
    Base64UrlBytes,
    BaseModel,
    ByteSize,
    ConfigDict,
    Field,
    FiniteFloat,
    HttpUrl,
    IPvAnyAddress,
    NaiveDatetime,
    RootModel,
    SecretStr,
    computed_field,
    field_serializer,
    model_serializer,
)
from pydantic.dataclasses import dataclass as pydantic_dataclass
from typing_extensions import TypeAliasType, TypedDict

T = TypeVar("T")


class Moments(BaseModel):
    either: datetime
    aware: AwareDatetime
    naive: NaiveDatetime
    day: date
    clock: time
    length: timedelta
    maybe: datetime | None = None


Maybe = TypeAliasType("Maybe", T | None, type_params=(T,))


class Aliased(BaseModel):
    name: Maybe[str]
    counts: Maybe[list[int]] = None
    moments: Maybe[Moments] = None


class Encoded(BaseModel):
    model_config = ConfigDict(val_json_bytes="base64", ser_json_bytes="base64")

    content: bytes
    key: bytes | None = Field(default=None, min_length=2, max_length=5)


@pydantic_dataclass(config=ConfigDict(val_json_bytes="hex", ser_json_bytes="hex"))
class Digits:
    digest: bytes
    salt: Annotated[bytes, Field(min_length=1, max_length=3)] = b"a"


class Numbers(BaseModel):
    whole: int
    bounded: int = Field(default=1, ge=0, le=9)
    real: float
    positive: float = Field(default=1.0, gt=0)
    between: float = Field(default=0.5, ge=0, le=1)
    finite: FiniteFloat = 1.0
    endless: float = float("inf")
    money: Decimal = Field(max_digits=8, decimal_places=2)
    amount: Decimal = Decimal("1.50")
    above: Decimal = Field(default=Decimal(3), gt=Decimal("2.5"))
    flag: bool = False


class NamedNumbers(BaseModel):
    model_config = ConfigDict(ser_json_inf_nan="strings")

    ratio: float


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Level(IntEnum):
    LOW = 0
    HIGH = 1


class Mixed(Enum):
    WORD = "word"
    NUMBER = 1


class Access(IntFlag):
    READ = 1
    WRITE = 2


class Shouted(StrEnum):
    """One that knows other spellings of its members."""

    YES = "YES"
    NO = "NO"

    @classmethod
    def _missing_(cls, value: object) -> Shouted | None:
        return next((member for member in cls if member.value == str(value).upper()), None)


class Open(StrEnum):
    """One that has a member for any text, as those of services that will have more."""

    NEW = "new"
    OLD = "old"

    @classmethod
    def _missing_(cls, value: object) -> Open | None:
        if not isinstance(value, str):
            return None
        made = str.__new__(cls, value)
        made._name_ = made._value_ = value
        return made


class Choices(BaseModel):
    colour: Colour
    shouted: Shouted
    open: Open
    level: Level = Level.LOW
    mixed: Mixed = Mixed.WORD
    access: Access = Access.READ
    fixed: Literal["a", 1, True] = "a"
    member: Literal[Colour.RED] = Colour.RED
    unreachable: Literal[Mixed.WORD] = Mixed.WORD


class Texts(BaseModel):
    identifier: UUID
    random: UUID4
    raw: bytes = Field(default=b"", max_length=4)
    encoded: Base64Bytes = b"YQ=="
    url_safe: Base64UrlBytes = b"YQ=="
    link: HttpUrl
    any_link: AnyUrl | None = None
    path: Path | None = None
    secret: SecretStr = Field(default=SecretStr("0123456789abc"), min_length=12)
    v4: IPv4Address | None = None
    v6: IPv6Address | None = None
    trimmed: Annotated[str, Field(min_length=2, max_length=5)] = "ab"
    size: ByteSize = ByteSize(1)
    pattern: str = Field(default="a1", pattern=r"^[a-z]\d$")


class Stripped(BaseModel):
    model_config = ConfigDict(str_strip_whitespace=True)

    name: str = Field(min_length=1)
    code: str = Field(default="ab", min_length=2, pattern="^[a-z ]+$")
    note: str = ""


class Pair(NamedTuple):
    left: int
    right: str = "x"


class Containers(BaseModel):
    by_number: dict[int, str] = {}
    by_flag: dict[bool, int] = {}
    by_colour: dict[Colour, int] = {}
    by_code: dict[Annotated[str, Field(pattern="^[a-z]+$")], int] = {}
    mapping: Mapping[str, list[int]] = {}
    unique: set[int] = set()
    few: frozenset[str] = Field(default=frozenset({"a"}), min_length=1)
    pair: tuple[int, str] = (1, "a")
    named: Pair | None = None
    lazy: Iterable[int] = ()
    sequence: Sequence[Any] = ()
    anything: Any = None
    thing: object | None = None


Number = TypeAliasType("Number", int)


class Place(RootModel[Number]):
    model_config = ConfigDict(frozen=True)


class Keys(BaseModel):
    """Keys of every type that text is read as."""

    identifiers: dict[UUID, int]
    fourth: dict[UUID4, int] = {}
    days: dict[date, int]
    later: dict[Annotated[date, Field(ge=date(2020, 1, 1))], int] = {}
    moments: dict[datetime, int] = {}
    clocks: dict[time, int] = {}
    lengths: dict[timedelta, int] = {}
    fourths: dict[IPv4Address, int] = {}
    sixths: dict[IPv6Address, int] = {}
    addresses: dict[IPvAnyAddress, int] = {}
    numbers: dict[Literal[1, 2], int] = {}
    mixed: dict[Literal["a", 1], int]
    members: dict[Mixed, int] = {}
    levels: dict[Level, int]
    counts: dict[Annotated[int, Field(ge=0, lt=100)], int]
    shares: dict[Annotated[float, Field(gt=0.5, le=1)], int] = {}
    prices: dict[Annotated[Decimal, Field(gt=0, max_digits=4, decimal_places=2)], int] = {}
    aliased: dict[Number, Number]
    rooted: dict[Place, Place] = {}
    either: dict[int | UUID, int]
    any_of: dict[int | str, int] = {}
    maybe: dict[int | None, int] = {}
    pairs: dict[tuple[int, int], int] = {}
    ordered: OrderedDict[int, int] = OrderedDict()
    counted: Counter[Level] = Counter()


class StrictKeys(BaseModel):
    model_config = ConfigDict(strict=True)

    numbers: dict[int, int] = {}
    colours: dict[Colour, int] = {}
    texts: dict[str, int]


class Named(BaseModel):
    model_config = ConfigDict(populate_by_name=True, extra="allow")

    wire_name: str = Field(alias="wireName")
    written: int = Field(default=1, serialization_alias="writtenAs", validation_alias="readAs")
    hidden: str = Field(default="x", exclude=True)
    metadata: str | None = None


class Placed(BaseModel):
    inner: int = Field(validation_alias=AliasPath("outer", "inner"))
    second: str = Field(default="x", validation_alias=AliasPath("outer", "list", 1))
    choice: str = Field(validation_alias=AliasChoices("one", AliasPath("two", 0)))


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")

    unvalidated: int = None  # type: ignore[assignment]  # the point of the model
    mistyped: list[str] = Field(default="none")  # type: ignore[arg-type]  # the point of the model
    made: list[datetime] = Field(default_factory=lambda: [datetime.now(UTC)])


class Nothing(BaseModel):
    """Has no fields, and drops whatever it is sent."""


class Strict(BaseModel):
    model_config = ConfigDict(strict=True)

    text: str
    number: int = 1
    day: date | None = None
    items: tuple[int, ...] = ()


class Serialized(BaseModel):
    plain: int
    annotated: int = 1
    unless_none: date | None = None

    @field_serializer("plain")
    def _plain(self, value):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - the point of the model
        return {"value": value}

    @field_serializer("annotated")
    def _annotated(self, value: int) -> str:
        return str(value)

    @computed_field  # type: ignore[prop-decorator]  # as Pydantic documents it
    @property
    def twice(self) -> int:
        return 2 * self.plain


class Rewritten(BaseModel):
    value: int

    @model_serializer(mode="wrap")
    def _all(self, handler):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - the point of the model
        return [handler(self)]


class Cat(BaseModel):
    kind: Literal["cat"] = "cat"
    lives: int = 9


class Dog(BaseModel):
    kind: Literal["dog"]
    name: str


class Pets(BaseModel):
    pet: Annotated[Cat | Dog, Field(discriminator="kind")]
    others: list[Cat | Dog] = []


class Tree(BaseModel):
    label: str
    children: list[Tree] = []


class Labels(RootModel[dict[str, float]]):
    pass


class Extra(TypedDict, total=False):
    key: str


@dataclass
class Point:
    x: float
    y: float = 0.0


class Holder(BaseModel):
    extra: Extra = {}
    point: Point | None = None
    labels: Labels | None = None


class Unexportable(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    connection: Pairs


class Pairs:
    """A class of its own, which no document is an instance of."""


Unexportable.model_rebuild()
