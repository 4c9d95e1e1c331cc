"""Money, counted in cents: sums of integers lose nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from contracts.ledger.invoice import AmountDiscount, Discount, LineItem, PercentDiscount
from contracts.ledger.money import Currency

CENT = Decimal("0.01")
BOUGHT_BY_ONE_EURO = {
    Currency.EUR: Decimal(1),
    Currency.CHF: Decimal("0.94"),
    Currency.GBP: Decimal("0.85"),
    Currency.USD: Decimal("1.08"),
}


def cents(amount: Decimal) -> int:
    """An amount in cents; half a cent goes to the even one."""
    return int(amount.quantize(CENT, ROUND_HALF_EVEN).scaleb(2))


def amount(number: int) -> Decimal:
    """So many cents as an amount, with two decimals."""
    return Decimal(number).scaleb(-2)


def total(lines: Sequence[LineItem], discount: Discount | None) -> int:
    """What there is to pay, in cents: all lines, taxes added, then the discount off.

    A discount for paying early is not in it, since nobody knows yet, and no discount turns a bill into a gift.
    """
    gross = sum(cents(line.net) + _tax(line) for line in lines)
    match discount:
        case PercentDiscount(percent=percent):
            return gross - cents(amount(gross) * percent / 100)
        case AmountDiscount(amount=off):
            return gross - min(max(gross, 0), cents(off))
        case _:
            return gross


def _tax(line: LineItem) -> int:
    return 0 if line.tax is None or line.tax.reverse_charge else cents(line.net * line.tax.rate / 100)


def in_euro(number: int, currency: Currency) -> int:
    """So many cents of a currency as euro cents."""
    return cents(amount(number) / BOUGHT_BY_ONE_EURO[currency])
