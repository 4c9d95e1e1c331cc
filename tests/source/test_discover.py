"""Contract modules: found, loaded, and left as they were."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tallystick.problems import Refusal
from tallystick.source.discover import SourceModel, load_contracts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MONEY = """
    from __future__ import annotations
    import dataclasses, enum
    from typing import Annotated, Generic, TypeVar
    from pydantic import BaseModel, Field, RootModel
    from typing_extensions import TypeAliasType, TypedDict

    T = TypeVar("T")

    class Base(BaseModel):
        pass

    class Page(Base, Generic[T]):
        items: list[T]

    Amount = TypeAliasType("Amount", Annotated[int, Field(ge=0)])
    Short = Annotated[str, Field(max_length=3)]

    class Money(Base):
        class Currency(enum.StrEnum):
            EUR = "EUR"
        amount: Amount
        currency: Currency
        trend: Trend | None = None

    class Trend(TypedDict):
        up: bool

    @dataclasses.dataclass
    class Point:
        x: float

    class Names(RootModel[list[str]]):
        pass

    class _Private(Base):
        x: int

    MoneyPage = Page[Money]
    Again = Money
"""
CLIENT = """
    from shop.money import Base, Money, Page

    class Client(Base):
        name: str
        pages: list[Page[Page[Money]]] | None = None

    class Ping(Base):
        pass
