"""The target that makes the modules of one dialect: types, schemas, and the index that exports them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.render.encode import string
from tallystick.render.imports import specifier
from tallystick.targets import modules
from tallystick.targets.dialects import BY_NAME, CHECKS, UNSUPPORTED
from tallystick.targets.model import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tallystick.ir.nodes import Module, Package
    from tallystick.targets.dialects import Dialect
    from tallystick.targets.options import Options

    Printer = Callable[[Module, Model, Dialect, str], str]

PRINTERS: dict[str, dict[str, Printer]] = {
    "js": {".js": modules.javascript, ".d.ts": modules.declarations},
    "ts": {".ts": modules.typescript},
}
"""Value of `emit` -> extension of the files that a module becomes, and what prints each."""


@dataclass(frozen=True, slots=True)
class Surface:
    """One dialect of Zod."""

    name: str
    dialect: Dialect

    @property
    def checks(self) -> Mapping[str, object]:
        """Constraint keyword -> how it is said."""
        return CHECKS

    @property
    def unsupported(self) -> Mapping[str, str]:
        """Constraint keyword -> why it cannot be said."""
        return UNSUPPORTED

    def files(self, package: Package, options: Options) -> dict[str, str]:
        """The modules of the dialect and its index."""
        if self.name not in options.dialects:
            return {}
        model = Model(package)
        types_folder = BY_NAME[options.dialects[0]].folder
        folder = self.dialect.folder
        files: dict[str, str] = {}
        for extension, printer in PRINTERS[options.emit].items():
            for module in package.modules:
                files[f"{folder}{module.path}{extension}"] = printer(module, model, self.dialect, types_folder)
            files.setdefault(f"{folder}index{extension}", index(package))
        return files


def index(package: Package) -> str:
    """The module that exports every other one."""
    rows = [f"export * from {string(specifier('index', module.path))};" for module in package.modules]
    return "\n\n".join([modules.HEADER, "\n".join(rows) or "export {};"]) + "\n"
