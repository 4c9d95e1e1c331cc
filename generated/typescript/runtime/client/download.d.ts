/** A file that is being received. Its content can be read once, in one of three ways. */
export interface Download {
  readonly mediaType: string;
  /** What the server calls the file, without folders. */
  readonly fileName: string | undefined;
  /** In bytes, where the server says it. */
  readonly size: number | undefined;
  /** The content as it arrives. */
  readonly stream: ReadableStream<Uint8Array> | null;
  blob(): Promise<Blob>;
  bytes(): Promise<Uint8Array>;
}
/** The file that a response carries. `failure` is what is thrown where not all of it arrives. */
export declare function downloadOf(
  response: Response,
  failure: (cause: unknown) => Error,
): Download;
