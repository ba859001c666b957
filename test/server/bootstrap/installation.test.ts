import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";

import { linkTarget, missingPackages } from "#app/server/bootstrap/installation.mjs";
import { isNodeNewEnough } from "#app/server/bootstrap/node-version.mjs";

const lock = {
  "": { version: "0.1.0" },
  "node_modules/kept": { version: "1.0.0" },
  "node_modules/newer": { version: "2.0.0" },
  "node_modules/absent": { version: "1.0.0" },
  "node_modules/for-another-platform": { version: "1.0.0", optional: true },
  "node_modules/checker": { version: "1.0.0", dev: true },
};

const installed = { "node_modules/kept": { version: "1.0.0" }, "node_modules/newer": { version: "1.9.0" } };

it("installs again when a package of the lock is absent or of another version", () => {
  expect(missingPackages(lock, installed, true)).toEqual(["node_modules/newer", "node_modules/absent", "node_modules/checker"]);
});

it("does without the development packages where nothing is built", () => {
  expect(missingPackages(lock, installed, false)).toEqual(["node_modules/newer", "node_modules/absent"]);
});

it("installs everything where nothing is installed", () => {
  expect(missingPackages(lock, {}, true)).toHaveLength(4);
});

it("knows packages that lie elsewhere, which installing would empty", () => {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "rollout-link-")));
  const [own, link, absent] = ["own", "link", "absent"].map((name) => path.join(folder, name)) as [string, string, string];
  mkdirSync(own);
  symlinkSync(own, link, "dir");

  expect([own, link, absent].map(linkTarget)).toEqual([null, own, null]);
  rmSync(folder, { recursive: true });
});

it.each([
  ["20.18.3", false],
  ["18.20.0", false],
  ["20.19.0", true],
  ["22.0.0", true],
  ["24.1.0", true],
])("judges Node %s: %s", (version, isEnough) => {
  expect(isNodeNewEnough(version)).toBe(isEnough);
});
