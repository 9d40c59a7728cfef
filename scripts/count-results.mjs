// Adds up the test results of a folder (*.trx of dotnet, *.junit.xml of Vitest) and prints « N passed, N failed ». Fails
// when a test failed or was skipped, or when one of the projects named after the folder left no results.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const [folder, ...projects] = process.argv.slice(2);
const total = { passed: 0, failed: 0, other: 0 };
const read = (ending) =>
  readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(ending)).map((name) => readFileSync(join(folder, name), "utf8"));
for (const text of read(".trx")) {
  for (const [, outcome] of text.matchAll(/<UnitTestResult\b[^>]*\boutcome="(\w+)"/g)) {
    if (outcome === "Passed") total.passed++;
    else if (outcome === "Failed") total.failed++;
    else total.other++;
  }
}
for (const text of read(".junit.xml")) {
  for (const [, , content = ""] of text.matchAll(/<testcase\b[^>]*?(\/>|>([\s\S]*?)<\/testcase>)/g)) {
    if (/<(failure|error)\b/.test(content)) total.failed++;
    else if (/<skipped\b/.test(content)) total.other++;
    else total.passed++;
  }
}

if (total.other > 0) console.log(`${total.other} neither passed nor failed: a test that does not run is a failure`);
const silent = projects.map((project) => basename(project)).filter((name) => !existsSync(join(folder, name)) || readdirSync(join(folder, name)).length === 0);
if (silent.length > 0) console.log(`No results of ${silent.join(", ")}.`);
console.log(`${total.passed} passed, ${total.failed + total.other} failed`);
process.exit(total.passed > 0 && total.failed + total.other === 0 && silent.length === 0 ? 0 : 1);
