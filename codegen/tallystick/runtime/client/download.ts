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

const PLAIN = /;\s*filename=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i;
const EXTENDED = /;\s*filename\*=UTF-8'[^']*'([^;\s]+)/i;
const CONTROLS = /\p{Control}/gu;

/** The file that a response carries. */
export function downloadOf(response: Response, receiving: Receiving): Download {
  const whole = async <T>(content: Promise<T>): Promise<T> => {
    try {
      return await content;
    } catch (cause) {
      throw receiving.failure(cause);
    } finally {
      receiving.over();
    }
  };
  const { headers, body } = response;
  const length = headers.get("content-length");
  // A length of what was compressed is not that of the file.
  const known = length !== null && !headers.has("content-encoding");
  return {
    mediaType: headers.get("content-type") ?? "application/octet-stream",
    fileName: fileNameOf(headers.get("content-disposition") ?? ""),
    size: known ? Number(length) : undefined,
    stream: body && streamOf(body, receiving),
    blob: () => whole(response.blob()),
    bytes: async () => new Uint8Array(await whole(response.arrayBuffer())),
  };
}

/** A body as a stream that fails as the client's calls do. The body is untouched until the stream is read. */
function streamOf(
  body: ReadableStream<Uint8Array>,
  { failure, over }: Receiving,
): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          reader ??= body.getReader();
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          controller.close();
        } catch (cause) {
          controller.error(failure(cause));
        }
        over();
      },
      cancel(reason) {
        over();
        return (reader ?? body).cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/** RFC 6266: the extended form counts. Folders are dropped (section 4.3), and what no file system shows. */
function fileNameOf(disposition: string): string | undefined {
  const extended = EXTENDED.exec(disposition)?.[1];
  const [, quoted, token] = PLAIN.exec(disposition) ?? [];
  const name = decoded(extended) ?? quoted?.replace(/\\(.)/g, "$1") ?? token;
  const last = name?.replace(CONTROLS, "").split(/[\\/]/).at(-1);
  return last === undefined || /^\.{0,2}$/.test(last) ? undefined : last;
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
