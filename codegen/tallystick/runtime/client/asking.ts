import { type Described, fileIssues } from "../http/files.js";
import { held } from "../http/held.js";
import type {
  Arguments,
  Body,
  Content,
  FileLimits,
  Group,
  Location,
  Operation,
  Schema,
} from "../http/operation.js";
import { textsOf } from "../http/parameters.js";
import { below, issueOf } from "../http/problems.js";
import type { Issue } from "../issues.js";
import { JsonError, parseJson } from "../parse.js";
import { setsCookies } from "./cookies.js";

/** What a caller has bytes as. */
export type Binary = Blob | ArrayBuffer | Uint8Array;

type Part = Location | "body" | "files";

/** The arguments of an operation: the parts that its request has, and no others. */
export type Request<O extends Operation> = Arguments<O, Binary> & {
  readonly [P in Exclude<Part, keyof Arguments<O, Binary>>]?: never;
};

/** What a form has under the name of a file: one, several or none. */
type Sent = Binary | readonly Binary[] | undefined;

/** Arguments, as the client's own code sees them. */
export type AnyRequest = {
  readonly [L in Location]?: Readonly<Record<string, unknown>> | undefined;
} & {
  readonly body?: unknown;
  readonly files?: Readonly<Record<string, Sent>> | undefined;
};

/** A request that can be sent any number of times. */
export interface Prepared {
  readonly path: string;
  readonly headers: Headers;
  readonly body: BodyInit | undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** What an argument can be in the place where it stands, whatever its type allows. */
const FITS: { readonly [L in Location]: (text: string) => boolean } = {
  // An empty segment, and those with dots, would make another path of it.
  path: (text) => !/^\.{0,2}$/.test(text) && !LONE_SURROGATE.test(text),
  query: (text) => !LONE_SURROGATE.test(text),
  // What a header cannot hold, and the blanks around it that are dropped.
  header: (text) => /^(?:[!-~](?:[ -~\t]*[!-~])?)?$/.test(text),
  cookie: (text) => !LONE_SURROGATE.test(text),
};
const LOCATIONS = Object.keys(FITS) as Location[];
const LONE_SURROGATE = /\p{Surrogate}/u;

/** The issues of one part of a request, below its pointer. */
function refusals(
  schema: Schema,
  value: unknown,
  pointer: string,
): readonly Issue[] {
  const found = held(schema, value, pointer);
  return "issues" in found ? found.issues : [];
}

/** The texts of the parameters that are there: neither `undefined`, nor `null`, which no text says. */
function* given(group: Group, values: Values): Generator<[string, string[]]> {
  for (const name of Object.keys(group.members)) {
    const value = values[name];
    if (value !== undefined && value !== null) yield [name, textsOf(value)];
  }
}

/** Parameters whose texts have no place to stand in: no client could send them. */
function misfits(operation: Operation, request: AnyRequest): Issue[] {
  return LOCATIONS.flatMap((location) => {
    const group = operation.parameters[location];
    if (group === undefined) return [];
    return [...given(group, request[location] ?? {})]
      .filter(([, texts]) => !texts.every(FITS[location]))
      .map(([name]) =>
        issueOf(below(`/${location}`, name), "format", location),
      );
  });
}

function unnamed(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );
}

function listed(sent: Sent): readonly Binary[] {
  if (sent === undefined) return [];
  return Array.isArray(sent) ? sent : [sent as Binary];
}

function described(file: Binary, limits: FileLimits): Described {
  const [essence = ""] = typeOf(file, limits).split(";", 1);
  return {
    mediaType: essence.toLowerCase(),
    bytes: file instanceof Blob ? file.size : file.byteLength,
  };
}

/** The media type of a file: bytes are of the one that there can be, where there is one. */
function typeOf(file: Binary, { mediaTypes = [] }: FileLimits): string {
  if (file instanceof Blob) return file.type;
  const [only = ""] = mediaTypes;
  return mediaTypes.length === 1 && !only.includes("*")
    ? only
    : "application/octet-stream";
}

function bodyIssues(body: Body, request: AnyRequest): readonly Issue[] {
  const { carried, schema } = body;
  const found = Object.entries(body.files ?? {}).flatMap(([name, limits]) =>
    fileIssues(
      name,
      limits,
      listed(request.files?.[name]).map((file) => described(file, limits)),
    ),
  );
  if (carried === "form") {
    const fields = request.body ?? {};
    return schema ? [...found, ...refusals(schema, fields, "/body")] : found;
  }
  if (request.body === undefined)
    return body.required ? [issueOf("/body", "required")] : [];
  return schema === undefined ? [] : refusals(schema, request.body, "/body");
}

