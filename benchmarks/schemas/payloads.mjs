// One valid and one invalid instance of each schema; what is wrong comes last.
const profile = {
  id: "0b8f3c1e-6a52-4c3e-9d0f-2f6a1b7c8d9e",
  email: "ada@example.org",
  name: "Ada Lovelace",
  age: 36,
  score: 98.5,
  active: true,
  role: "editor",
  country: "GB",
  createdAt: "2026-01-02T03:04:05Z",
  nickname: null,
};
const items = Array.from({ length: 1000 }, (_, index) => ({
  sku: `ABC-${index}`,
  title: `Line item ${index}`,
  quantity: (index % 9) + 1,
  unitPrice: index / 4,
  taxable: index % 2 === 0,
}));
const kinds = [
  { kind: "opened", document: "a" },
  { kind: "closed", document: "b" },
  { kind: "moved", x: 1.5, y: 2 },
  { kind: "typed", text: "hello" },
];
const events = Array.from({ length: 100 }, (_, index) => kinds[index % 4]);

export const payloads = {
  Profile: {
    valid: profile,
    invalid: { ...profile, country: "gb", nickname: 1 },
  },
  Order: {
    valid: { number: "1", items },
    invalid: {
      number: "1",
      items: [...items.slice(1), { ...items[0], quantity: 0 }],
    },
  },
  Session: {
    valid: { events },
    invalid: { events: [...events.slice(1), { kind: "moved", x: 1, y: "2" }] },
  },
};
