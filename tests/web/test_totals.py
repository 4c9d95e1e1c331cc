"""The page's totals against the service's: the same cents for the same invoice."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

from contracts.ledger.invoice import Discount, LineItem
from examples.ledger_fastapi import money
from tests.example import project

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
SEED = 20261122
INVOICES = 2_000
RATES = ("0", "2.5", "7.00", "8.1", "19.00", "20.55", "100")


def _decimal(random: Random, most: int, places: int, least: int = 0) -> str:
    """A decimal string of up to so many places; often in the middle between two cents."""
    units = random.randint(least, most * 10**places)
    return f"{Decimal(units).scaleb(-places):f}"


def _line(random: Random) -> dict[str, Any]:
    sign = random.choice(("", "", "", "-"))
    return {
        "description": "Work",
        "quantity": _decimal(random, random.choice((2, 9_999)), 3, least=1),
        "unitPrice": sign + _decimal(random, random.choice((1, 99_999)), 2, least=1),
        "tax": random.choice(
            (None, {"name": "VAT", "rate": random.choice(RATES), "reverseCharge": random.random() < 0.2})
        ),
    }


def _discount(random: Random) -> dict[str, str] | None:
    return random.choice(
        (
            None,
            {"kind": "percent", "percent": _decimal(random, 100, 2)},
            {"kind": "amount", "amount": _decimal(random, random.choice((5, 1_000_000)), 2)},
            {"kind": "early-payment", "percent": "3", "until": "2026-04-01"},
        )
    )


@pytest.mark.node
def test_page_and_service_come_to_the_same_cent(web: Path, tmp_path: Path, figure: Callable[[str], None]) -> None:
    random = Random(SEED)  # noqa: S311 - the same invoices every time
    invoices = [
        {"lines": [_line(random) for _ in range(random.randint(1, 5))], "discount": _discount(random)}
        for _ in range(INVOICES)
    ]
    bundle = str(tmp_path / "money.mjs")
    options = ("--bundle", "--format=esm", "--preserve-symlinks", f"--outfile={bundle}", "--log-level=error")
    project.run(project.tool("esbuild"), "src/money.ts", *options, cwd=web)
    answers = json.loads(project.run("node", str(HERE / "totals.mjs"), bundle, cwd=web, stdin=json.dumps(invoices)))

    lines = TypeAdapter(list[LineItem])
    discounts: TypeAdapter[Discount | None] = TypeAdapter(Discount | None)
    apart = []
    for invoice, answer in zip(invoices, answers, strict=True):
        of_service = lines.validate_json(json.dumps(invoice["lines"]))
        total = money.total(of_service, discounts.validate_json(json.dumps(invoice["discount"])))
        # As amounts: Python writes the sign of a negative nothing.
        want = ([line.net for line in of_service], money.amount(total))
        if ([Decimal(net) for net in answer["net"]], Decimal(answer["total"])) != want:
            apart.append((invoice, answer, want))
    figure(f"totals of {len(answers):,} invoices on the page and on the service (seed {SEED}): {len(apart)} differ")
    assert apart[:1] == []
