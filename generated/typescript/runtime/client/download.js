const PLAIN = /;\s*filename=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i;
const EXTENDED = /;\s*filename\*=UTF-8'[^']*'([^;\s]+)/i;
/** The file that a response carries. `failure` is what is thrown where not all of it arrives. */
export function downloadOf(response, failure) {
  const whole = (content) =>
    content.catch((cause) => {
      throw failure(cause);
    });
  const { headers } = response;
  const length = headers.get("content-length");
  // A length of what was compressed is not that of the file.
  const known = length !== null && !headers.has("content-encoding");
  return {
    mediaType: headers.get("content-type") ?? "application/octet-stream",
    fileName: fileNameOf(headers.get("content-disposition") ?? ""),
    size: known ? Number(length) : undefined,
    stream: response.body,
    blob: () => whole(response.blob()),
    bytes: async () => new Uint8Array(await whole(response.arrayBuffer())),
  };
}
/** RFC 6266: the extended form counts. Folders are dropped (section 4.3). */
function fileNameOf(disposition) {
  const extended = EXTENDED.exec(disposition)?.[1];
  const [, quoted, token] = PLAIN.exec(disposition) ?? [];
  const name = decoded(extended) ?? quoted?.replace(/\\(.)/g, "$1") ?? token;
  const last = name?.split(/[\\/]/).at(-1);
  return last === undefined || /^\.{0,2}$/.test(last) ? undefined : last;
}
function decoded(text) {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
