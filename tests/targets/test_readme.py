"""The README of a package: how it is installed, and which types it has for input. The rest is in the goldens."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tallystick.ir.nodes import Declaration, Direction, Module, Object, Package, Property, String
from tallystick.targets.options import Options
from tallystick.targets.readme import readme

OBJECT = Object((Property("id", String(), required=True),))
PLAIN = Package((Module("shop", (Declaration("Order", OBJECT),)),))
FILLED = Package((Module("shop", (Declaration("Order", OBJECT, input_name="OrderInput"),)),))
TWO_SHAPES = Package(
    (
        Module(
            "shop",
            (
                Declaration("Order", OBJECT, direction=Direction.OUTPUT),
                Declaration("OrderInput", OBJECT, direction=Direction.INPUT, input_name="OrderInput"),
            ),
        ),
    )
)
WANT = """# @acme/contracts

Types and [Zod](https://zod.dev) schemas, generated from the API's contracts by tallystick. Do not edit;
change the contracts and run `tallystick generate`.

## Install

{install}
Zod ≥ 4.5.0, < 5 is a peer dependency: the package uses the one of your project. It is ESM only and needs no build step.

## Use

```ts
import {{ type Order, OrderSchema }} from "@acme/contracts/shop";
import {{ issues, parseJson }} from "@acme/contracts/runtime";

export async function fetchOrder(address: string): Promise<Order> {{
  const response = await fetch(address);
  const document = parseJson(await response.text());
  const result = OrderSchema.safeParse(document);
  if (!result.success) {{
    const found = issues(result.error, document);
    throw new Error(found.map((issue) => `${{issue.pointer}}: ${{issue.message}}`).join("\\n"));
  }}
  return result.data;
}}
```

`Order` is the type, `OrderSchema` the schema that checks it; so it is with every name. `parseJson` reads what the
server reads, and throws a `SyntaxError` for anything else. `issues` turns an error of Zod into a list of `pointer`
(a JSON Pointer to the value, empty for the whole), `code` and `message`: the same places that the server names for
the same document.
{shapes}
## Modules

- `@acme/contracts/shop`

Import from the module you need, or everything from `@acme/contracts`; bundlers drop what is not used either way.
"""
PUBLISHED = """```sh
npm install @acme/contracts zod
```
"""
PRIVATE = """\
The package is not published. In the repository that has it, make its folder a workspace beside your own: then it is
linked and always current, and shares your Zod.

```json
{ "private": true, "workspaces": ["frontend", "generated/typescript"] }
```

```sh
npm install --workspace frontend @acme/contracts zod
```

In another one, install a copy. `install-links` has to stand in `.npmrc`, beside `package.json`, for every install to
copy: a link would not find your Zod. When the package was generated anew, `npm ci` copies it again.

```sh
echo install-links=true >> .npmrc
npm install ./path/to/generated/typescript zod
```
"""
DEFAULTS = """
Where parsing fills in defaults, a second type says what may be handed to the parser: `OrderInput` is what
`OrderSchema` takes, `Order` what it gives.
"""
BOTH = """
Where what the API takes differs from what it gives, it has a schema for each:
`OrderInputSchema` for `OrderInput`, which is sent,
`OrderSchema` for `Order`, which comes back.
"""
OPTIONS = Options(name="@acme/contracts", dialects=("zod",), private=False)


@pytest.mark.parametrize(
    ("package", "options", "install", "shapes"),
    [
        (PLAIN, OPTIONS, PUBLISHED, ""),
        (PLAIN, replace(OPTIONS, private=True), PRIVATE, ""),
        (FILLED, OPTIONS, PUBLISHED, DEFAULTS),
        (TWO_SHAPES, OPTIONS, PUBLISHED, BOTH),
    ],
)
def test_what_it_says(package: Package, options: Options, install: str, shapes: str) -> None:
    assert readme(package, options) == WANT.format(install=install, shapes=shapes)
