"""Readers of many documents: they say what `parse_json` does, and a union is one error to them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from tallystick import Contract, RootContract, issues
from tallystick.contract.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.issues.sides import Package

SEED = 20260523


def said(read: Callable[[str], Any], contract: Any, text: str) -> Any:
    try:
        return read(text)
    except ValidationError as error:
        return frozenset((each.pointer, each.code, each.message) for each in issues(error, contract))


def contracts(package: Package) -> dict[str, Any]:
    types = {name: package.published.types[name] for name in package.read()}
    return {
        name: type_ if isinstance(type_, type) and issubclass(type_, Contract | RootContract) else RootContract[type_]
        for name, type_ in types.items()
    }


@pytest.mark.parametrize("package", ["example", "hard"])
def test_readers_decide_and_say_as_contracts_do(package: str, request: pytest.FixtureRequest) -> None:
    made: Package = request.getfixturevalue(package)
    types = contracts(made)
    readers = {name: Reader(contract) for name, contract in types.items()}
    documents = made.made(Random(SEED), 150)  # noqa: S311 - the same documents every time
    for name, text in documents:
        contract = types[name]
        found = said(readers[name].read, contract, text)
        assert repr(found) == repr(said(contract.parse_json, contract, text)), (name, text)
    assert len(documents) > 1_000


class Cat(Contract):
    name: str
    lives: int


class Dog(Contract):
    tag: str
    age: int


class Kennel(Contract):
    function: list[Cat | Dog | None]
    """A name that core schemas have a meaning for."""


def test_a_union_is_one_error_at_any_depth() -> None:
    text = '{"function": [{}, {}, null, {"name": 1}]}'
    with pytest.raises(ValidationError) as caught:
        Reader(Kennel).read(text)
    assert caught.value.error_count() == 3
    with pytest.raises(ValidationError) as full:
        Kennel.parse_json(text)
    assert full.value.error_count() > 3
    assert issues(caught.value, Kennel) == issues(full.value, Kennel)
