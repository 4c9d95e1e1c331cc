"""Both halves stop alike: issues that are listed and counted, values that are counted, and the JSON that says so."""

from __future__ import annotations

import random
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import pytest

from tallystick import Contract, Issue
from tallystick.api import Api, Body
from tallystick.service import asking
from tallystick.service.json_text import json_text
from tallystick.service.problem import ProblemError, invalid, to_bytes
from tallystick.service.settings import Settings
from tallystick.service.texts import DETAILS
from tallystick.service.values import has_heavy_names, has_more_values
from tests.express.runtime import RUNTIME, SEED, asked

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.node


LISTS_IN = f"""
import {{ createInterface }} from "node:readline";
import {{ invalid, Problem }} from "./node_modules/{RUNTIME}/problem.js";

for await (const line of createInterface({{ input: process.stdin }})) {{
  const errors = JSON.parse(line);
  console.log(JSON.stringify([invalid(errors).document(), new Problem(418, {{ errors }}).document()]));
}}
"""


def issues_of(chance: random.Random) -> list[Issue]:
    """Issues whose pointers and messages are about as long as those that are cut, or left out."""
    keys = ["a", "~1", "~0/", "\u00e9", "\u20ac", "\U0001f600", '"', "\\", "\n"]
    found = []
    for _ in range(chance.choice([1, 3, 20, 21, 30])):
        lengths = chance.choices([1, 10, 200, 249, 250, 498, 499, 500, 501, 1_000], k=chance.randint(1, 3))
        pointer = "".join(f"/{''.join(chance.choices(keys, k=3))}{chance.choice(keys) * each}" for each in lengths)
        found.append(Issue(f"/body{pointer}", "type", chance.choice(keys) * chance.choice([5, 50, 1_000, 3_000])))
    return found


