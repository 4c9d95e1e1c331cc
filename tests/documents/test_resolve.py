"""References: what each leads to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tallystick.documents.dialects import RECURSIVE, Dialect, detect
from tallystick.documents.resolve import Location, Registry, Resolved

if TYPE_CHECKING:
    from pathlib import Path

NEW, D7, D4 = Dialect.draft2020_12, Dialect.draft7, Dialect.draft4
DRAFT_7 = "http://json-schema.org/draft-07/schema#"
DRAFT_2019_09 = "https://json-schema.org/draft/2019-09/schema"
S = {"type": "string"}
N = {"type": "number"}


def follow(root: Any, reference: str, *tokens: str | int, dialect: Dialect | None = None, **options: Any) -> Resolved:
    """What `reference` leads to from the schema at `tokens`."""
    registry = Registry(root, dialect=dialect or detect(root), **options)
    return registry.resolve(reference, registry.subschema(registry.root(), *tokens))


def place(resolved: Resolved) -> tuple[Any, str, str]:
    return resolved.schema, str(resolved.location), resolved.base


NESTED = {
    "$id": "http://a/root.json",
    "$defs": {
        "x": {"$id": "x/", "$defs": {"y": {"$id": "y.json", "$anchor": "here", "items": S}, "z": N}},
        "w": {"$anchor": "here"},
    },
}
NESTED_4 = {
    "id": "http://a/root.json",
    "definitions": {"x": {"id": "x/", "definitions": {"y": {"id": "#here", "items": S}, "z": {"id": "z.json#top"}}}},
}


@pytest.mark.parametrize(
    ("root", "at", "reference", "want"),
    [
        # JSON Pointers
        ({"$defs": {"a": S}}, (), "#", ({"$defs": {"a": S}}, "#", "")),
        ({"$defs": {"a": S}}, (), "", ({"$defs": {"a": S}}, "#", "")),
        ({"$defs": {"a": S}}, (), "#/$defs/a", (S, "#/$defs/a", "")),
        ({"$defs": {"a/b~c": S}}, (), "#/$defs/a~1b~0c", (S, "#/$defs/a~1b~0c", "")),
        ({"$defs": {"~1": S}}, (), "#/$defs/~01", (S, "#/$defs/~01", "")),
        ({"$defs": {"a b%": S}}, (), "#/$defs/a%20b%25", (S, "#/$defs/a b%", "")),
        ({"$defs": {"é": S}}, (), "#/$defs/%C3%A9", (S, "#/$defs/é", "")),
        ({"$defs": {"é": S}}, (), "#/$defs/é", (S, "#/$defs/é", "")),
        ({"$defs": {"": {"": S}}}, (), "#/$defs//", (S, "#/$defs//", "")),
        ({"$defs": {"0": S, "01": N}}, (), "#/$defs/01", (N, "#/$defs/01", "")),
        ({"allOf": [True, S]}, (), "#/allOf/1", (S, "#/allOf/1", "")),
        ({"$defs": {"a": False}}, (), "#/$defs/a", (False, "#/$defs/a", "")),
        ({"examples": [{"a": S}]}, (), "#/examples/0/a", (S, "#/examples/0/a", "")),
        ({"unknown": {"more": [S]}}, (), "#/unknown/more/0", (S, "#/unknown/more/0", "")),
        ({"$defs": {"__proto__": S, "constructor": N}}, (), "#/$defs/__proto__", (S, "#/$defs/__proto__", "")),
        # anchors
        ({"$defs": {"a": {"$anchor": "x"}}}, (), "#x", ({"$anchor": "x"}, "#/$defs/a", "")),
        ({"$defs": {"a": {"$dynamicAnchor": "x"}}}, (), "#x", ({"$dynamicAnchor": "x"}, "#/$defs/a", "")),
        (NESTED, (), "#here", ({"$anchor": "here"}, "#/$defs/w", "http://a/root.json")),
        (NESTED, (), "x/y.json#here", (NESTED["$defs"]["x"]["$defs"]["y"], "#/$defs/x/$defs/y", "http://a/x/y.json")),
        # identifiers
        (NESTED, (), "x/", (NESTED["$defs"]["x"], "#/$defs/x", "http://a/x/")),
        (NESTED, ("$defs", "x", "$defs", "z"), "", (NESTED["$defs"]["x"], "#/$defs/x", "http://a/x/")),
        (NESTED, ("$defs", "x", "$defs", "y"), "#/items", (S, "#/$defs/x/$defs/y/items", "http://a/x/y.json")),
        (NESTED, ("$defs", "x"), "#/$defs/y/items", (S, "#/$defs/x/$defs/y/items", "http://a/x/y.json")),
        (NESTED, (), "#/$defs/x/$defs/y/items", (S, "#/$defs/x/$defs/y/items", "http://a/x/y.json")),
        (
            NESTED,
            ("$defs", "x", "$defs", "y"),
            "../root.json#/$defs/x/$defs/z",
            (N, "#/$defs/x/$defs/z", "http://a/x/"),
        ),
        (
            NESTED,
            (),
            "http://a/x/y.json",
            (NESTED["$defs"]["x"]["$defs"]["y"], "#/$defs/x/$defs/y", "http://a/x/y.json"),
        ),
        (
            {"$id": "urn:uuid:1", "$defs": {"a": S}},
            (),
            "urn:uuid:1#/$defs/a",
            (S, "#/$defs/a", "urn:uuid:1"),
        ),
        ({"$id": "urn:x:1", "$defs": {"a": S}}, (), "#/$defs/a", (S, "#/$defs/a", "urn:x:1")),
        ({"$id": "/base", "examples": [S]}, (), "/base#/examples/0", (S, "#/examples/0", "/base")),
        ({"$defs": {"a": {"$id": "t.json"}}}, (), "t.json", ({"$id": "t.json"}, "#/$defs/a", "t.json")),
        # names in places that hold no schemas name nothing
        (
            {"$defs": {"a": {"$id": "http://a/", "type": "null"}}, "const": {"$id": "http://a/"}},
            (),
            "http://a/",
            ({"$id": "http://a/", "type": "null"}, "#/$defs/a", "http://a/"),
        ),
        (
            {
                "enum": [{"$anchor": "x"}],
                "unknown": {"$anchor": "x"},
                "default": {"$anchor": "x"},
                "not": {"$anchor": "x"},
            },
            (),
            "#x",
            ({"$anchor": "x"}, "#/not", ""),
        ),
        ({"properties": {"$id": {"$anchor": "x"}, "$ref": S}}, (), "#x", ({"$anchor": "x"}, "#/properties/$id", "")),
    ],
)
def test_2020_12(root: Any, at: tuple[str | int, ...], reference: str, want: tuple[Any, str, str]) -> None:
    assert place(follow(root, reference, *at)) == want


@pytest.mark.parametrize(
    ("dialect", "root", "reference", "want"),
    [
        (D4, NESTED_4, "x/#here", ({"id": "#here", "items": S}, "#/definitions/x/definitions/y", "http://a/x/")),
        (D4, NESTED_4, "x/z.json", ({"id": "z.json#top"}, "#/definitions/x/definitions/z", "http://a/x/z.json")),
        (D4, NESTED_4, "x/z.json#top", ({"id": "z.json#top"}, "#/definitions/x/definitions/z", "http://a/x/z.json")),
        (D4, {"enum": [{"id": "#x"}], "not": {"id": "#x"}}, "#x", ({"id": "#x"}, "#/not", "")),
        (D7, {"items": [{"$id": "#x"}]}, "#x", ({"$id": "#x"}, "#/items/0", "")),
        (D7, {"dependencies": {"a": ["b"], "c": {"$id": "#x"}}}, "#x", ({"$id": "#x"}, "#/dependencies/c", "")),
        (
            D7,  # beside a reference nothing counts
            {"$ref": "#/definitions/a", "$id": "http://a/", "definitions": {"a": S}},
            "#/definitions/a",
            (S, "#/definitions/a", ""),
        ),
        (
            Dialect.openapi30,
            {"components": {"A": {"$id": "x"}}},
            "#/components/A",
            ({"$id": "x"}, "#/components/A", ""),
        ),
    ],
)
def test_earlier_dialects(dialect: Dialect, root: Any, reference: str, want: tuple[Any, str, str]) -> None:
    assert place(follow(root, reference, dialect=dialect)) == want


def test_openapi_schemas_are_found_wherever_they_stand() -> None:
    places = [
        ("components", "schemas", "A"),
        ("components", "parameters", "schema", "schema"),
        ("components", "headers", "H", "content", "a/b", "schema"),
        ("components", "responses", "R", "headers", "H", "schema"),
        ("components", "requestBodies", "B", "content", "a/b", "encoding", "e", "headers", "H", "schema"),
        ("components", "callbacks", "C", "{$url}", "post", "requestBody", "content", "a/b", "schema"),
        ("paths", "/a", "parameters", 0, "schema"),
        ("paths", "/a", "get", "responses", "200", "content", "a/b", "schema", "properties", "p"),
        ("webhooks", "w", "put", "requestBody", "content", "a/b", "schema"),
    ]
    root: dict[str, Any] = {"openapi": "3.1.0"}
    for index, tokens in enumerate(places):
        here: Any = root
        for token, below in zip(tokens, [*tokens[1:], None], strict=True):
            if below is None:
                here[token] = {"$anchor": f"a{index}"}
            elif isinstance(here, list):
                here.append({})
                here = here[0]
            else:
                here = here.setdefault(token, [] if isinstance(below, int) else {})
    root["components"]["examples"] = {"schema": {"value": {"schema": {"$anchor": "a0"}}}}
    found = [follow(root, f"#a{index}").location.pointer for index in range(len(places))]
    assert found == ["/" + "/".join(str(token).replace("/", "~1") for token in tokens) for tokens in places]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "in/a.json": {"$ref": "sub/b.json#/$defs/x"},
        "in/sub/b.json": {"$defs": {"x": {"$ref": "../c.json"}, "y": {"$ref": "c d.json"}}},
        "in/c.json": {"$schema": DRAFT_7, "$id": "https://x/c", "items": [{"$ref": "#/d"}], "d": S},
        "in/sub/c d.json": True,
        "mapped/one.json": {"$id": "http://elsewhere/one.json", "$ref": "two.json"},
        "mapped/deep/two.json": {"not": {"$ref": "../one.json"}},
        "elsewhere.json": {"title": "two"},
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(json.dumps(content), "utf-8")
    (tmp_path / "in/e.yaml").write_text("$defs: {x: {type: string}}", "utf-8")
    return tmp_path


def test_files_of_the_folder(folder: Path) -> None:
    root = json.loads((folder / "in/a.json").read_text("utf-8"))
    registry = Registry(root, uri="a.json", dialect=NEW, folder=folder / "in")
    x = registry.resolve("sub/b.json#/$defs/x", registry.root())
    c = registry.resolve("../c.json", x)
    items = registry.subschema(c, "items", 0)
    assert [str(each.location) for each in (x, c, items)] == ["sub/b.json#/$defs/x", "c.json#", "c.json#/items/0"]
    assert [registry.dialect_of(each) for each in (x, c, items)] == [NEW, D7, D7]
    assert [registry.resource_of(each) for each in (x, c, items)] == ["sub/b.json", "https://x/c", "https://x/c"]
    assert place(registry.resolve("#/d", items)) == (S, "c.json#/d", "https://x/c")
    assert place(registry.resolve("https://x/c#/d", x)) == (S, "c.json#/d", "https://x/c")
    assert place(registry.resolve("c%20d.json", x)) == (True, "sub/c%20d.json#", "sub/c%20d.json")
    assert place(registry.resolve("../e.yaml#/$defs/x", x)) == (S, "e.yaml#/$defs/x", "e.yaml")
    assert registry.resolve("../a.json", x) == registry.root()
    assert registry.at(items.location) == items


def test_mapped_addresses(folder: Path) -> None:
    resolvers = {
        "http://a/": folder / "mapped",
        "http://elsewhere": folder / "mapped" / "deep",
        "http://exact/doc.json": folder / "elsewhere.json",
    }
    registry = Registry({}, dialect=NEW, resolvers=resolvers)
    one = registry.resolve("http://a/one.json", registry.root())
    assert place(one) == (one.schema, "http://a/one.json#", "http://elsewhere/one.json")
    two = registry.resolve("two.json", one)
    assert place(two) == ({"not": {"$ref": "../one.json"}}, "http://elsewhere/two.json#", "http://elsewhere/two.json")
    assert registry.resolve("/one.json", two) == one
    assert registry.resolve("http://exact/doc.json", two).schema == {"title": "two"}


@pytest.mark.parametrize(
    ("uri", "key"),
    [
        ("http://json-schema.org/draft-04/schema#", "positiveInteger"),
        ("http://json-schema.org/draft-07/schema#", "nonNegativeInteger"),
        ("https://json-schema.org/draft/2019-09/meta/applicator", "schemaArray"),
        ("https://json-schema.org/draft/2020-12/meta/validation", "stringArray"),
    ],
)
def test_standard_metaschemas_are_known(uri: str, key: str) -> None:
    metaschema = follow({"type": "object"}, uri).schema
    assert isinstance(metaschema, dict)
    assert key in {**metaschema.get("definitions", {}), **metaschema.get("$defs", {})}


def test_dynamic_anchors_by_resource() -> None:
    root = {
        "$id": "http://a/",
        "$dynamicAnchor": "node",
        "$defs": {
            "b": {
                "$id": "b",
                "$dynamicAnchor": "node",
                "$defs": {"c": {"$dynamicAnchor": "leaf"}, "d": {"$anchor": "x"}},
            },
            "r": {"$id": "r", "$schema": DRAFT_2019_09, "$recursiveAnchor": True, "items": {"$recursiveAnchor": True}},
        },
    }
    registry = Registry(root, dialect=NEW)
    assert registry.dynamic
    assert not Registry({"$anchor": "x"}, dialect=NEW).dynamic
    found = {
        base: {name: at.location.pointer for name, at in registry.dynamic_anchors(base).items()}
        for base in ("http://a/", "http://a/b", "http://a/r", "http://a/none")
    }
    assert found == {
        "http://a/": {"node": ""},
        "http://a/b": {"node": "/$defs/b", "leaf": "/$defs/b/$defs/c"},
        "http://a/r": {RECURSIVE: "/$defs/r"},
        "http://a/none": {},
    }
    recursive = registry.subschema(registry.root(), "$defs", "r", "items")
    assert registry.dialect_of(recursive) is Dialect.draft2019_09
    assert registry.resolve(f"#{RECURSIVE}", recursive).location == Location("", "/$defs/r")
    assert registry.dynamic_anchor("http://a/b", "leaf") == registry.resolve("b#leaf", registry.root())
    assert registry.dynamic_anchor("http://a/b", "x") is None


def test_a_metaschema_chooses_the_vocabularies(tmp_path: Path) -> None:
    vocabularies = "https://json-schema.org/draft/2020-12/vocab/"
    metaschema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "http://a/no-validation",
        "$vocabulary": {vocabularies + "core": True, vocabularies + "applicator": True, "http://mine": False},
    }
    (tmp_path / "meta.json").write_text(json.dumps(metaschema), "utf-8")
    root = {"$schema": "http://a/meta.json", "minimum": 5, "properties": {"a": {"maximum": 5, "not": {}}}}
    registry = Registry(root, dialect=detect(root), resolvers={"http://a/": tmp_path})
    lifted = registry.lift(registry.subschema(registry.root(), "properties", "a"))
    assert (lifted.keywords, lifted.ignored) == ({"not": {}}, ("maximum",))


def test_a_chain_of_references_leads_on() -> None:
    root: Any = {"$defs": {f"c{n}": {"$ref": f"#/$defs/c{n + 1}"} for n in range(5_000)}}
    root["$defs"]["c5000"] = S
    registry = Registry(root, dialect=NEW)
    at = registry.resolve("#/$defs/c0", registry.root())
    while isinstance(at.schema, dict) and "$ref" in at.schema:
        at = registry.resolve(str(at.schema["$ref"]), at)
    assert at.schema is root["$defs"]["c5000"]
