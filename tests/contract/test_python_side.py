"""Contracts are Pydantic models still: everything Python does with a model, it does with a contract."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Generic, Literal, TypeVar

import pydantic
import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, with_config
from pydantic.alias_generators import to_camel
from typing_extensions import TypedDict

from tallystick import Contract, ContractError, RootContract, parse_json

PYRIGHT = Path(__file__).parents[1] / "node" / "node_modules" / "pyright" / "index.js"

T = TypeVar("T")
S = TypeVar("S")


class Line(Contract):
    """A line."""

    sku: str
    count: Annotated[int, Field(ge=1)] = 1


class Order(Contract):
    """An order."""

    id: int
    lines: list[Line] = Field(default_factory=list)
    placed: datetime | None = None


class Page(Contract, Generic[T]):
    """A page of something."""

    items: list[T]


Pages = Page[int]  # found again by pickle, since it is made where modules are


class Tree(Contract):
    """A tree, which refers to itself."""

    value: int
    children: list[Tree] = Field(default_factory=list)


class Lines(RootContract[list[Line]]):
    """Lines alone."""


TEXT = '{"id": 7, "lines": [{"sku": "a"}, {"sku": "b", "count": 2.0}], "placed": "2026-01-02T03:04:05Z"}'
ORDER = Order(id=7, lines=[Line(sku="a"), Line(sku="b", count=2)], placed=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))


def refused(target: type[T] | TypeAdapter[T], text: str) -> list[tuple[object, ...]]:
    """Where a document is refused; nowhere if it is not."""
    try:
        parse_json(target, text)
    except ValidationError as error:
        return [found["loc"] for found in error.errors()]
    return []


def test_every_way_to_read_json_gives_one_value() -> None:
    octets = TEXT.encode()
    read = [Order.parse_json(form) for form in (TEXT, octets, bytearray(octets), memoryview(octets))]
    read += [Order.model_validate_json(TEXT), Order.model_validate_json(octets), parse_json(Order, TEXT)]
    read += [TypeAdapter(Order).validate_json(TEXT), parse_json(TypeAdapter(Order), TEXT)]
    assert all(each == ORDER and type(each) is Order for each in read)


@pytest.mark.parametrize("data", [None, 7, {"id": 7}, ["{}"]])
def test_what_is_no_text_is_a_mistake_of_the_caller(data: object) -> None:
    for read in (Order.parse_json, Order.model_validate_json):
        with pytest.raises(TypeError, match=f"from str or bytes, not from {type(data).__name__}"):
            read(data)  # type: ignore[arg-type]  # the mistake


def test_types_around_contracts_are_read_exactly() -> None:
    assert parse_json(list[Line], '[{"sku": "a"}]') == [Line(sku="a")]
    assert parse_json(dict[str, int], '{"a": 1.0}') == {"a": 1}
    assert refused(list[int], '[1, "2", true]') == [(1,), (2,)]
    with pytest.raises(ContractError, match="TLY523"):
        parse_json(complex, "1")


class Named(TypedDict):
    """A dictionary with a name of its own in documents."""

    odd_name: Annotated[int, Field(alias="odd-name")]


@pydantic.dataclasses.dataclass(config=ConfigDict(alias_generator=to_camel))
class Corner:
    """A record whose names are others in documents."""

    far_left: int
    near_by: int = 0


@with_config(ConfigDict(alias_generator=to_camel))
class Options(TypedDict):
    """A dictionary whose names are others in documents."""

    very_loud: int


class Aliased(Contract):
    """All of them in a contract."""

    named: Named
    corner: Corner
    options: Options


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        (Named, '{"odd-name":1}'),
        (list[Named], '[{"odd-name":1}]'),
        (Corner, '{"farLeft":1,"nearBy":0}'),
        (dict[str, Options | None], '{"a":{"veryLoud":1},"b":null}'),
        (Aliased, '{"named":{"odd-name":1},"corner":{"farLeft":1,"nearBy":2},"options":{"veryLoud":3}}'),
    ],
)
def test_the_names_of_documents_are_written_wherever_a_type_stands(type_: type, text: str) -> None:
    class Holder(RootContract[type_]):  # type: ignore[valid-type]  # a type at run time
        """What is read."""

    read = Holder.parse_json(text)
    assert read.model_dump_json() == text
    assert read.model_dump(mode="json") == json.loads(text)
    assert Holder.parse_json(read.model_dump_json()) == read


def test_adapters_are_taken_as_they_are() -> None:
    adapter = TypeAdapter(list[Line | int])
    assert parse_json(adapter, '[{"sku": "a"}, "2"]') == [Line(sku="a"), 2]
    assert refused(adapter, '[{"sku": 1}]') == [(0, "Line", "sku"), (0, "int")]
    assert refused(adapter, '[{"sku": "a", "ignored": NaN}]') == [()]


def test_subclasses_are_contracts() -> None:
    class Rush(Order):
        """An order with a deadline."""

        kind: Literal["rush"] = "rush"
        due: date
        id: Annotated[int, Field(ge=100)]

    rush = Rush.parse_json('{"kind": "rush", "id": 100, "due": "2026-01-02"}')
    assert (type(rush), rush.due, rush.lines) == (Rush, date(2026, 1, 2), [])
    assert refused(Rush, '{"kind": "rush", "id": "100", "due": 0, "lines": [{}]}') == [
        ("id",),
        ("lines", 0, "sku"),
        ("due",),
    ]
    assert isinstance(rush, Order)


class Branch(Contract, Generic[T]):
    """A tree of one type, which refers to itself."""

    value: T
    kids: list[Branch[T]] = Field(default=[])
    twin: Branch[T] | None = None


class Swap(Contract, Generic[T, S]):
    """A pair which refers to the other way round."""

    one: T
    other: S
    back: Swap[S, T] | None = None


def test_generics_that_refer_to_themselves_are_contracts() -> None:
    whole = Branch[int]
    text = '{"value":1,"kids":[{"value":2,"kids":[],"twin":{"value":3,"kids":[],"twin":null}}],"twin":null}'
    read = whole.parse_json(text)
    assert read.model_dump_json() == text
    assert type(read.kids[0]) is whole
    assert refused(whole, '{"value": 1, "kids": [{"value": 2, "twin": {"value": "3"}}]}') == [
        ("kids", 0, "twin", "value")
    ]
    assert refused(Branch[str | None], '{"value": null, "kids": [{"value": 2}]}') == [("kids", 0, "value")]


def test_generics_that_need_each_other_are_refused() -> None:
    with pytest.raises(ContractError, match=r"TLY532 .*Swap\[str, int\]\.back"):
        Swap[int, str]


def test_generics_are_contracts() -> None:
    assert Page[Line].parse_json('{"items": [{"sku": "a"}]}').items == [Line(sku="a")]
    assert refused(Page[int], '{"items": [1, "2"]}') == [("items", 1)]
    assert refused(Page[Page[bool]], '{"items": [{"items": [1]}]}') == [("items", 0, "items", 0)]


def test_classes_may_refer_to_what_comes_later() -> None:
    class First(Contract):
        """Refers to `Second`."""

        second: Second | None = None

    class Second(Contract):
        """Comes later."""

        first: First | None = None
        number: int

    First.model_rebuild()
    assert First.parse_json('{"second": {"number": 1, "first": {}}}').second == Second(number=1, first=First())
    assert refused(First, '{"second": {"number": "1", "first": {"second": 2}}}') == [
        ("second", "first", "second"),
        ("second", "number"),
    ]
    assert refused(Tree, '{"value": 1, "children": [{"value": 2, "children": [{"value": "3"}]}]}') == [
        ("children", 0, "children", 0, "value")
    ]


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_instances_are_pickled(protocol: int) -> None:
    for value in (ORDER, Pages(items=[1]), Lines([Line(sku="a")])):
        again = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - what was pickled a moment ago
        assert (again, type(again)) == (value, type(value))


def test_instances_are_copied() -> None:
    shallow, deep, changed = copy.copy(ORDER), copy.deepcopy(ORDER), ORDER.model_copy(update={"id": 8})
    assert shallow == deep == ORDER
    assert shallow.lines is ORDER.lines
    assert deep.lines is not ORDER.lines
    assert (changed.id, changed.lines) == (8, ORDER.lines)
    assert Order.parse_json(changed.model_dump_json()) == changed


def test_instances_are_constructed_without_validation() -> None:
    bare = Order.model_construct(id="unchecked")  # type: ignore[arg-type]  # which nobody checks
    assert bare.model_dump(warnings=False) == {"id": "unchecked", "lines": [], "placed": None}
    assert bare.model_fields_set == {"id"}


def test_assignments_are_validated_by_the_rules_of_python() -> None:
    class Checked(Order):
        """Checks what is assigned."""

        model_config = ConfigDict(validate_assignment=True)

    order = Checked.parse_json(TEXT)
    order.id = "8"  # type: ignore[assignment]  # lax, as in Python
    assert order.id == 8
    with pytest.raises(ValidationError, match="lines"):
        order.lines = [{"sku": "a", "count": 0}]  # type: ignore[list-item]  # refused
    assert order.lines == ORDER.lines


def test_frozen_instances_stay_as_they_are() -> None:
    class Frozen(Line):
        """Cannot be changed, so that it can be a key."""

        model_config = ConfigDict(frozen=True)

    line = Frozen.parse_json('{"sku": "a"}')
    with pytest.raises(ValidationError, match="frozen"):
        line.sku = "b"  # type: ignore[misc]  # it cannot be
    assert {line, Frozen(sku="a")} == {line}


def test_attributes_are_read_from_other_objects() -> None:
    @dataclass
    class Row:
        sku: str
        count: str

    class FromRow(Line):
        """Read from a row of a database."""

        model_config = ConfigDict(from_attributes=True)

    assert FromRow.model_validate(Row("a", "3")) == FromRow(sku="a", count=3)
    assert Line.model_validate(Row("a", "3"), from_attributes=True) == Line(sku="a", count=3)
    assert refused(FromRow, '{"sku": "a", "count": "3"}') == [("count",)]


def test_contracts_are_fields_of_other_models() -> None:
    class Plain(BaseModel):
        order: Order
        loose: int

    assert Plain.model_validate_json(f'{{"order": {TEXT}, "loose": "1"}}') == Plain(order=ORDER, loose=1)


USER_MODULE = """
from collections.abc import Sequence
from datetime import datetime
from typing import Generic, TypeVar