def test_issues_are_listed_alike_while_there_is_room(consumer: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - test data
    given = [[], [Issue("/body", "type", "x" * 20_000)], *(issues_of(chance) for _ in range(300))]
    wanted = []
    for each in given:
        with pytest.raises(ProblemError) as caught:
            raise invalid(each)
        wanted.append([caught.value.document(), ProblemError(418, errors=each).document()])
    assert asked(consumer, LISTS_IN, [list(map(asdict, each)) for each in given]) == wanted
    documents = [each for pair in wanted for each in pair]
    assert max(len(to_bytes(each)) for each in documents) in range(12_000, 16_384)
    pointers = [issue["pointer"] for each in documents for issue in each.get("errors", [])]
    assert (max(map(len, pointers)), min(map(len, pointers))) == (500, len("/body"))


READ_LINES = """
import { createInterface } from "node:readline";

const lines = createInterface({ input: process.stdin });
"""


def test_json_is_written_alike(consumer: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - test data
    numbers = [chance.choice([1, -1]) * chance.random() * 10 ** chance.randint(-25, 25) for _ in range(3_000)]
    given = [
        *numbers,
        *map(round, numbers[:100]),
        1.0,
        -0.0,
        1e21,
        1e-7,
        5e-324,
        True,
        None,
        "\u2028\x7f\x1f\U0001f600",
    ]
    given = [each for each in given if not isinstance(each, int) or abs(each) < 2**53]
    script = (
        READ_LINES + "for await (const line of lines) console.log(JSON.stringify(JSON.stringify(JSON.parse(line))));"
    )
    assert asked(consumer, script, [{"a": [each]} for each in given]) == [json_text({"a": [each]}) for each in given]


VALUES_IN = f"""
import {{ createInterface }} from "node:readline";
import {{ hasMoreValues }} from "./node_modules/{RUNTIME}/values.js";

for await (const line of createInterface({{ input: process.stdin }})) {{
  const [text, most] = JSON.parse(line);
  console.log(JSON.stringify(hasMoreValues(new TextEncoder().encode(text), most)));
}}
"""
COUNTED = [
    "[1,2,3]",
    '{"a":1,"b":[1,2]}',
    '[",,,", "\\",,"]',
    '["\\\\",1,2]',
    '",,,',
    '"\\',
    '"\\"',
    ",,\\,",
    "",
    "\u00e9,",
]


def test_values_are_counted_alike(consumer: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - test data
    texts_ = COUNTED + ["".join(chance.choices([",", '"', "\\", "a", "[", "\u20ac"], k=12)) for _ in range(3000)]
    given = [(text, most) for text in texts_ for most in (1, 2, 3)]
    wanted = [has_more_values(text.encode(), most) for text, most in given]
    assert asked(consumer, VALUES_IN, given) == wanted
    assert 500 < sum(wanted) < len(wanted) - 500


HEAVY_IN = VALUES_IN.replace("hasMoreValues", "hasHeavyNames").replace(", most)", ")")
HEAVY = [
    ("k" * 99, 600_000, ""),
    ("k" * 499, 100_000, ""),
    ("k" * 500, 99_999, ""),
    ("k" * 500, 100_000, ""),
    ("k" * 600, 100_000, ""),
    ("k" * 600, 100_000, "  \n"),
    ('\\"' * 300, 90_000, ""),
    ("\\\\" * 300, 90_000, ""),
    ("\u20ac" * 200, 90_000, ""),
    ("," * 600, 90_000, ""),
    (":" * 600, 90_000, ""),
    ("k" * 300_000, 200, ""),
    ("k" * 300_000, 100, ""),
]


def test_names_are_weighed_alike(consumer: Path) -> None:
    bodies = [f'{{"{name}"{blank}:[{",".join(["1"] * count)}]}}' for name, count, blank in HEAVY]
    bodies += [each[:-2] + ',"' + "v" * 5_000 + '"]}' for each in bodies[:2]]
    bodies += [each[each.index(":") :] for each in bodies[4:9]]
    wanted = [has_heavy_names(each.encode()) for each in bodies]
    assert asked(consumer, HEAVY_IN, [(each, 0) for each in bodies]) == wanted
    assert wanted[: len(HEAVY)] == [*[False] * 4, *[True] * 8, False]


class Row(Contract):
    """Wrong in two places where it is empty."""

    a: int
    b: int


many = Api("many")


@many.post("/rows")
def add_rows(rows: Annotated[list[list[Row]], Body()]) -> None:
    """Add rows."""


READ_ROWS = f"""
import * as z from "zod";
import {{ readDocument }} from "./node_modules/{RUNTIME}/reading.js";

const schema = z.array(z.array(z.object({{ a: z.int(), b: z.int() }})));
for (const count of [50_000, 50_001, 80_000]) {{
  const body = new TextEncoder().encode(`[[${{Array(count).fill("{{}}").join(",")}}]]`);
  try {{
    readDocument(schema, body, {{ bodyValues: 1e6 }});
  }} catch (problem) {{
    console.log(JSON.stringify(problem.document()));
  }}
}}
"""


class Cat(Contract):
    """One of several."""

    name: str
    lives: int


class Dog(Contract):
    """Another."""

    tag: str
    age: int
    fur: str


class Fish(Contract):
    """A third."""

    length: int
    depth: int
    water: str
    tank: str


@many.post("/pets")
def add_pets(pets: Annotated[list[Cat | Dog | Fish], Body()]) -> None:
    """Add pets."""


READ_PETS = f"""
import * as z from "zod";
import {{ readDocument }} from "./node_modules/{RUNTIME}/reading.js";

const pets = [["name", "lives"], ["tag", "age", "fur"], ["length", "depth", "water", "tank"]];
const schemas = pets.map((names) => z.object(Object.fromEntries(names.map((name) => [name, z.boolean()]))));
try {{
  readDocument(z.array(z.union(schemas)), new TextEncoder().encode(`[${{Array(44_445).fill("{{}}").join(",")}}]`), {{
    bodyValues: 1e6,
  }});
}} catch (problem) {{
  console.log(JSON.stringify(problem.document()));
}}
"""


def test_a_union_counts_once_however_many_members_it_has(consumer: Path) -> None:
    with pytest.raises(ProblemError) as caught:
        asking.Asking(add_pets, Settings()).read(asking.Request({}, "", [], b"[" + b",".join([b"{}"] * 44_445) + b"]"))
    assert asked(consumer, READ_PETS, []) == [caught.value.document()]
    assert caught.value.document()["detail"] == DETAILS["many"].format(count=44_445, most=20)


def test_issues_beyond_counting_are_said_alike(consumer: Path) -> None:
    """Also where Zod throws, since its issues are more than fit on the stack."""
    reader = asking.Asking(add_rows, Settings(body_values=1_000_000))
    wanted = []
    for count in (50_000, 50_001, 80_000):
        body = b"[[" + b",".join([b"{}"] * count) + b"]]"
        with pytest.raises(ProblemError) as caught:
            reader.read(asking.Request({}, "", [], body))
        wanted.append(caught.value.document())
    assert asked(consumer, READ_ROWS, []) == wanted
    assert wanted[0]["detail"] == DETAILS["many"].format(count=100_000, most=20)
    assert [each["errors"] for each in wanted[1:]] == [
        [{"pointer": "/body", "code": "countless", "message": "Wrong in more than 100000 places"}]
    ] * 2
