import { readFile } from "node:fs/promises";
import path from "node:path";

import { projectRoot } from "#app/server/project-root.ts";

import type { Command } from "./command.ts";
import { readArguments } from "./command-line.ts";

export type LockedPackage = {
  readonly version?: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

export type PackageLock = { readonly packages: Readonly<Record<string, LockedPackage>> };

export type ProductionPackage = { readonly name: string; readonly version: string; readonly licence: string };

/** Licences that ask for no more than a notice, and the weak copyleft of MPL-2.0, which stays within its own files. */
export const acceptedLicences: ReadonlySet<string> = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Apache-2.0",
  "MPL-2.0",
  "Unlicense",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "OFL-1.1",
  "Zlib",
]);

export const licencesCommand: Command = {
  summary: "Lists the packages that ship with the application and their licences, and exits 1 when one is not accepted.",
  usage: "[--json]",
  run: async (args, { print, explain }) => {
    const { values } = readArguments(args, { json: { type: "boolean", default: false } });
    const packages = productionPackages(await readPackageLock());
    const refused = packages.filter((each) => !isAcceptedLicence(each.licence));
    print(
      values.json
        ? JSON.stringify({ packages, refused })
        : packages.map((each) => `${each.name} ${each.version}  ${each.licence}`).join("\n"),
    );
    explain(`${packages.length} packages, ${refused.length} with a licence that is not accepted.`);
    return refused.length === 0 ? 0 : 1;
  },
};

export async function readPackageLock(): Promise<PackageLock> {
  return JSON.parse(await readFile(path.join(projectRoot, "package-lock.json"), "utf8")) as PackageLock;
}

/** The packages that an installation without development dependencies holds, one entry for each name and version. */
export function productionPackages(lock: PackageLock): readonly ProductionPackage[] {
  const found = new Map<string, ProductionPackage>();
  for (const [location, entry] of Object.entries(lock.packages)) {
    if (location === "" || entry.dev === true || entry.devOptional === true || entry.link === true) {
      continue;
    }
    const name = location.slice(location.lastIndexOf("node_modules/") + "node_modules/".length);
    const version = entry.version ?? "";
    found.set(`${name}@${version}`, { name, version, licence: entry.license ?? "not stated" });
  }
  return [...found.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** An SPDX expression is accepted when one side of an OR, or every side of an AND, is. */
export function isAcceptedLicence(expression: string): boolean {
  const plain = expression.replace(/[()]/g, " ").trim();
  return plain.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((licence) => acceptedLicences.has(licence.trim())));
}
