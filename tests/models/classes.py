"""Random contract classes, as the source of one module a class: all kinds of fields, constraints, defaults and options.

What is drawn is what people may write, not only what contracts can hold: a class works or is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.models.vocabulary import (
    ALIASES,
    BARE,
    DEFAULTS,
    FACTORIES,
    HASHABLE,
    HEADER,
    KEYS,
    NAMES,
    PATTERNS,
    TEMPLATES,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


@dataclass(frozen=True, slots=True)
class Drawn:
    """The source of a module of `package` that defines a class, and is called as the class is."""

    name: str
    package: str
    source: str

    @property
    def module(self) -> str:
        """What others import the class from."""
        return f"{self.package}.{self.name.lower()}"


class Classes:
    """Draws classes for two packages; later ones may use those of `known` that worked, by name."""

    def __init__(self, random: Random, package: str, outside: str) -> None:
        """`package` is the one that is a source; `outside` has the prelude."""
        self._random = random
        self._package = package
        self._outside = outside
        self.known: dict[str, Drawn] = {}
        self._drawn = 0

    def draw(self) -> Drawn:
        """The next class."""
        self._drawn += 1
        kind, make = self._random.choice(_KINDS)
        name = f"{kind}{self._drawn:04}"
        package = self._outside if self._random.random() < 0.2 else self._package
        used = [other for other in self.known if self._random.random() < 3 / (len(self.known) + 3)][:4]
        imports = "".join(f"from {self.known[other].module} import {other}\n" for other in used)
        return Drawn(name, package, f"{HEADER.format(package=self._outside)}{imports}\n\n{make(self, name, used)}")

    # -- Classes

    def _contract(self, name: str, used: list[str]) -> str:
        lines = [f"class {name}({self._base(used)}):", f'    """{name} of things."""', "", *self._config()]
        fields = self._random.sample(NAMES, self._random.randint(1, 6))
        lines += [self._field(field, used) for field in fields]
        if self._random.random() < 0.15:
            lines += ["", "    @computed_field", "    @property", "    def total(self) -> int:", "        return 3"]
        return "\n".join(lines) + "\n"

    def _base(self, used: list[str]) -> str:
        plain = [other for other in used if other.startswith(_PLAIN)]
        return self._random.choice(plain) if plain and self._random.random() < 0.2 else "Contract"

    def _config(self) -> list[str]:
        options = []
        extra = self._random.choice((None, None, None, "allow", "ignore", "forbid"))
        if extra is not None:
            options.append(f'extra="{extra}"')
        if self._random.random() < 0.3:
            options += ["alias_generator=to_camel", "populate_by_name=True"]
        if self._random.random() < 0.1:
            options.append("frozen=True")
        lines = [f"    model_config = ConfigDict({', '.join(options)})"] if options else []
        if extra == "allow" and self._random.random() < 0.5:
            value = self._random.choice(("int", "str", "dt.date | None", "list[int]"))
            lines.append(f"    __pydantic_extra__: dict[str, {value}] = Field(init=False)")
        return lines

    def _field(self, name: str, used: list[str]) -> str:
        type_ = self.type(2, used)
        given = []
        if self._random.random() < 0.15:
            given.append(f"alias={self._random.choice(ALIASES)!r}")
        if self._random.random() < 0.1:
            given.append('description="What it is."')
        drawn = self._random.random()
        if drawn < 0.12:
            return f"    {name}: Union[{type_}, MISSING] = MISSING"
        if drawn < 0.3:
            return f"    {name}: Optional[{type_}] = {self._call(['default=None', *given]) if given else 'None'}"
        if drawn < 0.45 and type_ in DEFAULTS:
            return f"    {name}: {type_} = {self._call([f'default={DEFAULTS[type_]}', *given])}"
        if drawn < 0.5 and type_ in FACTORIES:
            return f"    {name}: {type_} = {self._call([f'default_factory={FACTORIES[type_]}', *given])}"
        if type_.startswith("list[") and drawn < 0.7:
            return f"    {name}: {type_} = {self._call(['default_factory=list', *given])}"
        return f"    {name}: {type_}" + (f" = {self._call(given)}" if given else "")

    @staticmethod
    def _call(arguments: list[str]) -> str:
        return f"Field({', '.join(arguments)})"

    def _root(self, name: str, used: list[str]) -> str:
        return f'class {name}(RootContract[{self.type(2, used)}]):\n    """A value."""\n'

    def _alias(self, name: str, used: list[str]) -> str:
        return f'{name} = TypeAliasType("{name}", {self.type(2, used)})\n'

    def _generic(self, name: str, used: list[str]) -> str:
        more = self._pick("", f'    more: "{name}Of[T] | None" = None\n', f'    more: "list[{name}Of[T]]" = []\n')
        return (
            f"class {name}Of(Contract, Generic[T]):\n    first: T\n{more}"
            "    rest: list[T] = Field(default_factory=list)\n\n\n"
            f"class {name}(Contract):\n    a: {name}Of[{self.type(1, used)}]\n"
            f"    b: {name}Of[{self.type(0, used)}] | None\n"
        )

    def _recursive(self, name: str, used: list[str]) -> str:
        below = self._random.choice((
            f'"{name} | None" = None', f'list["{name}"] = Field(default_factory=list)', f'dict[str, "{name}"]',
            f'list["{name}"]', f'"{name} | {self.type(0, used)}"'.replace('"a"', "'a'").replace('"b"', "'b'"),
            f'tuple["{name} | None", int] | None',
        ))  # fmt: skip
        if below.count('"') > 2:
            below = f'"{name} | None"'
        return f"class {name}(Contract):\n    value: {self.type(1, used)}\n    below: {below}\n"

    def _dictionary(self, name: str, used: list[str]) -> str:
        total = ", total=False" if self._random.random() < 0.4 else ""
        fields = "".join(f"    {field}: {self.type(1, used)}\n" for field in self._random.sample(NAMES[:8], 3))
        return f"class {name}Part(TypedDict{total}):\n{fields}\n\nclass {name}(Contract):\n    part: {name}Part\n"

    def _ruled(self, name: str, used: list[str]) -> str:
        rules = (
            ("low: int\n    high: int", "self.low <= self.high"),
            ("low: dt.date\n    high: dt.date | None", "self.high is None or self.low <= self.high"),
            ("low: list[int]\n    high: int", "sum(self.low) <= self.high"),
            ("low: str\n    high: int = Field(ge=0, le=9)", "len(self.low) <= self.high"),
            ("low: Decimal\n    high: Decimal", "self.low + self.low >= self.high"),
            ("low: list[Cat]\n    high: bool", "not self.high or all(each.lives > 3 for each in self.low)"),
            ("low: Colour\n    high: Colour", "self.low != self.high"),
            ("low: AwareDatetime\n    high: AwareDatetime", "self.low < self.high"),
        )
        fields, body = self._random.choice(rules)
        return (
            f"class {name}(Contract):\n    {fields}\n    more: {self.type(1, used)}\n\n"
            f'    @rule(at="/high", message="These do not fit.")\n    def fits(self) -> bool:\n        return {body}\n'
        )

    def _tagged(self, name: str, used: list[str]) -> str:
        """A contract with constant tags beside other fields, or one with a union that such a tag tells."""
        if self._random.random() < 0.5:
            return self._tags(name, used, self._pick('"a"', 'Field(default="a", alias="@type")'))
        part = f"{name}Part"
        members = self._pick(f"{part} | Cat", f"Dog | {part} | Fish")
        union = f'Annotated[{members}, Field(discriminator="kind")]'
        one = self._pick(union, f"list[{union}]", f"dict[str, {union}]", f"{union} | None = None", members)
        tagged = self._tags(part, used, '"a"')
        return f"{tagged}\n\nclass {name}(Contract):\n    other: int\n    one: {one}\n"

    def _told(self, name: str, used: list[str]) -> str:
        """A contract with unions of members that have two tags each, told apart by one of them, nested by the other."""
        parts = "".join(
            f"class {name}{part}(Contract):\n    kind: Literal[{kind}]\n    sub: Literal[{sub}]\n"
            f"    more: {self.type(1, used)}\n\n\n"
            for part, kind, sub in (
                ("A", '"a", "b"', '"x"'),
                ("B", self._pick('"c"', '"a"'), '"y"'),
                ("C", '"d"', '"z"'),
            )
        )
        inner = f'Annotated[{name}A | {name}B, Field(discriminator="sub")]'
        outer = f'Annotated[{self._pick(f"{name}C | {inner}", f"{inner} | {name}C")}, Field(discriminator="kind")]'
        return f"{parts}class {name}(Contract):\n    one: {self._pick(outer, inner)}\n    two: list[{inner}]\n"

    def _tags(self, name: str, used: list[str], kind: str) -> str:
        lines = [f"class {name}(Contract):", *self._config(), f'    kind: Literal["a"] = {kind}']
        if self._random.random() < 0.4:
            lines.append('    version: Literal["1"] = Field(default="1", alias="a b")')
        fields = self._random.sample(NAMES, self._random.randint(1, 3))
        return "\n".join([*lines, *(self._field(field, used) for field in fields)]) + "\n"

    # -- Types

    def type(self, depth: int, used: list[str]) -> str:
        """A type expression whose containers nest at most `depth` deep."""
        draw = self._random.random()
        if depth == 0 or draw < 0.45:
            if used and self._random.random() < 0.25:
                return self._random.choice(used)
            return self._random.choice(BARE) if self._random.random() < 0.5 else self._bounded()
        return self._random.choice(_CONTAINERS)(self, depth - 1, used)

    def _bounded(self) -> str:
        return self._random.choice(_BOUNDED)(self)

    def _pick(self, *options: str) -> str:
        return self._random.choice(options)

    def _integer(self) -> str:
        low = self._random.choice((0, 1, -5, -(2**53), 10))
        high = low + self._random.choice((0, 1, 9, 1_000, 2**53))
        bounds = [self._pick(f"ge={low}", f"gt={low}", ""), self._pick(f"le={high}", f"lt={high + 1}", "")]
        bounds.append(self._pick("", "", "multiple_of=3", "multiple_of=1"))
        return _annotated("int", bounds)

    def _float(self) -> str:
        low = self._random.choice((0, -1.5, 0.1, 1e-9, 1e16))
        return _annotated(
            "float", [self._pick(f"ge={low}", f"gt={low}", ""), self._pick(f"le={low + 1}", f"lt={low * 2 + 5}", "")]
        )

    def _text(self) -> str:
        least = self._random.randint(0, 3)
        bounds = [
            self._pick(f"min_length={least}", ""),
            self._pick(f"max_length={least + self._random.randint(0, 4)}", ""),
        ]
        if self._random.random() < 0.5:
            bounds.append(f"pattern={self._random.choice(PATTERNS)!r}")
        return _annotated("str", bounds)

    def _decimal(self) -> str:
        low = self._random.choice(("0", "-1.5", "0.01", "100"))
        digits = self._random.randint(3, 12)
        bounds = [
            self._pick(f'ge=Decimal("{low}")', f'gt=Decimal("{low}")', ""),
            self._pick('le=Decimal("999.99")', "lt=500", ""),
        ]
        bounds += [
            self._pick(f"max_digits={digits}", ""),
            self._pick(f"decimal_places={self._random.randint(0, 3)}", ""),
        ]
        return _annotated("Decimal", bounds)

    def _dated(self) -> str:
        type_, low, high = self._random.choice((
            ("dt.date", "dt.date(2000, 2, 29)", "dt.date(2030, 1, 1)"),
            ("AwareDatetime", "dt.datetime(2000, 2, 29, tzinfo=dt.UTC)", "dt.datetime(2030, 1, 1, 1, tzinfo=dt.UTC)"),
            ("NaiveDatetime", "dt.datetime(2000, 2, 29)", "dt.datetime(2030, 1, 1)"),
            ("dt.time", "dt.time(1, 2, 3)", "dt.time(12, 0, 0, 500000)"),
            ("dt.timedelta", "dt.timedelta(0)", "dt.timedelta(days=3, microseconds=1)"),
        ))  # fmt: skip
        return _annotated(type_, [self._pick(f"ge={low}", f"gt={low}", ""), self._pick(f"le={high}", f"lt={high}", "")])

    def _binary(self) -> str:
        return _annotated(
            self._pick("bytes", "types.HexBytes"), [self._pick("min_length=2", ""), self._pick("max_length=5", "")]
        )

    def _big(self) -> str:
        return _annotated("types.BigInt", [self._pick("ge=0", ""), self._pick("lt=10**20", "le=5", "")])

    # -- Containers

    def _listed(self, depth: int, used: list[str]) -> str:
        return _annotated(f"list[{self.type(depth, used)}]", self._sizes())

    def _sizes(self) -> list[str]:
        least = self._random.randint(0, 2)
        return [self._pick(f"min_length={least}", "", ""), self._pick(f"max_length={least + 2}", "", "")]

    def _tuple(self, depth: int, used: list[str]) -> str:
        if self._random.random() < 0.3:
            return f"tuple[{self.type(depth, used)}, ...]"
        return f"tuple[{', '.join(self.type(depth, used) for _ in range(self._random.randint(1, 3)))}]"

    def _set(self, depth: int, used: list[str]) -> str:
        del depth, used
        return _annotated(f"{self._pick('set', 'frozenset')}[{self._random.choice(HASHABLE)}]", self._sizes())

    def _dict(self, depth: int, used: list[str]) -> str:
        return _annotated(f"dict[{self._random.choice(KEYS)}, {self.type(depth, used)}]", self._sizes())

    def _union(self, depth: int, used: list[str]) -> str:
        members = dict.fromkeys(self.type(depth, used) for _ in range(self._random.randint(2, 3)))
        return f"Union[{', '.join(members)}]"

    def _optional(self, depth: int, used: list[str]) -> str:
        return f"Optional[{self.type(depth, used)}]"

    def _boxed(self, depth: int, used: list[str]) -> str:
        return f"{self._random.choice(TEMPLATES)}[{self.type(depth, used)}]"


_PLAIN = "Plain"
_KINDS: tuple[tuple[str, Callable[[Classes, str, list[str]], str]], ...] = (
    *[(_PLAIN, Classes._contract)] * 5, ("Root", Classes._root), ("Alias", Classes._alias),
    ("Generic", Classes._generic), ("Tree", Classes._recursive), ("Typed", Classes._dictionary),
    ("Ruled", Classes._ruled), ("Tagged", Classes._tagged), ("Tagged", Classes._tagged),
    ("Told", Classes._told),
)  # fmt: skip
"""How its names begin, and what writes a class of the kind."""

_CONTAINERS: tuple[Callable[[Classes, int, list[str]], str], ...] = (
    Classes._listed, Classes._listed, Classes._tuple, Classes._set, Classes._dict, Classes._dict, Classes._union,
    Classes._union, Classes._optional, Classes._boxed,
)  # fmt: skip
_BOUNDED: tuple[Callable[[Classes], str], ...] = (
    Classes._integer, Classes._integer, Classes._float, Classes._text, Classes._text, Classes._decimal, Classes._dated,
    Classes._dated, Classes._binary, Classes._big,
)  # fmt: skip


def _annotated(type_: str, constraints: list[str]) -> str:
    given = [each for each in constraints if each]
    return f"Annotated[{type_}, Field({', '.join(given)})]" if given else type_
