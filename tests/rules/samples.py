"""A contract whose rules use everything that rules can say, and documents of it at random."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID  # noqa: TC003 - Pydantic needs it at run time

from pydantic import MISSING, AwareDatetime, ConfigDict, Field, NaiveDatetime
from pydantic.alias_generators import to_camel
from typing_extensions import TypedDict

from tallystick import Contract, RootContract, rule
from tallystick.types import BigInt, Int64, UInt64  # noqa: TC001 - Pydantic needs them at run time

if TYPE_CHECKING:
    import random

MOST = 3
SAFE = 2**53
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Shape(Enum):
    ROUND = "round"
    FLAT = "flat"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Base(Contract):
    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True)


class Line(Base):
    unit_price: Decimal
    count: int = 1
    primary: bool = False
    note: str | None = None
    tags: list[str] = Field(default=[])


class Card(Contract):
    kind: Literal["card"]
    digits: str


class Cash(Contract):
    kind: Literal["cash"]


class Names(RootContract[list[str]]):
    pass


class Bounds(TypedDict):
    low: int
    high: int


@dataclass
class Point:
    x: float
    y: float


class Everything(Base):
    lines: list[Line]
    total: Decimal
    rate: Decimal = Decimal("0.5")
    start: date
    end: date | None = None
    opens: time = time(9)
    closes: time = time(17)
    sent_at: AwareDatetime
    paid_at: AwareDatetime | None = None
    local: NaiveDatetime | None = None
    limit: timedelta = timedelta(days=1)
    pauses: list[timedelta] = Field(default=[])
    colour: Colour = Colour.RED
    shape: Shape = Shape.ROUND
    level: Level = Level.LOW
    unit: Literal["hour", "day"] = "hour"
    owner: UUID
    members: list[UUID] = Field(default=[])
    title: str
    subtitle: str | None = None
    names: Names = Names([])
    keys: set[str] = Field(default=set())
    shares: dict[str, Decimal] = Field(default={})
    counts: dict[str, int] = Field(default={})
    paid_with: Annotated[Card | Cash, Field(discriminator="kind")] | None = None
    span: tuple[date, date] | None = None
    a: int
    b: int
    c: int | None = None
    ratio: float = 0.5
    extra: int | MISSING = MISSING
    bounds: Bounds = Bounds(low=0, high=1)
    point: Point = Point(0.0, 0.0)
    pair: tuple[int, int] = (0, 1)
    serial: BigInt = 7
    low: Int64 = 0
    high: UInt64 = 2**64 - 1
    serials: set[BigInt] = Field(default=set())
    steps: list[BigInt] = Field(default=[])

    @rule(message="the lines do not add up", at="/total")
    def adds_up(self) -> bool:
        return sum(line.unit_price * line.count for line in self.lines) == self.total

    @rule(message="at most one primary line", at="/lines")
    def one_primary(self) -> bool:
        return len([line for line in self.lines if line.primary]) <= 1

    @rule(message="ends in time", at="/end")
    def ends(self) -> bool:
        return self.end is None or self.start <= self.end < self.start + timedelta(days=30)

    @rule(message="closes after it opens")
    def opening(self) -> bool:
        return self.opens < self.closes

    @rule(message="paid within the limit", at="/paidAt")
    def paid(self) -> bool:
        return self.paid_at is None or timedelta(0) <= self.paid_at - self.sent_at <= self.limit * 2

    @rule(message="after the epoch")
    def after(self) -> bool:
        return self.sent_at + self.limit > EPOCH and (self.local is None or self.local > datetime(1999, 1, 1))  # noqa: DTZ001 - a local time

    @rule(message="pauses fit in the limit")
    def pauses_fit(self) -> bool:
        return sum((pause for pause in self.pauses), timedelta()) < abs(self.limit)

    @rule(message="red is round", at="/colour")
    def red_is_round(self) -> bool:
        return (
            self.shape == Shape.ROUND
            if self.colour in {Colour.RED, "red"}
            else self.level > Level.LOW or self.unit == "day"
        )

    @rule(message="the owner is a member once", at="/members")
    def membership(self) -> bool:
        return self.owner in self.members and len({member for member in self.members}) == len(self.members)  # noqa: C416 - the long form of set()

    @rule(message="title before subtitle", at="/title")
    def ordered_titles(self) -> bool:
        return self.subtitle is None or (self.title < self.subtitle and not self.subtitle.startswith(self.title))

    @rule(message="short", at="/title")
    def short(self) -> bool:
        return 1 <= len(self.title) <= MOST or "x" in self.title or self.title.endswith("\N{GRINNING FACE}")

    @rule(message="names are known")
    def known_names(self) -> bool:
        return all(name in self.keys for name in self.names.root)

    @rule(message="shares are a whole")
    def whole(self) -> bool:
        return sum(share for share in self.shares.values()) <= 1 and "rest" not in self.shares

    @rule(message="counts stay safe")
    def counted(self) -> bool:
        return sum(count for count in self.counts.values()) + self.a >= 0

    @rule(message="tags are among the notes")
    def tagged(self) -> bool:
        return all(
            line.note is None or any(tag != line.note for tag in line.tags if len(tag) > 1) for line in self.lines
        )

    @rule(message="no card without digits", at="/paidWith")
    def card(self) -> bool:
        return self.paid_with is None or self.paid_with.kind == "cash" or self.a != 0

    @rule(message="the span is in order", at="/span")
    def in_order(self) -> bool:
        return self.span is None or self.span[0] <= self.span[-1]

    @rule(message="products stay safe", at="/a")
    def product(self) -> bool:
        return self.a * self.b - self.a + self.b != 7

    @rule(message="the least is the first")
    def extremes(self) -> bool:
        return (
            max(self.a, self.b) > 1
            and min(self.total, self.rate, Decimal("1.50")) <= max(self.rate, self.a)
            and min(self.title, "m") <= "m"
        )

    @rule(message="the ratio is in bounds", at="/ratio")
    def ratios(self) -> bool:
        return (self.ratio < self.a or self.ratio >= 0.25) and self.point.x <= self.point.y

    @rule(message="the extra fits", at="/extra")
    def extras(self) -> bool:
        return self.extra is MISSING or self.extra * 3 > abs(self.extra - 4)

    @rule(message="c where there are lines", at="/c")
    def all_below(self) -> bool:
        return self.c is None or all(line.count < self.c for line in self.lines)

    @rule(message="low below high")
    def bounded(self) -> bool:
        return self.bounds["low"] < self.bounds["high"]

    @rule(message="one of few")
    def few(self) -> bool:
        return self.rate in (0, Decimal("0.50"), self.total) or self.a in [1, 2, self.b]

    @rule(message="the prices differ", at="/lines")
    def different(self) -> bool:
        return len({line.unit_price for line in self.lines}) == len(self.lines)

    @rule(message="the pair rises", at="/pair/1")
    def rises(self) -> bool:
        return self.pair[0] < self.pair[-1]

    @rule(message="minus is minus")
    def minus(self) -> bool:
        return -self.total <= -(-self.rate) + Decimal(self.a)  # noqa: B002 - the sign twice, on purpose

    @rule(message="serials in order", at="/high")
    def in_range(self) -> bool:
        return self.low <= self.serial <= self.high

    @rule(message="the serial is known", at="/serials")
    def known_serial(self) -> bool:
        return 10 in self.serials or self.serial in self.serials or self.serial in (7, 9007199254740993)

    @rule(message="steps add up", at="/steps")
    def stepped(self) -> bool:
        return sum(self.steps) + self.a >= self.serial * 2 - abs(self.low) and len(set(self.steps)) == len(self.steps)

    @rule(message="wide and narrow")
    def widened(self) -> bool:
        return (
            max(self.serial, self.a, self.b) != self.a
            and -self.serial < self.total
            and self.high > SAFE + self.b - self.a * (self.b - self.serial)
        )


SMALL = [-1, 0, 1, 2, 3, 7]
LARGE = [2**53 - 1, -(2**53) + 1, 2**52, 94906266, -94906267, 3002399751580331]
TEXTS = [
    "",
    "a",
    "ab",
    "abc",
    "x",
    "\N{GRINNING FACE}",
    "\ufb00",
    "a\N{GRINNING FACE}",
    "\ue000",
    "\u0301",
    "m",
    "e\u0301",
    "\U0010ffff",
    "rest",
]
DECIMALS = ["0", "0.5", "0.50", "1", "1.5", "-1", "-0.000", "3", "2.25"]
DATES = ["2020-01-01", "2020-01-31", "2020-02-29", "0001-01-01", "9999-12-31", "1969-12-31", "0099-12-31"]
CLOCKS = ["09:00:00", "17:00:00", "17:00:00.000001", "00:00:00", "23:59:59.999999", "09:00:00.5"]
OFFSETS = ["Z", "+00:00", "-00:00", "+23:59", "-23:59", "+01:30"]
DURATIONS = ["PT0S", "P1D", "-P1D", "PT24H", "PT0.000001S", "P400DT1H", "-PT1.5S", "P99999999D"]
IDS = [
    "0b6c1e1a-2f0f-4d3a-9d55-0c7f7a3f8f10",
    "0B6C1E1A-2F0F-4D3A-9D55-0C7F7A3F8F10",
    "1b6c1e1a-2f0f-4d3a-9d55-0c7f7a3f8f10",
]

BIG = [
    *("0", "-1", "7", "9", "10", "9007199254740993", "-9007199254740993"),
    *("9223372036854775807", "-9223372036854775808"),
]


def _integer(random: random.Random) -> int:
    return random.choice(SMALL if random.random() < 0.7 else LARGE)


def _decimal(random: random.Random) -> str:
    if random.random() < 0.8:
        return random.choice(DECIMALS)
    whole = "".join(random.choice("0123456789") for _ in range(random.randint(0, 59)))
    fraction = "".join(random.choice("0123456789") for _ in range(60 - len(whole)))
    return f"{random.choice(['', '-'])}{random.choice('123456789')}{whole}.{fraction}"


def _instant(random: random.Random) -> str:
    return f"{random.choice(DATES)}T{random.choice(CLOCKS)}{random.choice(OFFSETS)}"


def _line(random: random.Random) -> dict[str, Any]:
    line = {
        "unitPrice": _decimal(random),
        "count": _integer(random),
        "primary": random.random() < 0.4,
        "note": random.choice([None, *TEXTS]),
        "tags": random.sample(TEXTS, random.randint(0, 3)),
    }
    return {key: value for key, value in line.items() if key == "unitPrice" or random.random() < 0.7}


def document(random: random.Random) -> str:
    """A document that only rules may refuse."""
    lines = [_line(random) for _ in range(random.randint(0, 3))]
    exact = sum((Decimal(line["unitPrice"]) * line.get("count", 1) for line in lines), Decimal())
    fits = random.random() < 0.5 and all(len(line["unitPrice"]) < 8 for line in lines)
    ids = random.sample(IDS, random.randint(0, 3))
    whole = {
        "lines": lines,
        "total": format(exact, "f") if fits else _decimal(random),
        "rate": _decimal(random),
        "start": random.choice(DATES),
        "end": random.choice([None, *DATES]),
        "opens": random.choice(CLOCKS),
        "closes": random.choice(CLOCKS),
        "sentAt": _instant(random),
        "paidAt": random.choice([None, _instant(random)]),
        "local": random.choice([None, f"{random.choice(DATES)}T{random.choice(CLOCKS)}"]),
        "limit": random.choice(DURATIONS),
        "pauses": random.choices(DURATIONS, k=random.randint(0, 3)),
        "colour": random.choice(["red", "blue"]),
        "shape": random.choice(["round", "flat"]),
        "level": random.choice([1, 2, 2.0]),
        "unit": random.choice(["hour", "day"]),
        "owner": random.choice(IDS),
        "members": ids,
        "title": random.choice(TEXTS),
        "subtitle": random.choice([None, *TEXTS]),
        "names": random.sample(TEXTS, random.randint(0, 2)),
        "keys": random.sample(TEXTS, random.randint(0, 6)),
        "shares": {key: _decimal(random) for key in random.sample(TEXTS, random.randint(0, 2))},
        "counts": {key: _integer(random) for key in random.sample(["b", "a", "1", "10", "2"], random.randint(0, 4))},
        "paidWith": random.choice([None, {"kind": "card", "digits": "1"}, {"kind": "cash"}]),
        "span": random.choice([None, [random.choice(DATES), random.choice(DATES)]]),
        "a": _integer(random),
        "b": _integer(random),
        "c": random.choice([None, _integer(random)]),
        "ratio": random.choice([0, 0.25, -0.0, 1e-7, 0.1, 2**53 - 1, 1e300]),
        "extra": _integer(random),
        "pair": [_integer(random), _integer(random)],
        "bounds": {"low": _integer(random), "high": _integer(random)},
        "serial": random.choice([*BIG, f"{random.choice(BIG[2:])}{'0' * random.randint(1, 40)}"]),
        "low": random.choice(BIG),
        "high": random.choice([text for text in BIG if not text.startswith("-")]),
        "serials": random.sample(BIG, random.randint(0, 3)),
        "steps": random.choices(BIG, k=random.randint(0, 2)),
        "point": {"x": random.choice([0, -0.0, 0.5]), "y": random.choice([0, 0.5, 1e20])},
    }
    always = {"lines", "total", "start", "sentAt", "owner", "title", "a", "b"}
    return json.dumps({key: value for key, value in whole.items() if key in always or random.random() < 0.8})