"""

Project: TypeAlias = "Callable[[dict[str, str]], Path]"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / f"{name}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")
        return tmp_path

    return write


def listed(models: tuple[SourceModel, ...]) -> list[str]:
    return [f"{each.module} {each.name} {each.file}:{each.line}" for each in models]


CLIENT_TYPES = [
    "client Page[Page[Money]] shop/client.py:4",
    "client Client shop/client.py:4",
    "client Ping shop/client.py:8",
]
MONEY_TYPES = [
    "money Amount shop/money.py:16",
    "money Money shop/money.py:19",
    "money Money.Currency shop/money.py:20",
    "money Trend shop/money.py:26",
    "money Point shop/money.py:30",
    "money Names shop/money.py:33",
]
PAGE = "client Page[Money] shop/client.py:4"


@pytest.mark.parametrize("entry", ["shop", "shop/", "shop/client.py shop/money.py", "shop.money shop.client", "."])
def test_modules_in_path_order_and_types_in_source_order(project: Project, entry: str) -> None:
    root = project({"shop/money": MONEY, "shop/client": CLIENT})
    assert listed(load_contracts(root, entry.split())) == [PAGE, *CLIENT_TYPES, *MONEY_TYPES]


def test_only_what_the_entries_define(project: Project) -> None:
    root = project({"shop/money": MONEY, "shop/client": CLIENT})
    page = "money Page[Money] shop/money.py:39"
    assert listed(load_contracts(root, ["shop.money"])) == [*MONEY_TYPES, page]


@pytest.mark.parametrize(
    ("files", "entry", "expected"),
    [
        ({"models": "x"}, "models", "models A models.py:2"),
        ({"app/__init__": "", "app/schemas/user": "x"}, "app.schemas", "schemas/user A app/schemas/user.py:2"),
        ({"app/__init__": "x"}, "app", "app A app/__init__.py:2"),
        ({"src/app/__init__": "", "src/app/user": "x"}, "app", "user A src/app/user.py:2"),
        ({"src/app/__init__": "", "src/app/user": "x"}, "src/app/user.py", "user A src/app/user.py:2"),
        ({"my-models/a-b": "x"}, "my-models", "a-b A my-models/a-b.py:2"),
    ],
)
def test_what_a_module_is_called(project: Project, files: dict[str, str], entry: str, expected: str) -> None:
    model = "from pydantic import BaseModel\nclass A(BaseModel):\n    x: int\n"
    root = project({name: model if text else "" for name, text in files.items()})
    assert listed(load_contracts(root, [entry])) == [expected]


def test_nothing_stays_behind_and_nothing_from_elsewhere_gets_in(project: Project) -> None:
    root = project({"shop/money": MONEY, "shop/client": CLIENT})
    elsewhere = type(sys)("shop")
    sys.modules["shop"] = elsewhere
    path, before = list(sys.path), dict(sys.modules)
    try:
        first = load_contracts(root, ["shop"])
        again = load_contracts(root, ["shop"])
        assert sys.path == path
        assert {name: module for name, module in sys.modules.items() if name.startswith("shop")} == {"shop": elsewhere}
        assert all(sys.modules[name] is module for name, module in before.items())
    finally:
        del sys.modules["shop"]
    assert [each.name for each in first] == [each.name for each in again]
    assert all(one.type is not other.type for one, other in zip(first, again, strict=True))
    assert all(each.core_schema is not None for each in first)


def test_what_modules_print_is_kept_off_stdout(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    root = project({"m": 'print("noise")\nfrom pydantic import BaseModel\nclass A(BaseModel):\n    x: int\n'})
    load_contracts(root, ["m"])
    assert capsys.readouterr() == ("", "noise\n")


def test_a_union_in_a_recursive_model_keeps_its_discriminator(project: Project) -> None:
    source = """
        from typing import Annotated, Literal
        from pydantic import BaseModel, Field
        from typing_extensions import TypeAliasType

        class Text(BaseModel):
            kind: Literal["text"]

        class Group(BaseModel):
            kind: Literal["group"]
            children: list["Block"]

        Block = TypeAliasType("Block", Annotated[Text | Group, Field(discriminator="kind")])
    """
    from tallystick.export.assemble import assemble

    found = assemble(load_contracts(project({"m": source}), ["m"]), title="T", version="1").bundle["$defs"]["Block"]
    assert found["discriminator"] == {
        "propertyName": "kind",
        "mapping": {"text": "#/$defs/Text", "group": "#/$defs/Group"},
    }


GOOD = "from pydantic import BaseModel\nclass A(BaseModel):\n    x: int\n"
CORRECT = "Correct it so that the module can be imported: `python -c 'import a'` shows the same error."
NO_MODELS = "Name a module that defines models itself; models it only imports are found where they are defined."
ABSENT = "Install the package that provides `absent_x` where Tallystick runs, or correct the import."

FAILURES = {
    "no such entry": (
        {"contracts/invoice": GOOD},
        ["contracts.invoise"],
        ["TLY201 contracts.invoise | Did you mean `contracts.invoice`?"],
    ),
    "nothing like it": (
        {"contracts/invoice": GOOD},
        ["zzz"],
        ["TLY201 zzz | Name a module, a package, a folder or a .py file, relative to the project's root."],
    ),
    "outside": (
        {"a": GOOD},
        [".."],
        ["TLY206 .. | Run Tallystick from the project that contains it, or name its folder with --config."],
    ),
    "no models": (
        {"a": "x = 1\n", "b": GOOD},
        ["a", "b"],
        [f"TLY205 a | {NO_MODELS}"],
    ),
    "syntax": (
        {"shop/a": "x = 1\ndef f(:\n"},
        ["shop"],
        ["TLY203 shop/a.py:2:7 shop.a | Correct the syntax at that place."],
    ),
    "raises, in a function of another module": (
        {"a": "import b\n\nb.f()\n", "b": "def f():\n    return {}['key']\n"},
        ["a"],
        [
            f"TLY202 b.py:2 a | {CORRECT}",
        ],
    ),
    "exits": (
        {"a": "import sys\nsys.exit(3)\n"},
        ["a"],
        [f"TLY202 a.py:2 a | {CORRECT}"],
    ),
    "missing sibling": (
        {"shop/money": GOOD, "shop/a": "\nfrom shop.mony import A\n"},
        ["shop.a"],
        ["TLY204 shop/a.py:2 shop.a | Did you mean `shop.money`?"],
    ),
    "missing package": (
        {"a": "import pydantik\n"},
        ["a"],
        ["TLY204 a.py:1 a | Did you mean `pydantic`?"],
    ),
    "missing name": (
        {"shop/money": GOOD, "shop/a": "from shop.money import AA\n"},
        ["shop.a"],
        ["TLY202 shop/a.py:1 shop.a | Did you mean `A`?"],
    ),
    "one cause, told once": (
        {"shop/a": "import absent_x\n", "shop/b": "import shop.a\n", "shop/c": "import shop.a\n"},
        ["shop"],
        [f"TLY204 shop/a.py:1 shop.a | {ABSENT}"],
    ),
    "a bad model": (
        {"a": "from pydantic import BaseModel\n\nclass A(BaseModel):\n    x: 'int' = object\n    y: open\n"},
        ["a"],
        [f"TLY202 a.py:3 a | {CORRECT}"],
    ),
    "not text": ({"a": "\x00"}, ["a"], ["TLY203 a.py a | Correct the syntax at that place."]),
}


@pytest.mark.parametrize(("files", "entries", "expected"), FAILURES.values(), ids=FAILURES)
def test_failures_are_problems_in_the_users_own_files(
    project: Project, files: dict[str, str], entries: list[str], expected: list[str]
) -> None:
    with pytest.raises(Refusal) as caught:
        load_contracts(project(files), entries)
    assert [f"{each.code} {each.where} | {each.way_out}" for each in caught.value.problems] == expected


ELSEWHERE = "from pydantic import BaseModel\nclass Other(BaseModel):\n    x: int\n"
"""What stands under the same name, in a package with an `__init__.py`, further down the path."""


def test_a_bare_folder_of_the_project_wins(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "installed" / "contracts"
    (installed / "ledger").mkdir(parents=True)
    for file in (installed / "__init__.py", installed / "ledger" / "__init__.py", installed / "ledger" / "invoice.py"):
        file.write_text(ELSEWHERE)
    monkeypatch.syspath_prepend(installed.parent)
    for name in [name for name in sys.modules if name.partition(".")[0] == "contracts"]:
        monkeypatch.delitem(sys.modules, name)  # those of this repository, which other tests have imported
    finders = list(sys.meta_path)
    found = load_contracts(project({"contracts/ledger/invoice": GOOD}), ["contracts"])
    assert listed(found) == ["ledger/invoice A contracts/ledger/invoice.py:2"]
    assert sys.meta_path == finders
    assert __import__("contracts").Other.__name__ == "Other"
    del sys.modules["contracts"]


def test_a_bare_folder_that_is_no_source_hides_nothing(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "installed").mkdir()
    (tmp_path / "installed" / "data_x.py").write_text("LIMIT = 3\n")
    monkeypatch.syspath_prepend(tmp_path / "installed")
    root = project({"data_x/notes": "", "a": f"from data_x import LIMIT\n{GOOD}"})
    assert [model.name for model in load_contracts(root, ["a"])] == ["A"]


@pytest.mark.parametrize("name", ["json", "time", "email"])
def test_the_standard_library_is_never_hidden(project: Project, name: str) -> None:
    with pytest.raises(Refusal) as caught:
        load_contracts(project({name: GOOD}), [f"{name}.py"])
    assert [(str(each.where), each.message) for each in caught.value.problems] == [
        (
            f"{name}.py {name}",
            f"Importing `{name}` gives the standard library's instead of this file, so its models cannot be read.",
        )
    ]


def test_a_place_is_no_code_without_a_file(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({"a": "exec('import absent_x')\n"})
    monkeypatch.chdir(root)
    with pytest.raises(Refusal) as caught:
        load_contracts(root, ["a"])
    assert [str(each.where) for each in caught.value.problems] == ["a.py:1 a"]


def test_a_contract_that_cannot_be_exact_is_refused_at_its_line(project: Project) -> None:
    source = "from decimal import Decimal\nfrom tallystick import Contract\n\nclass A(Contract):\n    x: complex\n"
    with pytest.raises(Refusal) as caught:
        load_contracts(project({"a": source}), ["a"])
    (found,) = caught.value.problems
    assert (found.code[:4], found.where.file, found.where.line, found.where.name) == ("TLY5", "a.py", 4, "a.A.x")
