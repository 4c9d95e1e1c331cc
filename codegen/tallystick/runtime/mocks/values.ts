/** Values that a schema accepts, made by walking it. What its checks refuse is made again. */
import type { $ZodType } from "zod/v4/core";
import { areUnique, uniqueItems } from "../collections.js";
import {
  checksOf,
  defOf,
  lengths,
  type Making,
  type Raw,
  refusals,
  SampleError,
  told,
  TRIES,
} from "./making.js";
import { between, oneOf, type Random } from "./random.js";
import { number, text } from "./scalars.js";
import { words } from "./texts.js";

/** Of distinct parts. */
const PART_TRIES = 60;
/** From here on, what can be left out is. */
const DEEP = 4;
/** Beyond this, a schema has no value that ends. */
const TOO_DEEP = 64;
/** A refused value is tried as large as before so often. */
const LARGE_TRIES = 4;

const ABSENT = Symbol("absent");

/** A value that `schema` accepts, as it is before parsing. */
export function valueOf(schema: $ZodType, random: Random): unknown {
  const made = make(schema, { random, depth: 0, attempt: 0 });
  return made === ABSENT ? undefined : made;
}

/** A value that keeps all checks of its schema, what is in it included. */
function make(schema: $ZodType, making: Making): unknown {
  const { type } = defOf(schema);
  if (making.depth > TOO_DEEP)
    throw new SampleError("no value of this schema ends");
  if (type === "string") return text(schema, making);
  let found: readonly Raw[] = [];
  let value: unknown;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    value = once(schema, { ...making, attempt }, { value, found });
    if (value === ABSENT) return value;
    found = refusals(schema, value);
    if (found.length === 0) return value;
  }
  throw new SampleError(`no ${type} keeps its contract: ${told(found)}`);
}

/** What was tried before, and what is wrong with it. */
interface Tried {
  readonly value: unknown;
  readonly found: readonly Raw[];
}

function once(schema: $ZodType, making: Making, tried: Tried): unknown {
  const def = defOf(schema);
  const { random } = making;
  switch (def.type) {
    case "number":
      return number(schema, making, tried.found);
    case "boolean":
      return random() < 0.5;
    case "null":
      return null;
    case "literal":
      return oneOf(random, def.values);
    case "enum":
      return oneOf(random, Object.values(def.entries));
    case "unknown":
    case "any":
    case "custom":
      return oneOf(random, [
        null,
        true,
        between(random, 0, 99),
        words(random, 1, 16),
        {},
        [],
      ]);
    case "array":
      return array(def.element, schema, making);
    case "tuple":
      return tuple(def.items, def.rest, making);
    case "object":
      return object(def.shape, def.catchall, making, tried);
    case "record":
      return record(def, schema, making);
    case "union":
      return union(def.options, making);
    case "intersection":
      return together(make(def.left, making), make(def.right, making));
    case "lazy":
      return make(def.getter(), making);
    case "optional":
      return often(making) ? make(def.innerType, making) : ABSENT;
    case "nullable":
      return often(making) ? make(def.innerType, making) : null;
    case "default":
    case "prefault":
      return often(making) ? make(def.innerType, making) : ABSENT;
    case "nonoptional":
    case "readonly":
    case "catch":
      return make(def.innerType, making);
    case "pipe":
      return make(def.in, making);
    default:
      throw new SampleError(`there is no JSON value for ${def.type}`);
  }
}

/** Whether what need not be there is: less often deep down, and in later tries. */
function often({ random, depth, attempt }: Making): boolean {
  if (depth >= DEEP) return false;
  return random() < (attempt < LARGE_TRIES ? 0.75 : 0.4);
}

// -- Containers

function inside(making: Making): Making {
  return { ...making, depth: making.depth + 1, attempt: 0 };
}

/** How many parts a container gets. */
function count(
  { random, depth, attempt }: Making,
  { least, most }: { least: number; most: number },
): number {
  const more =
    depth >= DEEP || attempt >= 2 * LARGE_TRIES
      ? 0
      : attempt >= LARGE_TRIES
        ? 1
        : 3;
  return between(random, least, Math.min(most, least + more));
}

function present(schema: $ZodType, making: Making): unknown {
  let value: unknown;
  do {
    value = make(schema, making);
  } while (value === ABSENT && making.depth < DEEP);
  return value === ABSENT ? make(bare(schema), making) : value;
}

/** A schema without what lets its value be absent. */
function bare(schema: $ZodType): $ZodType {
  const def = defOf(schema);
  return def.type === "optional" ||
    def.type === "default" ||
    def.type === "prefault"
    ? bare(def.innerType)
    : schema;
}

