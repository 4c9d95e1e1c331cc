// Prints what the generated package costs the page: the bundle as it is, and the same with the package's modules left out.
// Only the package needs Zod, so without the package there is none.
import { gzipSync } from "node:zlib";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const shown = (count) => count.toLocaleString("en");
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Whose a module is, by where it stands. */
function ownerOf(id) {
  if (/@acme\/contracts|generated\/typescript/.test(id)) return "@acme/contracts";
  const inside = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id);
  return inside === null ? "page" : inside[1];
}

/** In the place of whatever belongs to one of `owners`: a module of which every import is nothing. */
function without(owners) {
  return {
    name: "without",
    enforce: "pre",
    load(id) {
      return owners.includes(ownerOf(id)) ? { code: "export default undefined;", moduleType: "js" } : null;
    },
  };
}

async function bundled(owners) {
  const { output } = await build({
    root,
    logLevel: "silent",
    plugins: [without(owners)],
    build: { write: false, rolldownOptions: { shimMissingExports: true } },
  });
  const code = output
    .filter(({ type }) => type === "chunk")
    .map((chunk) => chunk.code)
    .join("");
  return { bytes: Buffer.byteLength(code), gzipped: gzipSync(code, { level: 9 }).length };
}

const sizes = {
  "the page": await bundled([]),
  "without Zod": await bundled(["zod"]),
  "without @acme/contracts": await bundled(["@acme/contracts"]),
};
for (const [name, { bytes, gzipped }] of Object.entries(sizes))
  console.log(`${name.padEnd(24)}${shown(bytes).padStart(9)} bytes${shown(gzipped).padStart(9)} gzipped`);
const [page, withoutZod, bare] = Object.values(sizes).map(({ gzipped }) => gzipped);
console.log(
  `@acme/contracts costs ${shown(page - bare)} bytes gzipped: ${shown(withoutZod - bare)} of its own, ${shown(page - withoutZod)} of Zod.`,
);
