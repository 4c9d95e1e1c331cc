import type { Discount, LineItem } from "@acme/contracts/ledger/invoice";
import type { Currency } from "@acme/contracts/ledger/money";

/** Money, counted in cents: sums of integers lose nothing. */
export type Cents = bigint;

/** A line before it is an answer: without what is computed of it. */
export type Line = Omit<LineItem, "net">;

/** What one euro buys, in hundredths. */
const BOUGHT_BY_ONE_EURO: Readonly<Record<Currency, bigint>> = {
  EUR: 100n,
  CHF: 94n,
  GBP: 85n,
  USD: 108n,
};

/** The text of a decimal as so many units of its last place: `scaled("1.5", 2)` is 150. */
export function scaled(text: string, places: number): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(places, "0"));
}

/** The text of so many units of the last of `places` decimals: `decimal(150n, 2)` is `1.50`. */
export function decimal(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const sign = units < 0n ? "-" : "";
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** So many cents as an amount, with two decimals. */
export function amount(cents: Cents | number): string {
  return decimal(BigInt(cents), 2);
}

/** So many thousandths, without zeros at the end: `12.5`, `3`. */
export function quantity(thousandths: bigint | number): string {
  return decimal(BigInt(thousandths), 3).replace(/\.?0+$/, "");
}

/** Quantity times price. */
export function netOf(line: Line): Cents {
  return halved(scaled(line.quantity, 3) * scaled(line.unitPrice, 2), 1000n);
}

/**
 * What there is to pay: all lines, taxes added, then the discount off.
 *
 * A discount for paying early is not in it, since nobody knows yet, and no discount turns a bill into a gift.
 */
export function totalOf(
  lines: readonly Line[],
  discount: Discount | null,
): Cents {
  const gross = lines.reduce(
    (sum, line) => sum + netOf(line) + taxOf(line),
    0n,
  );
  switch (discount?.kind) {
    case "percent":
      return gross - halved(gross * scaled(discount.percent, 2), 10_000n);
    case "amount": {
      const off = scaled(discount.amount, 2);
      const most = gross > 0n ? gross : 0n;
      return gross - (off < most ? off : most);
    }
    default:
      return gross;
  }
}

function taxOf(line: Line): Cents {
  if (line.tax === null || line.tax.reverseCharge) return 0n;
  return halved(netOf(line) * scaled(line.tax.rate, 2), 10_000n);
}

/** So many cents of a currency as euro cents. */
export function inEuro(cents: Cents, currency: Currency): Cents {
  return halved(cents * 100n, BOUGHT_BY_ONE_EURO[currency]);
}

/** A quotient, rounded; half of one goes to the even neighbour. The divisor is positive. */
function halved(dividend: bigint, divisor: bigint): bigint {
  const sign = dividend < 0n ? -1n : 1n;
  const size = dividend * sign;
  const down = size / divisor;
  const twice = (size % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && down % 2n === 1n);
  return sign * (up ? down + 1n : down);
}
