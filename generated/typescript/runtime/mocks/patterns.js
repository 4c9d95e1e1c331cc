/** Texts that a regular expression matches. */
import { between, oneOf } from "./random.js";
const POOL = [
  ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)),
  ..."\u{e4}\u{e9}\u{df}\u{f1}\u{f8}\u{3bb}\u{436}\u{905}\u{4e2d}\u{6587}\u{3042}\u{d55c}\u{1f600}",
  ..."\t\n\r\u00a0",
];
const NOTHING = () => "";
/** A maker of texts for `pattern`. What it makes need not match where there are look-arounds or back-references. */
export function patternMaker(pattern) {
  const flags = pattern.flags.replace(/[gyd]/g, "");
  return new Reader(pattern.source, flags).all();
}
/** Reads the source of a regular expression that JavaScript has accepted. */
class Reader {
  #source;
  #flags;
  #at = 0;
  constructor(source, flags) {
    this.#source = source;
    this.#flags = flags;
  }
  all() {
    const branches = [this.#sequence()];
    while (this.#taken("|")) branches.push(this.#sequence());
    return branches.length === 1
      ? (branches[0] ?? NOTHING)
      : (random, most) => oneOf(random, branches)(random, most);
  }
  #sequence() {
    const parts = [];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#next()))
      parts.push(this.#repeated(this.#atom()));
    return (random, most) => parts.map((part) => part(random, most)).join("");
  }
  #atom() {
    if (this.#taken("^") || this.#taken("$")) return NOTHING;
    if (this.#taken("(")) return this.#group();
    const [atom = ""] = this.#match(
      /\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|k<[^>]*>|[1-9][0-9]*|.)|[^]/uy,
    );
    if (/^\\(?:[bB]|k<|[1-9])/.test(atom)) return NOTHING;
    if (!/^[[.\\]/.test(atom)) return () => atom;
    const one = this.#characters(atom);
    return (random) => oneOf(random, one);
  }
  #group() {
    const [head = ""] = this.#match(/(?:\?(?:[:=!]|<[=!]|<[^>]*>))?/y);
    const inner = this.all();
    this.#taken(")");
    return /^\?<?[=!]/.test(head) ? NOTHING : inner;
  }
  /** The characters that an atom matches, of those there are to choose from. */
  #characters(atom) {
    const test = new RegExp(`^${atom}$`, this.#flags);
    const found = POOL.filter((character) => test.test(character));
    if (found.length > 0) return found;
    for (let code = 0; code < 0x11000; code += 1) {
      const character = String.fromCodePoint(code);
      if (test.test(character)) return [character];
    }
    throw new RangeError(`no character is ${atom}`);
  }
  #repeated(atom) {
    const [all = "", least, comma, most] = this.#match(
      /(?:[*+?]|\{([0-9]+)(,?)([0-9]*)\})?\??/y,
    );
    if (all === "" || all === "?" || all === "??")
      return all === "" ? atom : repetition(atom, 0, 1);
    if (least === undefined)
      return repetition(atom, all.startsWith("+") ? 1 : 0, Infinity);
    const from = Number(least);
    if (comma === "") return repetition(atom, from, from);
    return repetition(atom, from, most === "" ? Infinity : Number(most));
  }
  #next() {
    return this.#source[this.#at] ?? "";
  }
  #taken(character) {
    const is = this.#next() === character;
    if (is) this.#at += 1;
    return is;
  }
  #match(expression) {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#source) ?? [];
    this.#at += found[0]?.length ?? 0;
    return found;
  }
}
function repetition(atom, least, most) {
  return (random, bound) => {
    const end = Math.max(least, Math.min(most, least + bound));
    const count = between(random, least, end);
    return Array.from({ length: count }, () => atom(random, bound)).join("");
  };
}
