"""The README of the package, for those who have nothing else of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.ir.nodes import Direction, Object
from tallystick.render.encode import markdown
from tallystick.targets.dialects import BY_NAME
from tallystick.targets.model import schema_name
from tallystick.targets.readme_operations import section

if TYPE_CHECKING:
    from tallystick.ir.nodes import Package
    from tallystick.targets.options import Options

ZOD_RANGE = ">=4.5.0 <5"

_README = """\
# {name}

{description}Types and [Zod](https://zod.dev) schemas, generated from the API's contracts by tallystick. Do not edit;
change the contracts and run `tallystick generate`.

## Install

{install}

Zod {zod} is a peer dependency: the package uses the one of your project. It is ESM only and needs no build step.

## Use

```ts
import {{ type {type}, {schema} }} from "{name}{subpath}";
import {{ issues, parseJson }} from "{name}/runtime";

export async function fetch{type}(address: string): Promise<{type}> {{
  const response = await fetch(address);
  const document = parseJson(await response.text());
  const result = {schema}.safeParse(document);
  if (!result.success) {{
    const found = issues(result.error, document);
    throw new Error(found.map((issue) => `${{issue.pointer}}: ${{issue.message}}`).join("\\n"));
  }}
  return result.data;
}}
```

`{type}` is the type, `{schema}` the schema that checks it; so it is with every name. `parseJson` reads what the
server reads, and throws a `SyntaxError` for anything else. `issues` turns an error of Zod into a list of `pointer`
(a JSON Pointer to the value, empty for the whole), `code` and `message`: the same places that the server names for
the same document.{shapes}

## Modules

{modules}

Import from the module you need, or everything from `{name}`; bundlers drop what is not used either way.{more}
"""

_INSTALL = """\
```sh
npm install {name} zod
```"""

_INSTALL_PRIVATE = """\
The package is not published. In the repository that has it, make its folder a workspace beside your own: then it is
linked and always current, and shares your Zod.

```json
{{ "private": true, "workspaces": ["frontend", "generated/typescript"] }}
```

```sh
npm install --workspace frontend {name} zod
```

In another one, install a copy. `install-links` has to stand in `.npmrc`, beside `package.json`, for every install to
copy: a link would not find your Zod. When the package was generated anew, `npm ci` copies it again.

```sh
echo install-links=true >> .npmrc
npm install ./path/to/generated/typescript zod
```"""

_MINI = """

The modules are also under `{name}/mini`, with the same names, for [`zod/mini`](https://zod.dev/packages/mini):
there the schemas, with what they need of Zod, are several times smaller in a bundle, and validate more slowly."""

_CODECS = """

Under `{name}/codecs` the same names stand for what an application works with: `Date` for an instant, `Uint8Array` for
bytes, `bigint` for an integer of any size, `Set` for distinct scalars, `Map` for keys that are no text. `parse` and
`decode` give those, `z.encode` goes back and checks, and `toWire(schema, value)` of `{name}/codecs` only goes back.
They accept the same documents. An instant that is still what was read is written as it was read; any other in UTC,
with milliseconds."""


def readme(package: Package, options: Options) -> str:
    """How to use the package, with one of its own types as the example."""
    path, declaration = _example(package)
    folder = BY_NAME[options.dialects[0]].folder
    rows = [f"- `{options.name}/{folder}{module.path}`" for module in package.modules]
    return _README.format(
        name=options.name,
        description=f"{markdown(options.description)}\n\n" if options.description else "",
        install=(_INSTALL_PRIVATE if options.private else _INSTALL).format(name=options.name),
        zod=ZOD_RANGE.replace(" <", ", <").replace(">=", "≥ ").replace("<", "< "),
        schema=schema_name(declaration),
        type=declaration,
        subpath="" if path is None else f"/{folder}{path}",
        shapes="".join(f"\n\n{sentence}" for sentence in _shapes(package)),
        modules="\n".join(rows),
        more=_more(package, options),
    )


def _more(package: Package, options: Options) -> str:
    """What only some packages have: a second dialect, codecs, operations."""
    mini = _MINI.format(name=options.name) if len(options.dialects) > 1 else ""
    codecs = _CODECS.format(name=options.name) if options.codecs else ""
    return mini + codecs + section(package, options)


def _shapes(package: Package) -> list[str]:
    """What there is to know of types for input, each shown on the first that has one."""
    declarations = {each.name: each for module in package.modules for each in module.declarations}
    sentences = []
    filled = [each for each in declarations.values() if each.input_name not in {None, each.name}]
    if filled:
        name, given = filled[0].name, filled[0].input_name
        sentences.append(
            f"Where parsing fills in defaults, a second type says what may be handed to the parser: `{given}` is what\n"
            f"`{schema_name(name)}` takes, `{name}` what it gives."
        )
    sent = {
        name.removesuffix("Input"): name for name, each in declarations.items() if each.direction is Direction.INPUT
    }
    twice = [(name, given) for name, given in sent.items() if name != given and name in declarations]
    if twice:
        name, given = twice[0]
        sentences.append(
            "Where what the API takes differs from what it gives, it has a schema for each:\n"
            f"`{schema_name(given)}` for `{given}`, which is sent,\n"
            f"`{schema_name(name)}` for `{name}`, which comes back."
        )
    return sentences


def _example(package: Package) -> tuple[str | None, str]:
    """A declaration to show, and the path of its module.

    An object that an operation answers with, rather one than a page of many; else the first object that comes back,
    else the first declaration there is.
    """
    found = [(module.path, each) for module in package.modules for each in module.declarations]
    objects = [
        (path, each) for path, each in found if isinstance(each.node, Object) and each.direction is not Direction.INPUT
    ]
    given = _given(package)
    answered = sorted((item for item in objects if item[1].name in given), key=lambda item: given.index(item[1].name))
    return next(((path, each.name) for path, each in (*answered, *objects, *found)), (None, "Example"))


def _given(package: Package) -> list[str]:
    """The declarations that operations answer with: those of fetching one thing first."""
    operations = sorted(package.operations, key=lambda each: (each.method.upper() != "GET", each.pages is not None))
    contents = [answer.content for operation in operations for answer in operation.answers]
    return [each.schema for each in contents if each is not None and each.carried == "json" and each.schema]
