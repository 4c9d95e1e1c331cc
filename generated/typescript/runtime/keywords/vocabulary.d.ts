import type { $ZodType, CheckFn } from "zod/v4/core";
export type TypeName =
  "null" | "boolean" | "number" | "integer" | "string" | "array" | "object";
/** A subschema, as the Zod schema that decides it, or late, where that is not initialised yet. */
export type Child = $ZodType | (() => $ZodType);
/** Subschemas by name, in a plain object. Write the name `__proto__` as `["__proto__"]`, which defines it as any other. */
export type Children = Readonly<Record<string, Child>>;
/** The keywords of JSON Schema 2020-12 by their own names, but for: */
export interface Keywords {
  readonly type?: TypeName | readonly TypeName[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly multipleOf?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Compiled, with the flag `u`. */
  readonly pattern?: RegExp;
  /** The check of the format. */
  readonly format?: CheckFn<string>;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly prefixItems?: readonly Child[];
  readonly items?: Child;
  readonly contains?: Child;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  /** Names in a plain object, as `Children`. */
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly properties?: Children;
  /** Pairs, the patterns compiled with the flag `u`. */
  readonly patternProperties?: readonly (readonly [
    pattern: RegExp,
    child: Child,
  ])[];
  readonly additionalProperties?: Child;
  readonly propertyNames?: Child;
  readonly $ref?: Child;
  readonly allOf?: readonly Child[];
  readonly anyOf?: readonly Child[];
  readonly oneOf?: readonly Child[];
  readonly not?: Child;
  readonly if?: Child;
  readonly then?: Child;
  readonly else?: Child;
  readonly dependentSchemas?: Children;
  readonly unevaluatedItems?: Child;
  readonly unevaluatedProperties?: Child;
}
