import type {
  Answers,
  Content,
  DocumentFor,
  Operation,
  Operations,
  Received,
} from "../http/operation.js";
import { Problem } from "../http/problem.js";
import { checkMedia, readRequest, USUAL_LIMITS } from "../http/reading.js";
import { oneOf, randomOf, seedOf } from "./random.js";
import { documentFor } from "./sample.js";

type BodyOf<C> = C extends Content
  ? C["carried"] extends "bytes"
    ? Blob | Uint8Array | string
    : C["carried"] extends "events"
      ? readonly DocumentFor<C>[]
      : DocumentFor<C>
  : undefined;

type OneOf<A extends Answers> = {
  [S in keyof A & number]: A[S] extends null
    ? { readonly status: S; readonly body?: undefined }
    : { readonly status: S; readonly body: BodyOf<A[S]> };
}[keyof A & number];

/** An answer of an operation: a status it declares, and what that carries. Of a stream, its events. */
export type MockAnswer<O extends Operation> =
  OneOf<O["answers"]> | OneOf<O["errors"]>;

/** How an operation is answered instead: from the parsed request. It may throw a `Problem`. */
export type Override<O extends Operation> = (
  request: Received<O>,
) => MockAnswer<O> | Promise<MockAnswer<O>>;

/** Overrides by the names of operations. */
export type Overrides<Ops extends Operations> = {
  readonly [N in keyof Ops]?: Override<Ops[N]>;
};

/** Refuses overrides of operations that are not there. */
type NoOthers<Given, Ops> = {
  readonly [N in Exclude<keyof Given, keyof Ops>]: never;
};

/** How handlers answer. */
export interface MockOptions {
  /** Where the API is. Any origin, unless said. */
  readonly baseUrl?: string;
  /** Other seeds give other documents. 0. */
  readonly seed?: number;
}

/** What Mock Service Worker hands to a resolver. */
interface Info {
  readonly request: Request;
  readonly params: Readonly<
    Record<string, string | readonly string[] | undefined>
  >;
}

type Resolver = (info: Info) => Promise<Response>;
type Method = "get" | "post" | "put" | "patch" | "delete" | "head" | "options";

/** `http` of Mock Service Worker, as far as it is used. */
export type Http<Handler> = {
  readonly [M in Method]: (path: string, resolver: Resolver) => Handler;
};

/**
 * Handlers of Mock Service Worker for operations: `setupServer(...handlers(http, operations))`.
 *
 * A request is held to the contract as a server holds it, and refused with the same problem document. Else it is
 * answered by its override, or with a document that keeps the contract: the same for the same request, the last page of
 * a list.
 */
export function handlers<
  const Ops extends Operations,
  Handler,
  Given extends Overrides<Ops> = Overrides<Ops>,
>(
  http: Http<Handler>,
  operations: Ops,
  overrides: Given & NoOthers<Given, Ops> = {} as Given & NoOthers<Given, Ops>,
  { baseUrl = "*", seed = 0 }: MockOptions = {},
): Handler[] {
  return Object.entries<Operation>(operations)
    .sort(([, one], [, other]) => openness(one) - openness(other))
    .map(([name, operation]) => {
      const override = (overrides as Overrides<Operations>)[name];
      const method = operation.method.toLowerCase() as Method;
      const path = baseUrl.replace(/\/+$/, "") + patternOf(operation);
      return http[method](path, async (info) => {
        try {
          const received = await read(operation, info);
          const answer = override
            ? await override(received as Received<Operation>)
            : answered(operation, seedOf(`${seed} ${info.request.url}`));
          return await written(operation, answer as Plain);
        } catch (error) {
          if (error instanceof Problem) return refusal(error);
          throw error;
        }
      });
    });
}

/** `/me` is asked before `/{name}`. */
function openness({ path }: Operation): number {
  return path.split("{").length;
}

const PARAMETER = /\{([^}]*)\}/g;

/** The path as Mock Service Worker has it, its parameters numbered: names may have any characters. */
function patternOf({ path }: Operation): string {
  let count = 0;
  return path.replace(PARAMETER, () => `:p${(count += 1)}`);
}

async function read(operation: Operation, info: Info): Promise<unknown> {
  const { request, params } = info;
  const path = new Map(
    [...operation.path.matchAll(PARAMETER)].map(([, name = ""], at) => [
      name,
      [String(params[`p${at + 1}`] ?? "")],
    ]),
  );
  const { headers } = request;
  const body = new Uint8Array(await request.arrayBuffer());
  if (operation.body && (body.length > 0 || operation.body.required))
    checkMedia(
      operation.body,
      headers.get("content-type") ?? undefined,
      headers.get("content-encoding") ?? undefined,
    );
  const raw = {
    path,
    query: new URL(request.url).search.slice(1),
    headers: [...headers].flat(),
    body,
  };
  return readRequest(operation, raw, USUAL_LIMITS);
}

interface Plain {
  readonly status: number;
  readonly body?: unknown;
}

/** An answer that keeps the contract. */
function answered(operation: Operation, seed: number): Plain {
  const random = randomOf(seed);
  const [[status, content] = ["200", null]] = Object.entries(operation.answers);
  const one = (): unknown => documentFor(content, random);
  const { carried } = content ?? {};
  const body =
    carried === "events"
      ? [one(), one(), one()]
      : carried === "bytes"
        ? oneOf(random, ["amber", "birch", "cedar"])
        : lastPage(operation, content, one());
  return { status: Number(status), body };
}

/** A list that ends: without the place where the next page starts, where its contract lets it be so. */
function lastPage(
  { pages }: Operation,
  content: Content | null,
  document: unknown,
): unknown {
  if (pages === undefined || content?.schema === undefined) return document;
  const changed: unknown = structuredClone(document);
  const keys = pages.next.split("/").slice(1);
  const last = keys.pop() ?? "";
  let holder = changed;
  for (const key of keys)
    holder = (holder as Record<string, unknown> | undefined)?.[key];
  if (typeof holder !== "object" || holder === null) return document;
  (holder as Record<string, unknown>)[last] = null;
  return content.schema.safeParse(changed).success ? changed : document;
}

/** The response that an answer is. */
async function written(
  operation: Operation,
  { status, body }: Plain,
): Promise<Response> {
  const { answers, errors } = operation;
  const content = answers[status] ?? errors[status] ?? null;
  if (content === null) return new Response(null, { status });
  const headers = { "content-type": content.mediaType };
  if (content.carried === "bytes")
    return new Response(body as BodyInit, { status, headers });
  const text =
    content.carried === "events"
      ? (body as readonly unknown[])
          .map((event) => `data: ${JSON.stringify(event)}\n\n`)
          .join("")
      : JSON.stringify(body);
  return new Response(text, { status, headers });
}

function refusal(problem: Problem): Response {
  return new Response(JSON.stringify(problem.document()), {
    status: problem.status,
    headers: { "content-type": "application/problem+json" },
  });
}
