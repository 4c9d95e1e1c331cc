import type { Issue } from "../issues.js";
import { JsonError, parseJson } from "../parse.js";
import { type Described, fileIssues } from "./files.js";
import { held } from "./held.js";
import { inCookies, inHeaders, inQuery, type RawHeaders } from "./locations.js";
import { allows, isUtf8, mediaTypeOf } from "./media.js";
import { type Parts, readForm } from "./multipart.js";
import type {
  Body,
  FileLimits,
  Group,
  Location,
  Operation,
  Schema,
  Upload,
} from "./operation.js";
import { documentOf, type Texts } from "./parameters.js";
import { invalid, refused, unreadable } from "./problem.js";
import { issueOf } from "./problems.js";
import { hasHeavyNames, hasMoreValues } from "./values.js";

/** The raw parts of a request. `path` has its parameters percent-decoded, `query` is without the question mark. */
export interface RawRequest {
  readonly path: Texts;
  readonly query: string;
  readonly headers: RawHeaders;
  readonly body: Uint8Array;
}

/** How much a request may carry. */
export interface BodyLimits {
  readonly bodyBytes: number;
  /** Members and items of a JSON body, all of them counted. */
  readonly bodyValues: number;
  /** Of a file without a limit of its own. */
  readonly fileBytes: number;
}

/** What a request may carry unless told otherwise. */
export const USUAL_LIMITS: BodyLimits = {
  bodyBytes: 1_048_576,
  bodyValues: 100_000,
  fileBytes: 10_485_760,
};

/** The parts of a request by name, parsed. */
export type Read = Record<string, unknown>;

const LOCATIONS: Readonly<Record<Location, (request: RawRequest) => Texts>> = {
  path: ({ path }) => path,
  query: ({ query }) => inQuery(query),
  header: ({ headers }) => inHeaders(headers),
  cookie: ({ headers }) => inCookies(headers),
};

/** What the boundaries and headers of a form's parts may have beside its files. */
const OVERHEAD = 65_536;

/** So many bytes a body may have: for a form, what its files may have beside. */
export function mostBytes(body: Body, limits: BodyLimits): number {
  if (body.carried !== "form") return limits.bodyBytes;
  const files = Object.values(body.files ?? {});
  return files.reduce(
    (sum, { maxBytes = limits.fileBytes, maxFiles = 1 }) =>
      sum + maxBytes * maxFiles,
    limits.bodyBytes + OVERHEAD,
  );
}

/** Throws the `Problem` of a body that is not of the media type that is asked for, as its headers say. */
export function checkMedia(
  body: Pick<Body, "carried" | "mediaType">,
  contentType: string | undefined,
  encoding: string | undefined,
): void {
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
function essenceOf(mediaType: string): string {
  return mediaTypeOf(mediaType)?.essence ?? mediaType;
}

/**
 * The parts of a request, parsed and by name: its parameters by location, `body` and `files`.
 *
 * Throws the `Problem` that refuses it: a body that is no JSON or no form, else every issue of the request.
 */
export function readRequest(
  operation: Operation,
  request: RawRequest,
  limits: Pick<BodyLimits, "bodyValues">,
): Read {
  const read: Read = {};
  const { body, parameters } = operation;
  let wrong: readonly Issue[] =
    body === undefined
      ? []
      : BODIES[body.carried](body, request, limits.bodyValues, read);
  for (const [location, texts] of Object.entries(LOCATIONS)) {
    const group = parameters[location as Location];
    if (group !== undefined)
      wrong = [...wrong, ...readGroup(location, group, texts(request), read)];
  }
  if (wrong.length > 0) throw invalid(wrong);
  return read;
}

/** The parameters of one location. Throws the `Problem` of those that do not keep their schema. */
export function readParameters(
  location: Location,
  group: Group,
  request: RawRequest,
): unknown {
  const read: Read = {};
  const texts = LOCATIONS[location](request);
  const wrong = readGroup(location, group, texts, read);
  if (wrong.length > 0) throw invalid(wrong);
  return read[location];
}

/** A JSON body. Throws the `Problem` of one that is no JSON, has too many values or does not keep its schema. */
export function readDocument(
  schema: Schema,
  body: Uint8Array,
  { bodyValues }: Pick<BodyLimits, "bodyValues">,
): unknown {
  const read: Read = {};
  const wrong = readJson(
    { schema, required: true },
    { body },
    bodyValues,
    read,
  );
  if (wrong.length > 0) throw invalid(wrong);
  return read["body"];
}

function readGroup(
  location: string,
  group: Group,
  texts: Texts,
  read: Read,
): readonly Issue[] {
  return kept(location, group.schema, documentOf(group.members, texts), read);
}

/** Puts what a schema makes of a document into `read`; else the issues, under the part that it is. */
function kept(
  part: string,
  schema: Schema,
  document: unknown,
  read: Read,
): readonly Issue[] {
  const found = held(schema, document, `/${part}`);
  if ("issues" in found) return found.issues;
  read[part] = found.document;
  return [];
}

// -- Bodies

type Reader = (
  body: Pick<Body, "schema" | "files" | "members" | "required">,
  request: Pick<RawRequest, "body"> & Partial<RawRequest>,
  mostValues: number,
  read: Read,
) => readonly Issue[];

const readJson: Reader = ({ schema, required }, request, mostValues, read) => {
  if (request.body.length === 0) return missing(required);
  if (hasMoreValues(request.body, mostValues))
    throw refused("values", 413, { limit: mostValues });
  if (hasHeavyNames(request.body)) throw refused("names", 413);
  let document: unknown;
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

const readBytes: Reader = ({ required }, request, _, read) => {
  if (request.body.length === 0 && required) return missing(required);
  read["body"] = request.body;
  return [];
};

const readParts: Reader = (body, request, _, read) => {
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

const BODIES: Readonly<Record<Body["carried"], Reader>> = {
  json: readJson,
  form: readParts,
  bytes: readBytes,
  // No request carries events.
  events: readBytes,
};

function missing(required: boolean): Issue[] {
  return required ? [issueOf("/body", "required")] : [];
}

function readFiles(
  limits: Readonly<Record<string, FileLimits>>,
  parts: Parts,
  read: Read,
): Issue[] {
  const files: Record<string, Upload | readonly Upload[]> = {};
  const wrong: Issue[] = [];
  for (const [wire, limit] of Object.entries(limits)) {
    const given = parts.files.get(wire) ?? [];
    wrong.push(...fileIssues(wire, limit, given.map(described)));
    if (limit.several) files[wire] = given;
    else if (given[0] !== undefined) files[wire] = given[0];
  }
  read["files"] = files;
  return wrong;
}

function described({ mediaType, content }: Upload): Described {
  return { mediaType, bytes: content.length };
}
