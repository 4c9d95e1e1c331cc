/**
 * Whether a JSON text has more values than `most`, members and items counted: by the commas outside of its strings, which
 * is before it is parsed. The text need not be JSON.
 */
export declare function hasMoreValues(body: Uint8Array, most: number): boolean;
/**
 * Whether a JSON text has a name so long, for so many values, that naming the places of all would be too much.
 *
 * Every place below a name is told with it: a name of 300 KB above 100,000 items would be 30 GB. The text need not be
 * JSON.
 */
export declare function hasHeavyNames(body: Uint8Array): boolean;
