/** Text or bytes that are no JSON document by the rule that both halves of a contract keep. */
export declare class JsonError extends SyntaxError {
  readonly name = "JsonError";
}
/**
 * The value of a JSON document: `JSON.parse`, for exactly the documents that a contract's `parse_json` takes in Python.
 *
 * Bytes are strict UTF-8. A byte order mark, a lone surrogate in any string or key, a number that overflows, more than
 * 4,300 digits before a point, more than 200 containers around a value and the key `__proto__` are refused, wherever they
 * stand. Of a key that is there twice the last value counts. Throws `JsonError`, which `issues` takes too.
 */
export declare function parseJson(input: string | Uint8Array): unknown;
