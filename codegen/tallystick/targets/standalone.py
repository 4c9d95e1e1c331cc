"""One module with everything in it, for a quick look and for other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.ir.nodes import Package
from tallystick.ir.passes.order import modules
from tallystick.ir.read import DEFAULT_MODULE
from tallystick.render.imports import Imports
from tallystick.targets.dialects import ZOD, Dialect
from tallystick.targets.model import Model, schema_name
from tallystick.targets.modules import HEADER, assembled, schema_declarations
from tallystick.targets.zod import RUNTIME, Schemas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def standalone(package: Package, root: str, runtime: Callable[[Iterable[str]], str], dialect: Dialect = ZOD) -> str:
    """An ES module that imports only Zod and exports every schema, that of the declaration `root` also as `Schema`.

    `runtime` gives the text that declares the exports of the runtime it is asked for, and all that they need. Raises
    `KeyError` where there is no declaration `root`.
    """
    # Modules may stand in any order; within one, each declaration stands after those that it needs.
    (whole,) = modules([(DEFAULT_MODULE, each) for each in package.declarations()])
    model = Model(Package((whole,)))
    name = schema_name(model.declarations[root].name)
    taken = Imports(whole.path)
    body = schema_declarations(whole, Schemas(dialect, model, taken))
    used = taken.values.get(RUNTIME, set())
    inlined = [runtime(sorted(used)).strip("\n")] if used else []
    return assembled(
        HEADER, [f'import * as z from "{dialect.module}";'], [*inlined, *body, f"export const Schema = {name};"]
    )
