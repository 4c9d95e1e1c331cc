"""Both halves read the same: texts of parameters, the tables of what problem documents say, names of downloads."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tallystick import RootContract
from tallystick.implied import DESCRIPTIONS
from tallystick.parameters import document, texts
from tallystick.service import asking, media
from tallystick.service import texts as tables
from tallystick.service.forms import read_form
from tallystick.service.problem import ProblemError
from tests.express.runtime import RUNTIME, SEED, asked

if TYPE_CHECKING:
    from pathlib import Path

    from tallystick.parameters import Kind

pytestmark = pytest.mark.node

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
