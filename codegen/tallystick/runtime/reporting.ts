/**
 * Checks that accept everything and make Zod report as the other half of a contract does. They are attached where, and only
 * where, it would not; a schema with no other check runs as fast as one without.
 */
import type {
  $ZodCheck,
  $ZodIssueUnrecognizedKeys,
  $ZodRawIssue,
  $ZodTuple,
  $ZodType,
  ParseContextInternal,
  ParsePayload,
} from "zod/v4/core";

type MaybeAsync<T> = T | Promise<T>;
type Parse = (
  payload: ParsePayload,
  context: ParseContextInternal,
) => MaybeAsync<ParsePayload>;

/** A check that replaces how the schema parses that it is attached to, and every copy of that schema. */
export function reporting<T>(
  around: (target: $ZodType, parse: Parse) => Parse,
): $ZodCheck<T> {
  const attach = (target: $ZodType): void => {
    const { _zod } = target;
    // A schema is not finished when checks are attached to it: what it parses with comes later.
    _zod.deferred ??= [];
    _zod.deferred.push(() => {
      _zod.parse = around(target, _zod.parse);
      if (_zod.def.checks?.length === 1) _zod.run = _zod.parse;
    });
  };
  return {
    _zod: { def: { check: "custom" }, check: () => {}, onattach: [attach] },
  };
}

/** Hands a result over to be changed, unless there is nothing wrong. */
function refusalsBy(
  parse: Parse,
  change: (
    result: ParsePayload,
    payload: ParsePayload,
    input: unknown,
  ) => ParsePayload,
): Parse {
  return (payload, context) => {
    const input = payload.value;
    const result = parse(payload, context);
    if (result instanceof Promise)
      return result.then((later) => change(later, payload, input));
    return result.issues.length === 0 ? result : change(result, payload, input);
  };
}

/**
 * Makes a union that nothing matches one issue, at the union. Zod speaks of the inside of a member instead if that is the
 * only one whose issues are all such that checks go on after them.
 */
export const unionIssue: $ZodCheck<unknown> = /*@__PURE__*/ reporting(
  (target, parse) =>
    refusalsBy(parse, (result, payload, input) => {
      if (result === payload || result.issues.length === 0) return result;
      payload.issues.push({
        code: "invalid_union",
        errors: [],
        input,
        inst: target,
      });
      return payload;
    }),
);

/** Keeps an object schema from what its input inherits: `{}` has a `constructor`, a `toString` and more of these. */
export const ownKeys: $ZodCheck<unknown> = /*@__PURE__*/ reporting(
  (_target, parse) => (payload, context) => {
    const { value } = payload;
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      payload.value = Object.assign(Object.create(null), value);
    return parse(payload, context);
  },
);

function isTuple(target: $ZodType): target is $ZodTuple {
  return target._zod.def.type === "tuple";
}

/** How many items there must be: all but those at the end that may be left out. */
function lengthNeeded(items: readonly $ZodType[]): number {
  let length = items.length;
  while (length > 0 && items[length - 1]?._zod.optin !== undefined) length -= 1;
  return length;
}

function prefixed(key: PropertyKey, issue: $ZodRawIssue): $ZodRawIssue {
  return { ...issue, path: [key, ...(issue.path ?? [])] };
}

function gathered(
  payload: ParsePayload,
  parts: readonly ParsePayload[],
): ParsePayload {
  for (const [index, part] of parts.entries())
    payload.issues.push(...part.issues.map((issue) => prefixed(index, issue)));
  return payload;
}

/** Makes a tuple that is too short one issue, at the tuple, and has the items looked at that are there. */
export const tupleIssues: $ZodCheck<unknown> = /*@__PURE__*/ reporting(
  (target, parse) => {
    if (!isTuple(target)) return parse;
    const { items } = target._zod.def;
    let needed = items.length;
    return (payload, context) => {
      const { value } = payload;
      if (!Array.isArray(value) || value.length >= needed)
        return parse(payload, context);
      // What may be left out is only known once all schemas are there.
      needed = lengthNeeded(items);
      if (value.length >= needed) return parse(payload, context);
      payload.issues.push({
        code: "too_small",
        origin: "array",
        minimum: needed,
        inclusive: true,
        input: value,
        inst: target,
      });
      const parts = value.map((item: unknown, index) =>
        (items[index] as $ZodType)._zod.run(
          { value: item, issues: [] },
          context,
        ),
      );
      return parts.some((part) => part instanceof Promise)
        ? Promise.all(parts).then((settledParts) =>
            gathered(payload, settledParts),
          )
        : gathered(payload, parts as ParsePayload[]);
    };
  },
);

function isOfRecord(
  issue: $ZodRawIssue,
): issue is $ZodRawIssue<$ZodIssueUnrecognizedKeys> {
  return issue.code === "unrecognized_keys" && !issue.path?.length;
}

function invalidKeys({
  keys,
  input,
}: $ZodRawIssue<$ZodIssueUnrecognizedKeys>): $ZodRawIssue[] {
  return keys.map((key) => ({
    code: "invalid_key",
    origin: "record",
    issues: [],
    path: [key],
    input,
  }));
}

function keyByKey(result: ParsePayload): ParsePayload {
  if (result.issues.some(isOfRecord))
    result.issues = result.issues.flatMap((issue) =>
      isOfRecord(issue) ? invalidKeys(issue) : [issue],
    );
  return result;
}

/** Makes each key that a record does not list an issue at the key, as of keys that are held to a pattern. */
export const keyIssues: $ZodCheck<unknown> = /*@__PURE__*/ reporting(
  (_, parse) => refusalsBy(parse, keyByKey),
);
