/**
 * A text that two JSON values share exactly where JSON Schema holds them equal (core, section 4.2.2): 1 is 1.0, the order
 * of keys says nothing, and values of different types are different.
 */
export declare function canonical(value: unknown): string;
