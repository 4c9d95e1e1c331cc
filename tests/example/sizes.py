"""How much of the package a bundler keeps for one schema, against the same schema written by hand."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from tests.example import project

if TYPE_CHECKING:
    from pathlib import Path

HAND = {
    "zod": """\
import * as z from "zod";
export const schema = z.strictObject({
  amount: z.string().regex(/^-?(?:0|[1-9][0-9]{0,11})(?:\\.[0-9]{1,2})?$/u),
  currency: z.enum(["CHF", "EUR", "GBP", "USD"]),
});
""",
    "zod/mini": """\
import * as z from "zod/mini";
export const schema = z.strictObject({
  amount: z.string().check(z.regex(/^-?(?:0|[1-9][0-9]{0,11})(?:\\.[0-9]{1,2})?$/u)),
  currency: z.enum(["CHF", "EUR", "GBP", "USD"]),
});
""",
}
"""The schema of `Money` as one writes it by hand, by dialect."""
IMPORTED = {
    "zod": 'export { MoneySchema as schema } from "@acme/contracts/ledger/money";\n',
    "zod/mini": 'export { MoneySchema as schema } from "@acme/contracts/mini/ledger/money";\n',
}
FROM_INDEX = {
    "zod": 'export { MoneySchema as schema } from "@acme/contracts";\n',
    "zod/mini": 'export { MoneySchema as schema } from "@acme/contracts/mini";\n',
}


def bundled(source: str, installed: Path) -> int:
    """The size in bytes of a module with all it imports: bundled, minified and compressed."""
    options = ("--bundle", "--minify", "--format=esm", "--log-level=error")
    folder = installed.parent.parent.parent
    code = project.run(project.tool("esbuild"), *options, cwd=folder, stdin=source)
    return len(gzip.compress(code.encode(), 9, mtime=0))
