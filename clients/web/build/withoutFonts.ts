import type { Plugin } from "vite";

const core = /\/dsfr\/core\/core\.main\.min\.css$/;

/**
 * Takes the fonts out of the design system's core: they are the State's. `style/marks.css` brings them, on the State's
 * own sites only.
 */
export function withoutFonts(): Plugin {
  return {
    name: "cyclades-without-fonts",
    enforce: "pre",
    transform(code, id) {
      if (!core.test(id)) {
        return null;
      }

      const left = code.replaceAll(/@font-face\s*\{[^}]*\}/g, "");
      if (left === code) {
        this.error("The design system's core no longer holds its fonts: they must be looked for elsewhere.");
      }

      return { code: left, map: null };
    },
  };
}
