import path from "node:path";

import { build, ensureBuilt, isBuildFresh } from "./build.mjs";
import { ensureInstalled } from "./installation.mjs";
import { root, run, runTool, say } from "./run.mjs";

const program = path.join(root, "build/rollout.js");

/** @type {Record<string, (args: readonly string[]) => Promise<number>>} */
const verbs = {
  start: async (args) => (await prepare()) || run(process.execPath, [program, "start", ...args], { cwd: callerFolder() }),
  rollout: async (args) => (await prepare()) || run(process.execPath, [program, ...args], { cwd: callerFolder() }),
  build: async () => (await ensureInstalled({ withDevelopment: true })) || build(),
  dev: async () =>
    (await ensureInstalled({ withDevelopment: true })) || run(process.execPath, ["--import", "tsx", "app/cli/rollout.ts", "dev"]),
  test: async (args) => (await ensureInstalled({ withDevelopment: true })) || (await ensureBuilt()) || check(args),
};

/**
 * @param {string | undefined} verb
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit status
 */
export async function runVerb(verb, args) {
  const work = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (work === undefined) {
    say(`Usage: node app/server/bootstrap.mjs ${Object.keys(verbs).join(" | ")}`);
    return 2;
  }
  return work(args);
}

/** A fresh build runs on the production packages alone. */
async function prepare() {
  return (await ensureInstalled({ withDevelopment: !isBuildFresh() })) || ensureBuilt();
}

/** npm starts scripts in the package's folder; file arguments are meant from where the person stands. */
function callerFolder() {
  const { npm_lifecycle_event: event, INIT_CWD: folder } = process.env;
  const isScript = (event === "rollout" || event === "start") && process.cwd() === root;
  return isScript && folder ? folder : process.cwd();
}

/** @type {readonly (readonly [string, string, readonly string[]])[]} */
const checks = [
  ["types", "typescript-7/bin/tsc", ["--noEmit"]],
  ["promises", "oxlint/bin/oxlint", []],
  ["lint", "eslint/bin/eslint.js", [".", "--max-warnings", "0"]],
  ["format", "prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]],
  ["unused code", "knip/bin/knip.js", []],
];

/** The checks side by side, then the tests with the given arguments. The first check of the list that fails gives the exit status. */
async function check(args) {
  say(`Checking ${checks.map(([name]) => name).join(", ")}.`);
  const statuses = await Promise.all(checks.map(([, file, toolArguments]) => runTool(file, toolArguments)));
  const failed = statuses.findIndex((status) => status !== 0);
  if (failed >= 0) {
    say(`The check of ${checks[failed][0]} failed; the tests were not run.`);
    return statuses[failed];
  }
  return runTool("vitest/vitest.mjs", ["run", ...args]);
}
