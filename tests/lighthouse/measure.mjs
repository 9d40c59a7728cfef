// One look of Lighthouse at a page, as a middling telephone on a slow network sees it.
//   node measure.mjs URL BROWSER CATEGORY...
// Prints {"scores": {"performance": 98, ...}, "failed": ["audit: title", ...]}, scores from 0 to 100.
import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";

const [url, chromePath, ...categories] = process.argv.slice(2);
const browser = await chromeLauncher.launch({
  chromePath,
  ignoreDefaultFlags: true,
  chromeFlags: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});
try {
  const { lhr } = await lighthouse(url, { port: browser.port, logLevel: "silent", onlyCategories: categories });
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
  const failed = Object.values(lhr.categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ weight }) => weight > 0)
    .map(({ id }) => lhr.audits[id])
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ id, title, displayValue }) => `${id}: ${title} ${displayValue ?? ""}`);
  console.log(JSON.stringify({ scores, failed }));
} finally {
  browser.kill();
}
