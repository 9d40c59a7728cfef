// Adds up the test results (*.trx) of a folder and prints « N passed, N failed ». Fails when a test failed, was
// skipped, or when none ran.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
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
if (total.passed + total.failed === 0) console.log("No test ran.");
console.log(`${total.passed} passed, ${total.failed + total.other} failed`);
process.exit(total.passed > 0 && total.failed + total.other === 0 ? 0 : 1);
