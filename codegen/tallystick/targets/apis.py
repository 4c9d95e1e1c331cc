"""The target that makes a module of each API: its operations and no others, which is what a server implements whole."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tallystick.render.imports import specifier, statement
from tallystick.targets.dialects import BY_NAME
from tallystick.targets.modules import HEADER
from tallystick.targets.operations import MODULE, binding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.ir.nodes import Package
    from tallystick.targets.options import Options

FOLDER = "apis/"


@dataclass(frozen=True, slots=True)
class Apis:
    """The operations of each API, in each dialect."""

    name: str

    @property
    def checks(self) -> Mapping[str, object]:
        """None: it says nothing of instances."""
        return _NOTHING

    @property
    def unsupported(self) -> Mapping[str, str]:
        """None: as above."""
        return _NOTHING

    def files(self, package: Package, options: Options) -> dict[str, str]:
        """A module an API and dialect; none where no operation says of which API it is."""
        extensions = ("ts",) if options.emit == "ts" else ("js", "d.ts")
        return {
            f"{path}.{extension}": text
            for dialect in options.dialects
            for path, text in modules(package, BY_NAME[dialect].folder).items()
            for extension in extensions
        }


_NOTHING: Mapping[str, str] = MappingProxyType({})


def apis(package: Package) -> tuple[str, ...]:
    """The names of the APIs of a package, in the order of their first operations."""
    return tuple(dict.fromkeys(operation.api for operation in package.operations if operation.api is not None))


def modules(package: Package, folder: str) -> dict[str, str]:
    """The modules below a folder: path without extension -> text, the same for code and for its declarations."""
    found = {}
    for api in apis(package):
        home = f"{folder}{FOLDER}{api}"
        names = sorted(binding(operation) for operation in package.operations if operation.api == api)
        exported = statement(names, specifier(home, f"{folder}{MODULE}"), keyword="export")
        found[home] = f"{HEADER}\n\n/** The operations of the API `{api}`. */\n{exported}\n"
    return found
