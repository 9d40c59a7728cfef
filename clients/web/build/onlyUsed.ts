import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PurgeCSS } from "purgecss";
import type { Plugin } from "vite";

const designSystem = /\/dsfr\/.*\.css$/;

const source = /\.tsx?$/;

/** A class that is put together while the page runs: its rules could not be found by its name. */
const composed = /fr-[a-z-]*\$\{/;

/** Attributes that a script sets, or a browser, or that React spells otherwise. */
const set = ["class", "for", "tabindex", "data-fr-theme", "data-fr-scheme", "open", "disabled", "readonly", "checked", "type", "target", "href", "lang"];

/**
 * Leaves out of the design system's style sheets what no source names. A class must therefore be written whole; one that is
 * put together ends the build.
 */
export function onlyUsed(): Plugin {
  let sources: Promise<{ raw: string; extension: string }[]>;
  return {
    name: "cyclades-only-used",
    apply: "build",
    enforce: "pre",
    buildStart() {
      sources = read(join(import.meta.dirname, ".."));
    },
    async transform(code, id) {
      if (!designSystem.test(id)) {
        return null;
      }

      const content = await sources;
      const wrong = content.find(({ raw }) => composed.test(raw));
      if (wrong) {
        this.error(`A class of the design system is put together; write it whole: ${composed.exec(wrong.raw)?.[0] ?? ""}`);
      }

      const [purged] = await new PurgeCSS().purge({
        content,
        css: [{ raw: code }],
        defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [],
        dynamicAttributes: set,
      });
      return { code: purged?.css ?? code, map: null };
    },
  };
}

async function read(folder: string): Promise<{ raw: string; extension: string }[]> {
  const files = await readdir(join(folder, "src"), { recursive: true });
  const named = ["index.html", ...files.filter((file) => source.test(file)).map((file) => join("src", file))];
  return Promise.all(named.map(async (file) => ({ raw: await readFile(join(folder, file), "utf8"), extension: "tsx" })));
}
