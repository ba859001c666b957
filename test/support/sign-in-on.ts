import type { Page } from "playwright-core";
import type { RunningApp } from "./running-app.ts";

/** Signs a demo account in by the form, as a person does. */
export async function signInOn(page: Page, { origin, demo }: RunningApp, email: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", demo.password ?? "");
  await page.click("main button[type=submit]");
  await page.waitForURL("**/projects");
}
