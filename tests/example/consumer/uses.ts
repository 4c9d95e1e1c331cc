// What a frontend does with the generated package: every line is here to compile, and the values are printed by `main`.
import {
  type Invoice,
  type InvoiceDraftInput,
  InvoiceDraftInputSchema,
  InvoiceSchema,
  LineItemInputSchema,
} from "@acme/contracts/ledger/invoice";
import { type Money, MoneySchema } from "@acme/contracts/ledger/money";
import { type WorkspaceEvent, WorkspaceEventSchema } from "@acme/contracts/workspace/event";
import { type CategoryNode, CategoryNodeSchema } from "@acme/contracts/ledger/payment";
import { MoneySchema as MiniMoneySchema } from "@acme/contracts/mini/ledger/money";
import * as z from "zod";
import * as mini from "zod/mini";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<_ extends true>(): void {}

// The inferred types are the declared ones, in both directions.
same<Same<z.output<typeof InvoiceSchema>, Invoice>>();
same<Same<z.input<typeof InvoiceDraftInputSchema>, InvoiceDraftInput>>();
same<Same<z.output<typeof MiniMoneySchema>, Money>>();

// Forms: `.shape`, `.pick`, `.extend`.
export const lineForm: z.ZodObject<{ description: z.ZodString; quantity: z.ZodString }, z.core.$strip> =
  LineItemInputSchema.pick({ description: true, quantity: true });
const draftForm = InvoiceDraftInputSchema.extend({ acceptsTerms: z.literal(true) });
type DraftForm = z.input<typeof draftForm>;
same<Same<DraftForm["servicePeriod"], [string, string]>>();
same<Same<DraftForm["acceptsTerms"], true>>();
export const currencies: readonly string[] = MoneySchema.shape.currency.options;
const miniForm = mini.extend(mini.pick(MiniMoneySchema, { currency: true }), {
  note: mini.optional(mini.string()),
});
same<Same<mini.output<typeof miniForm>, { currency: Money["currency"]; note?: string | undefined }>>();

// Optional on the way in, always there on the way out.
same<Same<InvoiceDraftInput["labels"], { [key: string]: string } | undefined>>();
same<Same<Invoice["labels"], { [key: string]: string }>>();
same<Same<Invoice["sentAt"], string | null>>();

// Unions narrow, to the last member.
export function describe(event: WorkspaceEvent): string {
  switch (event.type) {
    case "user-joined":
      return `${event.presence.user.name} joined`;
    case "user-left":
      return `${event.userId} left: ${event.reason}`;
    case "cursor-moved":
      return `${event.userId} at ${event.pointer.x}, ${event.pointer.y}`;
    case "selection-changed":
      return `${event.userId} selected ${event.selection.head - event.selection.anchor}`;
    case "edited":
      return event.operation === "insert" ? `+${event.text}` : `-${event.length}`;
    case "comment-added":
      return event.comment.text;
    default:
      return event satisfies never;
  }
}

// Recursive types are recursive.
export function depth(node: CategoryNode): number {
  return 1 + Math.max(0, ...node.children.map(depth));
}

function shown(money: Money): string {
  const parsed = MoneySchema.safeParse(money);
  const again = mini.safeParse(MiniMoneySchema, money);
  if (parsed.success !== again.success) throw new Error("the dialects differ");
  return parsed.success
    ? `${parsed.data.amount} ${parsed.data.currency}`
    : parsed.error.issues.map((issue) => issue.code).join();
}

export function main(): unknown {
  const draft = InvoiceDraftInputSchema.parse({
    clientId: "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    servicePeriod: ["2026-03-01", "2026-03-31"],
    lines: [
      { description: "Design", quantity: "12.5", unitPrice: "80.00", tax: { name: "VAT", rate: "19.00" } },
    ],
  });
  return {
    draft,
    tree: depth(
      CategoryNodeSchema.parse({
        category: "travel",
        label: "Trips",
        children: [{ category: "travel", label: "Rail", children: [] }],
      }),
    ),
    event: describe(
      WorkspaceEventSchema.parse({
        type: "edited",
        operation: "delete",
        eventId: "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        sentAt: "2026-03-02T10:15:30Z",
        at: 4,
        length: 2,
      }),
    ),
    money: [shown({ amount: "1250.00", currency: "EUR" }), shown({ amount: "1e3", currency: "EUR" })],
    form: draftForm.safeParse(draft).success,
    line: lineForm.safeParse({ description: "", quantity: "1" }).success,
    note: mini.safeParse(miniForm, { currency: "EUR" }).success,
  };
}
