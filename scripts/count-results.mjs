// Adds up the test results (*.trx) of a folder and prints « N passed, N failed ». Fails when a test failed or was
// skipped, or when one of the projects named after the folder left no results.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const [folder, ...projects] = process.argv.slice(2);
const total = { passed: 0, failed: 0, other: 0 };
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".trx"));
for (const file of files) {
  for (const [, outcome] of readFileSync(join(folder, file), "utf8").matchAll(/<UnitTestResult\b[^>]*\boutcome="(\w+)"/g)) {
    if (outcome === "Passed") total.passed++;
    else if (outcome === "Failed") total.failed++;
    else total.other++;
  }
}

if (total.other > 0) console.log(`${total.other} neither passed nor failed: a test that does not run is a failure`);
const silent = projects.map((project) => basename(project)).filter((name) => !existsSync(join(folder, name)) || readdirSync(join(folder, name)).length === 0);
if (silent.length > 0) console.log(`No results of ${silent.join(", ")}.`);
console.log(`${total.passed} passed, ${total.failed + total.other} failed`);
process.exit(total.passed > 0 && total.failed + total.other === 0 && silent.length === 0 ? 0 : 1);
