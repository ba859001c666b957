import { build } from "esbuild";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A script for the browser, made of a test's own entry file and everything it imports. */
export async function bundled(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"development"' },
    logLevel: "silent",
    absWorkingDir: root,
  });
  return result.outputFiles[0]?.text ?? "";
}

/** An empty page with the styles of the chart and of the plan, in which the script has run. Errors of the page are errors of the test. */
export async function openPage(browser: Browser, script: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("close", () => {
    if (errors.length > 0) throw new Error(`The page reported: ${errors.join("\n")}`);
  });
  const styles = [
    "ui/tokens.css",
    "ui/gantt/gantt.css",
    "ui/gantt/tree-grid.css",
    "plan/workspace/workspace.css",
    "plan/workspace/printed-plan.css",
  ]
    .map((file) => readFileSync(path.join(root, "app", file), "utf8"))
    .join("\n");
  await page.setContent(`<!doctype html><html lang="en"><title>Chart</title><meta name="viewport" content="width=device-width, initial-scale=1"><style>${styles}
    * { box-sizing: border-box; margin: 0 } main { height: 760px }</style><main id="root"></main></html>`);
  await page.addScriptTag({ content: script });
  return page;
}
