// The schemas of openapi.json as a developer would write them by hand.
import * as z from "zod";

export const Profile = z.strictObject({
  id: z.guid(),
  email: z.string().regex(/^[^@ ]+@[^@ ]+\.[a-z]+$/),
  name: z.string().min(1).max(100),
  age: z.int().min(0).max(150),
  score: z.number().min(0),
  active: z.boolean(),
  role: z.enum(["admin", "editor", "viewer"]),
  country: z.string().regex(/^[A-Z]{2}$/),
  createdAt: z.iso.datetime({ offset: true }),
  nickname: z.string().max(50).nullable().optional(),
});

const LineItem = z.strictObject({
  sku: z.string().regex(/^[A-Z]{3}-[0-9]+$/),
  title: z.string().min(1).max(200),
  quantity: z.int().min(1).max(100000),
  unitPrice: z.number().min(0),
  taxable: z.boolean(),
});

export const Order = z.strictObject({
  number: z.string(),
  items: z.array(LineItem).min(1),
});

const Event = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("opened"), document: z.string() }),
  z.strictObject({ kind: z.literal("closed"), document: z.string() }),
  z.strictObject({ kind: z.literal("moved"), x: z.number(), y: z.number() }),
  z.strictObject({ kind: z.literal("typed"), text: z.string().max(1000) }),
]);

export const Session = z.strictObject({ events: z.array(Event) });
