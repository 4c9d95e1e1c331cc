// What is wrong with generated output: code where text should be. Parses every file with real parsers and compares its shape with that
// of the harmless twin, imports every module and looks whether anything ran, and parses instances to see that values come back.
//
// Argument: a file with { texts: [text], jobs: [{ case, files: {path: text index}, twin: likewise, shown, kinds, folder, probes }] }.
// Standard output: { case: [fault] }, only cases with a fault.
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../node/package.json", import.meta.url));
const acorn = require("acorn");
const typescript = require("prettier/plugins/typescript").parsers.typescript;

const { texts, jobs } = JSON.parse(readFileSync(process.argv[2], "utf8"));

// -- Shapes

const PLACES = new Set("start end range loc raw comments tokens extra leadingComments trailingComments innerComments parent".split(" "));
const KEYED = new Set(["Property", "TSPropertySignature", "PropertyDefinition", "MethodDefinition", "TSMethodSignature"]);

/** The modules whose names we chose. */
const OWN = /^zod|\/runtime\//;

/** The names that may come from a document: those a module declares, each with a number to stand for it, and those of other modules. */
function bindings(program) {
  const names = new Map();
  const specifiers = program.body.filter(({ source }) => source && !OWN.test(source.value)).flatMap((each) => each.specifiers ?? []);
  for (const { local, exported } of specifiers) for (const id of [local, exported]) if (id) names.set(id.name, "name from elsewhere");
  let count = 0;
  for (const statement of program.body) {
    const declaration = statement.declaration ?? statement;
    for (const id of [declaration.id, ...(declaration.declarations ?? []).map((each) => each.id)]) {
      if (id) names.set(id.name, `binding ${count++}`);
    }
  }
  return names;
}

/** A syntax tree as text, without what strings, patterns and declared names say; `strings` takes what they say. */
function shapeOf(node, names, strings) {
  if (Array.isArray(node)) return `[${node.map((child) => shapeOf(child, names, strings)).join()}]`;
  if (typeof node === "bigint") return `${node}n`;
  if (node === null || typeof node !== "object") return JSON.stringify(node) ?? "undefined";
  if (node instanceof RegExp) return "pattern";
  if (node.type === "Identifier") return names.get(node.name) ?? `name ${node.name}`;
  if (node.type === "Literal") {
    if (node.regex) strings.add(node.regex.pattern);
    if (node.regex) return `pattern ${node.regex.flags}`;
    if (typeof node.value === "string") strings.add(node.value);
    return typeof node.value === "string" ? "string" : `literal ${String(node.value)}`;
  }
  const parts = [node.type];
  for (const [name, value] of Object.entries(node)) {
    if (PLACES.has(name) || name.startsWith("__") || name === "type") continue;
    if (KEYED.has(node.type) && isKey(node) && ["key", "computed", "shorthand"].includes(name)) {
      if (name === "key") strings.add(value.type === "Identifier" ? value.name : value.value);
      continue;
    }
    parts.push(`${name}:${shapeOf(value, names, strings)}`);
  }
  return `(${parts.join(" ")})`;
}

/** Whether the key of a member is a plain name or string, computed or not. */
function isKey({ key, computed }) {
  return (key.type === "Identifier" && !computed) || (key.type === "Literal" && typeof key.value === "string");
}

/** The nesting of a JSON value, without what it says. */
function nesting(value) {
  return value !== null && typeof value === "object" ? `[${Object.values(value).map(nesting).join()}]` : typeof value;
}

