// What applications do with Zod schemas, done with generated ones: every line is here to compile, and `main` prints.
import {
  type InvoiceDraftInput,
  InvoiceDraftInputSchema,
  InvoiceSearchSchema,
  type LineItemInput,
  LineItemInputSchema,
} from "@acme/contracts/ledger/invoice";
import { type Money, MoneySchema } from "@acme/contracts/ledger/money";
import { type CategoryNode, CategoryNodeSchema } from "@acme/contracts/ledger/payment";
import {
  InvoiceDraftInputSchema as MiniDraftSchema,
  LineItemInputSchema as MiniLineSchema,
} from "@acme/contracts/mini/ledger/invoice";
import { MoneySchema as MiniMoneySchema } from "@acme/contracts/mini/ledger/money";
import * as z from "zod";
import * as mini from "zod/mini";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<_ extends true>(): void {}

const money = { amount: "12.50", currency: "EUR" } as const;
const line = { description: "Design", quantity: "1", unitPrice: "80.00" };

// .shape
export const currencies: z.ZodEnum<{ CHF: "CHF"; EUR: "EUR"; GBP: "GBP"; USD: "USD" }> = MoneySchema.shape.currency;
same<Same<keyof typeof LineItemInputSchema.shape, keyof LineItemInput>>();

// .pick, .omit, .partial, .required, .keyof
const picked = LineItemInputSchema.pick({ description: true, unit: true });
same<Same<z.input<typeof picked>, Pick<LineItemInput, "description" | "unit">>>();
const omitted = MoneySchema.omit({ currency: true });
same<Same<z.output<typeof omitted>, { amount: string }>>();
const partial = MoneySchema.partial();
same<Same<z.output<typeof partial>, { amount?: string | undefined; currency?: Money["currency"] | undefined }>>();
const required = partial.required({ amount: true });
same<Same<z.output<typeof required>["amount"], string>>();
const keys = MoneySchema.keyof();
same<Same<z.output<typeof keys>, keyof Money>>();

// .extend, .safeExtend, .catchall, .strict, .loose
const extended = LineItemInputSchema.extend({ note: z.string().optional() });
same<Same<z.input<typeof extended>["note"], string | undefined>>();
same<Same<z.input<typeof extended>["tax"], LineItemInput["tax"]>>();
const safely = MoneySchema.safeExtend({ amount: z.literal("0") });
same<Same<z.output<typeof safely>["amount"], "0">>();
const caught = MoneySchema.catchall(z.number());
same<Same<z.output<typeof caught>["amount"], string>>();
const loose = MoneySchema.loose();
same<Same<z.output<typeof loose>["amount"], string>>();

// Wrappers and transforms
const optional = MoneySchema.optional();
same<Same<z.output<typeof optional>, Money | undefined>>();
const list = MoneySchema.array().min(1);
same<Same<z.output<typeof list>, Money[]>>();
const cents = MoneySchema.transform((value) => Number(value.amount) * 100);
same<Same<z.output<typeof cents>, number>>();
const refined = MoneySchema.refine((value) => value.currency === "EUR", "euros only");
const described = MoneySchema.describe("What it costs").meta({ title: "Price" });

// Recursive objects
const tree = CategoryNodeSchema.pick({ label: true });
same<Same<z.output<typeof tree>, Pick<CategoryNode, "label">>>();

// Parsing
const parsed = InvoiceDraftInputSchema.safeParse({});
if (parsed.success) same<Same<typeof parsed.data, z.output<typeof InvoiceDraftInputSchema>>>();
const failed: string[] = parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join("/")).sort();
same<Same<z.input<typeof InvoiceDraftInputSchema>, InvoiceDraftInput>>();

// Standard Schema, as form libraries, routers and tRPC take it
interface Standard<Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    validate(value: unknown): Result<Output> | Promise<Result<Output>>;
  };
}
type Result<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly { readonly message: string }[] };
async function validated<Output>(schema: Standard<Output>, value: unknown): Promise<Output | number> {
  const result = await schema["~standard"].validate(value);
  return result.issues === undefined ? result.value : result.issues.length;
}

// The same with functions
const miniPicked = mini.pick(MiniLineSchema, { description: true, unit: true });
same<Same<mini.input<typeof miniPicked>, Pick<LineItemInput, "description" | "unit">>>();
const miniOmitted = mini.omit(MiniMoneySchema, { currency: true });
same<Same<mini.output<typeof miniOmitted>, { amount: string }>>();
const miniPartial = mini.partial(MiniMoneySchema);
same<Same<mini.output<typeof miniPartial>, z.output<typeof partial>>>();
const miniExtended = mini.extend(MiniMoneySchema, { note: mini.optional(mini.string()) });
same<Same<mini.output<typeof miniExtended>["note"], string | undefined>>();
const miniSafely = mini.safeExtend(MiniMoneySchema, { amount: mini.literal("0") });
same<Same<mini.output<typeof miniSafely>["amount"], "0">>();
const miniFailed = MiniDraftSchema.safeParse({});

export async function main(): Promise<Record<string, unknown>> {
  return {
    shape: [Object.keys(InvoiceSearchSchema.shape), currencies.options.length],
    pick: [picked.parse(line), miniPicked.parse(line)],
    omit: [omitted.parse({ amount: "1" }), miniOmitted.parse({ amount: "1" }), omitted.safeParse(money).success],
    partial: [partial.parse({}), miniPartial.parse({}), required.safeParse({}).success],
    keyof: keys.options,
    extend: [extended.safeParse({ ...line, note: 1 }).success, miniExtended.parse({ ...money, note: "n" }).note],
    safeExtend: [safely.safeParse(money).success, safely.parse({ ...money, amount: "0" }).amount],
    catchall: [caught.safeParse({ ...money, more: "1" }).success, caught.parse({ ...money, more: 1 })],
    miniSafeExtend: miniSafely.safeParse({ ...money, amount: "0" }).success,
    loose: loose.parse({ ...money, more: 1 }),
    wrappers: [optional.parse(undefined), list.safeParse([]).success, cents.parse(money)],
    refine: refined.safeParse({ ...money, currency: "USD" }).error?.issues[0]?.message,
    meta: described.meta(),
    unchanged: MoneySchema.meta() ?? null,
    tree: tree.parse({ label: "Travel", children: [] }),
    failed: [failed, miniFailed.error?.issues.map((issue) => issue.path.join("/")).sort()],
    standard: [
      await validated(MoneySchema, money),
      await validated(MiniMoneySchema, money),
      await validated(MoneySchema, {}),
      await validated(MiniMoneySchema, {}),
    ],
  };
}
