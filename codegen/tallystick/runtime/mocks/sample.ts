import type { $ZodType, input } from "zod/v4/core";
import type {
  Arguments,
  Content,
  DocumentFor,
  Group,
  Operation,
  SuccessStatus,
} from "../http/operation.js";
import { type Random, randomOf } from "./random.js";
import { valueOf } from "./values.js";

/** The document of an operation's first success. */
export type Answered<O extends Operation> = DocumentFor<
  O["answers"][SuccessStatus<O>]
>;

/**
 * A document that keeps the contract of a schema, or of what an operation answers: the same for the same seed, and
 * other ones for others. Throws `SampleError` where none is found, as for rules that few documents keep.
 */
export function sample<O extends Operation>(of: O, seed?: number): Answered<O>;
export function sample<S extends $ZodType>(of: S, seed?: number): input<S>;
export function sample(of: Operation | $ZodType, seed = 0): unknown {
  const random = randomOf(seed);
  if ("_zod" in of) return valueOf(of, random);
  const [content = null] = Object.values(of.answers);
  return documentFor(content, random);
}

/** What content has: a document of its schema, or nothing. */
export function documentFor(content: Content | null, random: Random): unknown {
  return content?.schema === undefined
    ? undefined
    : valueOf(content.schema, random);
}

/** Arguments for an operation that keep its contract. */
export function sampleRequest<O extends Operation>(
  operation: O,
  seed = 0,
): Arguments<O, Blob> {
  const random = randomOf(seed);
  const { parameters, body } = operation;
  const parts: [string, unknown][] = Object.entries(parameters).map(
    ([location, group]: [string, Group]) => [
      location,
      spoken(valueOf(group.schema, random)),
    ],
  );
  if (body?.schema !== undefined)
    parts.push(["body", valueOf(body.schema, random)]);
  else if (body?.carried === "bytes")
    parts.push(["body", fileOf(body.mediaType)]);
  if (body?.files !== undefined)
    parts.push([
      "files",
      Object.fromEntries(
        Object.entries(body.files).map(([name, limits]) => {
          const file = fileOf(limits.mediaTypes?.[0], limits.maxBytes);
          return [name, limits.several ? [file] : file];
        }),
      ),
    ]);
  return Object.fromEntries(parts) as Arguments<O, Blob>;
}

/** Parameters without those that are `null`, which no text says. */
function spoken(values: unknown): unknown {
  return Object.fromEntries(
    Object.entries(values as object).filter(([, value]) => value !== null),
  );
}

/** A small file. */
function fileOf(mediaType = "application/octet-stream", most = 8): Blob {
  const type = mediaType.replace("*", "plain");
  return new Blob([new Uint8Array(Math.min(most, 8))], { type });
}
