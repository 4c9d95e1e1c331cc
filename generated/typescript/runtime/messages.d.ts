/**
 * What is said of a refused value, by the keyword that refuses it, in order of rank: of several keywords that refuse at one
 * place, the first one counts. The table of the Python half, which is the source.
 */
export declare const MESSAGES: Readonly<Record<string, string>>;
/** What the text of `type` calls each type of JSON Schema. */
export declare const TYPES: Readonly<Record<string, string>>;
