import type { CheckFn } from "zod/v4/core";
/** A cross-field rule: what must hold of an object, and the error that is said where it does not. */
export interface Rule<T> {
  readonly name: string;
  /** Where the error is, below the object. */
  readonly at: readonly (string | number)[];
  readonly message: string;
  readonly holds: (value: T) => boolean;
}
/**
 * Holds an object to its rules, each of them, once nothing else is wrong with it. An issue has the code `custom` and
 * the rule's name in `params.rule`.
 *
 * Zod's `.pick()` and `.omit()` refuse schemas with checks, and so does `.extend()` where it would replace a property;
 * `.safeExtend()` keeps them.
 */
export declare function rules<T>(...list: readonly Rule<T>[]): CheckFn<T>;
