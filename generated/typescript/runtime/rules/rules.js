/** A rule without a value, such as a sum beyond safe integers, does not hold. */
function keeps({ holds }, value) {
  try {
    return holds(value);
  } catch {
    return false;
  }
}
/**
 * Holds an object to its rules, each of them, once nothing else is wrong with it. An issue has the code `custom` and
 * the rule's name in `params.rule`.
 *
 * Zod's `.pick()` and `.omit()` refuse schemas with checks, and so does `.extend()` where it would replace a property;
 * `.safeExtend()` keeps them.
 */
export function rules(...list) {
  return (payload) => {
    if (payload.issues.length > 0) return;
    const { value } = payload;
    for (const rule of list.filter((one) => !keeps(one, value))) {
      payload.issues.push({
        code: "custom",
        message: rule.message,
        path: [...rule.at],
        params: { rule: rule.name },
        input: value,
        continue: true,
      });
    }
  };
}
