// Stands in for `zod`, `zod/mini` and the package's runtime: building a schema counts the constraints it is built with.
// What it does not know it does not answer, so that a new construct is noticed instead of being passed over.

const counts = {};
const late = [];

function add(keyword, times = 1) {
  counts[keyword] = (counts[keyword] ?? 0) + times;
}

/** The counts once the shapes behind getters have been built too. */
export function counted() {
  while (late.length > 0) late.pop()();
  return counts;
}

const BOUNDS = {
  string: { least: "minLength", most: "maxLength" },
  array: { least: "minItems", most: "maxItems" },
  number: { least: "minimum", most: "maximum" },
};

/** A check that means what the kind of schema it is put on makes of it. */
const least = Symbol("least");
const most = Symbol("most");

class Recorded {
  constructor(kind, absent = false) {
    this.kind = kind;
    this.absent = absent;
  }
  min() {
    return this.check(least);
  }
  max() {
    return this.check(most);
  }
  gt() {
    return this.check("exclusiveMinimum");
  }
  lt() {
    return this.check("exclusiveMaximum");
  }
  regex() {
    return this.check("pattern");
  }
  check(...checks) {
    for (const check of checks) {
      if (check === least || check === most)
        add(BOUNDS[this.kind][check.description]);
      else if (check !== undefined) add(check);
    }
    return this;
  }
  nullable() {
    return new Recorded("nullable", this.absent);
  }
  optional() {
    return new Recorded(this.kind, true);
  }
  default() {
    return new Recorded(this.kind, true);
  }
  prefault() {
    return new Recorded(this.kind, true);
  }
  catchall(schema) {
    if (schema.kind === "never") add("closed");
    return this;
  }
}

const plain = (kind) => () => new Recorded(kind);

function shaped(...keywords) {
  return (shape) => {
    for (const keyword of keywords) add(keyword);
    for (const { get, value } of Object.values(
      Object.getOwnPropertyDescriptors(shape),
    )) {
      if (get === undefined) value.absent || add("required");
      else late.push(() => get().absent || add("required"));
    }
    return new Recorded("object");
  };
}

function format(name) {
  return () => {
    add(`format ${name}`);
    return new Recorded("string");
  };
}

function values(list) {
  add("values", Array.isArray(list) ? list.length : 1);
  return new Recorded("literal");
}

function unknown() {
  add("anything");
  return new Recorded("unknown");
}

function map(keys) {
  add("map");
  return new Recorded("record");
}

export const string = plain("string");
export const number = plain("number");
export const int = plain("number");
export const boolean = plain("boolean");
export const never = plain("never");
export const custom = plain("custom");
export const array = plain("array");
export const record = map;
export const partialRecord = map;
export const tuple = plain("array");
export const union = plain("union");
export const xor = plain("union");
export const lazy = plain("lazy");
export const object = shaped();
export const strictObject = shaped("closed");
export const looseObject = shaped("open");
export const literal = values;
export const ipv4 = format("ipv4");
export const ipv6 = format("ipv6");
export const guid = format("uuid");
export const iso = { date: format("date") };
export { unknown };
const nothing = plain("null");
const enumeration = values;
export { nothing as null, enumeration as enum };

export function discriminatedUnion() {
  add("discriminator");
  return new Recorded("union");
}

// The functions of zod/mini.
export const optional = (schema) => schema.optional();
export const nullable = (schema) => schema.nullable();
export const _default = (schema) => schema.default();
export const prefault = (schema) => schema.prefault();
export const catchall = (schema, rest) => schema.catchall(rest);
export const minLength = () => least;
export const maxLength = () => most;
export const gte = () => "minimum";
export const lte = () => "maximum";
export const gt = () => "exclusiveMinimum";
export const lt = () => "exclusiveMaximum";
export const regex = () => "pattern";

// The runtime.
const ONCE = new Set([
  ...["minLength", "maxLength", "pattern", "multipleOf"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["minItems", "maxItems", "minProperties", "maxProperties"],
]);
const BY_LENGTH = { required: "required", enum: "values" };

function schema(keywords) {
  for (const [name, value] of Object.entries(keywords)) {
    if (ONCE.has(name)) add(name);
    else if (name in BY_LENGTH) add(BY_LENGTH[name], value.length);
    else if (name === "const") add("values");
    else if (name === "uniqueItems" && value) add("uniqueItems");
    else if (name === "format") add(value);
    else if (name === "additionalProperties" && value.kind === "never")
      add("closed");
  }
}

const NAMES = {
  dateTime: "date-time",
  uriReference: "uri-reference",
  idnEmail: "idn-email",
  iriReference: "iri-reference",
  uriTemplate: "uri-template",
  jsonPointer: "json-pointer",
  relativeJsonPointer: "relative-json-pointer",
};

/** Checks that refuse nothing, but say what else is wrong where. */
const REPORTING = new Set(["keyIssues", "tupleIssues", "unionIssue"]);

/** What stands in for one export of the runtime. */
export function runtime(name) {
  if (name === "schema") return schema;
  if (name === "integer" || REPORTING.has(name)) return undefined;
  if (name === "uniqueItems") return name;
  if (["multipleOf", "minProperties", "maxProperties"].includes(name))
    return () => name;
  return `format ${NAMES[name] ?? name}`;
}
