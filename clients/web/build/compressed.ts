import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin, ResolvedConfig } from "vite";

const texts = /\.(html|js|css|svg|json|txt|webmanifest)$/;

/** Below this many bytes a compressed copy saves nothing that matters. */
const smallest = 200;

/** Writes a `.br` and a `.gz` beside each text file of the build, so that the server compresses nothing while it serves. */
export function compressed(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "cyclades-compressed",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    async closeBundle() {
      const folder = config.build.outDir;
      const files = await readdir(folder, { recursive: true });
      await Promise.all(
        files.filter((file) => texts.test(file)).map(async (file) => {
          const path = join(folder, file);
          const content = await readFile(path);
          if (content.length < smallest) {
            return;
          }

          const parameters = {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
          };
          await writeFile(`${path}.br`, brotliCompressSync(content, { params: parameters }));
          await writeFile(`${path}.gz`, gzipSync(content, { level: 9 }));
        }),
      );
    },
  };
}
