import { allows } from "./media.js";
import { below, issueOf } from "./problems.js";
/** What is wrong with the files of a form under the wire name `name`. */
export function fileIssues(name, limits, given) {
  const pointer = below("/body", name);
  const { required, several = false, maxFiles = Infinity } = limits;
  const [file] = given;
  if (file === undefined) return required ? [issueOf(pointer, "required")] : [];
  if (several)
    return [
      ...(given.length > maxFiles
        ? [issueOf(pointer, "maxItems", String(maxFiles))]
        : []),
      ...given.flatMap((each, index) =>
        contentIssues(`${pointer}/${index}`, limits, each),
      ),
    ];
  return given.length > 1
    ? [issueOf(pointer, "type", "one file")]
    : contentIssues(pointer, limits, file);
}
function contentIssues(
  pointer,
  { mediaTypes, maxBytes = Infinity },
  { mediaType, bytes },
) {
  if (!allows(mediaTypes, mediaType)) {
    const named = (mediaTypes ?? []).join(" or ");
    return [issueOf(pointer, "contentMediaType", named)];
  }
  return bytes > maxBytes
    ? [issueOf(pointer, "maxBytes", String(maxBytes))]
    : [];
}
