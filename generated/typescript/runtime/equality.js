/**
 * A text that two JSON values share exactly where JSON Schema holds them equal (core, section 4.2.2): 1 is 1.0, the order
 * of keys says nothing, and values of different types are different.
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`,
  );
  return `{${entries.sort().join(",")}}`;
}
