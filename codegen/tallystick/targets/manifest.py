"""The target that makes modules an npm package: `package.json`, and the README for those who have only the package."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tallystick.ir import nodes as ir
from tallystick.render.encode import markdown
from tallystick.targets.dialects import BY_NAME
from tallystick.targets.model import schema_name
from tallystick.targets.zod import RUNTIME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.targets.options import Options

ZOD_RANGE = ">=4.5.0 <5"
NODE_RANGE = ">=20"
NOTHING: Mapping[str, str] = MappingProxyType({})


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
    """The manifest: ESM only, every module a subpath of its own, Zod the only peer."""
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
    return json.dumps(content, indent=2) + "\n"


def exports(package: ir.Package, options: Options) -> dict[str, Any]:
    """The subpaths: an index and the modules of every dialect, the runtime, the documents, the manifest itself."""
    entries: dict[str, Any] = {}
    for name in options.dialects:
        folder = BY_NAME[name].folder
        entries[f"./{folder}".rstrip("/")] = _entry(f"{folder}index", options)
        for module in package.modules:
            entries.setdefault(f"./{folder}{module.path}", _entry(f"{folder}{module.path}", options))
    entries["./runtime"] = {"types": f"./{RUNTIME}.d.ts", "default": f"./{RUNTIME}.js"}
    if options.openapi:
        entries["./openapi.json"] = "./openapi.json"
    entries["./package.json"] = "./package.json"
    return entries


def _entry(path: str, options: Options) -> Any:  # noqa: ANN401 - a JSON value
    return f"./{path}.ts" if options.emit == "ts" else {"types": f"./{path}.d.ts", "default": f"./{path}.js"}


def contents(package: ir.Package, options: Options) -> list[str]:
    """What npm packs: the folders and files at the top of the package."""
    extensions = ["ts"] if options.emit == "ts" else ["js", "d.ts"]
    paths = [f"{BY_NAME[name].folder}{module.path}" for name in options.dialects for module in package.modules]
    paths += [f"{BY_NAME[name].folder}index" for name in options.dialects]
    top: set[str] = {"runtime"}
    for path in paths:
        first, _, below = path.partition("/")
        top.update([first] if below else [f"{first}.{extension}" for extension in extensions])
    return sorted([*top, *(["openapi.json"] if options.openapi else [])])


README = """\
# {name}

{description}Types and [Zod](https://zod.dev) schemas, generated from the API's contracts by tallystick. Do not edit;
change the contracts and run `tallystick generate`.

## Install

```sh
npm install {name} zod
```

Zod {zod} is a peer dependency: the package uses the one of your project. It is ESM only and needs no build step.

## Validate

```ts
import {{ {schema} }} from "{name}{subpath}";

const result = {schema}.safeParse(await response.json());
if (result.success) {{
  result.data; // {type}
}} else {{
  result.error.issues; // what is wrong, and where
}}
```

## Use the types

```ts
import type {{ {type} }} from "{name}{subpath}";

function show(value: {type}): void {{}}
```

Where parsing fills in defaults, a second type ending in `Input` says what may be handed to the parser.

## Modules

{modules}

Import from the module you need, or everything from `{name}`; bundlers drop what is not used either way.{mini}
"""

MINI = """

Each of them is also under `{name}/mini` for [`zod/mini`](https://zod.dev/packages/mini), which is several times
smaller and slower."""


def readme(package: ir.Package, options: Options) -> str:
    """How to use the package, with one of its own types as the example."""
    path, declaration = _example(package)
    folder = BY_NAME[options.dialects[0]].folder
    rows = [f"- `{options.name}/{folder}{module.path}`" for module in package.modules]
    return README.format(
        name=options.name,
        description=f"{markdown(options.description)}\n\n" if options.description else "",
        zod=ZOD_RANGE.replace(" <", ", <").replace(">=", "≥ ").replace("<", "< "),
        schema=schema_name(declaration),
        type=declaration,
        subpath="" if path is None else f"/{folder}{path}",
        modules="\n".join(rows),
        mini=MINI.format(name=options.name) if len(options.dialects) > 1 else "",
    )


def _example(package: ir.Package) -> tuple[str | None, str]:
    """A declaration to show, and the path of its module: the first object, else the first there is."""
    found = [(module.path, declaration) for module in package.modules for declaration in module.declarations]
    for path, declaration in found:
        if isinstance(declaration.node, ir.Object):
            return path, declaration.name
    return (found[0][0], found[0][1].name) if found else (None, "Example")
