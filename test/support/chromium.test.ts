import { expect, it } from "vitest";

import { launchChromium } from "#app/cli/bench/chromium.ts";

it("finds a browser that renders both languages", async () => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.setContent("<h1>上线 Rollout</h1>");

  const heading = await page.textContent("h1");

  expect(heading).toBe("上线 Rollout");
  await browser.close();
});
