"""What the sides are run with: Zod found and refused, Node's process, documents that were kept."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from tallystick.problems import Refusal
from tallystick.verify import find_node, find_zod, keep, kept
from tallystick.verify.answers import Leg
from tallystick.verify.node import Node
from tallystick.verify.run import _chunks
from tests.verify.projects import ZOD, settings, shop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def install(folder: Path, version: str, **manifest: object) -> Path:
    """A package that says it is Zod."""
    package = folder / "node_modules" / "zod"
    package.mkdir(parents=True)
    exports = {".": {"import": "./index.js"}, "./mini": {"types": "./m.d.ts", "import": {"default": "./m.js"}}}
    content = {"name": "zod", "version": version, "exports": exports} | manifest
    (package / "package.json").write_text(json.dumps(content), "utf-8")
    return package


def codes(refusal: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_the_nearest_zod_is_used(tmp_path: Path) -> None:
    install(tmp_path, "4.5.0")
    (out := tmp_path / "a" / "out").mkdir(parents=True)
    nearer = install(tmp_path / "a", "4.6.7")
    found = find_zod((out, out), None)
    assert (found.folder, found.version) == (nearer, "4.6.7")
    assert found.entries == {".": nearer / "index.js", "./mini": nearer / "m.js"}
    assert found.shims()["node_modules/zod/mini/index.js"] == f'export * from "{(nearer / "m.js").as_uri()}";\n'


@pytest.mark.parametrize("below", ["", "node_modules/zod"])
def test_a_zod_may_be_named(tmp_path: Path, below: str) -> None:
    package = install(tmp_path / "elsewhere", "4.5.0")
    assert find_zod((tmp_path,), tmp_path / "elsewhere" / below).folder == package


REFUSED = [("4.4.9", {}, "4.4.9"), ("3.25.0", {}, "3.25.0"), ("5", {"exports": {".": "./i.js"}}, "5 (damaged)")]


@pytest.mark.parametrize(("version", "manifest", "shown"), REFUSED)
def test_a_zod_that_cannot_be_used(tmp_path: Path, version: str, manifest: dict[str, object], shown: str) -> None:
    install(tmp_path, version, **manifest)
    with pytest.raises(Refusal, match=re.escape(f"This is Zod {shown},")) as refusal:
        find_zod((tmp_path,), None)
    assert codes(refusal) == ["TLY813"]


def test_a_zod_that_cannot_be_read(tmp_path: Path) -> None:
    (install(tmp_path, "4.5.0") / "package.json").write_text("{", "utf-8")
    with pytest.raises(Refusal, match="Zod unreadable") as refusal:
        find_zod((tmp_path,), None)
    assert codes(refusal) == ["TLY813"]


def test_no_zod(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        find_zod((tmp_path,), tmp_path / "nowhere")
    assert codes(refusal) == ["TLY812"]
    assert refusal.value.usage


def test_two_versions_of_zod(tmp_path: Path) -> None:
    install(tmp_path, "4.5.0")
    install(tmp_path / "out", "4.6.7")
    with pytest.raises(Refusal, match=r"4.6.7 in `out/node_modules/zod`, 4.5.0 in `node_modules/zod`") as refusal:
        find_zod((tmp_path / "out", tmp_path), None)
    assert codes(refusal) == ["TLY814"]


def test_the_same_version_twice_is_one(tmp_path: Path) -> None:
    install(tmp_path, "4.6.7")
    install(tmp_path / "out", "4.6.7")
    assert find_zod((tmp_path / "out", tmp_path), None).version == "4.6.7"


def node_that_says(folder: Path, version: str) -> None:
    (folder / "node").write_text(f"#!/bin/sh\necho {version}\n", "utf-8")
    (folder / "node").chmod(0o755)


@pytest.mark.parametrize(("version", "found"), [("v18.20.0", "is Node 18.20.0"), ("", "is Node of no known version")])
def test_an_old_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, found: str) -> None:
    node_that_says(tmp_path, version)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refusal, match=found) as refusal:
        find_node()
    assert codes(refusal) == ["TLY811"]


# -- The process

CARD = '{"kind":"card","number":"1234"}'


@pytest.fixture
def node() -> Iterator[Node]:
    with Node(find_node(), shop().package, shop().places, find_zod((), ZOD)) as process:
        yield process


@pytest.mark.node
def test_answers_come_in_the_order_of_documents(node: Node) -> None:
    node.send([("Card", CARD), ("Card", "{"), ("CashInput", CARD), ("Card", CARD.encode()), ("Card", b"\xff")])
    first, no_json, other, encoded, no_text = node.receive()
    assert [first[Leg.ZOD].written, encoded[Leg.MINI].written] == [CARD, CARD]
    assert [code for _, code, _ in no_json[Leg.ZOD].issues] == ["json"]
    assert {(pointer, code) for pointer, code, _ in other[Leg.ZOD].issues} == {("/kind", "const")}
    assert no_text == no_json


@pytest.mark.node
def test_a_module_that_does_not_load_is_refused() -> None:
    broken = {**shop().package, "shop.js": "export const = 1;"}
    with pytest.raises(Refusal, match="SyntaxError") as refusal:
        Node(find_node(), broken, shop().places, find_zod((), ZOD))
    assert codes(refusal) == ["TLY815"]


@pytest.mark.node
def test_a_missing_export_is_refused() -> None:
    missing = {"Gone": replace(shop().places["Card"], export="GoneSchema")}
    with pytest.raises(Refusal, match="does not export GoneSchema"):
        Node(find_node(), shop().package, missing, find_zod((), ZOD))


@pytest.mark.node
def test_a_process_that_ends_is_refused() -> None:
    text = shop().package["shop.js"]
    start = "export const CardSchema ="
    assert start in text
    ends = text.replace(start, "process.stdin.once('data', () => setTimeout(() => process.exit(7)));\n" + start)
    process = Node(find_node(), {**shop().package, "shop.js": ends}, shop().places, find_zod((), ZOD))
    with process, pytest.raises(Refusal, match="code 7") as refusal:
        ask_on(process)
    assert codes(refusal) == ["TLY815"]


def ask_on(process: Node) -> None:
    """Asks for the same document until the process does not answer any more."""
    for _ in range(10_000):
        process.send([("Card", CARD)])
        process.receive()


# -- Documents that are kept

KEPT = (("Card", CARD), ("Card", "{"), ("CashInput", b"\xff\x00"))
MODELS = {"Card", "CashInput"}


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    keep(tmp_path / "kept.json", (*KEPT, *KEPT))
    assert set(kept(tmp_path / "kept.json", MODELS)) == set(KEPT)
    assert len(kept(tmp_path / "kept.json", MODELS)) == len(KEPT)


def test_the_order_of_a_file_depends_on_what_is_in_it(tmp_path: Path) -> None:
    keep(tmp_path / "a.json", KEPT)
    keep(tmp_path / "b.json", KEPT[::-1])
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_a_folder_holds_several_files(tmp_path: Path) -> None:
    keep(tmp_path / "old.json", KEPT[:1])
    keep(tmp_path, KEPT[1:])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.json", "tallystick-verify.json"]
    assert set(kept(tmp_path, MODELS)) == set(KEPT)


def test_nothing_is_kept_yet(tmp_path: Path) -> None:
    assert kept(tmp_path / "kept.json", MODELS) == ()


BROKEN = [
    (b"{", ":1:2", "It is not JSON: Expecting property name"),
    (b"\xff", "", "codec can't decode"),
    (b"[]", "", 'not an object with "version": 1'),
    (b'{"version": 2, "documents": []}', "", 'not an object with "version": 1'),
    (b'{"version": 1, "documents": [{"model": "Card"}]}', "", 'entry 0 has no texts "model"'),
    (b'{"version": 1, "documents": [{"model": "Card", "bytes": "?"}]}', "", "not Base64"),
    (
        b'{"version": 1, "documents": [{"model": "Crad", "document": "1"}]}',
        "",
        "no model `Crad`. It takes: Card, CashInput.",
    ),
]


@pytest.mark.parametrize(("content", "place", "reason"), BROKEN)
def test_a_broken_file_is_a_problem(tmp_path: Path, content: bytes, place: str, reason: str) -> None:
    file = tmp_path / "kept.json"
    file.write_bytes(content)
    with pytest.raises(Refusal) as refusal:
        kept(file, MODELS)
    (problem,) = refusal.value.problems
    assert (problem.code, str(problem.where)) == ("TLY817", f"{file.as_posix()}{place}")
    assert reason in problem.message


def test_every_broken_file_of_a_folder_is_named(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text("{", "utf-8")
    with pytest.raises(Refusal) as refusal:
        kept(tmp_path, MODELS)
    assert codes(refusal) == ["TLY817", "TLY817"]


def test_what_cannot_be_kept_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be written") as refusal:
        keep(tmp_path / "no" / "kept.json", KEPT)
    assert codes(refusal) == ["TLY817"]


def test_a_run_by_time_judges_every_model_early() -> None:
    chunks = list(islice(_chunks(settings(seconds=9.0), ("A", "B")), 8))
    sizes = [size for _, _, size in chunks]
    assert [(model, number) for model, number, _ in chunks] == [(each, at) for at in range(4) for each in "AB"]
    assert sizes == [10, 10, 50, 50, 250, 250, 250, 250]


def test_a_run_by_count_judges_as_many_of_each_model() -> None:
    assert list(_chunks(settings(count=1500), ("A", "B"))) == [
        *(("A", 0, 1000), ("B", 0, 1000)),
        *(("A", 1, 500), ("B", 1, 500)),
    ]
