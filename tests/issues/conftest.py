"""The packages whose two halves are compared: the worked example's, and that of the contracts in `hard`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tallystick import config, pipeline
from tallystick.export.assemble import assemble
from tallystick.source.discover import load_contracts
from tallystick.targets.model import schema_name
from tests.example import project
from tests.issues import hard as contracts
from tests.issues.sides import Package

if TYPE_CHECKING:
    from pathlib import Path

HARD = contracts.__name__  # imported, so that the names in its annotations have a module to be looked up in


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The worked example's package, with Zod beside it."""
    folder = project.generate(tmp_path_factory.mktemp("example"))
    project.link_packages(folder)
    return Package(folder, project.documents(), project.schema_names())


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The package of the contracts in `hard`, with Zod beside it."""
    out: Path = tmp_path_factory.mktemp("hard")
    options = replace(config.load(project.ROOT).config, contracts=(HARD,), out=str(out))
    assert pipeline.generate(options, root=project.ROOT, force=False).problems == ()
    folder = out / "typescript"
    project.link_packages(folder)
    published = assemble(load_contracts(project.ROOT, [HARD]), title="Hard", version="1.0.0")
    return Package(folder, published, {name: schema_name(name) for name in published.bundle["$defs"]})
