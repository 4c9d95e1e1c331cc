/** Money as the contract writes it: decimal strings, added and rounded exactly. No number is ever made of one to count with. */
import type { Discount, LineItemInput } from "@acme/contracts/ledger/invoice";
import type { Money } from "@acme/contracts/ledger/money";
import {
  addDecimals,
  compareDecimals,
  decimalOf,
  type Exact,
  multiplyDecimals,
  negateDecimal,
  subtractDecimals,
  sumDecimals,
} from "@acme/contracts/runtime";
import { LOCALE, showTax } from "./format";

const CENTS = 2;
const ZERO: Exact = { units: 0n, places: CENTS };
const HUNDREDTH: Exact = { units: 1n, places: 2 };

/** Rounded to cents, halves to the even neighbour, as Python's `Decimal.quantize` does. */
export function toCents(value: Exact): Exact {
  if (value.places <= CENTS) return { units: value.units * 10n ** BigInt(CENTS - value.places), places: CENTS };
  const divisor = 10n ** BigInt(value.places - CENTS);
  const negative = value.units < 0n;
  const units = negative ? -value.units : value.units;
  const whole = units / divisor;
  const twice = (units % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  return { units: negative ? -rounded : rounded, places: CENTS };
}

/** The text on the wire: `-12.50`. */
export function textOf(value: Exact): string {
  const { units, places } = toCents(value);
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The decimal that a field spells, or nothing while it spells none. */
export function read(text: string | undefined): Exact | undefined {
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? decimalOf(text) : undefined;
}

const formats = new Map<string, Intl.NumberFormat>();

/** An amount for people: `€1,250.00`. */
export function showMoney({ amount, currency }: Money): string {
  let format = formats.get(currency);
  if (format === undefined) {
    format = new Intl.NumberFormat(LOCALE, { style: "currency", currency });
    formats.set(currency, format);
  }
  // A string is formatted digit by digit; a number could lose cents.
  return format.format(amount as Intl.StringNumericLiteral);
}

/** What one line comes to, or nothing while its fields spell no numbers. */
export function netOf(line: Partial<LineItemInput>): Exact | undefined {
  const quantity = read(line.quantity);
  const price = read(line.unitPrice);
  return quantity && price && toCents(multiplyDecimals(quantity, price));
}

export interface TaxTotal {
  readonly label: string;
  readonly amount: string;
}

export interface Totals {
  readonly subtotal: string;
  readonly taxes: readonly TaxTotal[];
  /** What the discount takes off, as a negative amount. */
  readonly discount: string | undefined;
  readonly total: string;
}

const percentOf = (value: Exact, percent: Exact): Exact =>
  toCents(multiplyDecimals(multiplyDecimals(value, percent), HUNDREDTH));

/** What a discount takes off an invoice. No discount turns a bill into a gift. */
function discountOn(gross: Exact, discount: Discount | null | undefined): Exact {
  switch (discount?.kind) {
    case "percent":
      return percentOf(gross, read(discount.percent) ?? ZERO);
    case "amount": {
      const most = gross.units > 0n ? gross : ZERO;
      const off = toCents(read(discount.amount) ?? ZERO);
      return compareDecimals(off, most) < 0 ? off : most;
    }
    default:
      // For paying early: one gets it when one has paid.
      return ZERO;
  }
}

/** The taxes of all lines, each rounded on its own, added up by rate. */
function taxesOn(lines: readonly Partial<LineItemInput>[]): Map<string, Exact> {
  const taxes = new Map<string, Exact>();
  for (const line of lines) {
    const { tax } = line;
    const rate = read(tax?.rate);
    if (!tax || !rate || tax.reverseCharge) continue;
    const label = showTax(tax);
    taxes.set(label, addDecimals(taxes.get(label) ?? ZERO, percentOf(netOf(line) ?? ZERO, rate)));
  }
  return taxes;
}

/** The totals of what stands in an invoice so far: a line that is no number yet counts as nothing. */
export function totalsOf(lines: readonly Partial<LineItemInput>[], discount: Discount | null | undefined): Totals {
  const subtotal = sumDecimals([ZERO, ...lines.map((line) => netOf(line) ?? ZERO)]);
  const taxes = taxesOn(lines);
  const gross = sumDecimals([subtotal, ...taxes.values()]);
  const off = discountOn(gross, discount);
  return {
    subtotal: textOf(subtotal),
    taxes: [...taxes].map(([label, amount]) => ({ label, amount: textOf(amount) })),
    discount: off.units === 0n ? undefined : textOf(negateDecimal(off)),
    total: textOf(subtractDecimals(gross, off)),
  };
}
