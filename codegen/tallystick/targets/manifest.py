"""The target that makes modules an npm package: `package.json`, and the README beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tallystick.targets.apis import FOLDER as APIS
from tallystick.targets.apis import apis
from tallystick.targets.codecs import FOLDER as CODECS
from tallystick.targets.dialects import BY_NAME
from tallystick.targets.operations import MODULE as OPERATIONS
from tallystick.targets.readme import ZOD_RANGE, readme
from tallystick.targets.subpaths import of_service
from tallystick.targets.zod import RUNTIME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.ir import nodes as ir
    from tallystick.targets.options import Options

NODE_RANGE = ">=20"
NOTHING: Mapping[str, str] = MappingProxyType({})

SERVICES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "client": NOTHING,
        "express": MappingProxyType({"express": "^5.0.0", "@types/express": "^5.0.0"}),
        "forms": NOTHING,
        "mocks": NOTHING,
        "query": MappingProxyType({"@tanstack/react-query": "^5.0.0"}),
    }
)
"""The folders of the runtime that serve operations and call them, each a subpath: its peers, which are optional."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What npm and a reader need."""

    name: str

    @property
    def checks(self) -> Mapping[str, object]:
        """None: it says nothing of instances."""
        return NOTHING

    @property
    def unsupported(self) -> Mapping[str, str]:
        """None: it says nothing of instances."""
        return NOTHING

    def files(self, package: ir.Package, options: Options) -> dict[str, str]:
        """`package.json` and `README.md`."""
        return {"package.json": package_json(package, options), "README.md": readme(package, options)}


def package_json(package: ir.Package, options: Options) -> str:
    """The manifest: ESM only, every module a subpath of its own, Zod the only peer it cannot do without."""
    content: dict[str, Any] = {"name": options.name, "version": options.version}
    if options.description:
        content["description"] = options.description
    if options.private:
        content["private"] = True
    content |= {
        "type": "module",
        "sideEffects": False,
        "exports": exports(package, options),
        "files": contents(package, options),
        "engines": {"node": NODE_RANGE},
        "peerDependencies": {"zod": ZOD_RANGE},
    }
    if package.operations:
        optional = {name: versions for peers in SERVICES.values() for name, versions in peers.items()}
        content["peerDependencies"] |= dict(sorted(optional.items()))
        content["peerDependenciesMeta"] = {name: {"optional": True} for name in sorted(optional)}
    return json.dumps(content, indent=2) + "\n"


def exports(package: ir.Package, options: Options) -> dict[str, Any]:
    """The subpaths: an index and the modules of every dialect, the runtime, the documents, the manifest itself."""
    entries: dict[str, Any] = {}
    for name in options.dialects:
        folder = BY_NAME[name].folder
        entries[f"./{folder}".rstrip("/")] = _entry(f"{folder}index", options)
        for module in package.modules:
            entries.setdefault(f"./{folder}{module.path}", _entry(f"{folder}{module.path}", options))
        if package.operations:
            entries[f"./{folder}{OPERATIONS}"] = _entry(f"{folder}{OPERATIONS}", options)
        for api in apis(package):
            entries[f"./{folder}{APIS}{api}"] = _entry(f"{folder}{APIS}{api}", options)
    if options.codecs:
        entries["./codecs"] = _entry(f"{CODECS}index", options)
        for module in package.modules:
            entries[f"./{CODECS}{module.path}"] = _entry(f"{CODECS}{module.path}", options)
    entries["./runtime"] = _shipped(RUNTIME)
    if package.operations:
        for service in SERVICES:
            entries[f"./{of_service(package, service)}"] = _shipped(f"{RUNTIME.removesuffix('index')}{service}/index")
    if options.openapi:
        entries["./openapi.json"] = "./openapi.json"
    entries["./package.json"] = "./package.json"
    return entries


def _entry(path: str, options: Options) -> Any:  # noqa: ANN401 - a JSON value
    return f"./{path}.ts" if options.emit == "ts" else {"types": f"./{path}.d.ts", "default": f"./{path}.js"}


def _shipped(path: str) -> dict[str, str]:
    """A module of the runtime, which ships compiled whatever else is emitted."""
    return {"types": f"./{path}.d.ts", "default": f"./{path}.js"}


def contents(package: ir.Package, options: Options) -> list[str]:
    """What npm packs: the folders and files at the top of the package."""
    extensions = ["ts"] if options.emit == "ts" else ["js", "d.ts"]
    paths = [f"{BY_NAME[name].folder}{module.path}" for name in options.dialects for module in package.modules]
    paths += [f"{BY_NAME[name].folder}index" for name in options.dialects]
    paths += [f"{BY_NAME[name].folder}{OPERATIONS}" for name in options.dialects if package.operations]
    paths += [f"{BY_NAME[name].folder}{APIS}{api}" for name in options.dialects for api in apis(package)]
    top: set[str] = {"runtime", *(["codecs"] if options.codecs else [])}
    for path in paths:
        first, _, below = path.partition("/")
        top.update([first] if below else [f"{first}.{extension}" for extension in extensions])
    return sorted([*top, *(["openapi.json"] if options.openapi else [])])
