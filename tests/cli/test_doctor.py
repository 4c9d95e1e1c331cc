"""What doctor says of models: one row of the tables of `claims` at a time."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, IntEnum
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID, uuid4

import pytest
from pydantic import (
    AfterValidator,
    AliasChoices,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    FiniteFloat,
    IPvAnyInterface,
    Json,
    PastDate,
    RootModel,
    field_serializer,
    model_validator,
)

from tallystick import Contract, pipeline, python_only
from tallystick.claims import claims
from tallystick.config import Config
from tallystick.doctor import diagnose
from tallystick.problems import CATALOGUE, Severity

if TYPE_CHECKING:
    from pathlib import Path


def positive(value: Any) -> Any:
    return value


class Colour(Enum):
    RED = "red"


class Size(IntEnum):
    SMALL = 1


class Level(IntEnum):
    HIGH = 7


class Card(BaseModel):
    kind: Literal["card"]


class Bank(BaseModel):
    kind: Literal["bank"]


def model(annotation: Any, default: Any = ..., **config: Any) -> type[BaseModel]:
    """A model with one field `f`."""
    space = {"__annotations__": {"f": annotation}, "model_config": ConfigDict(**config), "__module__": __name__}
    return type("M", (BaseModel,), space if default is ... else {**space, "f": default})


def said(*models: type[Any], root: Path) -> list[tuple[str, str]]:
    """The codes and the details of what is claimed."""
    found = []
    for one in claims(models, root):
        prefix, _, _ = CATALOGUE[one.code].message.partition("{details}")
        found.append((one.code, one.message.removeprefix(prefix)))
    return found


@pytest.mark.parametrize(
    ("annotation", "want"),
    [
        (str, []),
        (Colour, []),
        (Literal["a", "b"], []),
        (Level, []),
        (list[dict[str, str]], []),
        (str | None, []),
        (int, [("TLY703", '`f` (`"12"`, `12.0` and `true` for an integer).')]),
        (bool, [("TLY703", '`f` (`1`, `"yes"` and `"off"` for a boolean).')]),
        (FiniteFloat, [("TLY703", '`f` (`"1.5"` and `true` for a number).')]),
        (float, [("TLY703", '`f` (`"1.5"` and `true` for a number).'), ("TLY706", "`f`.")]),
        (Size, [("TLY703", "`f` (`true` for an enum member 1).")]),
        (Literal[1, "x"], [("TLY703", "`f` (`true` for a literal 1).")]),
        (UUID, [("TLY703", "`f` (UUIDs with braces, `urn:uuid:` or no dashes).")]),
        (set[str], [("TLY703", "`f` (repeated members of a set, dropping them).")]),
        (AwareDatetime, [("TLY703", "`f` (epoch numbers, dates and a space for the `T` in a datetime).")]),
        (
            dt.datetime,
            [("TLY707", "`f`."), ("TLY703", "`f` (epoch numbers, dates and a space for the `T` in a datetime).")],
        ),
        (Decimal, [("TLY708", "`f`.")]),
        (Iterable[str], [("TLY705", "`f`.")]),
        (str | list[str], [("TLY702", "`f`.")]),
        (Annotated[str | list[str], Field(union_mode="left_to_right")], []),
        (Annotated[Card | Bank, Field(discriminator="kind")], []),
        (Annotated[str, AfterValidator(positive)], [("TLY701", "`f` (`positive` (after)).")]),
        (BaseModel, []),
        (IPv4Network, [("TLY716", "`f` (an IP network or interface).")]),
        (IPvAnyInterface, [("TLY716", "`f` (an IP network or interface).")]),
        (Json[Annotated[str, Field(strict=True)]], [("TLY716", "`f` (JSON in a text).")]),
        (
            PastDate,
            [
                ("TLY703", "`f` (epoch numbers and midnight datetimes for a date)."),
                ("TLY716", "`f` (a date in the past)."),
            ],
        ),
        (Annotated[str, Field(strict=True)], []),
        (Annotated[int, Field(strict=True)], []),
    ],
)
def test_types(annotation: Any, want: list[tuple[str, str]], tmp_path: Path) -> None:
    assert said(model(annotation), root=tmp_path) == want


@pytest.mark.parametrize(
    ("made", "want"),
    [
        (model(int, strict=True), []),
        (model(float, strict=True, allow_inf_nan=False), []),
        (model(float, float("inf"), strict=True), [("TLY714", "`f` (`inf`)."), ("TLY706", "`f`.")]),
        (model(str, Field(alias="g")), []),
        (model(str, Field(alias="g"), populate_by_name=True), [("TLY704", "`f` (`g` or `f`).")]),
        (
            model(str, Field(validation_alias=AliasChoices("g", "h"))),
            [("TLY704", "`f` (one of several names or paths).")],
        ),
        (
            model(str, str_strip_whitespace=True, coerce_numbers_to_str=True),
            [("TLY709", "`itself` (every text, by `str_strip_whitespace`, `coerce_numbers_to_str`).")],
        ),
        (model("Undefined"), [("TLY712", "")]),
        (RootModel[int], [("TLY703", '`itself` (`"12"`, `12.0` and `true` for an integer).')]),
    ],
)
def test_models(made: type[Any], want: list[tuple[str, str]], tmp_path: Path) -> None:
    found = said(made, root=tmp_path)
    assert [(code, "" if code == "TLY712" else details) for code, details in found] == want


class Functions(BaseModel):
    a: str
    b: str

    @model_validator(mode="after")
    def agree(self) -> Functions:
        return self

    @field_serializer("b")
    def shout(self, value):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201 - what is tested
        return value

    @field_serializer("a")
    def whisper(self, value: str) -> str:
        return value


@dataclass
class Finished:
    n: str

    def __post_init__(self) -> None:
        """What no schema says."""


class Initialised(BaseModel):
    n: str
    end: Finished

    def __init__(self, **data: object) -> None:
        super().__init__(**data)

    def model_post_init(self, context: object) -> None:
        """What no schema says."""


def test_methods_that_run_where_an_instance_is_made_are_named(tmp_path: Path) -> None:
    assert said(Initialised, root=tmp_path) == [
        ("TLY701", "`itself` (`Initialised.__init__`); `itself` (`Initialised.model_post_init`)."),
        ("TLY701", "`itself` (`Finished.__post_init__`)."),
    ]


def test_functions_are_named(tmp_path: Path) -> None:
    assert said(Functions, root=tmp_path) == [
        ("TLY701", "`itself` (`Functions.agree` (after))."),
        ("TLY713", "`b` (`Functions.shout`)."),
    ]


class Leaf(BaseModel):
    n: int
    tree: Tree | None = None


@dataclass
class Plain:
    n: int


class Tree(BaseModel):
    leaves: list[Leaf]
    plain: Plain


def test_models_that_are_referred_to_are_examined_once(tmp_path: Path) -> None:
    found = claims([Tree, Leaf], tmp_path)
    assert [(one.code, (one.where.name or "").rpartition(".")[2]) for one in found] == [
        ("TLY703", "Leaf"),
        ("TLY703", "Plain"),
    ]


def test_long_lists_of_fields_are_cut_short(tmp_path: Path) -> None:
    made = type("M", (BaseModel,), {"__annotations__": {f"f{n}": bool for n in range(8)}})
    assert said(made, root=tmp_path) == [
        ("TLY703", '`f0`, `f1`, `f2`, `f3`, `f4` and 3 more (`1`, `"yes"` and `"off"` for a boolean).')
    ]


class Exact(Contract):
    n: int
    at: AwareDatetime
    price: Decimal


def test_contracts_are_exact(tmp_path: Path) -> None:
    assert claims([Exact], tmp_path) == ()


@dataclass
class Money:
    amount: int


class Invoice(Contract):
    total: Money


class Quote(BaseModel):
    total: Money


@pytest.mark.parametrize(
    ("models", "names"),
    [
        ([Invoice, Money], []),
        ([Money], ["Money"]),
        ([Quote], ["Money"]),
        ([Annotated[int, Field(ge=1)], Size, list[Quote]], ["Money"]),
    ],
)
def test_what_a_contract_holds_is_exact_too(models: list[Any], names: list[str], tmp_path: Path) -> None:
    assert [(one.where.name or "").rpartition(".")[2] for one in claims(models, tmp_path)] == names


def test_contracts_behind_fastapi_are_validated_after_parsing(tmp_path: Path) -> None:
    codes = [one.code for one in diagnose([Exact], Config(app="app.main:app"), root=tmp_path).problems]
    assert codes == ["TLY715"]
    assert diagnose([Quote], Config(app="app.main:app"), root=tmp_path).problems[0].code != "TLY715"


APP = """
from fastapi import FastAPI
from shop.models import Client, Receipt

