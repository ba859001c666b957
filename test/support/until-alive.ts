import type { Page } from "playwright-core";

/** Waits until the scripts of a page have taken it over. A page with an open event stream is never idle on the network. */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__reactFiber")));
}
