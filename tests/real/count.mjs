// Prints, as JSON, the constraints that the modules named on the command line are built with.
// Run in a folder where `zod` and the package's runtime are stood in for by recorder.mjs.
import { counted } from "zod";

for (const module of process.argv.slice(2)) await import(module);
process.stdout.write(JSON.stringify(counted()));