app = FastAPI()

@app.post("/clients")
def add(client: Client) -> list[Receipt]: ...
"""
MODELS = """
from pydantic import BaseModel
from tallystick import Contract

class Client(Contract):
    number: int

class Line(BaseModel):
    amount: int

class Receipt(BaseModel):
    lines: list[Line]
"""


def test_the_models_of_an_application_are_examined(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "main.py").write_text(APP)
    (tmp_path / "shop" / "models.py").write_text(MODELS)
    outcome = pipeline.doctor(Config(app="shop.main:app"), root=tmp_path)
    assert [f"{one.code} {one.where}" for one in outcome.problems] == [
        "TLY715 shop.main:app",
        "TLY703 shop/models.py:8 shop.models.Line",
    ]
    assert outcome.summary[-1] == '2 models; the claim is weaker than "identical" in 2 places.'


@pytest.mark.parametrize(
    ("source", "document"),
    [
        ("schema", {"type": "object"}),
        ("openapi", {"openapi": "3.1.0", "components": {"schemas": {"A": {"type": "string"}}}}),
    ],
)
def test_a_document_stands_for_itself(source: str, document: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text(json.dumps(document))
    outcome = pipeline.doctor(Config(**{source: "d.json"}), root=tmp_path)
    assert (outcome.clean, outcome.problems, dict(outcome.counts)) == (True, (), {"models": 0, "weaker": 0})
    assert outcome.summary[-1] == (
        "The source is a document, which stands for itself: nothing is known of how a server validates it."
    )


class Marked(Contract):
    n: int

    @python_only(reason="Asks the ledger.")
    @model_validator(mode="after")
    def known(self) -> Marked:
        return self


def test_what_a_contract_marks_is_noted(tmp_path: Path) -> None:
    (found,) = claims([Marked], tmp_path)
    assert (found.code, found.severity) == ("TLY711", Severity.NOTE)
    assert found.message == "`Marked` has a rule that only Python checks: Asks the ledger."


MARKED = """\
from pydantic import model_validator