from pydantic import TypeAdapter
from tallystick import Contract, RootContract, parse_json

T = TypeVar("T")


class Line(Contract):
    sku: str
    count: int = 1


class Page(Contract, Generic[T]):
    items: list[T]


class Lines(RootContract[list[Line]]):
    pass


line: Line = Line.parse_json(b"{}")
also: Line = Line.model_validate_json("{}")
count: int = Line(sku="a").count
page: Page[Line] = Page[Line].parse_json("{}")
first: str = page.items[0].sku
roots: list[Line] = Lines.parse_json("[]").root
listed: list[Line] = parse_json(list[Line], "[]")
adapted: Sequence[Line] = parse_json(TypeAdapter(list[Line]), b"[]")
copied: Line = line.model_copy(update={"count": 2})
Line(sku="a", count="no number")  # WRONG: arg-type, reportArgumentType
Line.parse_json(7)  # WRONG: arg-type, reportArgumentType
wrong: datetime = Line.parse_json("{}")  # WRONG: assignment, reportAssignmentType
"""


def wrong_lines(rule: int) -> dict[str, str]:
    """The wrong lines of the module, and the rule that names each: of mypy the first, of pyright the second."""
    lines = enumerate(USER_MODULE.splitlines(), 1)
    return {str(number): line.partition("WRONG: ")[2].split(", ")[rule] for number, line in lines if "WRONG" in line}


def test_mypy_knows_what_is_read(tmp_path: Path) -> None:
    module = tmp_path / "user_module.py"
    module.write_text(USER_MODULE, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--no-error-summary", module.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    found = {line.split(":")[1]: line.rpartition("[")[2].rstrip("]") for line in done.stdout.splitlines()}
    assert found == wrong_lines(0), done.stdout + done.stderr


@pytest.mark.node
def test_pyright_knows_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "user_module.py").write_text(USER_MODULE, encoding="utf-8")
    settings = {"typeCheckingMode": "strict", "include": ["user_module.py"]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = ["node", str(PYRIGHT), "--outputjson", "--pythonpath", sys.executable, "--project", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    said = json.loads(done.stdout)["generalDiagnostics"]
    found = {str(each["range"]["start"]["line"] + 1): each.get("rule") for each in said}
    assert found == wrong_lines(1), done.stdout + done.stderr
