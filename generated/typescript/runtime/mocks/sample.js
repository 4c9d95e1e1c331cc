import { randomOf } from "./random.js";
import { valueOf } from "./values.js";
export function sample(of, seed = 0) {
  const random = randomOf(seed);
  if ("_zod" in of) return valueOf(of, random);
  const [content = null] = Object.values(of.answers);
  return documentFor(content, random);
}
/** What content has: a document of its schema, or nothing. */
export function documentFor(content, random) {
  return content?.schema === undefined
    ? undefined
    : valueOf(content.schema, random);
}
/** Arguments for an operation that keep its contract. */
export function sampleRequest(operation, seed = 0) {
  const random = randomOf(seed);
  const { parameters, body } = operation;
  const parts = Object.entries(parameters).map(([location, group]) => [
    location,
    spoken(valueOf(group.schema, random)),
  ]);
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
  return Object.fromEntries(parts);
}
/** Parameters without those that are `null`, which no text says. */
function spoken(values) {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null),
  );
}
/** A small file. */
function fileOf(mediaType = "application/octet-stream", most = 8) {
  const type = mediaType.replace("*", "plain");
  return new Blob([new Uint8Array(Math.min(most, 8))], { type });
}