from tallystick import Contract, python_only


class Marked(Contract):
    n: int

    @python_only(reason="Asks the ledger.")
    @model_validator(mode="after")
    def known(self):
        return self
"""


def test_the_last_sentence_leaves_out_what_is_marked(tmp_path: Path) -> None:
    (tmp_path / "marked.py").write_text(MARKED)
    outcome = pipeline.doctor(Config(contracts=("marked.py",)), root=tmp_path)
    assert (outcome.clean, [one.code for one in outcome.problems]) == (True, ["TLY711"])
    assert outcome.summary[-1] == (
        "1 model: nothing is known that TypeScript would decide otherwise than Python, but for what is marked so in "
        "1 place."
    )


def test_places_are_files_and_lines(tmp_path: Path) -> None:
    source = "from pydantic import BaseModel\n\nclass Item(BaseModel):\n    class Part(BaseModel):\n        n: int\n"
    (tmp_path / "src" / "shop").mkdir(parents=True)
    (tmp_path / "src" / "shop" / "__init__.py").write_text(source + "    n: int\n    part: Part\n")
    (found, part) = pipeline.doctor(Config(contracts=("shop",)), root=tmp_path).problems
    assert (str(found.where), str(part.where)) == (
        "src/shop/__init__.py:3 shop.Item",
        "src/shop/__init__.py:4 shop.Item.Part",
    )


@pytest.mark.parametrize(
    ("installed", "codes"), [(None, []), ("4.4.3", ["TLY721"]), ("4.5.0", []), ("4.10.1", []), ("5.0.0", [])]
)
def test_the_zod_beside_the_package(installed: str | None, codes: list[str], tmp_path: Path) -> None:
    if installed is not None:
        manifest = tmp_path / "node_modules" / "zod" / "package.json"
        manifest.parent.mkdir(parents=True)
        manifest.write_text(json.dumps({"name": "zod", "version": installed}))
    outcome = diagnose([], Config(), root=tmp_path)
    assert [one.code for one in outcome.problems] == codes


def test_the_outcome_counts_places(tmp_path: Path) -> None:
    outcome = diagnose([Tree, Exact], Config(), root=tmp_path)
    assert dict(outcome.counts) == {"models": 2, "weaker": 2}
    assert outcome.summary[-1] == '2 models; the claim is weaker than "identical" in 2 places.'
    assert not outcome.clean
    assert diagnose([Exact], Config(), root=tmp_path).clean


@dataclass
class Kept:
    labels: list[str] = field(default_factory=lambda: ["new"])
    plain: list[str] = field(default_factory=list)


class Fixed(Contract):
    n: int = 0
    counts: dict[str, int] = Field(default_factory=dict)


class Made(Contract):
    id: UUID = Field(default_factory=uuid4)
    fixed: Fixed = Field(default_factory=Fixed)
    kept: Kept


def test_defaults_of_a_contract_that_differ_are_noted(tmp_path: Path) -> None:
    found = claims([Made], tmp_path)
    assert [(each.code, each.message.split(" has ")[0]) for each in found] == [
        ("TLY533", "`id`"),
        ("TLY533", "`labels`"),
    ]
    assert {each.severity for each in found} == {Severity.NOTE}


class Shouted(Contract):
    text: str
    note: str = Field(default="", exclude_if=python_only(reason="Short.")(lambda value: not value))

    @field_serializer("text")
    @python_only(reason="The archive wants capitals.")
    def shouted(self, value: str) -> str:
        return value.upper()


def test_what_a_contract_writes_by_a_function_is_noted(tmp_path: Path) -> None:
    assert [each.code for each in claims([Shouted], tmp_path)] == ["TLY534", "TLY534"]