const TAG = /(?<!\S)@(\w+)|\{@(\w+)/g;

/** What a text of a kind parses to: its shape, the tags of its comments, what its strings and keys say. */
async function parsed(kind, text) {
  if (kind === "md") return { shape: String(text.split("\n").length), tags: [], strings: new Set() };
  if (kind === "json") return { shape: nesting(JSON.parse(text)), tags: [], strings: new Set() };
  let program;
  const comments = [];
  if (kind === "js") {
    program = acorn.parse(text, { ecmaVersion: "latest", sourceType: "module", onComment: comments });
  } else {
    program = await typescript.parse(text, { filepath: "module.ts" });
    comments.push(...program.comments);
  }
  const strings = new Set();
  const shape = shapeOf(program.body, bindings(program), strings);
  const blocks = comments.filter(({ type }) => /Block/.test(type));
  const tags = blocks.flatMap(({ value }) => [...value.matchAll(TAG)].map((match) => match[1] ?? match[2]));
  const lines = comments.filter(({ type }) => !/Block/.test(type));
  const odd = lines.some(({ value }) => /^[/#@]|^\s*@ts-/.test(value));
  return { shape: `${shape} ${lines.length} ${odd}`, tags, strings };
}

const known = new Map();

/** The parse of a text by its number, done once. */
function parse(kind, index) {
  const id = `${kind} ${index}`;
  if (!known.has(id)) known.set(id, parsed(kind, texts[index]).catch((error) => ({ fault: String(error.message).slice(0, 200) })));
  return known.get(id);
}

// -- Faults

/** The files that say what a document says: neither an index, nor types that refer to those of the other dialect. */
const SHOWING = /^(?!mini\/.*\.ts$|.*index\.)/;

async function faultsOfText(kind, path, index, twin, job) {
  const found = await parse(kind, index);
  if (found.fault) return [`${path} does not parse: ${found.fault}`];
  const expected = await parse(kind, twin);
  const faults = [];
  if (found.shape !== expected.shape) faults.push(`${path} has another shape than its twin${different(found.shape, expected.shape)}`);
  const left = [...expected.tags];
  for (const tag of found.tags) {
    const at = left.indexOf(tag);
    if (at < 0) faults.push(`${path} has the tag @${tag} in a comment`);
    else left.splice(at, 1);
  }
  if (job.kinds.includes(kind) && SHOWING.test(path) && !found.strings.has(job.shown)) faults.push(`${path} does not say the text as it is`);
  return faults;
}

/** Where two shapes part. */
function different(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const near = (shape) => shape.slice(Math.max(0, at - 40), at + 60);
  return `: ${near(one)} | ${near(other)}`;
}

const NATURE = Object.getOwnPropertyNames(Object.prototype).join();

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "undefined";
  const rows = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${rows.sort().join()}}`;
}

async function faultsOfModules(job) {
  const faults = [];
  for (const path of ["index.js", "mini/index.js", "alone.js", "alone.mini.js"]) {
    try {
      const module = await import(`${job.folder}/${path}`);
      if (path.startsWith("alone")) faults.push(...job.probes.flatMap((probe) => faultsOfProbe(module.Schema, path, probe)));
    } catch (error) {
      faults.push(`${path} does not load: ${error.message}`);
    }
    if ("PWNED" in globalThis) {
      faults.push(`${path} ran code`);
      delete globalThis.PWNED;
    }
    if (Object.getOwnPropertyNames(Object.prototype).join() !== NATURE) faults.push(`${path} changed Object.prototype`);
  }
  return faults;
}

function faultsOfProbe(Schema, path, [instance, accepted, output]) {
  const result = Schema.safeParse(instance);
  if (result.success !== accepted) return [`${path} ${accepted ? "refuses" : "accepts"} ${canonical(instance)}`.slice(0, 300)];
  if (accepted && canonical(result.data) !== canonical(output)) return [`${path} returns ${canonical(result.data)}`.slice(0, 300)];
  return [];
}

const KINDS = [[/\.js$/, "js"], [/\.ts$/, "ts"], [/\.json$/, "json"], [/\.md$/, "md"]];

async function faultsOf(job) {
  const faults = [];
  const paths = Object.keys(job.files);
  if (paths.join() !== Object.keys(job.twin).join()) return [`other files than its twin: ${paths.join(" ")}`.slice(0, 300)];
  for (const path of paths) {
    const kind = KINDS.find(([ending]) => ending.test(path))[1];
    faults.push(...(await faultsOfText(kind, path, job.files[path], job.twin[path], job)));
  }
  faults.push(...(await faultsOfModules(job)));
  return faults;
}

const found = {};
for (const job of jobs) {
  const faults = await faultsOf(job);
  if (faults.length) found[job.case] = faults;
}
const answer = Buffer.from(JSON.stringify(found));
for (let at = 0; at < answer.length; ) at += writeSync(1, answer, at);
