import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { root, run, runTool, say } from "./run.mjs";

const sources = [
  "app",
  "db",
  "content",
  "public",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "remix.config.js",
];
const stampFile = path.join(root, "build/.stamp");
const lockFolder = path.join(root, "var/build.lock");

/** Whether the build was made from exactly the sources that are here. @returns {boolean} */
export function isBuildFresh() {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === sourceHash();
}

/** Builds when the sources have changed since the last build. @returns {Promise<number>} 0, or the exit status of the step that failed */
export async function ensureBuilt() {
  return isBuildFresh() ? 0 : withBuildLock(async () => (isBuildFresh() ? 0 : build()));
}

/** Builds the client, the server and the command line. @returns {Promise<number>} */
export async function build() {
  const hash = sourceHash();
  rmSync(stampFile, { force: true });
  say("Building.");
  const status =
    (await runTool("@remix-run/dev/dist/cli.js", ["vite:build", "--logLevel", "error"], { quiet: true })) || (await bundlePrograms());
  if (status === 0) {
    writeFileSync(stampFile, hash);
  }
  return status;
}

/** The command line and the worker threads run from JavaScript, with their packages left in node_modules. */
function bundlePrograms() {
  const workers = list(path.join(root, "app/workers")).filter(
    (file) => path.dirname(file) === path.join(root, "app/workers") && /\.ts$/.test(file),
  );
  const entries = [
    "rollout=app/cli/rollout.ts",
    ...workers.map((file) => `workers/${path.basename(file, ".ts")}=${path.relative(root, file)}`),
  ];
  for (const folder of ["build/chunks", "build/workers"]) {
    rmSync(path.join(root, folder), { recursive: true, force: true });
  }
  return run(
    path.join(root, "node_modules/esbuild/bin/esbuild"),
    [
      ...entries,
      "--outdir=build",
      "--bundle",
      "--splitting",
      "--chunk-names=chunks/[name]-[hash]",
      "--platform=node",
      "--target=node20",
      "--format=esm",
      "--packages=external",
      "--sourcemap",
      "--log-level=warning",
    ],
    { quiet: true },
  );
}

/** A hash of the names and contents of everything a build is made from. Times do not count: a fresh checkout keeps its build. */
export function sourceHash() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => list(path.join(root, source)))) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

/** @param {string} entry @returns {string[]} the files at or under a path, sorted */
function list(entry) {
  if (!existsSync(entry)) {
    return [];
  }
  if (statSync(entry).isFile()) {
    return [entry];
  }
  return readdirSync(entry)
    .sort()
    .flatMap((name) => list(path.join(entry, name)));
}

/** Two commands started together must not build into one folder. @param {() => Promise<number>} work @returns {Promise<number>} */
async function withBuildLock(work) {
  mkdirSync(path.dirname(lockFolder), { recursive: true });
  while (!takeLock()) {
    if (!isHolderAlive()) {
      rmSync(lockFolder, { recursive: true, force: true });
      continue;
    }
    await sleep(250);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFolder, { recursive: true, force: true });
  }
}

function takeLock() {
  try {
    mkdirSync(lockFolder);
  } catch {
    return false;
  }
  writeFileSync(path.join(lockFolder, "pid"), String(process.pid));
  return true;
}

function isHolderAlive() {
  try {
    const holder = Number(readFileSync(path.join(lockFolder, "pid"), "utf8"));
    // The holder writes its number just after it takes the lock.
    return holder === 0 || process.kill(holder, 0);
  } catch (error) {
    return (
      error.code === "EPERM" || (error.code === "ENOENT" && existsSync(lockFolder) && Date.now() - statSync(lockFolder).mtimeMs < 5_000)
    );
  }
}
