import type { Upload } from "./operation.js";
/** The parts of a form by name: a part with a file name is a file, any other one text. */
export interface Parts {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly files: ReadonlyMap<string, readonly Upload[]>;
}
/**
 * The parts of a `multipart/form-data` body (RFC 7578). Throws the `Problem` of a body that is none.
 *
 * A file without name and content is what browsers send where no file was chosen, and left out.
 */
export declare function readForm(contentType: string, body: Uint8Array): Parts;
