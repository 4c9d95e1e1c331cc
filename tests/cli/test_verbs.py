"""What each verb asks of the pipeline, and what it prints and exits with."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tallystick.config import Config
from tallystick.outcome import Cause, Change, Drift, Outcome
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Pipeline, Run

DRIFT = Drift(path="generated/a.js", change=Change.CHANGED, cause=Cause.CONTRACTS, diff=("-a", "+b"))


@pytest.mark.parametrize(
    ("arguments", "call"),
    [
        ("generate contracts/ledger", ("generate", Config(contracts=("contracts/ledger",)), {"force": False})),
        ("generate a b --out x --force", ("generate", Config(contracts=("a", "b"), out="x"), {"force": True})),
        (
            "generate --app app.main:app --emit ts",
            ("generate", Config(app="app.main:app", emit="ts"), {"force": False}),
        ),
        (
            "generate --openapi o.yaml --dialect zod",
            ("generate", Config(openapi="o.yaml", dialects=("zod",)), {"force": False}),
        ),
        (
            "check --schema s.json --formats assert",
            ("check", Config(schema="s.json", formats="assert"), {"application": None}),
        ),
        (
            "check c --resolve https://e.com/?a=b=local",
            ("check", Config(contracts=("c",), resolve=(("https://e.com/?a=b", "local"),)), {"application": None}),
        ),
        ("check c --app app:api", ("check", Config(contracts=("c",)), {"application": "app:api"})),
        ("check --app app:api", ("check", Config(app="app:api"), {"application": None})),
        ("doctor --app app:api", ("doctor", Config(app="app:api"), {})),
    ],
)
def test_verbs_take_their_sources_from_the_command_line(
    arguments: str, call: tuple[str, Config, dict[str, bool]], pipeline: Pipeline, tallystick_: Callable[..., Run]
) -> None:
    verb, config, more = call
    assert tallystick_(*arguments.split()).code == 0
    assert pipeline.calls == [(verb, {"config": config, "root": Path.cwd(), **more})]


def test_the_configuration_is_found_upwards(
    pipeline: Pipeline, tallystick_: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.tallystick]\ncontracts = ["contracts"]\n')
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    assert tallystick_("check").code == 0
    asked = {"config": Config(contracts=("contracts",)), "root": tmp_path, "application": None}
    assert pipeline.calls == [("check", asked)]


def test_an_application_is_held_to_the_contracts_that_are_configured(
    pipeline: Pipeline, tallystick_: Callable[..., Run]
) -> None:
    Path("pyproject.toml").write_text('[tool.tallystick]\ncontracts = ["contracts"]\n', encoding="utf-8")
    assert tallystick_("check", "--app", "app:api").code == 0
    assert tallystick_("check", "--app", "no name").code == 2
    asked = {"config": Config(contracts=("contracts",)), "root": Path.cwd(), "application": "app:api"}
    assert pipeline.calls == [("check", asked)]


def test_generate_to_stdout_prints_the_module_and_nothing_else(
    pipeline: Pipeline, tallystick_: Callable[..., Run], tmp_path: Path
) -> None:
    pipeline.result = "export const Schema = 1;\n"
    done = tallystick_("generate", "--schema", "s.json", "--stdout")
    assert (done.code, done.out, done.err) == (0, "export const Schema = 1;\n", "")
    assert pipeline.calls == [("standalone", {"config": Config(schema="s.json"), "root": tmp_path})]


def test_export_prints_or_writes(pipeline: Pipeline, tallystick_: Callable[..., Run], tmp_path: Path) -> None:
    pipeline.result = '{"é": 1}\n'
    printed = tallystick_("export", "--app", "a:b")
    assert (printed.code, printed.out) == (0, '{"é": 1}\n')
    written = tallystick_("export", "Invoice", "--app", "a:b", "-o", "x.json")
    assert (written.code, written.out, (tmp_path / "x.json").read_bytes()) == (0, "", '{"é": 1}\n'.encode())
    shared = {"config": Config(app="a:b"), "root": tmp_path}
    assert pipeline.calls == [
        ("export", {**shared, "document": "openapi"}),
        ("export", {**shared, "document": "Invoice"}),
    ]


def test_export_to_a_place_that_cannot_be_written(pipeline: Pipeline, tallystick_: Callable[..., Run]) -> None:
    pipeline.result = "{}"
    done = tallystick_("export", "--app", "a:b", "-o", "no/such/x.json")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error TLY112 no/such/x.json\n"
        "  The file cannot be written: No such file or directory.\n"
        "  Make the folder writable, or name another place.\n"
    )


def test_findings_exit_with_1(pipeline: Pipeline, tallystick_: Callable[..., Run]) -> None:
    pipeline.result = Outcome(drift=(DRIFT,), summary=("1 of 9 files differs.",))
    done = tallystick_("check", "c")
    assert (done.code, done.err) == (1, "")
    assert done.out == (
        "changed generated/a.js (because the contracts changed)\n    -a\n    +b\n\n"
        "To put it right:\n    tallystick generate\n\n1 of 9 files differs.\n"
    )


def test_quiet_leaves_the_summary_out(pipeline: Pipeline, tallystick_: Callable[..., Run]) -> None:
    pipeline.result = Outcome(summary=("All is well.",))
    assert tallystick_("check", "c").out == "All is well.\n"
    assert tallystick_("check", "c", "-q").out == ""
    assert tallystick_("-q", "check", "c").out == ""


def test_verbose_says_what_is_used(pipeline: Pipeline, tallystick_: Callable[..., Run], tmp_path: Path) -> None:
    assert pipeline.calls == []
    done = tallystick_("check", "c", "-v")
    assert done.err == f"Configuration: none, defaults\nRoot: {tmp_path}\nSource: contracts = ('c',)\n"


@pytest.mark.parametrize(("code", "exit_code"), [("TLY107", 2), ("TLY111", 2), ("TLY201", 2), ("TLY202", 1)])
def test_a_refusal_exits_by_its_codes(
    code: str, exit_code: int, pipeline: Pipeline, tallystick_: Callable[..., Run]
) -> None:
    pipeline.result = Refusal(problem(code, Where(file="f"), entry="x", module="x", error="z", hint="y"))
    done = tallystick_("check", "c")
    assert (done.code, done.out, done.err.split("\n")[0]) == (exit_code, "", f"error {code} f")


def test_machine_formats_report_refusals_on_stdout(tallystick_: Callable[..., Run]) -> None:
    done = tallystick_("--format", "json", "check")
    assert (done.code, done.err) == (2, "")
    assert [p["code"] for p in json.loads(done.out)["problems"]] == ["TLY107"]


@pytest.mark.parametrize("arguments", [("--format", "json", "check", "c"), ("check", "c", "--format=json")])
def test_the_format_is_taken_before_and_after_the_verb(
    arguments: tuple[str, ...], pipeline: Pipeline, tallystick_: Callable[..., Run]
) -> None:
    done = tallystick_(*arguments)
    assert json.loads(done.out)["clean"] is True
    assert len(pipeline.calls) == 1


def test_an_internal_error_is_one_problem_and_no_traceback(pipeline: Pipeline, tallystick_: Callable[..., Run]) -> None:
    pipeline.result = KeyError("odd")
    done = tallystick_("check", "c")
    assert (done.code, done.out) == (3, "")
    lines = done.err.split("\n")
    assert lines[0].startswith("error TLY900 verbs.py:")
    assert lines[1:] == [
        "  Tallystick failed where it should not (KeyError: 'odd'). Nothing can be said about the contracts.",
        "  Run `tallystick check c` again with -vv to see the traceback, and report it with the versions that",
        "  `tallystick doctor` shows.",
        "",
    ]
    loud = tallystick_("check", "c", "-vv")
    assert loud.code == 3
    assert "Traceback (most recent call last):" in loud.err.split("\n")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), EOFError()])
def test_an_interrupt_is_silent(error: BaseException, pipeline: Pipeline, tallystick_: Callable[..., Run]) -> None:
    pipeline.result = error
    done = tallystick_("check", "c")
    assert (done.code, done.out, done.err.strip()) == (130, "", "")


def test_a_failing_disk_is_no_traceback(pipeline: Pipeline, tallystick_: Callable[..., Run]) -> None:
    pipeline.result = OSError(errno.ENOSPC, "No space left on device")
    assert tallystick_("check", "c").code == 3


def test_watch_and_stdout_exclude_each_other(pipeline: Pipeline, tallystick_: Callable[..., Run]) -> None:
    done = tallystick_("generate", "c", "--watch", "--stdout")
    assert done.code == 2
    assert done.err.split("\n")[:2] == [
        "error TLY113",
        "  --watch and --stdout exclude each other, so neither can be followed.",
    ]
    assert pipeline.calls == []
