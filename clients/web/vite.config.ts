import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { compressed } from "./build/compressed.ts";
import { onlyUsed } from "./build/onlyUsed.ts";
import { withoutFonts } from "./build/withoutFonts.ts";

const silo = process.env["CYCLADES_SILO"] ?? "http://localhost:5080";

export default defineConfig({
  plugins: [withoutFonts(), onlyUsed(), compressed()],
  build: {
    outDir: resolve(import.meta.dirname, "../../silo/Cyclades.Silo/wwwroot"),
    emptyOutDir: true,
    assetsDir: "assets",
    // Icons inside the style sheet would be sent to everybody; as files they are sent to who sees them.
    assetsInlineLimit: 0,
    target: "es2022",
    modulePreload: { polyfill: false },
  },
  server: {
    // The silo's calls, for `npm run dev` beside a running silo.
    proxy: {
      "^/cyclades\\.": { target: silo },
    },
  },
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
  },
});
