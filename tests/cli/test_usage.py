"""Mistakes at the prompt, and help."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tallystick.config import options
from tallystick.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "want"),
    [
        ("chek", ("tallystick", "No such command 'chek'.", "Did you mean 'check'?")),
        ("frobnicate", ("tallystick", "No such command 'frobnicate'.", "`tallystick --help` says what it takes.")),
        ("check --schma x", ("tallystick check", "No such option: --schma.", "Did you mean --schema?")),
        (
            "check --zzz",
            ("tallystick check", "No such option: --zzz.", "`tallystick check --help` says what it takes."),
        ),
        (
            "check --out",
            (
                "tallystick check",
                "Option '--out' requires an argument.",
                "`tallystick check --help` says what it takes.",
            ),
        ),
        (
            "check --emit tsx",
            (
                "tallystick check",
                "Invalid value for '--emit': 'tsx' is not one of 'js', 'ts'.",
                "`tallystick check --help` says what it takes.",
            ),
        ),
        (
            "--format xml check",
            (
                "tallystick",
                "Invalid value for '--format': 'xml' is not one of 'text', 'json', 'github', 'sarif', 'md'.",
                "`tallystick --help` says what it takes.",
            ),
        ),
    ],
)
def test_usage_errors_are_problems(arguments: str, want: tuple[str, str, str], tallystick_: Callable[..., Run]) -> None:
    name, message, hint = want
    done = tallystick_(*arguments.split())
    assert (done.code, done.out) == (2, "")
    assert " ".join(done.err.split()) == f"error TLY101 {name} {message} {hint}"


@pytest.mark.parametrize(
    "arguments", ["--format json chek", "check --zzz --format=json", "check --format json --emit x"]
)
def test_usage_errors_are_reported_in_the_format_asked_for(arguments: str, tallystick_: Callable[..., Run]) -> None:
    done = tallystick_(*arguments.split())
    assert (done.code, done.err) == (2, "")
    assert [problem["code"] for problem in json.loads(done.out)["problems"]] == ["TLY101"]


def test_no_source(tallystick_: Callable[..., Run]) -> None:
    done = tallystick_("generate")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error TLY107\n"
        "  No source is named, so there is nothing to work on.\n"
        "  Run `tallystick init` to find and configure one, or name it: contract modules or files as\n"
        "  arguments, --app, --openapi or --schema.\n"
    )


def test_a_resolve_without_a_folder(tallystick_: Callable[..., Run]) -> None:
    done = tallystick_("check", "c", "--resolve", "https://e.com/")
    assert done.code == 2
    assert done.err == (
        "error TLY105 --resolve\n  `--resolve` is 'https://e.com/', which it cannot be.\n  Give it PREFIX=FOLDER.\n"
    )


def test_without_arguments_help_is_shown(tallystick_: Callable[..., Run]) -> None:
    bare = tallystick_()
    assert (bare.code, bare.err) == (0, "")
    assert bare.out == tallystick_("--help").out


VERBS = ["init", "generate", "check", "export", "doctor", "verify"]


def test_help_lists_the_verbs_that_exist(tallystick_: Callable[..., Run]) -> None:
    listed = tallystick_("--help").out.partition("Commands:\n")[2].partition("\n\n")[0]
    assert [line.split()[0] for line in listed.split("\n")] == VERBS
    assert all(not line.endswith("...") for line in listed.split("\n")), (
        "a first sentence is too long to be shown whole"
    )


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_and_takes_the_global_options(verb: str, tallystick_: Callable[..., Run]) -> None:
    done = tallystick_(verb, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out == tallystick_(verb, "-h").out
    spelt = {word for line in done.out.split("\n") for word in line.split()[:2] if word.startswith("--")}
    assert {"--config", "--format", "--verbose", "--quiet", "--help"} <= spelt | {"--verbose", "--quiet"}


def test_init_help_lists_the_options_of_the_configuration(tallystick_: Callable[..., Run]) -> None:
    listed = tallystick_("init", "--help").out.partition("Options of [tool.tallystick]:\n")[2]
    assert [line.split()[0] for line in listed.strip().split("\n")] == [option.name for option in options()]


def test_version(tallystick_: Callable[..., Run]) -> None:
    done = tallystick_("--version")
    assert (done.code, done.out, done.err) == (0, f"tallystick {VERSION}\n", "")
