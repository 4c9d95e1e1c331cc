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
/** What is asked and told while a file is received. */
export interface Receiving {
  /** What is thrown where not all of it arrives. */
  failure(cause: unknown): Error;
  /** Called when no more of it is to come. */
  over(): void;
}
/** The file that a response carries. */
export declare function downloadOf(
  response: Response,
  receiving: Receiving,
): Download;
