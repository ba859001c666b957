import { expect, it } from "vitest";

import { isAcceptedLicence, productionPackages, readPackageLock } from "#app/cli/licences.ts";
import type { PackageLock } from "#app/cli/licences.ts";

const mostProductionPackages = 350;
const registries = /^https:\/\/registry\.(npmjs\.org|yarnpkg\.com)\//;

const lock = await readPackageLock();

it("locks every optional package that a package names, so that a clean install accepts the lock", () => {
  expect(missingOptionalPackages(lock)).toEqual([]);
});

it("finds an optional package that the lock forgot", () => {
  const forgetful = { packages: { "node_modules/bundler": { version: "1.0.0", optionalDependencies: { "bundler-linux": "1.0.0" } } } };

  expect(missingOptionalPackages(forgetful)).toEqual(["node_modules/bundler: bundler-linux"]);
});

it("takes packages from the public registry only", () => {
  const foreign = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined && !registries.test(entry.resolved));

  expect(foreign.map(([location]) => location)).toEqual([]);
});

it("ships packages whose licences are accepted, and not too many of them", () => {
  const packages = productionPackages(lock);

  expect(packages.filter((each) => !isAcceptedLicence(each.licence))).toEqual([]);
  expect(packages.length).toBeGreaterThan(0);
  expect(packages.length).toBeLessThanOrEqual(mostProductionPackages);
});

it.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0-only)", true],
  ["MIT AND ISC", true],
  ["MIT AND GPL-3.0-only", false],
  ["AGPL-3.0-only", false],
  ["not stated", false],
])("judges the licence %s: %s", (licence, isAccepted) => {
  expect(isAcceptedLicence(licence)).toBe(isAccepted);
});

/** A package may be installed beside the one that names it or in any folder above. */
function missingOptionalPackages({ packages }: PackageLock): readonly string[] {
  return Object.entries(packages).flatMap(([location, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !placesOf(location, name).some((place) => place in packages))
      .map((name) => `${location}: ${name}`),
  );
}

function placesOf(location: string, name: string): readonly string[] {
  const folders = location.split("/node_modules/");
  const nested = folders.map((_, index) => `${folders.slice(0, index + 1).join("/node_modules/")}/node_modules/${name}`);
  return [`node_modules/${name}`, ...nested];
}