function array(element: $ZodType, schema: $ZodType, making: Making): unknown[] {
  const wanted = count(making, lengths(schema));
  const distinct = checksOf(schema).some(
    ({ _zod }) => (_zod.check as unknown) === uniqueItems,
  );
  const items: unknown[] = [];
  for (
    let tries = 0;
    items.length < wanted && tries < wanted + PART_TRIES;
    tries += 1
  ) {
    const item = present(element, inside(making));
    if (!distinct || areUnique([...items, item])) items.push(item);
  }
  return items;
}

function tuple(
  items: readonly $ZodType[],
  rest: $ZodType | null,
  making: Making,
): unknown[] {
  const fixed = items.map((item) => present(item, inside(making)));
  if (rest === null) return fixed;
  const more = count(making, { least: 0, most: 2 });
  return [
    ...fixed,
    ...Array.from({ length: more }, () => present(rest, inside(making))),
  ];
}

function object(
  shape: Readonly<Record<string, $ZodType>>,
  catchall: $ZodType | undefined,
  making: Making,
  tried: Tried,
): Record<string, unknown> {
  const before = kept(making, tried);
  const made: [string, unknown][] = [];
  for (const [name, member] of Object.entries(shape)) {
    const value = before.has(name)
      ? before.get(name)
      : make(member, inside(making));
    if (value !== ABSENT) made.push([name, value]);
  }
  if (
    catchall !== undefined &&
    !["never", "unknown"].includes(defOf(catchall).type)
  ) {
    const more = count(making, { least: 0, most: 1 });
    for (let at = 0; at < more; at += 1) {
      const name = words(making.random, 1, 16);
      if (!Object.hasOwn(shape, name))
        made.push([name, make(catchall, inside(making))]);
    }
  }
  return Object.fromEntries(made);
}

/** The members of what was tried that nothing is wrong with. Now and then none, since what is wrong may be elsewhere. */
function kept(
  { attempt }: Making,
  { value, found }: Tried,
): ReadonlyMap<string, unknown> {
  if (attempt % 6 === 0 || typeof value !== "object" || value === null)
    return new Map();
  const wrong = new Set(found.map(({ path }) => path?.[0]));
  if (wrong.has(undefined)) return new Map();
  return new Map(Object.entries(value).filter(([name]) => !wrong.has(name)));
}

function record(
  {
    keyType,
    valueType,
    partial,
  }: {
    keyType: $ZodType;
    valueType: $ZodType;
    partial?: boolean;
  },
  schema: $ZodType,
  making: Making,
): Record<string, unknown> {
  const listed = partial === true ? undefined : keyType._zod.values;
  const found = refusals(schema, {}).find(({ code }) => code === "too_small");
  const least = Number(
    (found as { minimum?: number } | undefined)?.minimum ?? 0,
  );
  const wanted = count(making, { least, most: Infinity });
  const keys = new Set<string>();
  if (listed) for (const key of listed) keys.add(String(key));
  else
    for (
      let tries = 0;
      keys.size < wanted && tries < wanted + PART_TRIES;
      tries += 1
    )
      keys.add(String(make(keyType, inside(making))));
  return Object.fromEntries(
    [...keys].map((key) => [key, present(valueType, inside(making))]),
  );
}

/** One of the members; deep down, the one that needs the fewest containers. */
function union(options: readonly $ZodType[], making: Making): unknown {
  if (making.depth < DEEP) return make(oneOf(making.random, options), making);
  const heights = options.map((option) => height(option, new Set()));
  const least = Math.min(...heights);
  const low = options.filter((_, at) => heights[at] === least);
  return make(oneOf(making.random, low), making);
}

/** How many containers a value cannot do without; more than any, where it would never end. */
function height(schema: $ZodType, open: ReadonlySet<$ZodType>): number {
  if (open.has(schema)) return Infinity;
  const within = new Set([...open, schema]);
  const highest = (members: readonly $ZodType[]): number =>
    1 + Math.max(0, ...members.map((member) => height(member, within)));
  const def = defOf(schema);
  switch (def.type) {
    case "object":
      return highest(Object.values(def.shape));
    case "tuple":
      return highest(def.items);
    case "array":
      return lengths(schema).least > 0 ? highest([def.element]) : 1;
    case "record":
      return 1;
    case "union":
      return Math.min(...def.options.map((option) => height(option, within)));
    case "lazy":
      return height(def.getter(), within);
    case "nonoptional":
    case "readonly":
    case "catch":
      return height(def.innerType, within);
    default:
      return 0;
  }
}

function together(left: unknown, right: unknown): unknown {
  return typeof left === "object" && typeof right === "object"
    ? { ...left, ...right }
    : left;
}
