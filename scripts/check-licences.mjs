// Checks that everything that ships has a permissive licence: the packages of silo, console, protos and portal, with all that
// they bring along. Reads what a restore has left (obj/project.assets.json, the packages' own nuspec files) and the portal's
// package-lock.json.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const allowed = new Set(["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "MPL-2.0", "ISC", "Etalab-2.0", "OFL-1.1"]);
const shipped = ["protos", "silo/Cyclades.Domain", "silo/Cyclades.Silo", "clients/console"];

const found = new Map();
for (const project of shipped) {
  const assets = JSON.parse(readFileSync(join(project, "obj", "project.assets.json"), "utf8"));
  const roots = Object.keys(assets.packageFolders);
  for (const [name, library] of Object.entries(assets.libraries)) {
    if (library.type !== "package") continue;
    const nuspec = library.files.find((file) => file.endsWith(".nuspec"));
    const path = roots.map((root) => join(root, library.path, nuspec)).find(existsSync);
    const licence = path && /<license type="expression">([^<]+)</.exec(readFileSync(path, "utf8"))?.[1];
    found.set(name, licence ?? "none declared");
  }
}

const { packages } = JSON.parse(readFileSync("clients/web/package-lock.json", "utf8"));
for (const [path, { dev, license }] of Object.entries(packages)) {
  if (path !== "" && !dev) found.set(path.replace(/^.*node_modules\//, ""), license ?? "none declared");
}

const permits = (licence) =>
  licence.replace(/[()]/g, "").split(" OR ").some((choice) => choice.split(" AND ").every((part) => allowed.has(part)));
const refused = [...found].filter(([, licence]) => !permits(licence));
for (const [name, licence] of refused) console.error(`${name}: ${licence} is not among the licences that may ship`);
console.log(`${found.size} packages ship, ${refused.length} with a licence that may not`);
process.exit(found.size > 0 && refused.length === 0 ? 0 : 1);
