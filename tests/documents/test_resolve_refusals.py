"""References and identifiers that are refused: each with its place and the way out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tallystick.documents.dialects import Dialect, detect
from tallystick.documents.resolve import Registry
from tallystick.problems import Problem, Refusal

if TYPE_CHECKING:
    from pathlib import Path

NEW = Dialect.draft2020_12


def refused(root: Any, dialect: Dialect | None = None, **options: Any) -> Problem:
    """The problem of the `$ref` at the root of `root`, or of `root` itself."""

    def resolve() -> None:
        registry = Registry(root, dialect=dialect or detect(root), **options)
        registry.resolve(root["$ref"], registry.root())

    with pytest.raises(Refusal) as caught:
        resolve()
    (found,) = caught.value.problems
    return found


@pytest.mark.parametrize(
    ("reference", "code", "message", "way_out"),
    [
        (
            "#/$defs/Invoise",
            "TLY350",
            "'#/$defs/Invoise' leads nowhere: `/$defs` has no member \"Invoise\".",
            "Did you mean `Invoice`?",
        ),
        (
            "#/definitions/Invoice",
            "TLY350",
            "'#/definitions/Invoice' leads nowhere: the document has no member \"definitions\".",
            "Correct the reference, or add what it refers to.",
        ),
        (
            "#invoise",
            "TLY351",
            "'#invoise' names an anchor that its schema resource does not have.",
            "Did you mean `invoice`?",
        ),
        (
            "#/$defs/a~2",
            "TLY352",
            "'#/$defs/a~2' is not a URI reference with a JSON Pointer or an anchor as its fragment.",
            "Write `#/$defs/Name`; escape `~` as `~0` and `/` as `~1` in a key, and `%` as `%25`.",
        ),
        (
            "https://example.com/schemas/order.json#/x",
            "TLY357",
            (
                "'https://example.com/schemas/order.json#/x' means https://example.com/schemas/order.json, "
                "and nothing is fetched from a network."
            ),
            "Save the document and map its address to the folder: --resolve https://example.com/schemas/=FOLDER",
        ),
        (
            "file:///etc/passwd",
            "TLY358",
            (
                "'file:///etc/passwd' names a file of this machine by its absolute place, "
                "which other machines do not have."
            ),
            "Write the path relative to the document.",
        ),
        (
            "../x.json",
            "TLY359",
            "'../x.json' leads out of the folder it may read from.",
            "Move the document into the folder, or map an address to where it is: --resolve PREFIX=FOLDER",
        ),
        (
            "urn:uuid:7",
            "TLY360",
            "'urn:uuid:7' means urn:uuid:7, which is no address, and no schema has it as its identifier.",
            "Put the schema with that identifier into `$defs` of the document.",
        ),
        (
            "sub/none.json",
            "TLY361",
            "'sub/none.json' means the file sub/none.json, which does not exist or cannot be read.",
            "Put the document there, or correct the reference.",
        ),
        (
            "#/required",
            "TLY364",
            "'#/required' leads to an array, and a schema is an object, true or false.",
            "Let it lead to a schema.",
        ),
    ],
)
def test_messages(tmp_path: Path, reference: str, code: str, message: str, way_out: str) -> None:
    root = {"$ref": reference, "$defs": {"Invoice": {"$anchor": "invoice"}}, "required": []}
    found = refused(root, folder=tmp_path, uri="a.json")
    assert (found.code, found.message, found.way_out) == (code, message, way_out)
    assert str(found.where) == "a.json#/$ref"


@pytest.mark.parametrize(
    "token",
    ["00", "01", "-", "-1", "+1", "1e0", " 1", "2", "\u0661", "length", "__class__", "9" * 5000],
)
def test_own_members_only(token: str) -> None:
    assert refused({"$ref": f"#/allOf/{token}", "allOf": [{}, {}]}).code == "TLY350"


@pytest.mark.parametrize("reference", ["#/type/0", "#/$defs/a/0", "#/minLength/a", "#/$defs/__proto__", "#/$defs/keys"])
def test_nothing_below_scalars_and_nothing_inherited(reference: str) -> None:
    assert refused({"$ref": reference, "type": "object", "$defs": {"a": "bcd"}, "minLength": 1}).code == "TLY350"


@pytest.mark.parametrize("reference", ["#/%", "#/%2", "#/%zz", "#/%ff", "#/a~", "#/~3"])
def test_bad_escapes(reference: str) -> None:
    assert refused({"$ref": reference}).code == "TLY352"


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("/etc/passwd", "TLY359"),
        ("%2e%2e/outside.json", "TLY359"),
        ("sub/../../outside.json", "TLY359"),
        ("..%2foutside.json", "TLY359"),
        ("link.json", "TLY359"),
        ("linked/outside.json", "TLY359"),
        ("%2fetc/passwd", "TLY359"),
        ("a%00b.json", "TLY352"),
        ("sub", "TLY361"),
        ("loop.json", "TLY361"),
        ("n" * 300, "TLY361"),
        ("FILE:///etc/passwd", "TLY358"),
        ("//host/x.json", "TLY357"),
        ("http://a/../outside.json", "TLY361"),
        ("http://a/%2e%2e/outside.json", "TLY359"),
        ("http://a/link.json", "TLY359"),
        ("http://abc/x.json", "TLY357"),
        ("http://a.evil/x.json", "TLY357"),
        ("https://json-schema.org/draft/2099/schema", "TLY357"),
    ],
)
def test_nothing_outside_is_read(tmp_path: Path, reference: str, code: str) -> None:
    inside = tmp_path / "in"
    (inside / "sub").mkdir(parents=True)
    (tmp_path / "outside.json").write_text('{"title": "secret"}', "utf-8")
    (inside / "link.json").symlink_to(tmp_path / "outside.json")
    (inside / "linked").symlink_to(tmp_path)
    (inside / "loop.json").symlink_to(inside / "loop.json")
    found = refused({"$ref": reference}, folder=inside, uri="a.json", resolvers={"http://a": inside})
    assert (found.code, str(found.where)) == (code, "a.json#/$ref")


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text('{"title": "b"}', "utf-8")
    (tmp_path / "link.json").symlink_to(tmp_path / "b.json")
    registry = Registry({}, dialect=NEW, folder=tmp_path)
    assert registry.resolve("link.json", registry.root()).schema == {"title": "b"}


def test_a_relative_reference_needs_a_folder() -> None:
    assert refused({"$ref": "b.json"}).code == "TLY362"


def test_a_referenced_document_is_read_as_strictly(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text('{"a": 1, "a": 2}', "utf-8")
    found = refused({"$ref": "b.json"}, folder=tmp_path)
    assert (found.code, found.where.line, found.where.column) == ("TLY322", 1, 10)


@pytest.mark.parametrize(
    ("root", "loop"),
    [
        ({"$ref": "#"}, "# -> #"),
        ({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}}, "#/$defs/a -> #/$defs/a"),
        (
            {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"type": "string", "$ref": "#/$defs/a"}}},
            "#/$defs/a -> #/$defs/b -> #/$defs/a",
        ),
    ],
)
def test_loops(root: Any, loop: str) -> None:
    found = refused(root)
    assert (found.code, found.message) == ("TLY356", f"The references {loop} form a loop and never reach a schema.")


@pytest.mark.parametrize(
    ("dialect", "root", "code", "pointer"),
    [
        (NEW, {"$id": 5}, "TLY353", "/$id"),
        (NEW, {"not": {"$id": "#x"}}, "TLY353", "/not/$id"),
        (NEW, {"not": {"$anchor": "a b"}}, "TLY353", "/not/$anchor"),
        (NEW, {"not": {"$dynamicAnchor": 1}}, "TLY353", "/not/$dynamicAnchor"),
        (Dialect.draft7, {"not": {"$id": "#a b"}}, "TLY353", "/not/$id"),
        (NEW, {"allOf": [{"$id": "a"}, {"$id": "a", "type": "null"}]}, "TLY354", "/allOf/0"),
        (NEW, {"allOf": [{"$anchor": "a"}, {"$dynamicAnchor": "a"}]}, "TLY354", "/allOf/0/$anchor"),
        (NEW, {"$ref": "#/x", "x": {"$id": "http://a/"}}, "TLY355", "/x"),
        (NEW, {"$ref": "#/x/y", "x": {"y": {"$id": "http://a/"}}}, "TLY355", "/x/y"),
        (Dialect.draft4, {"$ref": "#/x", "x": {"id": "a"}}, "TLY355", "/x"),
        (NEW, {"$schema": "http://a/meta"}, "TLY357", "/$schema"),
        (NEW, {"$schema": "http://json-schema.org/draft-03/schema"}, "TLY342", "/$schema"),
        (NEW, {"not": {"$id": "a", "$schema": "http://a/meta"}}, "TLY357", "/not/$schema"),
    ],
)
def test_identifiers(dialect: Dialect, root: Any, code: str, pointer: str) -> None:
    found = refused(root, dialect)
    assert (found.code, found.where.pointer) == (code, pointer)


def test_the_same_schema_twice_under_one_identifier_is_one() -> None:
    registry = Registry({"allOf": [{"$id": "a", "type": "null"}, {"$id": "a", "type": "null"}]}, dialect=NEW)
    assert registry.resolve("a", registry.root()).schema == {"type": "null", "$id": "a"}


@pytest.mark.parametrize(
    ("metaschema", "code"),
    [
        ({"$schema": "http://a/meta.json"}, "TLY345"),
        (
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$vocabulary": {"http://mine": True}},
            "TLY344",
        ),
        (["not an object"], "TLY364"),
    ],
)
def test_metaschemas(tmp_path: Path, metaschema: Any, code: str) -> None:
    (tmp_path / "meta.json").write_text(json.dumps(metaschema), "utf-8")
    assert refused({"$schema": "http://a/meta.json"}, NEW, resolvers={"http://a/": tmp_path}).code == code


def test_malformed_keywords_of_an_older_dialect_have_their_place() -> None:
    registry = Registry({"properties": {"a": {"nullable": 1}}}, dialect=Dialect.openapi30)
    with pytest.raises(Refusal) as caught:
        registry.lift(registry.subschema(registry.root(), "properties", "a"))
    (found,) = caught.value.problems
    assert (found.code, found.where.pointer, found.message) == (
        "TLY370",
        "/properties/a/nullable",
        "`nullable` must be true or false: what it should mean cannot be known.",
    )


def test_stepping_where_there_is_nothing() -> None:
    registry = Registry({"properties": {"name": {}}}, dialect=NEW)
    with pytest.raises(Refusal) as caught:
        registry.subschema(registry.root(), "properties", "nam")
    (found,) = caught.value.problems
    assert (found.code, found.way_out) == ("TLY350", "Did you mean `name`?")
