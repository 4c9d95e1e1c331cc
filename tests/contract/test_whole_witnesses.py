"""Documents for whole models, on which Pydantic, JSON Schema and Zod are known to part ways: one verdict on each.

They are about what a field is called, whether it is there, and what else is: aliases, defaults, extras and
computed fields. Those that are no contract are refused, with a problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import pytest
from pydantic import MISSING, AliasChoices, AliasPath, ConfigDict, Field, ValidationError, computed_field

from tallystick import Contract, ContractError
from tallystick.targets.dialects import BY_NAME
from tests.contract import published, zod

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class AliasByName(Contract):
    model_config = ConfigDict(populate_by_name=True)

    x: int = Field(alias="X")


class ExtraAllow(Contract):
    model_config = ConfigDict(extra="allow")

    a: int = 0


class ExtraTyped(Contract):
    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, int]

    a: int = 0


class Defaults(Contract):
    a: int = 5
    b: list[int] = Field(default=[])
    c: int | None = None
    e: int | None


class Missing(Contract):
    a: int | MISSING = MISSING


class Computed(Contract):
    a: int

    @computed_field
    def b(self) -> int:
        return self.a + 1


class ComputedForbid(Computed):
    model_config = ConfigDict(extra="forbid")


class LimitedText(Contract):
    model_config = ConfigDict(str_max_length=3)

    a: str


class Inner(Contract):
    a: int
    b: str = "x"


class Cat(Contract):
    k: Literal["cat"]
    lives: int


class Dog(Contract):
    k: Literal["dog"]
    bark: str


class Paths(Contract):
    model_config = ConfigDict(extra="forbid")

    a: Inner
    b: list[Inner]
    c: dict[str, Inner]
    d: tuple[int, Inner]
    e: Inner | None = None
    f: int | Inner = 1
    g: Annotated[Cat | Dog, Field(discriminator="k")] = Cat(k="cat", lives=9)
    i: dict[str, int] = Field(default={})
    j: list[int] | dict[str, int] = Field(default=[])
    k: int | bool | None = None
    m: int = Field(default=1, alias="L")


HELD = '{"a":{"a":1},"b":[],"c":{},"d":[1,{"a":1}]%s}'
DOCUMENTS: dict[type[Contract], tuple[list[str], list[str]]] = {
    AliasByName: (['{"X":1}', '{"X":1,"x":2}'], ['{"x":1}', "{}", '{"X":"a","x":1}']),
    ExtraAllow: (['{"a":1,"z":[1]}', "{}", '{"z":null}'], ['{"a":"1","z":1}']),
    ExtraTyped: (['{"z":1}', "{}"], ['{"__proto__":"x"}', '{"z":"1"}', '{"constructor":[]}']),
    Defaults: (
        ['{"e":null}', '{"e":1,"c":null}', '{"e":1,"b":[1]}'],
        ["{}", '{"e":1,"a":null}', '{"e":1,"b":null}'],
    ),
    Missing: (["{}", '{"a":1}'], ['{"a":null}', '{"a":"x"}']),
    Computed: (['{"a":1}', '{"a":1,"b":"x"}', '{"a":1,"b":2}'], ["{}", '{"b":2}']),
    ComputedForbid: (['{"a":1}'], ['{"a":1,"b":2}', '{"a":1,"c":2}']),
    LimitedText: (['{"a":"\U0001f600\U0001f600\U0001f600"}', '{"a":"abc"}'], ['{"a":"abcd"}', '{"a":" abc "}']),
    Paths: (
        [
            HELD % more
            for more in ("", ',"f":{"a":2}', ',"g":{"k":"dog","bark":""}', ',"j":{"x":1}', ',"k":true', ',"L":2')
        ],
        [
            *(
                HELD % f",{more}"
                for more in ('"f":"x"', '"g":{"k":"dog"}', '"g":{"k":"cow"}', '"h":"y"', '"i":{"x":"1"}', '"j":["x"]')
            ),
            *(HELD % f",{more}" for more in ('"k":"x"', '"l":1', '"m":1', '"L":"x"')),
            "[]",
            "null",
        ],
    ),
}
"""By contract, the documents that are accepted, and those that are refused."""
WANTED = {
    model.__name__: dict.fromkeys(accepted, True) | dict.fromkeys(refused, False)
    for model, (accepted, refused) in DOCUMENTS.items()
}
WRITTEN = [
    (AliasByName, '{"X":1}', '{"X":1}'),
    (ExtraAllow, '{"z":[1]}', '{"a":0,"z":[1]}'),
    (Defaults, '{"e":null}', '{"a":5,"b":[],"c":null,"e":null}'),
    (Missing, "{}", "{}"),
    (Computed, '{"a":1,"b":"x"}', '{"a":1,"b":2}'),
    (ComputedForbid, '{"a":1}', '{"a":1,"b":2}'),
]


def accepted(model: type[Contract], text: str) -> bool:
    try:
        model.parse_json(text)
    except ValidationError:
        return False
    return True


def test_pydantic() -> None:
    said = {each.__name__: {text: accepted(each, text) for text in WANTED[each.__name__]} for each in DOCUMENTS}
    assert said == WANTED


def test_jsonschema() -> None:
    validators = {each.__name__: published.validator(each.model_json_schema()) for each in DOCUMENTS}
    said = {name: {text: published.accepts(of, text) for text in WANTED[name]} for name, of in validators.items()}
    assert said == WANTED


@pytest.mark.node
@pytest.mark.parametrize("dialect", BY_NAME)
def test_generated_zod(dialect: str, tmp_path: Path, figure: Callable[[str], None]) -> None:
    asked = {each.__name__: (each.model_json_schema(), list(WANTED[each.__name__])) for each in DOCUMENTS}
    got = zod.verdicts(asked, dialect, tmp_path)
    assert {name: dict(zip(WANTED[name], got[name], strict=True)) for name in WANTED} == WANTED
    figure(f"whole witnesses, {dialect}: {len(WANTED)} models, {sum(map(len, WANTED.values()))} documents, 0 differ")


@pytest.mark.parametrize(("model", "text", "written"), WRITTEN)
def test_what_is_written_is_what_its_schema_says(model: type[Contract], text: str, written: str) -> None:
    assert model.parse_json(text).model_dump_json() == written
    validator = published.validator(model.model_json_schema(mode="serialization"))
    assert published.accepts(validator, written)


FIELDS: dict[str, tuple[ConfigDict, Any, Any, str]] = {
    "several names": (
        ConfigDict(),
        int,
        Field(validation_alias=AliasChoices("x", "y", AliasPath("z", 0)), serialization_alias="out"),
        "TLY508",
    ),
    "a path": (ConfigDict(), int, Field(validation_alias=AliasPath("a", "b")), "TLY508"),
    "what is not written": (ConfigDict(), int, Field(default=1, exclude=True), "TLY535"),
    "what is required and not written": (ConfigDict(), int, Field(exclude=True), "TLY535"),
    "a default of another type": (ConfigDict(), int, "bad", "TLY516"),
    "text that is stripped": (ConfigDict(str_strip_whitespace=True), str, ..., "TLY507"),
    "text in lower case": (ConfigDict(str_to_lower=True), str, ..., "TLY507"),
}


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_no_contract_is_refused(name: str) -> None:
    config, annotation, default, code = FIELDS[name]
    namespace = {"model_config": config, "__annotations__": {"x": annotation}, "__module__": __name__}
    with pytest.raises(ContractError) as caught:
        type("Refused", (Contract,), namespace | ({} if default is ... else {"x": default}))
    assert [problem.code for problem in caught.value.problems] == [code]
