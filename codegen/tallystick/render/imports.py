"""The import block of a module: a consequence of the names that its text used."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from tallystick.render.encode import identifier, string
from tallystick.render.layout import WIDTH


def specifier(home: str, target: str) -> str:
    """How the module at path `home` names the module at path `target`, both without an extension: `"./money.js"`."""
    path = posixpath.relpath(target, posixpath.dirname(home) or ".")
    return f"{path}.js" if path.startswith("../") else f"./{path}.js"


def statement(names: list[str], module: str, *, keyword: str = "import") -> str:
    """`import { a, b } from "module";`, fitted to the line. `names` may carry a `type` modifier each."""
    line = f"{keyword} {{ {', '.join(names)} }} from {string(module)};"
    if len(line) <= WIDTH or len(names) == 1:
        return line
    rows = "".join(f"  {name},\n" for name in names)
    return f"{keyword} {{\n{rows}}} from {string(module)};"


@dataclass(slots=True)
class Imports:
    """The names that a module takes from others: module path -> names, of values and of types."""

    home: str
    values: dict[str, set[str]] = field(default_factory=dict)
    types: dict[str, set[str]] = field(default_factory=dict)

    def value(self, name: str, module: str) -> None:
        """Note a use of the value `name` of `module`."""
        if module != self.home:
            self.values.setdefault(module, set()).add(identifier(name))

    def type(self, name: str, module: str) -> None:
        """Note a use of the type `name`, or of a value in a type, of `module`."""
        if module != self.home:
            self.types.setdefault(module, set()).add(identifier(name))

    def block(self) -> list[str]:
        """One import statement a module, sorted by module and name."""
        rows = []
        for module in sorted(self.values.keys() | self.types.keys()):
            values = self.values.get(module, set())
            types = self.types.get(module, set()) - values
            where = specifier(self.home, module)
            if values:
                names = sorted(
                    [*values, *(f"type {name}" for name in types)], key=lambda name: name.removeprefix("type ")
                )
                rows.append(statement(names, where))
            else:
                rows.append(statement(sorted(types), where, keyword="import type"))
        return rows
