import { existsSync, lstatSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { root, run, say } from "./run.mjs";

/**
 * Installs what is missing or differs from the lock file, and makes sure that the database driver loads on this version of Node.
 * @param {{ withDevelopment: boolean }} options whether the packages for building and testing are needed
 * @returns {Promise<number>} 0, or the exit status of the step that failed
 */
export async function ensureInstalled({ withDevelopment }) {
  const wanted = readLock(path.join(root, "package-lock.json"));
  const installed = readLock(path.join(root, "node_modules/.package-lock.json"));
  const missing = missingPackages(wanted, installed, withDevelopment);
  const elsewhere = missing.length > 0 ? linkTarget(path.join(root, "node_modules")) : null;
  if (elsewhere !== null) {
    say(`${missing.length} packages are missing or changed, and node_modules is a link to ${elsewhere}, which installing would empty.`);
    say("Run npm ci where it leads, or remove the link and start again.");
    return 1;
  }
  if (missing.length > 0) {
    say(`Installing packages (${missing.length} missing or changed). The first time takes a few minutes.`);
    const status = await run(npm(), ["ci", "--include=dev", "--no-audit", "--no-fund"], { quiet: true });
    if (status !== 0) {
      say("npm ci failed: see its messages above. It needs the npm registry, and python3, make and g++ to build the database driver.");
      return status;
    }
  }
  return ensureDatabaseDriver();
}

/**
 * Names of the packages in the lock file that are not installed in that version. Optional ones may be absent: they are for other platforms.
 * @param {Record<string, { version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean }>} wanted
 * @param {Record<string, { version?: string }>} installed
 * @param {boolean} withDevelopment
 */
export function missingPackages(wanted, installed, withDevelopment) {
  return Object.entries(wanted)
    .filter(([location, entry]) => location !== "" && !entry.optional && !entry.devOptional && (withDevelopment || !entry.dev))
    .filter(([location, entry]) => installed[location]?.version !== entry.version)
    .map(([location]) => location);
}

/**
 * Where a link leads; null for a folder of its own, and for one that is not there.
 * @param {string} folder
 */
export function linkTarget(folder) {
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ? realpathSync(folder) : null;
}

function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

function npm() {
  return process.platform === "win32" ? "npm.cmd" : "npm";
}

const driverCheck = 'new (require("better-sqlite3"))(":memory:").close()';

async function ensureDatabaseDriver() {
  if (driverLoads()) {
    return 0;
  }
  say("Building the database driver for this version of Node.");
  await run(npm(), ["rebuild", "better-sqlite3"], { quiet: true });
  if ((await run(process.execPath, ["-e", driverCheck], { quiet: true })) === 0) {
    return 0;
  }
  say("better-sqlite3 could not be built. Install python3, make and g++ (Debian: apt-get install python3 make g++), then start again.");
  return 1;
}

function driverLoads() {
  try {
    const Database = createRequire(path.join(root, "package.json"))("better-sqlite3");
    new Database(":memory:").close();
    return true;
  } catch {
    return false;
  }
}
