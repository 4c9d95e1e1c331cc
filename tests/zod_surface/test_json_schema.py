"""`z.toJSONSchema` of generated schemas: the published schema, less the rules that Zod has no keyword for.

| published | `z.toJSONSchema` says |
| --- | --- |
| types, properties, `required`, `propertyNames`, `const`, `enum`, `anyOf`, `oneOf`, bounds, lengths | the same |
| `format: uuid`, `double-int` | the format and its pattern, the two bounds |
| `pattern` | the same |
| `format` and `pattern` of date, date-time, local forms, duration, byte | a string |
| `uniqueItems`, `minProperties`, `maxProperties`, `multipleOf` | nothing |
| all keywords that begin with `x-tallystick` | nothing |

So what is lost only ever makes it accept more. Who needs the contract takes the published document.
"""

from __future__ import annotations

import json
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tallystick.ir.formats import FORMATS
from tests.example import project
from tests.example.documents import Documents
from tests.example.published import validator
from tests.example.test_verdicts import DIALECTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = 20261122
PER_SCHEMA = 30

LOST = {"uniqueItems", "minProperties", "maxProperties", "multipleOf"}
CHECKED_BY_THE_RUNTIME = {(row.keyword, row.pattern) for row in FORMATS if row.pattern is not None}


def less_what_is_lost(schema: Any) -> Any:
    """A published schema without the rules of the table above."""
    if isinstance(schema, list):
        return [less_what_is_lost(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    lost = {name for name in schema if name in LOST or name.startswith("x-tallystick-")}
    if (schema.get("format"), schema.get("pattern")) in CHECKED_BY_THE_RUNTIME:
        lost |= {"format", "pattern"}
    return {name: less_what_is_lost(each) for name, each in schema.items() if name not in lost}


@cache
def documents() -> dict[str, list[str]]:
    definitions = project.documents().bundle["$defs"]
    maker = Documents(definitions, Random(SEED))  # noqa: S311 - the same documents every time
    return {name: maker.make(name, PER_SCHEMA) for name in definitions}


@pytest.mark.node
@pytest.mark.parametrize("dialect", DIALECTS)
def test_zod_says_the_published_schema_less_what_it_has_no_word_for(
    dialect: str, installed: Path, figure: Callable[[str], None]
) -> None:
    definitions = project.documents().bundle["$defs"]
    schemas = [
        {
            "module": (installed / f"{DIALECTS[dialect]}{definitions[name]['x-tallystick-module']}.js").as_uri(),
            "schema": project.schema_names()[name],
        }
        for name in documents()
    ]
    job = json.dumps({"schemas": schemas, "zod": dialect})
    script = project.ROOT / "tests" / "zod_surface" / "json_schema.mjs"
    said = json.loads(project.run("node", str(script), cwd=installed, stdin=job))
    assert [each for each in said if isinstance(each, str)] == []

    compared, differ = 0, []
    for (name, texts), zods in zip(documents().items(), said, strict=True):
        ours = validator(less_what_is_lost(project.documents().schemas[name]))
        theirs = validator(zods)
        for text in texts:
            instance = json.loads(text)
            try:
                agree = ours.is_valid(instance) == theirs.is_valid(instance)
            except RecursionError:  # jsonschema follows a document into Python's own depth
                continue
            compared += 1
            if not agree:
                differ.append((name, text))
    figure(f"z.toJSONSchema, {dialect}: {compared:,} documents (seed {SEED}), {len(differ)} differ from the published")
    assert differ == []
