"""How problems name files: as a user of the project would write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallystick import pipeline
from tallystick.config import Config
from tallystick.places import Places
from tallystick.problems import Refusal, Where, problem

ROOT = Path("/home/me/shop")


@pytest.mark.parametrize(
    ("document", "file", "want"),
    [
        (None, "contracts/order.py", "contracts/order.py"),
        (None, "/home/me/shop/generated/a.js", "generated/a.js"),
        (None, "/home/me/other/a.js", "/home/me/other/a.js"),
        (None, "openapi.json", "openapi.json"),
        ("api.json", "api.json", "api.json"),
        ("api.json", "/home/me/shop/api.json", "api.json"),
        ("docs/api.json", "api.json", "docs/api.json"),
        ("docs/api.json", "parts/client.json", "docs/parts/client.json"),
        ("docs/api.json", "/home/me/shop/docs/parts/client.json", "docs/parts/client.json"),
        ("docs/api.json", "/home/me/shop/generated/a.js", "generated/a.js"),
        ("docs/api.json", "https://example.com/client.json", "https://example.com/client.json"),
        ("../api.json", "api.json", "../api.json"),
        ("../api.json", "/home/me/shop/../api.json", "../api.json"),
        ("/srv/api.json", "api.json", "/srv/api.json"),
        ("/srv/api.json", "/srv/api.json", "/srv/api.json"),
    ],
)
def test_files(document: str | None, file: str, want: str) -> None:
    (named,) = Places(ROOT, document).of([problem("TLY313", Where(file=file, line=3))])
    assert named.where == Where(file=want, line=3)


def test_places_without_a_file_stay() -> None:
    found = problem("TLY205", Where(name="shop"), entry="shop")
    assert Places(ROOT, "api.json").of([found]) == (found,)


ORDER = '{"type": "object", "properties": {"id": {"type": "string"}}}'


@pytest.mark.parametrize(
    ("files", "source", "want"),
    [
        ({}, "docs/order.json", ["TLY310 docs/order.json"]),
        ({"docs/order.json": "{"}, "docs/order.json", ["TLY321 docs/order.json:1:2"]),
        ({"docs/order.json": '{"type": 3}'}, "docs/order.json", ["TLY401 docs/order.json#/type"]),
        ({"docs/order.json": "[]"}, "docs/order.json", ["TLY382 docs/order.json#"]),
        ({"docs/order.json": '{"$ref": "line.json"}'}, "docs/order.json", ["TLY361 docs/order.json#/$ref"]),
        (
            {"docs/order.json": '{"$ref": "line.json"}', "docs/line.json": '{"type": 3}'},
            "docs/order.json",
            ["TLY401 docs/line.json#/type"],
        ),
        (
            {"docs/order.json": '{"$ref": "line.json"}', "docs/line.json": "{"},
            "docs/order.json",
            ["TLY321 docs/line.json:1:2"],
        ),
        (
            {"order.json": ORDER, "generated/typescript/package.json": "mine"},
            "order.json",
            ["TLY612 generated/typescript/package.json"],
        ),
    ],
)
def test_what_is_refused_names_files_from_the_root(
    tmp_path: Path, files: dict[str, str], source: str, want: list[str]
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    with pytest.raises(Refusal) as caught:
        pipeline.generate(Config(schema=source), root=tmp_path, force=False)
    assert [f"{each.code} {each.where}" for each in caught.value.problems] == want