/** What of a request its contract refuses, all of it: the same places and codes as a server would answer. */
export function refusedBy(operation: Operation, request: AnyRequest): Issue[] {
  const found = LOCATIONS.flatMap((location) => {
    const group = operation.parameters[location];
    if (group === undefined) return [];
    // Which cookies there are is for the browser to know.
    if (location === "cookie" && !setsCookies()) return [];
    const values = unnamed(request[location] ?? {});
    return refusals(group.schema, values, `/${location}`);
  });
  return operation.body
    ? [...found, ...bodyIssues(operation.body, request)]
    : found;
}

/** A request that cannot be written, with the reasons. */
export interface Unwritable {
  readonly issues: readonly Issue[];
}

/** The request as it is sent, or why it cannot be: arguments that fit nowhere, a body that is no JSON. */
export function prepared(
  operation: Operation,
  request: AnyRequest,
): Prepared | Unwritable {
  const found = misfits(operation, request);
  if (found.length > 0) return { issues: found };
  const headers = new Headers({ accept: accepted(operation) });
  const cookies: string[] = [];
  const query: string[] = [];
  let { path } = operation;
  const { parameters } = operation;
  if (parameters.path)
    for (const [name, texts] of given(parameters.path, request.path ?? {}))
      path = path.replace(`{${name}}`, () => texts.map(encoded).join(","));
  if (parameters.query)
    for (const [name, texts] of given(parameters.query, request.query ?? {}))
      query.push(...texts.map((text) => `${encoded(name)}=${encoded(text)}`));
  if (parameters.header)
    for (const [name, texts] of given(parameters.header, request.header ?? {}))
      for (const text of texts) headers.append(name, text);
  if (parameters.cookie)
    for (const [name, texts] of given(parameters.cookie, request.cookie ?? {}))
      cookies.push(...texts.map((text) => `${name}=${encoded(text)}`));
  if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
  if (query.length > 0) path += `?${query.join("&")}`;
  try {
    return { path, headers, body: bodyOf(operation.body, request, headers) };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError))
      throw error;
    return { issues: [issueOf("/body", "json")] };
  }
}

const encoded = encodeURIComponent;

/** The media types that any declared answer has. */
function accepted({ answers, errors }: Operation): string {
  const contents = [...Object.values(answers), ...Object.values(errors)];
  const types = contents.map((content: Content | null) => content?.mediaType);
  return (
    [...new Set(types.filter((type) => type !== undefined))].join(", ") || "*/*"
  );
}

/** The body, its media type noted. Throws `SyntaxError` or `TypeError` for one that is no JSON document. */
function bodyOf(
  body: Body | undefined,
  request: AnyRequest,
  headers: Headers,
): BodyInit | undefined {
  if (body === undefined) return undefined;
  if (body.carried === "form") return formOf(body, request);
  if (request.body === undefined) return undefined;
  headers.set("content-type", body.mediaType);
  if (body.carried === "bytes") return request.body as BodyInit;
  const text = JSON.stringify(request.body);
  if (text === undefined) throw new JsonError("no JSON value");
  // Depth, lone surrogates, reserved keys: what the server would not read.
  parseJson(text);
  return text;
}

/** A form of fields by the grammar of parameters, and files. `fetch` notes its media type, with the boundary. */
function formOf(
  { files: limits = {} }: Body,
  { body, files }: AnyRequest,
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries((body ?? {}) as Values))
    if (value !== undefined && value !== null)
      for (const text of textsOf(value)) form.append(name, text);
  for (const [name, sent] of Object.entries(files ?? {}))
    for (const file of listed(sent))
      form.append(name, blobOf(file, limits[name]), nameOf(file, name));
  return form;
}

function blobOf(file: Binary, limits: FileLimits = { required: false }): Blob {
  if (file instanceof Blob) return file;
  return new Blob([file as BlobPart], { type: typeOf(file, limits) });
}

/** A part without a file name would be a field. */
function nameOf(file: Binary, field: string): string {
  return file instanceof Blob && "name" in file && typeof file.name === "string"
    ? file.name
    : field;
}
