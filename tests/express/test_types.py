"""What compiles: handlers as the contract has them, and nothing else, under both compilers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.example.test_types import COMPILERS, errors

SOURCE = Path(__file__).with_name("types.ts").read_text("utf-8")
EXPECTED = re.compile(r"^ *// @ts-expect-error (.+)$")
ERROR = re.compile(r"^mistakes\.ts\((\d+),\d+\): error ", re.MULTILINE)
OPTIONS = {"types": ["node"], "isolatedDeclarations": False, "declaration": False}

pytestmark = [pytest.mark.node, pytest.mark.parametrize("compiler", COMPILERS)]


def test_handlers_are_typed_from_the_contract(consumer: Path, compiler: str) -> None:
    """The declarations that ship are checked as well."""
    (consumer / "types.ts").write_text(SOURCE, "utf-8")
    found, output = errors(consumer, compiler, ["types.ts"], **OPTIONS)
    assert found == [], output


def test_each_mistake_is_refused_for_what_it_is(consumer: Path, compiler: str) -> None:
    """Every error is on the line behind its comment, and says what the comment says; there are no others."""
    (consumer / "mistakes.ts").write_text(SOURCE.replace("@ts-expect-error", "wanted:"), "utf-8")
    _, output = errors(consumer, compiler, ["mistakes.ts"], **OPTIONS, skipLibCheck=True)
    said = ERROR.split(output)[1:]
    found = dict(zip(map(int, said[::2]), said[1::2], strict=True))
    lines = enumerate(SOURCE.splitlines(), 2)
    wanted = {line: match[1] for line, text in lines if (match := EXPECTED.match(text))}
    assert found.keys() == wanted.keys(), output
    assert [text for line, text in wanted.items() if text not in found[line]] == []
