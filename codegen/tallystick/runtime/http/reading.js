import { JsonError, parseJson } from "../parse.js";
import { fileIssues } from "./files.js";
import { held } from "./held.js";
import { inCookies, inHeaders, inQuery } from "./locations.js";
import { allows, isUtf8, mediaTypeOf } from "./media.js";
import { readForm } from "./multipart.js";
import { documentOf } from "./parameters.js";
import { invalid, refused, unreadable } from "./problem.js";
import { issueOf } from "./problems.js";
import { hasHeavyNames, hasMoreValues } from "./values.js";
/** What a request may carry unless told otherwise. */
export const USUAL_LIMITS = {
  bodyBytes: 1_048_576,
  bodyValues: 100_000,
  fileBytes: 10_485_760,
};
const LOCATIONS = {
  path: ({ path }) => path,
  query: ({ query }) => inQuery(query),
  header: ({ headers }) => inHeaders(headers),
  cookie: ({ headers }) => inCookies(headers),
};
/** What the boundaries and headers of a form's parts may have beside its files. */
const OVERHEAD = 65_536;
/** So many bytes a body may have: for a form, what its files may have beside. */
export function mostBytes(body, limits) {
  if (body.carried !== "form") return limits.bodyBytes;
  const files = Object.values(body.files ?? {});
  return files.reduce(
    (sum, { maxBytes = limits.fileBytes, maxFiles = 1 }) =>
      sum + maxBytes * maxFiles,
    limits.bodyBytes + OVERHEAD,
  );
}
/** Throws the `Problem` of a body that is not of the media type that is asked for, as its headers say. */
export function checkMedia(body, contentType, encoding) {
  const found = mediaTypeOf(contentType);
  const fits =
    found !== undefined &&
    allows([essenceOf(body.mediaType)], found.essence) &&
    (body.carried === "bytes" || isUtf8(found));
  if (!fits) throw refused("media", 415, { media: body.mediaType });
  if (!["", "identity"].includes((encoding ?? "").trim().toLowerCase()))
    throw refused("encoding", 415);
}
/** A media type without its parameters. */
function essenceOf(mediaType) {
  return mediaTypeOf(mediaType)?.essence ?? mediaType;
}
/**
 * The parts of a request, parsed and by name: its parameters by location, `body` and `files`.
 *
 * Throws the `Problem` that refuses it: a body that is no JSON or no form, else every issue of the request.
 */
export function readRequest(operation, request, limits) {
  const read = {};
  const { body, parameters } = operation;
  let wrong =
    body === undefined
      ? []
      : BODIES[body.carried](body, request, limits.bodyValues, read);
  for (const [location, texts] of Object.entries(LOCATIONS)) {
    const group = parameters[location];
    if (group !== undefined)
      wrong = [...wrong, ...readGroup(location, group, texts(request), read)];
  }
  if (wrong.length > 0) throw invalid(wrong);
  return read;
}
/** The parameters of one location. Throws the `Problem` of those that do not keep their schema. */
export function readParameters(location, group, request) {
  const read = {};
  const texts = LOCATIONS[location](request);
  const wrong = readGroup(location, group, texts, read);
  if (wrong.length > 0) throw invalid(wrong);
  return read[location];
}
/** A JSON body. Throws the `Problem` of one that is no JSON, has too many values or does not keep its schema. */
export function readDocument(schema, body, { bodyValues }) {
  const read = {};
  const wrong = readJson(
    { schema, required: true },
    { body },
    bodyValues,
    read,
  );
  if (wrong.length > 0) throw invalid(wrong);
  return read["body"];
}
function readGroup(location, group, texts, read) {
  return kept(location, group.schema, documentOf(group.members, texts), read);
}
/** Puts what a schema makes of a document into `read`; else the issues, under the part that it is. */
function kept(part, schema, document, read) {
  const found = held(schema, document, `/${part}`);
  if ("issues" in found) return found.issues;
  read[part] = found.document;
  return [];
}
const readJson = ({ schema, required }, request, mostValues, read) => {
  if (request.body.length === 0) return missing(required);
  if (hasMoreValues(request.body, mostValues))
    throw refused("values", 413, { limit: mostValues });
  if (hasHeavyNames(request.body)) throw refused("names", 413);
  let document;
  try {
    document = parseJson(request.body);
  } catch (error) {
    if (error instanceof JsonError) throw unreadable("json");
    throw error;
  }
  if (schema !== undefined) return kept("body", schema, document, read);
  read["body"] = document;
  return [];
};
const readBytes = ({ required }, request, _, read) => {
  if (request.body.length === 0 && required) return missing(required);
  read["body"] = request.body;
  return [];
};
const readParts = (body, request, _, read) => {
  if (request.body.length === 0) return missing(body.required);
  const type = inHeaders(request.headers ?? []).get("content-type")?.[0];
  const parts = readForm(type ?? "", request.body);
  const wrong = readFiles(body.files ?? {}, parts, read);
  const { schema, members = {} } = body;
  if (schema === undefined) return wrong;
  return [
    ...wrong,
    ...readGroup(
      "body",
      { schema, members, required: true },
      parts.texts,
      read,
    ),
  ];
};
const BODIES = {
  json: readJson,
  form: readParts,
  bytes: readBytes,
  // No request carries events.
  events: readBytes,
};
function missing(required) {
  return required ? [issueOf("/body", "required")] : [];
}
function readFiles(limits, parts, read) {
  const files = {};
  const wrong = [];
  for (const [wire, limit] of Object.entries(limits)) {
    const given = parts.files.get(wire) ?? [];
    wrong.push(...fileIssues(wire, limit, given.map(described)));
    if (limit.several) files[wire] = given;
    else if (given[0] !== undefined) files[wire] = given[0];
  }
  read["files"] = files;
  return wrong;
}
function described({ mediaType, content }) {
  return { mediaType, bytes: content.length };
}
