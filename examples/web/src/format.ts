import type { ClientKind, PaymentTerms } from "@acme/contracts/ledger/client";
import type { Discount, InvoiceStatus, LineItem } from "@acme/contracts/ledger/invoice";
import type { TaxRateInput } from "@acme/contracts/ledger/money";

/** The language of the page is English; so are its numbers and dates. */
export const LOCALE = "en-GB";

const day = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "short" });
const month = new Intl.DateTimeFormat(LOCALE, { month: "short", year: "numeric", timeZone: "UTC" });

/** `2026-03-02` as a day: a date has no time zone, so none is applied. */
export const showDay = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

/** From one day to another, saying what they share once. */
export const showPeriod = ([from, to]: readonly [string, string]): string =>
  day.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));

export const showMoment = (datetime: string): string => moment.format(new Date(datetime));

/** `2026-03` as a month. */
export const showMonth = (text: string): string => month.format(new Date(`${text}-01T00:00:00Z`));

/** Today in the time zone of the user, as the contract writes dates. */
export function today(): string {
  const now = new Date();
  const part = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

export const STATUS_LABELS: Readonly<Record<InvoiceStatus, string>> = {
  draft: "Draft",
  sent: "Sent",
  "partly-paid": "Partly paid",
  paid: "Paid",
  void: "Void",
};

export const KIND_LABELS: Readonly<Record<ClientKind, string>> = {
  company: "Company",
  person: "Private person",
};

export const TERMS_LABELS: Readonly<Record<PaymentTerms, string>> = {
  0: "Immediately",
  7: "Within 7 days",
  14: "Within 14 days",
  30: "Within 30 days",
};

const withoutZeros = (decimal: string): string => decimal.replace(/\.0+$/, "");

export function showTax(tax: TaxRateInput | null): string {
  if (tax === null) return "No tax";
  return tax.reverseCharge ? `${tax.name}, reverse charge` : `${tax.name} ${withoutZeros(tax.rate)} %`;
}

export function showDiscount(discount: Discount): string {
  switch (discount.kind) {
    case "percent":
      return `${withoutZeros(discount.percent)} %`;
    case "amount":
      return discount.amount;
    case "early-payment":
      return `${withoutZeros(discount.percent)} % if paid by ${showDay(discount.until)}`;
  }
}

const UNITS: Readonly<Record<LineItem["unit"], readonly [one: string, many: string]>> = {
  hour: ["hour", "hours"],
  day: ["day", "days"],
  piece: ["piece", "pieces"],
  month: ["month", "months"],
};

/** So much of something: `12.5 hours`. */
export function showQuantity({ quantity, unit }: Pick<LineItem, "quantity" | "unit">): string {
  const amount = withoutZeros(quantity);
  return `${amount} ${UNITS[unit][amount === "1" ? 0 : 1]}`;
}

export const UNIT_LABELS: Readonly<Record<LineItem["unit"], string>> = {
  hour: "Hours",
  day: "Days",
  piece: "Pieces",
  month: "Months",
};
