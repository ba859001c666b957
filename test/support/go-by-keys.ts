import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Goes to a page by its two keys. The keys of a page are heard a moment after it has come alive. */
export async function goByKeys(page: Page, key: string, address: RegExp): Promise<void> {
  const pressed = async () => {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await page.waitForURL(address, { timeout: 3_000 });
    return true;
  };
  await expect.poll(() => pressed().catch(() => false), { timeout: 30_000 }).toBe(true);
}
