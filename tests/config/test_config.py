"""`[tool.tallystick]`: what is read, and what is said of a mistake."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from tallystick.config import Config, Package, find, load, option_help, options
from tallystick.problems import Refusal


def configure(root: Path, section: str) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    (root / "pyproject.toml").write_text(section, encoding="utf-8")
    return root


def refused(root: Path, **given: Any) -> list[tuple[str, str, str, str]]:
    with pytest.raises(Refusal) as caught:
        load(root, given=given)
    assert caught.value.usage
    return [
        (p.code, str(p.where).replace(f"{root.as_posix()}/", ""), p.message, p.way_out) for p in caught.value.problems
    ]


def test_every_option_is_read(tmp_path: Path) -> None:
    configure(
        tmp_path,
        """
        [tool.tallystick]
        contracts = ["contracts", "shared/models.py"]
        out = "web/generated"
        title = "Ledger"
        version = "2.1"
        emit = "ts"
        dialects = ["zod-mini"]
        formats = "assert"
        resolve = { "https://example.com/" = "schemas" }
        package = { name = "@acme/contracts", version = "1.2.3-rc.1", private = false }
        """,
    )
    project = load(tmp_path)
    assert project.config == Config(
        contracts=("contracts", "shared/models.py"),
        out="web/generated",
        title="Ledger",
        version="2.1",
        emit="ts",
        dialects=("zod-mini",),
        formats="assert",
        resolve=(("https://example.com/", "schemas"),),
        package=Package(name="@acme/contracts", version="1.2.3-rc.1", private=False),
    )
    assert project.config.source == "contracts"
    assert (project.root, project.file) == (tmp_path, tmp_path / "pyproject.toml")


@pytest.mark.parametrize(
    ("source", "value"),
    [("app", "app.main:app"), ("openapi", "openapi.yaml"), ("schema", "schemas/order.json")],
)
def test_each_source_is_read(tmp_path: Path, source: str, value: str) -> None:
    configure(tmp_path, f'[tool.tallystick]\n{source} = "{value}"\n')
    config = load(tmp_path).config
    assert (config.source, getattr(config, source)) == (source, value)


def test_without_a_file_the_defaults_hold_where_one_stands(tmp_path: Path) -> None:
    project = load(tmp_path)
    assert (project.config, project.root, project.file) == (Config(), tmp_path, None)
    assert project.config.source is None


def test_the_nearest_configured_file_upwards_is_used(tmp_path: Path) -> None:
    configure(tmp_path, '[tool.tallystick]\nout = "outer"\n')
    configure(tmp_path / "packages" / "api", '[project]\nname = "api"\n')
    deep = tmp_path / "packages" / "api" / "src"
    deep.mkdir()
    assert find(deep) == tmp_path / "pyproject.toml"
    assert load(deep).root == tmp_path
    configure(tmp_path / "packages", '[tool.tallystick]\nout = "inner"\n')
    assert load(deep).config.out == "inner"


def test_a_named_file_wins(tmp_path: Path) -> None:
    configure(tmp_path, '[tool.tallystick]\nout = "here"\n')
    other = configure(tmp_path / "other", '[tool.tallystick]\nout = "there"\n')
    project = load(tmp_path, file=other / "pyproject.toml")
    assert (project.config.out, project.root) == ("there", other)


KNOWN = (
    "It takes: contracts, app, openapi, schema, out, title, version, emit, dialects, codecs, formats, coercions, "
    "resolve, package."
)


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param(
            'ouput = "x"',
            [
                (
                    "TLY104",
                    "pyproject.toml:2 tool.tallystick.ouput",
                    "There is no option `ouput`, so setting it would have no effect.",
                    "Did you mean `out`?",
                )
            ],
            id="misspelt",
        ),
        pytest.param(
            "zzz = 1",
            [
                (
                    "TLY104",
                    "pyproject.toml:2 tool.tallystick.zzz",
                    "There is no option `zzz`, so setting it would have no effect.",
                    KNOWN,
                )
            ],
            id="unknown",
        ),
        pytest.param(
            "out = 3\nemit = 'tsx'",
            [
                (
                    "TLY105",
                    "pyproject.toml:2 tool.tallystick.out",
                    "`out` is 3 (an integer), which it cannot be.",
                    "Give it a path with forward slashes.",
                ),
                (
                    "TLY105",
                    "pyproject.toml:3 tool.tallystick.emit",
                    "`emit` is 'tsx' (text), which it cannot be.",
                    'Give it "js" or "ts".',
                ),
            ],
            id="every mistake at once",
        ),
        pytest.param(
            'contracts = "contracts"',
            [
                (
                    "TLY105",
                    "pyproject.toml:2 tool.tallystick.contracts",
                    "`contracts` is 'contracts' (text), which it cannot be.",
                    'Give it a list of module names or files, like ["contracts"].',
                )
            ],
            id="text for a list",
        ),
        pytest.param(
            "dialects = []",
            [
                (
                    "TLY105",
                    "pyproject.toml:2 tool.tallystick.dialects",
                    "`dialects` is [] (a list), which it cannot be.",
                    'Give it a list of "zod" and "zod-mini".',
                )
            ],
            id="no dialect",
        ),
        pytest.param(
            'app = "app.main"',
            [
                (
                    "TLY105",
                    "pyproject.toml:2 tool.tallystick.app",
                    "`app` is 'app.main' (text), which it cannot be.",
                    'Give it a module and a name in it, like "app.main:app".',
                )
            ],
            id="application without a name",
        ),
        pytest.param(
            "package = { name = '@Acme/x', privat = true }",
            [
                (
                    "TLY105",
                    "pyproject.toml:2 tool.tallystick.package.name",
                    "`package.name` is '@Acme/x' (text), which it cannot be.",
                    'Give it the name of an npm package, like "@acme/contracts".',
                ),
                (
                    "TLY104",
                    "pyproject.toml:2 tool.tallystick.package.privat",
                    "There is no option `package.privat`, so setting it would have no effect.",
                    "Did you mean `private`?",
                ),
            ],
            id="inside a table",
        ),
        pytest.param(
            "[tool.tallystick.package]\nprivate = 'yes'",
            [
                (
                    "TLY105",
                    "pyproject.toml:3 tool.tallystick.package.private",
                    "`package.private` is 'yes' (text), which it cannot be.",
                    "Give it true or false.",
                )
            ],
            id="inside a table of its own",
        ),
        pytest.param(
            'app = "a:b"\nschema = "x.json"',
            [
                (
                    "TLY106",
                    "pyproject.toml",
                    "Several sources are named (app, schema), but everything is generated from one.",
                    "Keep one of them, and give each of the others a configuration of its own (`--config`).",
                )
            ],
            id="two sources",
        ),
        pytest.param(
            'out = "x',
            [
                (
                    "TLY103",
                    "pyproject.toml:2:9",
                    "Illegal character '\\n'. Nothing can be read from a file that is not valid TOML.",
                    "Correct the syntax at that place.",
                )
            ],
            id="syntax",
        ),
        pytest.param(
            "out = 2020-01-01",
            [
                (
                    "TLY105",
                    "pyproject.toml:2 tool.tallystick.out",
                    "`out` is datetime.date(2020, 1, 1) (a date or time), which it cannot be.",
                    "Give it a path with forward slashes.",
                )
            ],
            id="date",
        ),
    ],
)
def test_mistakes(tmp_path: Path, section: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert refused(configure(tmp_path, f"[tool.tallystick]\n{section}\n")) == expected


def test_a_section_that_is_no_table(tmp_path: Path) -> None:
    configure(tmp_path, "[tool]\ntallystick = 3 # [tool.tallystick]\n")
    assert [row[:3] for row in refused(tmp_path)] == [
        ("TLY105", "pyproject.toml", "`tool.tallystick` is 3 (an integer), which it cannot be.")
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe[tool.tallystick]", b'[tool.tallystick]\nout = "\xe9"'])
def test_bytes_that_are_not_utf8(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pyproject.toml").write_bytes(content)
    assert refused(tmp_path) == [
        (
            "TLY102",
            "pyproject.toml",
            "The configuration cannot be read: it is not UTF-8 text.",
            "Name a readable pyproject.toml with --config, or make one with `tallystick init`.",
        )
    ]


def test_a_file_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        load(tmp_path, file=tmp_path / "nope.toml")
    assert [p.message for p in caught.value.problems] == [
        "The configuration cannot be read: No such file or directory."
    ]


def test_the_command_line_overrides_the_file(tmp_path: Path) -> None:
    configure(tmp_path, '[tool.tallystick]\ncontracts = ["contracts"]\nout = "a"\ntitle = "T"\n')
    config = load(tmp_path, given={"out": "b", "dialects": ["zod"]}).config
    assert config == Config(contracts=("contracts",), out="b", title="T", dialects=("zod",))


def test_a_source_on_the_command_line_replaces_the_configured_one(tmp_path: Path) -> None:
    configure(tmp_path, '[tool.tallystick]\ncontracts = ["contracts"]\nout = "a"\n')
    assert load(tmp_path, given={"schema": "x.json"}).config == Config(schema="x.json", out="a")


def test_two_sources_on_the_command_line(tmp_path: Path) -> None:
    assert [row[0] for row in refused(tmp_path, app="a:b", schema="x.json")] == ["TLY106"]


def test_mistakes_on_the_command_line_are_named_as_typed(tmp_path: Path) -> None:
    assert [row[:3] for row in refused(tmp_path, app="nope", dialects=["zid"])] == [
        ("TLY105", "--app", "`app` is 'nope' (text), which it cannot be."),
        ("TLY105", "--dialect", "`dialects` is ['zid'] (a list), which it cannot be."),
    ]


def test_paths_on_the_command_line_are_relative_to_the_working_folder(tmp_path: Path) -> None:
    configure(tmp_path, '[tool.tallystick]\nout = "generated"\n')
    folder = tmp_path / "docs"
    folder.mkdir()
    given_ = {"openapi": "api.yaml", "out": "../out", "resolve": {"https://e.com/": "s"}}
    assert load(folder, given=given_).config == Config(
        openapi="docs/api.yaml", out="out", resolve=(("https://e.com/", "docs/s"),)
    )
    modules = {"contracts": ["ledger.invoice", "models.py", "./pkg"]}
    assert load(folder, given=modules).config.contracts == ("ledger.invoice", "docs/models.py", "docs/pkg")


def test_every_option_has_help_and_a_default_of_its_kind() -> None:
    named = {option.name: option for option in options()}
    assert list(named) == [
        "contracts", "app", "openapi", "schema", "out", "title", "version", "emit", "dialects", "codecs", "formats",
        "coercions", "resolve", "package.name", "package.version", "package.private",
    ]  # fmt: skip
    for option in named.values():
        assert option.help.endswith(".")
        assert option_help(option.name) == option.help
        if option.default not in (None, (), ("zod", "zod-mini")):
            assert option.kind.read(option.default) == option.default


toml_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@seed(20)
@given(
    st.dictionaries(
        st.sampled_from([option.name for option in options()]) | st.text(max_size=8), toml_values, max_size=4
    )
)
def test_no_value_does_more_than_be_refused(given_: dict[str, Any]) -> None:
    """Whatever stands in the options, the result is a configuration or a refusal."""
    with suppress(Refusal):
        assert isinstance(load(Path("/"), given=given_).config, Config)
