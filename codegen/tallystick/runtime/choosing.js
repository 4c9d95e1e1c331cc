import { reporting } from "./reporting.js";
const EXACT = { fields: undefined, exact: true };
const MADE = { fields: undefined, exact: false };
function together(parts, exact) {
  const counted = parts.flatMap(({ fields }) => fields ?? []);
  return {
    fields:
      counted.length === 0
        ? undefined
        : counted.reduce((sum, each) => sum + each, 0),
    exact: exact && parts.every((part) => part.exact),
  };
}
function entriesOf(value) {
  return typeof value === "object" && value !== null
    ? Object.entries(value)
    : [];
}
function itemsOf(value) {
  return Array.isArray(value) ? value : [];
}
function isUnknown({ _zod }) {
  return _zod.def.type === "unknown";
}
function fitOfObject(shape, catchall, value, context) {
  let fields = 0;
  for (const [key, part] of entriesOf(value)) {
    const member = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (member !== undefined) fields += 1;
    const inner = member ?? catchall;
    if (inner !== undefined) fields += fitOf(inner, part, context).fields ?? 0;
  }
  return { fields, exact: false };
}
/** How a value fits a schema that accepts it. Text of a format counts as exact, though Pydantic makes a date of it. */
function fitOf(target, value, context) {
  const { def } = target._zod;
  switch (def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "readonly":
      return value === null ? EXACT : fitOf(def.innerType, value, context);
    case "lazy":
      return fitOf(def.getter(), value, context);
    case "object":
      return fitOfObject(def.shape, def.catchall, value, context);
    case "record":
      return together(
        entriesOf(value).map(([, part]) => fitOf(def.valueType, part, context)),
        true,
      );
    case "array":
      // Pydantic does not look at the items of a list of anything, but at the values of such a dict.
      return isUnknown(def.element)
        ? EXACT
        : together(
            itemsOf(value).map((item) => fitOf(def.element, item, context)),
            true,
          );
    case "tuple":
      return together(
        itemsOf(value).map((item, index) => {
          const member = def.items[index] ?? def.rest;
          return member ? fitOf(member, item, context) : EXACT;
        }),
        false,
      );
    case "union":
      return bestOf(def.options, value, context)?.fit ?? MADE;
    case "unknown":
    case "custom":
      return MADE;
    default:
      return EXACT;
  }
}
function isBetter(one, other) {
  if (
    one.fields !== undefined &&
    other.fields !== undefined &&
    one.fields !== other.fields
  )
    return one.fields > other.fields;
  return one.exact && !other.exact;
}
/** The member that fits best; none where no member accepts the value at once. */
function bestOf(options, value, context) {
  let best;
  for (const option of options) {
    const result = option._zod.run({ value, issues: [] }, context);
    if (result instanceof Promise || result.issues.length > 0) continue;
    const fit = fitOf(option, value, context);
    if (fit.exact && fit.fields === undefined) return { fit, result };
    if (best === undefined || isBetter(fit, best.fit)) best = { fit, result };
  }
  return best;
}
function isUnion(target) {
  return target._zod.def.type === "union";
}
/**
 * Makes a union give the value of the member that fits best. That is the one with the most declared keys set; where there
 * are no keys to count, one that takes the value as it is goes before one that makes something of it; else the first.
 */
export const bestMember = /*@__PURE__*/ reporting((target, parse) => {
  if (!isUnion(target)) return parse;
  const { options } = target._zod.def;
  return (payload, context) => {
    const best =
      context.direction === "backward"
        ? undefined
        : bestOf(options, payload.value, context);
    return best === undefined ? parse(payload, context) : best.result;
  };
});
