import { held } from "../http/held.js";
import { disposition, mediaTypeOf } from "../http/media.js";
import { Problem, refused } from "../http/problem.js";
import { DESCRIPTIONS } from "../http/problems.js";
import { parseJson } from "../parse.js";
import { compareText } from "../rules/values.js";
const PROBLEM = "application/problem+json";
const BYTES = "application/octet-stream";
const MOST_PLACES = 20;
/** An answer that the contract forbids. Its message names places and codes, never values. */
export class Breach extends Error {
  name = "Breach";
  constructor(operation, how) {
    super(`the handler of ${operation} broke the contract: ${how}`);
  }
}
/** Writes the answers of one operation. */
export class Answering {
  #operation;
  #checked;
  /** Headers of every answer. */
  #always;
  constructor(operation, settings) {
    this.#operation = operation;
    this.#checked = settings.checked;
    const { sunset } = operation;
    if (sunset !== undefined)
      this.#always = { Sunset: new Date(sunset).toUTCString() };
  }
  /** The answer that a handler's result is. Throws `Breach` where the contract has no such answer. */
  write(result) {
    if (typeof result !== "object" || result === null)
      throw this.#breach("expected an object with a status");
    const { status, headers, body } = result;
    if (typeof status !== "number")
      throw this.#breach("expected an object with a status");
    const own = headersOf(headers);
    const { answers, errors } = this.#operation;
    if (Object.hasOwn(answers, status))
      return this.#dated(
        this.#success(status, answers[status] ?? null, own, body),
      );
    if (Object.hasOwn(errors, status))
      return this.#dated(
        this.#error(status, errors[status] ?? null, own, body),
      );
    throw this.#breach(`no answer has the status ${status}`);
  }
  /**
   * The answer that a problem is, with what the contract says of its status where it says nothing itself. Throws
   * `Breach` for a problem that is not as declared.
   */
  problem(problem) {
    const { status, members } = problem;
    const declared = this.#operation.errors[status];
    const described =
      declared == null
        ? undefined
        : (declared.description ?? DESCRIPTIONS[status]);
    const document = problem.document(described);
    const body =
      declared?.mediaType === PROBLEM
        ? this.#json(declared, document, 1)
        : JSON.stringify(document);
    return this.#dated(problemAnswer(status, body, members.headers));
  }
  #dated(answer) {
    if (this.#always === undefined) return answer;
    return { ...answer, headers: { ...this.#always, ...answer.headers } };
  }
  #success(status, content, headers, body) {
    if (content === null) {
      if (body != null) throw this.#breach(`${status} has no body`);
      return { status, headers };
    }
    switch (content.carried) {
      case "events":
        return this.#streamed(status, content, headers, body);
      case "bytes":
        return this.#download(status, content, headers, body);
      case "json":
      case "form":
        return {
          status,
          headers: { "Content-Type": content.mediaType, ...headers },
          body: this.#json(content, body, this.#checked),
        };
    }
  }
  #error(status, content, headers, body) {
    if (content?.mediaType !== PROBLEM)
      return this.#success(status, content, headers, body);
    // The status is the answer's, whatever else the body says.
    const { status: _, ...members } = body ?? {};
    return this.problem(new Problem(status, { ...members, headers }));
  }
  /**
   * The text of what the contract has of a document: members that it does not have are not sent. `share` of documents
   * are read as every language reads them, to be sure.
   */
  #json(content, document, share) {
    let text;
    try {
      text = JSON.stringify(document);
    } catch {
      throw this.#breach("a value is no JSON");
    }
    if (text === undefined) throw this.#breach("a value is no JSON");
    if (content.schema === undefined) return text;
    const found = held(content.schema, this.#read(text, share));
    if ("document" in found) return JSON.stringify(found.document);
    const places = found.issues
      .map(({ pointer, code }) => `${pointer || '""'} (${code})`)
      .sort(compareText);
    const more = places.length - MOST_PLACES;
    const listed = places.slice(0, MOST_PLACES).join(", ");
    throw this.#breach(more > 0 ? `${listed}, and ${more} more` : listed);
  }
  #read(text, share) {
    if (!isSampled(share)) return JSON.parse(text);
    try {
      return parseJson(text);
    } catch {
      throw this.#breach("a value is not JSON everywhere");
    }
  }
  #download(status, content, headers, body) {
    const { content: bytes, mediaType, fileName } = body ?? {};
    if (!(bytes instanceof Uint8Array))
      throw this.#breach("expected a Download");
    const declared = content.mediaType;
    const said = typeof mediaType === "string" ? mediaType : BYTES;
    const essence = mediaTypeOf(said)?.essence;
    const fits = essence !== undefined && [essence, BYTES].includes(declared);
    if (!fits && said !== BYTES)
      throw this.#breach(`expected a Download of the media type ${declared}`);
    return {
      status,
      headers: {
        "Content-Type": fits ? said : declared,
        "Content-Disposition": disposition(
          typeof fileName === "string" ? fileName : undefined,
        ),
        "X-Content-Type-Options": "nosniff",
        ...headers,
      },
      body: bytes,
    };
  }
  #streamed(status, content, headers, body) {
    if (!isAsyncIterable(body))
      throw this.#breach("expected an asynchronous iterable");
    return {
      status,
      headers: {
        "Content-Type": content.mediaType,
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
        ...headers,
      },
      items: body,
      // JSON without a byte to spare is one line, so an event's data is.
      event: (item) => `data: ${this.#json(content, item, this.#checked)}\n\n`,
    };
  }
  #breach(how) {
    return new Breach(this.#operation.id, how);
  }
}
/** The answer for what went wrong inside, which says nothing of it. */
export function failed() {
  return plain(refused("failed", 500));
}
/** The answer that a problem is, of no operation in particular. */
export function plain(problem) {
  const body = JSON.stringify(problem.document());
  return problemAnswer(problem.status, body, problem.members.headers);
}
function problemAnswer(status, body, headers = {}) {
  return { status, headers: { "Content-Type": PROBLEM, ...headers }, body };
}
function headersOf(given) {
  return typeof given === "object" && given !== null ? given : {};
}
function isSampled(share) {
  return share >= 1 || (share > 0 && Math.random() < share);
}
function isAsyncIterable(value) {
  return (
    typeof value === "object" && value !== null && Symbol.asyncIterator in value
  );
}
