// Compiles codegen/tallystick/runtime/*.ts to the .js and .d.ts that are committed beside them:
//   node build-runtime.mjs [FOLDER]
// With a folder, writes there instead, which is how a test holds the committed files equal.
import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import prettier from "prettier";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "../../codegen/tallystick/runtime");
const compiled = mkdtempSync(join(tmpdir(), "tallystick-runtime-"));
try {
  const tsc = join(here, "node_modules/typescript/bin/tsc");
  const project = join(here, "tsconfig.runtime.json");
  execFileSync(process.execPath, [tsc, "-p", project, "--outDir", compiled], { stdio: "inherit" });
  const entries = readdirSync(compiled, { recursive: true, withFileTypes: true });
  for (const file of entries.filter((entry) => entry.isFile())) {
    const source = join(file.parentPath, file.name);
    const destination = join(target, source.slice(compiled.length));
    mkdirSync(dirname(destination), { recursive: true });
    const text = await prettier.format(readFileSync(source, "utf8"), { filepath: destination });
    writeFileSync(destination, text);
  }
} finally {
  rmSync(compiled, { recursive: true });
}
