import { held } from "../http/held.js";
import { allows, mediaTypeOf } from "../http/media.js";
import { parseJson } from "../parse.js";
import { isIssue } from "./issue.js";
/** How much of a body that nobody declared is kept, in UTF-16 code units. */
const MOST_TEXT = 2000;
/** How much of an error's body is read, in bytes. */
const MOST_BYTES = 4_000_000;
/** The result that an answer is. Rejects where its body does not arrive. */
export async function resultOf(operation, response, checked, open) {
  const { status } = response;
  const { answers, errors } = operation;
  if (Object.hasOwn(answers, status))
    return succeeded(response, answers[status] ?? null, checked, open);
  if (Object.hasOwn(errors, status))
    return declined(response, errors[status] ?? null, checked);
  return status >= 400 && errors.default !== undefined
    ? declined(response, errors.default, checked)
    : other(response, await textOf(response));
}
async function succeeded(response, content, checked, open) {
  const { status } = response;
  const done = (data) => ({
    ok: true,
    status,
    data,
    response,
  });
  if (content === null) {
    await response.body?.cancel();
    return done(undefined);
  }
  if (!says(response, content)) {
    await response.body?.cancel();
    const cause = new TypeError(`expected ${content.mediaType}`);
    return { ok: false, kind: "decode", status, cause, response };
  }
  if (content.carried === "bytes") return done(open.download(response));
  if (content.carried === "events") return done(open.events(response, content));
  const bytes = new Uint8Array(await response.arrayBuffer());
  try {
    const read = documentFrom(parseJson(bytes), content, checked);
    return "issues" in read
      ? { ok: false, kind: "contract", status, ...read, response }
      : done(read.document);
  } catch (cause) {
    return { ok: false, kind: "decode", status, cause, response };
  }
}
/** The document that a value is under its schema. One that is not checked is taken as it is. */
export function documentFrom(value, { schema }, checked) {
  return schema === undefined || !checked
    ? { document: value }
    : held(schema, value);
}
/** Whether an answer has the kind of media type that its content is read from. */
function says(response, { carried, mediaType }) {
  const essence = essenceOf(response);
  return carried === "json"
    ? /[/+]json$/.test(essence)
    : mediaType === BYTES || allows([mediaType], essence);
}
/** The media type of what can be anything. */
const BYTES = "application/octet-stream";
/** The text of an error, as far as it is read. */
async function textOf({ body }) {
  if (body === null) return "";
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = "";
  for (let left = MOST_BYTES; left > 0;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.length;
  }
  await reader.cancel();
  return text;
}
function essenceOf(response) {
  return mediaTypeOf(response.headers.get("content-type") ?? "")?.essence ?? "";
}
/** A declared error, where the body is what is declared: what stands between may answer with the same status. */
async function declined(response, content, checked) {
  const { status } = response;
  const text = await textOf(response);
  if (content === null)
    return { ok: false, kind: "problem", status, problem: undefined, response };
  const read = says(response, content)
    ? tried(() => documentFrom(parseJson(text), content, checked))
    : undefined;
  return read !== undefined && "document" in read
    ? { ok: false, kind: "problem", status, problem: read.document, response }
    : other(response, text);
}
function other(response, text) {
  const { status } = response;
  const value =
    essenceOf(response) === "application/problem+json"
      ? tried(() => parseJson(text))
      : undefined;
  return {
    ok: false,
    kind: "http",
    status,
    problem: problemIn(value),
    text: text.slice(0, MOST_TEXT),
    response,
  };
}
/** Whatever of a problem document is there. RFC 9457 section 3.1: a member of another type is ignored. */
function problemIn(value) {
  if (typeof value !== "object" || value === null) return undefined;
  const { type, title, status, detail, errors } = value;
  return {
    ...(typeof type === "string" && { type }),
    ...(typeof title === "string" && { title }),
    ...(typeof status === "number" && { status }),
    ...(typeof detail === "string" && { detail }),
    ...(Array.isArray(errors) && errors.every(isIssue) && { errors }),
  };
}
/** What `make` gives; nothing for a document that cannot be read. */
function tried(make) {
  try {
    return make();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
