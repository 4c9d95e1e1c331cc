import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The page asks its own origin, and Vite hands /ledger on: no CORS, whichever server it is.
const server = process.env["LEDGER_URL"] ?? "http://127.0.0.1:8000";
const proxy = { "/ledger": { target: server } };

export default defineConfig({
  plugins: [react()],
  // The contracts are a link to their folder: what they import is looked up here, where it is installed.
  resolve: { preserveSymlinks: true },
  server: { host: "127.0.0.1", proxy },
  preview: { host: "127.0.0.1", proxy },
});
