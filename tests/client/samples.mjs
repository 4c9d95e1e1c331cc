// Schemas that few documents keep.
import { sample } from "shop/mocks";
import * as runtime from "shop/runtime";
import * as z from "zod";

const tree = z.object({ name: z.string(), get children() { return z.array(tree); } });
const either = z.union([z.object({ get left() { return either; }, get right() { return either; } }), z.literal("leaf")]);
const noEnd = z.object({ get next() { return noEnd; } });
const text = (...checks) => z.string().check(...checks);
const pattern = (source) => z.string().regex(new RegExp(source, "u"));

const schemas = {
  flag: z.boolean(),
  tree,
  either,
  date: text(runtime.contractDate, runtime.momentMinimum("2031-02-27"), runtime.momentMaximum("2031-03-02")),
  instant: text(runtime.contractDatetime, runtime.momentExclusiveMinimum("1999-12-31T23:00:00+01:00")),
  clock: text(runtime.contractLocalTime, runtime.momentMaximum("00:00:05")),
  span: text(runtime.contractDuration, runtime.durationMinimum("P400D")),
  negative: text(runtime.contractDuration, runtime.durationMaximum("-P1D")),
  amount: text(runtime.decimalMinimum("1000000"), runtime.decimalExclusiveMaximum("1000001")).regex(/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2})?$/u),
  bytes: text(runtime.contractBase64, runtime.minBytes(2), runtime.maxBytes(5)),
  share: z.number().gt(0).lt(0.01),
  even: z.int().min(7).max(9).check(runtime.multipleOf(2)),
  cents: z.number().min(0).check(runtime.multipleOf(0.01)),
  negativeOnly: z.number().lt(-5),
  pattern: pattern("^(?:ab?|[^a-z0-9\\s]{2,4}|\\p{Lu}\\d+)-(x|y)\\.\\u{1F600}$"),
  ahead: pattern("^(?!abc)[a-c]{3}$"),
  unanchored: pattern("z{3}"),
  title: pattern("^\\S+$").min(12).max(14),
  long: z.string().min(50).max(50),
  short: z.string().max(1),
  unique: z.array(z.int().min(1).max(4)).min(4).check(runtime.uniqueItems),
  keys: z.record(z.string().regex(/^[a-z]{2}$/u), z.boolean()).check(runtime.minProperties(3)),
  all: z.record(z.enum(["a", "b"]), z.null()),
  some: z.partialRecord(z.enum(["a", "b"]), z.null()),
  tuple: z.tuple([z.string(), z.number()], z.boolean()),
  one: z.xor([z.string(), z.number()]),
  strict: z.strictObject({ a: z.string().optional() }),
  more: z.object({ a: z.string() }).catchall(z.int()),
  sum: z.object({ parts: z.array(z.int().min(0).max(3)).max(3), total: z.int().min(0).max(9) }).check(
    runtime.rules({
      name: "sum",
      at: ["total"],
      message: "",
      holds: ({ parts, total }) => parts.reduce((one, other) => one + other, 0) === total,
    }),
  ),
  ...Object.fromEntries(
    ["dateTime", "time", "duration", "email", "idnEmail", "hostname", "uri", "uriReference", "iri", "iriReference", "uriTemplate", "jsonPointer", "relativeJsonPointer", "regex", "contractAnyDatetime", "contractLocalDatetime"].map(
      (name) => [name, text(runtime[name])],
    ),
  ),
  isoDate: z.iso.date(),
  guid: z.guid(),
  uuid: z.uuid(),
  ipv4: z.ipv4(),
  ipv6: z.ipv6(),
};
const none = { never: z.never(), impossible: z.string().min(3).max(2), noEnd };

const invalid = [];
const seen = {};
for (const [name, schema] of Object.entries(schemas)) {
  const texts = new Set();
  for (let seed = 0; seed < 100; seed += 1) {
    try {
      const value = sample(schema, seed);
      if (!schema.safeParse(value).success) invalid.push([name, seed, value]);
      texts.add(JSON.stringify(value));
    } catch (error) {
      invalid.push([name, seed, error.message]);
    }
  }
  seen[name] = [...texts].slice(0, 5);
}
const refused = {};
for (const [name, schema] of Object.entries(none)) {
  try {
    sample(schema);
  } catch (error) {
    refused[name] = error.name;
  }
}
console.log(JSON.stringify({ invalid, refused, seen }));
