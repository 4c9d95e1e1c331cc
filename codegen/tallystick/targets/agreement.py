"""A module of types only that compiles where types and schemas agree exactly: a line a declaration and direction.

`satisfies z.ZodType<T>` would let an extra member of a schema, a narrower enum or a missing member of a union pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.ir.nodes import Declaration, Direction, Package
from tallystick.render.encode import string
from tallystick.targets.model import schema_name

if TYPE_CHECKING:
    from tallystick.targets.dialects import Dialect

SAME = """\
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2
    ? true
    : false;
declare function same<_ extends true>(): void;"""


def agreement(package: Package, dialect: Dialect, printed: str = "./", inferred: str | None = None) -> str:
    """The module for one dialect.

    `printed` is the path from it to the folder of the package, `inferred` to one with the same modules as TypeScript
    source: with it, the printed types are also compared with those that TypeScript infers.
    """
    imports = [f'import type * as z from "{dialect.module}";']
    lines = []
    for index, module in enumerate(package.modules):
        path = f"{dialect.folder}{module.path}.js"
        imports.append(f"import type * as p{index} from {string(printed + path)};")
        for declaration in module.declarations:
            lines += [f"same<Same<{left}, {right}>>();" for left, right in _sides(declaration, f"p{index}")]
        if inferred is not None:
            imports.append(f"import type * as i{index} from {string(inferred + path)};")
            for declaration in module.declarations:
                schema = schema_name(declaration.name)
                lines.append(f"same<Same<typeof p{index}.{schema}, typeof i{index}.{schema}>>();")
    return "\n\n".join(["\n".join(imports), SAME, "\n".join(lines)]) + "\n"


def _sides(declaration: Declaration, module: str) -> list[tuple[str, str]]:
    """What has to be the same: the inferred type and the declared one, for each direction that has a name."""
    schema = f"typeof {module}.{schema_name(declaration.name)}"
    before = f"{module}.{declaration.input_name or declaration.name}"
    sides = []
    if declaration.direction is not Direction.INPUT:
        sides.append((f"z.output<{schema}>", f"{module}.{declaration.name}"))
    if declaration.direction is not Direction.OUTPUT:
        sides.append((f"z.input<{schema}>", before))
    return sides
