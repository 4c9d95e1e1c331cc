"""The module that a schema's document gives it, and the paths that a package needs for itself."""

from __future__ import annotations

import pytest

from tallystick.documents.dialects import Dialect
from tallystick.documents.resolve import Registry
from tallystick.ir.build import build
from tallystick.ir.read import Root


@pytest.mark.parametrize(
    ("given", "want"),
    [
        ("ledger/invoice", "ledger/invoice"),
        ("index", "index_"),
        ("index/order", "index/order"),
        ("Index", "Index_"),
        ("operations", "operations_"),
        ("operations/order", "operations/order"),
        ("mini", "mini_"),
        ("mini/order", "mini_/order"),
        ("runtime", "runtime_"),
        ("runtime/jobs/index", "runtime_/jobs/index"),
        ("Runtime/jobs", "Runtime_/jobs"),
        ("runtimes", "runtimes"),
        ("minimal/order", "minimal/order"),
        ("ledger/runtime", "ledger/runtime"),
        ("ledger/mini/index", "ledger/mini/index"),
    ],
)
def test_paths_that_the_package_needs_itself_are_left_free(given: str, want: str) -> None:
    registry = Registry({"type": "string", "x-tallystick-module": given}, dialect=Dialect.draft2020_12)
    package = build(registry, [Root("Order", registry.root())]).package
    assert [module.path for module in package.modules] == [want]
