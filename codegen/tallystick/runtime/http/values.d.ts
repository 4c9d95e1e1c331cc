/**
 * Whether a JSON text has more values than `most`, members and items counted: by the commas outside of its strings, which
 * is before it is parsed. The text need not be JSON.
 */
export declare function hasMoreValues(body: Uint8Array, most: number): boolean;
