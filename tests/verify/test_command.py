"""The verb, end to end: what it prints, what it exits with, what it leaves."""

from __future__ import annotations

import itertools
import json
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tallystick.cli.command import run
from tests.verify.projects import SEED, ZOD, project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Verify = Callable[..., tuple[int, str, str]]


@pytest.fixture
def verify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Verify:
    """Runs the verb in the shop; gives the exit code and what is printed on both streams."""
    monkeypatch.chdir(project(tmp_path))
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(("verify", *(arguments if "--schema" in arguments else ("shop.py", *arguments))))
        return (code, *capsys.readouterr())

    return call


WITH_ZOD = ("--zod", str(ZOD), "--seed", str(SEED))
TIMED = re.compile(r"in [\d,.]+ s, [\d,]+ a second")


@pytest.mark.node
def test_sides_that_agree(verify: Verify) -> None:
    code, out, err = verify(*WITH_ZOD, "--count", "40")
    assert (code, err) == (0, "")
    table, claimed, sentence = out.split("\n\n")[0], *out.strip().split("\n")[-2:]
    title, head, *rows = (line.split() for line in table.split("\n"))
    assert (title, head) == (["Sides"], ["side", "documents", "accepted", "differs"])
    assert [(side, differs) for side, _, _, differs in rows] == [
        ("pydantic", "0"),
        ("jsonschema", "0"),
        ("zod", "0"),
        ("zod/mini", "0"),
    ]
    assert len({accepted for side, _, accepted, _ in rows if side != "jsonschema"}) == 1
    assert claimed == "4 models, claimed: 4 identical."
    written = re.search(r"and (\d+) that Pydantic wrote", sentence)
    assert written
    assert TIMED.sub("...", sentence) == (
        f"160 documents (seed {SEED}) ..., and {written[1]} that Pydantic wrote: 0 disagreements."
    )


@pytest.mark.node
def test_the_same_seed_gives_the_same_report_whatever_the_number_of_processes(verify: Verify) -> None:
    one, two, other = (
        TIMED.sub("", verify(*WITH_ZOD[:2], "--count", "60", "--seed", seed, "--jobs", jobs, "--format", "json")[1])
        for seed, jobs in (("3", "1"), ("3", "2"), ("4", "1"))
    )
    assert one == two
    assert json.loads(one)["counts"]["documents"] == json.loads(other)["counts"]["documents"] == 240
    assert one != other


@pytest.mark.node
def test_markdown_gives_a_table_to_paste(verify: Verify) -> None:
    _, out, _ = verify(*WITH_ZOD, "--count", "40", "--format", "md")
    assert out.startswith("### Tallystick: clean\n\n**Sides**\n\n| side | documents | accepted | differs |\n")
    assert "\n| --- | ---: | ---: | ---: |\n| pydantic | 160 | " in out


