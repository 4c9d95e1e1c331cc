function pointer(path) {
  return path
    .map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}
/** One entry an issue, and one a key where keys are not recognized, at the key itself. */
function locate(issue) {
  const path = issue.path.map(String);
  return issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => ({ path: [...path, key], issue }))
    : [{ path, issue }];
}
function ancestors(path) {
  return path.map((_, length) => pointer(path.slice(0, length)));
}
/** Too long an array or tuple: its items are not spoken of. */
function isOverfull({ issue }) {
  return issue.code === "too_big" && issue.origin === "array";
}
/** What is only said of a container whose members are all fine. */
function isAfterthought({ issue }) {
  return issue.code === "too_small" || issue.code === "custom";
}
/**
 * The normal form of a failed parse: what both validators of a contract say of the same document, at the same pointers.
 *
 * Keys that are not recognized are one error each; a union is one error at the union; an array too long is one error; an
 * array or object too short, and a rule over a whole object, are only reported where nothing inside is wrong.
 */
export function issues(error) {
  const located = error.issues.flatMap(locate);
  const overfull = new Set(
    located.filter(isOverfull).map(({ path }) => pointer(path)),
  );
  const spoken = located.filter(
    ({ path }) => !ancestors(path).some((above) => overfull.has(above)),
  );
  const troubled = new Set(spoken.flatMap(({ path }) => ancestors(path)));
  const distinct = new Map();
  for (const entry of spoken) {
    const at = pointer(entry.path);
    if (isAfterthought(entry) && troubled.has(at)) continue;
    const { code, message } = entry.issue;
    distinct.set(JSON.stringify([at, code, message]), {
      pointer: at,
      code,
      message,
    });
  }
  return [...distinct.values()];
}
