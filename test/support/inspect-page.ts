import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe and the width of the screen complain of on the page shown. */
export async function inspectPage(page: Page): Promise<string[]> {
  // What is scrolled half under the header would be measured as a small target.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (values) => {
    const axe = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe;
    const { violations: found } = await axe.run({ runOnly: { type: "tag", values } });
    return found.map(({ id, nodes }) => {
      const places = nodes.slice(0, 3).map((node) => node.html.slice(0, 160));
      return `${id}: ${places.join(" | ")}`;
    });
  }, rules);
  const width = page.viewportSize()?.width ?? 0;
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  const overflow = scrollWidth > width ? [`${scrollWidth} px wide`] : [];
  return [...violations, ...overflow].map((complaint) => `${new URL(page.url()).pathname}: ${complaint}`);
}
