/** What the schemas with types of the application, under `codecs`, are made of. */
export { same, toWire, within } from "./coder.js";
export {
  setOf,
  fieldsOf,
  listOf,
  mapOf,
  nullableOf,
  taggedBy,
  tupleOf,
} from "./composites.js";
export { kindsOf } from "./kinds.js";
export {
  bigInteger,
  binary,
  booleanKey,
  instant,
  integerKey,
} from "./scalars.js";
