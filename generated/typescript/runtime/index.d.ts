/** What generated schemas need beyond Zod: check functions for `.check(...)` in both of its dialects. */
export { maxBytes, minBytes } from "./bytes.js";
export { bestMember } from "./choosing.js";
export { maxProperties, minProperties, uniqueItems } from "./collections.js";
export {
  decimalExclusiveMaximum,
  decimalExclusiveMinimum,
  decimalMaximum,
  decimalMinimum,
} from "./decimals.js";
export {
  contractAnyDatetime,
  contractBase64,
  contractDate,
  contractDatetime,
  contractDuration,
  contractLocalDatetime,
  contractLocalTime,
} from "./formats/contract.js";
export { dateTime, duration, time } from "./formats/dates.js";
export { email, idnEmail } from "./formats/email.js";
export { hostname } from "./formats/hosts.js";
export { jsonPointer, relativeJsonPointer } from "./formats/pointers.js";
export { regex } from "./formats/regex.js";
export { uriTemplate } from "./formats/templates.js";
export { iri, iriReference, uri, uriReference } from "./formats/uris.js";
export { type Issue, issues } from "./issues.js";
export type {
  Child,
  Children,
  Keywords,
  TypeName,
} from "./keywords/vocabulary.js";
export { integer, multipleOf } from "./numbers.js";
export { keyIssues, ownKeys, tupleIssues, unionIssue } from "./reporting.js";
export { JsonError, parseJson } from "./parse.js";
export {
  absoluteBigint,
  bigintOf,
  compareBigints,
  sumBigints,
} from "./rules/bigints.js";
export {
  absoluteDecimal,
  addDecimals,
  compareDecimals,
  decimalOf,
  distinctDecimals,
  type Exact,
  multiplyDecimals,
  negateDecimal,
  subtractDecimals,
  sumDecimals,
} from "./rules/decimals.js";
export { type Rule, rules } from "./rules/rules.js";
export {
  dateOf,
  durationOf,
  instantOf,
  localOf,
  timeOf,
} from "./rules/times.js";
export {
  all,
  any,
  codePoints,
  compareText,
  distinct,
  greatest,
  known,
  least,
  oneOf,
  safe,
  size,
  sumIntegers,
  uuidOf,
} from "./rules/values.js";
export { schema } from "./schema.js";
export {
  durationExclusiveMaximum,
  durationExclusiveMinimum,
  durationMaximum,
  durationMinimum,
  momentExclusiveMaximum,
  momentExclusiveMinimum,
  momentMaximum,
  momentMinimum,
} from "./times.js";
