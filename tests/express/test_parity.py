"""Both halves read the same: texts of parameters, the tables of what problem documents say, names of downloads."""

from __future__ import annotations

import json
import random
import subprocess
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, Any

import pytest

from tallystick import Contract, Issue, RootContract
from tallystick.api import Api, Body
from tallystick.implied import DESCRIPTIONS
from tallystick.parameters import document, texts
from tallystick.service import asking, media
from tallystick.service import texts as tables
from tallystick.service.forms import read_form
from tallystick.service.json_text import json_text
from tallystick.service.problem import ProblemError, invalid, to_bytes
from tallystick.service.settings import Settings
from tallystick.service.values import has_heavy_names, has_more_values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tallystick.parameters import Kind

pytestmark = pytest.mark.node

SEED = 20261122
RUNTIME = "@acme/shop/runtime/http"


def asked(consumer: Path, script: str, lines: Sequence[object]) -> list[Any]:
    """What a module prints for lines of JSON, a line each."""
    given = "".join(f"{json.dumps(line)}\n" for line in lines)
    command = ["node", "--input-type=module", "-e", script]
    done = subprocess.run(command, cwd=consumer, input=given, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n") if line]


READS = f"""
import {{ createInterface }} from "node:readline";
import {{ documentOf, textsOf }} from "./node_modules/{RUNTIME}/parameters.js";
import {{ inCookies, inQuery }} from "./node_modules/{RUNTIME}/locations.js";
import {{ disposition, mediaTypeOf }} from "./node_modules/{RUNTIME}/media.js";

const TASKS = {{
  query: ([members, query]) => documentOf(members, inQuery(query)),
  cookie: ([members, cookie]) => documentOf(members, inCookies(["Cookie", cookie])),
  texts: textsOf,
  disposition,
  media: (text) => {{
    const found = mediaTypeOf(text);
    return found === undefined ? null : [found.essence, Object.fromEntries(found.parameters)];
  }},
}};
for await (const line of createInterface({{ input: process.stdin }})) {{
  const [task, given] = JSON.parse(line);
  console.log(JSON.stringify(TASKS[task](given)));
}}
"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of any kind."""

    wire: str
    kind: Kind
    repeated: bool


PARAMETERS = [
    Parameter("s", "string", repeated=False),
    Parameter("i", "integer", repeated=False),
    Parameter("n", "number", repeated=False),
    Parameter("b", "boolean", repeated=False),
    Parameter("a b", "string", repeated=True),
    Parameter("\u00e9", "integer", repeated=True),
    Parameter("ns", "number", repeated=True),
    Parameter("constructor", "boolean", repeated=True),
]
MEMBERS = {each.wire: {"kind": each.kind, "repeated": each.repeated} for each in PARAMETERS}
NAMES = ["s", "i", "n", "b", "a+b", "a%20b", "%C3%A9", "%c3%a9", "ns", "constructor", "x", "", "__proto__", "%73"]
PIECES = [
    *("0", "1", "9", "-", "+", ".", "e", "E", "-1", "1.5", "1e3", "1e999", "007", "NaN", "Infinity", "0x10", "1_0"),
    *(
        "true",
        "false",
        "True",
        "null",
        "a",
        " ",
        "+",
        "%20",
        "%2B",
        "%26",
        "%3D",
        "%25",
        "%",
        "%zz",
        "%e2%82%ac",
        "%E2%82",
    ),
    *(
        "%ff",
        "%C0%80",
        "%ED%A0%80",
        "%F0%9F%98%80",
        "%EF%BB%BF",
        "%00",
        "%0A",
        "=",
        '"',
        "\\",
        "%D9%A1",
        "\u00e9",
        "\u20ac",
    ),
    *("1" * 21, "1" * 22, "9" * 400, "1" * 401),
]


def queries(chance: random.Random, count: int) -> list[str]:
    """Random queries: names that are parameters and others, texts near the grammars."""
    return [
        "&".join(
            chance.choice(NAMES)
            + chance.choice(["=", "=", "=", ""])
            + "".join(chance.choices(PIECES, k=chance.randint(0, 3)))
            for _ in range(chance.randint(0, 4))
        )
        for _ in range(count)
    ]


def read(given: asking.Given) -> Any:
    """The document of some texts, as a server in Python reads it."""
    return RootContract[Any].parse_json(document(PARAMETERS, given)).root


def in_doubles(value: Any) -> Any:
    """JSON as JavaScript has it, where every number is a double."""
    if isinstance(value, dict):
        return {key: in_doubles(each) for key, each in value.items()}
    if isinstance(value, list):
        return [in_doubles(each) for each in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def test_queries_are_read_alike(consumer: Path) -> None:
    given = queries(random.Random(SEED), 5000)  # noqa: S311 - test data
    found = asked(consumer, READS, [["query", [MEMBERS, query]] for query in given])
    wanted = [read(asking._GIVEN["query"](asking.Request({}, query, []))) for query in given]
    differ = [
        (query, one, other)
        for query, one, other in zip(given, found, wanted, strict=True)
        if in_doubles(one) != in_doubles(other)
    ]
    assert differ == []
    assert sum(len(one) > 1 for one in found) > 1000


def test_cookies_are_read_alike(consumer: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - test data
    given = [query.replace("&", chance.choice([";", "; ", " ;\t"])) for query in queries(chance, 1000)]
    given += ['s="a"', 's="', 's=""', "s=a=b", "s =a", " s= a ", "s=1; s=2", ";;s=1", 's="a;i=1"']
    given = [each.encode().decode("latin-1") for each in given]
    found = asked(consumer, READS, [["cookie", [MEMBERS, cookie]] for cookie in given])
    wanted = [read(asking._GIVEN["cookie"](asking.Request({}, "", [("cookie", each)]))) for each in given]
    assert in_doubles(found) == in_doubles(wanted)


VALUES = [
    "a",
    "",
    "1",
    "true",
    0,
    -5,
    1.5,
    1e21,
    1e-7,
    0.1,
    123456789012345680000,
    True,
    False,
    ["a", "b"],
    [1, 2.5],
    [],
]


def test_values_are_written_and_read_back(consumer: Path) -> None:
    found = asked(consumer, READS, [["texts", value] for value in VALUES])
    assert [
        [float(text) if numeric(value) else text for text in each] for value, each in zip(VALUES, found, strict=True)
    ] == [[float(text) if numeric(value) else text for text in texts(value)] for value in VALUES]
    assert [document([Parameter("n", "number", repeated=False)], {"n": each}) for each in found[4:9]] == [
        '{"n": 0}',
        '{"n": -5}',
        '{"n": 1.5}',
        '{"n": 1e+21}',
        '{"n": 1e-7}',
    ]


def numeric(value: object) -> bool:
    """Whether a value's texts are numbers, which the languages spell differently."""
    items = value if isinstance(value, list) else [value]
    return all(isinstance(each, int | float) and not isinstance(each, bool) for each in items)


FILE_NAMES = [
    "a.pdf",
    "",
    'a"b',
    "../../etc/passwd",
    "a\r\nX: y",
    "r\u00e9sum\u00e9 (1)'*!.pdf",
    "\U0001f600",
    "\\",
    "100%",
    "a;b=c",
]


def test_downloads_are_named_alike(consumer: Path) -> None:
    found = asked(consumer, READS, [["disposition", name] for name in FILE_NAMES])
    assert found == [media.disposition(name) for name in FILE_NAMES]


MEDIA_TYPES = [
    *(
        "application/json",
        "Application/JSON; Charset=UTF-8",
        ' a/b ; x="q\\"\\\\" ; x=2;',
        "a/b;",
        "a/b; ;y=1",
        "a/b;x",
        "a/b x",
    ),
    *("a", "a/", "", "a/b, c/d", "a/b;x=\u00e9", "a/b;constructor=1", 'a/b;x="', "*/*"),
]


def test_media_types_are_read_alike(consumer: Path) -> None:
    found = asked(consumer, READS, [["media", text] for text in MEDIA_TYPES])
    read = [media.media_type(text) for text in MEDIA_TYPES]
    assert found == [None if each is None else [each.essence, dict(each.parameters)] for each in read]


FORMS_IN = f"""
import {{ createInterface }} from "node:readline";
import {{ readForm }} from "./node_modules/{RUNTIME}/multipart.js";

const told = ({{ fileName, mediaType, content }}) => [fileName, mediaType, Buffer.from(content).toString("latin1")];
for await (const line of createInterface({{ input: process.stdin }})) {{
  const [type, body] = JSON.parse(line);
  try {{
    const {{ texts, files }} = readForm(type, Buffer.from(body, "latin1"));
    const named = [...files].map(([name, each]) => [name, each.map(told)]);
    console.log(JSON.stringify([Object.fromEntries(texts), Object.fromEntries(named)]));
  }} catch (problem) {{
    console.log(JSON.stringify(problem.status));
  }}
}}
"""
PIECES_OF_FORMS = [
    *(
        "--b",
        "\r\n--b",
        "\r\n--b--",
        "--b--",
        "\r\n",
        "\r\n\r\n",
        "\n",
        "\r",
        " ",
        "\t",
        "--",
        "x",
        "\xe9",
        "\xc3\xa9",
        "preamble",
    ),
    *(
        'Content-Disposition: form-data; name="a"',
        "content-disposition:form-data;name=a;name=b",
        ': form-data; name="a"',
    ),
    *('; filename="C:\\dir\\a.txt"', '; filename=""', '; filename="\xc3\xa9"', "; filename=" + "x" * 16_384, ";", '"'),
    *("Content-Type: image/png", "Content-Type: odd", "X-Other: 1", "Content-Disposition: attachment; name=a", "\\"),
]
WHOLE_PART = '\r\n--b\r\nContent-Disposition: form-data; name="a"'


def form_like(chance: random.Random) -> str:
    """A text that is about a form."""
    text = ""
    for _ in range(chance.randint(0, 3)):
        middle = "".join(chance.choices(PIECES_OF_FORMS, k=chance.choice([0, 0, 1, 2])))
        content = "".join(chance.choices(PIECES_OF_FORMS, k=chance.choice([0, 1, 1, 2])))
        text += f"{WHOLE_PART}{middle}\r\n\r\n{content}"
    text += chance.choice(["\r\n--b--\r\n", "\r\n--b--", "\r\n--b-", ""])
    return text[chance.choice([0, 2, 2]) :]


def read_as_form(type_: str, body: str) -> Any:
    try:
        found = read_form(type_, body.encode("latin-1"))
    except ProblemError as error:
        return error.status
    told = {
        name: [[each.file_name, each.media_type, each.content.decode("latin-1")] for each in files]
        for name, files in found.files.items()
    }
    return [found.texts, told]


def test_forms_are_taken_apart_alike(consumer: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - test data
    types = ["multipart/form-data; boundary=b"] * 20 + ['multipart/form-data; boundary="b"', "multipart/form-data"]
    given = [(chance.choice(types), form_like(chance)) for _ in range(4_000)]
    given += [(types[0], "".join(chance.choices(PIECES_OF_FORMS, k=8))) for _ in range(1_000)]
    wanted = [read_as_form(*each) for each in given]
    assert asked(consumer, FORMS_IN, given) == wanted
    assert 1_000 < sum(each != 400 for each in wanted) < 4_500


DOWNLOADS = """
import { Answering } from "./node_modules/@acme/shop/runtime/express/answering.js";

const content = { carried: "bytes", mediaType: "application/octet-stream" };
const answering = new Answering({ id: "file", answers: { 200: content }, errors: {} }, { checked: 1 });
for (const mediaType of ["a/b", "x"]) {
  try {
    const { headers } = answering.write({ status: 200, body: { content: new Uint8Array(), mediaType } });
    console.log(JSON.stringify(headers["Content-Type"]));
  } catch (error) {
    console.log(JSON.stringify(error.name));
  }
}
"""


def test_a_download_of_what_is_no_media_type_is_a_breach(consumer: Path) -> None:
    assert asked(consumer, DOWNLOADS, []) == ["a/b", "Breach"]


TABLES = f"""
import * as tables from "./node_modules/{RUNTIME}/problems.js";
console.log(JSON.stringify(tables));
"""


def test_problem_documents_say_the_same(consumer: Path) -> None:
    (found,) = asked(consumer, TABLES, [])
    assert found == {
        "TITLES": {str(status): title for status, title in tables.TITLES.items()},
        "UNREGISTERED": {str(digit): title for digit, title in tables.UNREGISTERED.items()},
        "DETAILS": dict(tables.DETAILS),
        "ISSUES": dict(tables.ISSUES),
        "MOST": tables.MOST,
        "LONGEST": tables.LONGEST,
        "LISTED_BYTES": tables.LISTED_BYTES,
        "COUNTED": tables.COUNTED,
        "DESCRIPTIONS": {str(status): text for status, text in DESCRIPTIONS.items()},
    }


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
    assert "in 44445 places" in caught.value.document()["detail"]


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
    assert "in 100000 places" in wanted[0]["detail"]
    assert [each["errors"] for each in wanted[1:]] == [
        [{"pointer": "/body", "code": "countless", "message": "Wrong in more than 100000 places"}]
    ] * 2