def test_seconds_go_on_beyond_the_count(verify: Verify, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.count()  # a second each time that somebody looks, as on a machine that is neither fast nor slow
    monkeypatch.setattr("tallystick.verify.run.time", SimpleNamespace(monotonic=lambda: next(clock)))
    code, out, _ = verify("--without-node", "--count", "1", "--seconds", "9", "--format", "json")
    report = json.loads(out)
    assert (code, report["incomplete"]) == (0, False)
    assert report["counts"]["models"] == report["counts"]["judged"] == 4
    assert report["counts"]["documents"] >= 4 * 10
    assert re.fullmatch(
        r"Stopped at the time, 9 s: 4 of 4 models judged, each by \d+ documents or more\.", report["summary"][-1]
    )


def test_models_without_a_turn_leave_the_run_incomplete(verify: Verify) -> None:
    code, out, _ = verify("--without-node", "--seconds", "0", "--format", "json")
    report = json.loads(out)
    assert (code, report["incomplete"], [each["code"] for each in report["problems"]]) == (2, True, ["TLY821"])
    assert report["problems"][0]["message"].startswith("4 of 4 models had no turn in 0 s: `")
    assert report["counts"]["judged"] == 0


def test_a_missing_zod_leaves_the_run_incomplete(verify: Verify) -> None:
    code, out, _ = verify("--zod", "nowhere", "--count", "20", "--format", "json")
    report = json.loads(out)
    assert (code, report["incomplete"], [each["code"] for each in report["problems"]]) == (2, True, ["TLY812"])
    assert report["counts"]["documents"] == 80
    assert [row[0] for row in report["tables"][0]["rows"]] == ["pydantic", "jsonschema"]


def test_node_may_be_left_out(verify: Verify) -> None:
    code, out, _ = verify("--without-node", "--count", "20", "--format", "json")
    assert (code, json.loads(out)["incomplete"], json.loads(out)["problems"]) == (0, False, [])


def test_a_model_is_named_by_either_name(verify: Verify) -> None:
    for name in ("Order", "OrderInput"):
        _, out, _ = verify("--model", name, "--without-node", "--count", "20", "--format", "json")
        assert json.loads(out)["counts"]["models"] == 1


def test_a_model_that_there_is_none_of(verify: Verify) -> None:
    code, out, err = verify("--model", "Ordr", "--model", "Card", "--without-node")
    assert (code, out) == (2, "")
    assert err == "error TLY818 Ordr\n  There is no model `Ordr` to verify.\n  Did you mean `Order`?\n"


def test_a_module_that_cannot_be_imported(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text("import nowhere_at_all\n", "utf-8")
    code, _, err = verify("--without-node")
    assert code == 1
    assert err.startswith("error TLY204 shop.py:1 ")


@pytest.mark.parametrize(
    "option", [("--count", "0"), ("--jsonschema-share", "2"), ("--jobs", "0"), ("--seconds", "-1")]
)
def test_an_option_out_of_range(verify: Verify, option: tuple[str, str]) -> None:
    code, _, err = verify(*option)
    assert code == 2
    assert err.startswith("error TLY101 ")


UNPUBLISHED = """
from collections.abc import Callable
from pydantic import BaseModel
class Bad(BaseModel):
    f: Callable[[int], int]
class Good(BaseModel):
    x: bool
class UsesBad(BaseModel):
    b: Bad
"""


def test_models_that_are_left_out_are_named(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(UNPUBLISHED, "utf-8")
    code, out, _ = verify("--without-node", "--count", "20", "--format", "json")
    named = [(each["code"], each["where"]["name"]) for each in json.loads(out)["problems"] if each["code"] < "TLY8"]
    assert (code, named) == (1, [("TLY301", "shop.Bad"), ("TLY302", "shop.UsesBad")])
    code, out, _ = verify("--without-node", "--count", "20", "--format", "json", "--model", "Good")
    assert (code, {each["code"] for each in json.loads(out)["problems"]} - {"TLY804"}) == (0, set())


KEYED = """
from typing import Annotated
from pydantic import BaseModel, WithJsonSchema
class Held(BaseModel):
    values: dict[str, Annotated[list[int], WithJsonSchema({"type": "integer"})]]
"""


def test_one_defect_is_listed_once_whatever_the_keys_of_a_document(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(KEYED, "utf-8")
    code, out, _ = verify("--without-node", "--count", "200", "--format", "json")
    found = [each for each in json.loads(out)["problems"] if each["code"] == "TLY802"]
    assert (code, len(found)) == (1, 1)


LAX = """
from typing import Annotated
from pydantic import BaseModel, WithJsonSchema
class Order(BaseModel):
    code: Annotated[str, WithJsonSchema({"type": "boolean"})]
"""


@pytest.mark.node
def test_what_disagrees_is_kept_and_judged_first(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(LAX, "utf-8")
    code, out, _ = verify(*WITH_ZOD, "--count", "40", "--keep", "kept.json")
    assert code == 1
    assert "error TLY802 Order\n  Pydantic refuses what zod accepts, in " in out
    assert '      document    {"code":true}\n      pydantic    refuses: type at "/code"\n' in out
    kept = json.loads((tmp_path / "kept.json").read_bytes())["documents"]
    assert {"model": "Order", "document": '{"code":true}'} in kept
    code, out, _ = verify(*WITH_ZOD, "--count", "1", "--keep", "kept.json", "--format", "json")
    assert code == 1
    assert json.loads(out)["counts"]["documents"] == len(kept) + 1


@pytest.mark.node
def test_a_document_as_the_source_is_compared_with_what_is_generated(verify: Verify, tmp_path: Path) -> None:
    schema = {
        "title": "Order",
        "type": "object",
        "properties": {"id": {"type": "integer", "minimum": 1}, "child": {"$ref": "#"}, "tag": {"$ref": "#/$defs/Tag"}},
        "required": ["id"],
        "$defs": {"Tag": {"enum": ["a", 1, True]}},
    }
    (tmp_path / "order.json").write_text(json.dumps(schema), "utf-8")
    code, out, err = verify("--schema", "order.json", *WITH_ZOD, "--count", "60", "--format", "json")
    report = json.loads(out)
    assert (code, err, report["problems"]) == (0, "", [])
    assert [row[0] for row in report["tables"][0]["rows"]] == ["jsonschema", "zod", "zod/mini"]
    assert report["counts"]["documents"] == 120


PLAIN = """
from pydantic import BaseModel
class Order(BaseModel):
    id: int
    open: bool
    tags: set[str]
"""


@pytest.mark.node
def test_a_plain_model_is_told_what_it_takes_beyond_its_contract(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(PLAIN, "utf-8")
    _, out, _ = verify(*WITH_ZOD, "--count", "400", "--format", "json")
    tables = {table["title"]: table for table in json.loads(out)["tables"]}
    assert list(tables) == [
        "Sides",
        "Within the lower claims",
        "What the server takes or writes beyond its contract",
        "Lower claims",
    ]
    taken = tables["What the server takes or writes beyond its contract"]
    assert taken["head"] == ["what", "documents", "models", "fix"]
    assert {"repeated members of a set"} <= {row[0] for row in taken["rows"]}
    ((model, claim, why),) = tables["Lower claims"]["rows"]
    assert (model, claim, why[:6]) == ("OrderInput", "what either side sends the other accepts", "TLY703")


def test_another_reader_is_reported_and_fails_nothing(verify: Verify) -> None:
    code, out, _ = verify(
        "--without-node", "--count", "60", "--reader", "datamodel-code-generator", "--format", "json", "--model", "Line"
    )
    report = json.loads(out)
    assert (code, [each["code"] for each in report["problems"]]) == (0, ["TLY805"])
    lost = report["tables"][-1]
    assert (lost["title"], lost["head"]) == (
        "Lost by datamodel-code-generator",
        ["keyword", "documents", "models", "example"],
    )
    assert "pattern" in {row[0] for row in lost["rows"]}
    assert report["counts"]["lostByReader"] > 0
