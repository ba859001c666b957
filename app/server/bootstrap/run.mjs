import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a program to its end and resolves to its exit status. Signals go on to it, so that stopping npm stops the server in order.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, cwd?: string }} [options] quiet: what the program prints goes to standard error
 * @returns {Promise<number>}
 */
export function run(program, args, { quiet = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: quiet ? ["ignore", 2, 2] : "inherit" });
    const forward = (signal) => child.kill(signal);
    process.on("SIGTERM", forward);
    // A terminal sends SIGINT to the whole group: the child has it already.
    const ignore = () => undefined;
    process.on("SIGINT", ignore);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.off("SIGTERM", forward);
      process.off("SIGINT", ignore);
      resolve(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}

/** Runs a program of an installed package. @param {string} file its path under node_modules @param {readonly string[]} args @param {{ quiet?: boolean }} [options] */
export function runTool(file, args, options) {
  return run(process.execPath, [path.join(root, "node_modules", file), ...args], options);
}
