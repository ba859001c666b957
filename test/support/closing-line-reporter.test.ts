import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { afterAll, expect, it } from "vitest";

import { projectRoot } from "#app/server/project-root.ts";

mkdirSync(path.join(projectRoot, "var"), { recursive: true });
const folder = mkdtempSync(path.join(projectRoot, "var/closing-line-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function runTests(...files: readonly string[]): { status: number | null; lines: readonly string[] } {
  files.forEach((content, index) => {
    writeFileSync(path.join(folder, `${index}.test.ts`), content);
  });
  const reporter = path.join(projectRoot, "test/support/closing-line-reporter.ts");
  writeFileSync(
    path.join(folder, "vitest.config.ts"),
    `import { ClosingLineReporter } from ${JSON.stringify(reporter)};\nexport default { test: { reporters: ["default", new ClosingLineReporter()] } };\n`,
  );
  const vitest = path.join(projectRoot, "node_modules/vitest/vitest.mjs");
  const { status, stdout } = spawnSync(process.execPath, [vitest, "run", "--root", folder], { encoding: "utf8", cwd: folder });
  return { status, lines: stdout.trimEnd().split("\n") };
}

it("ends a run with why tests were skipped and its counts, a file that does not load among the failures", () => {
  const { status, lines } = runTests(
    `import { it, expect } from "vitest"; it("a", () => {}); it("b", () => {}); it("c", () => expect(1).toBe(2)); it("d", ({ skip }) => skip(true, "no printer")); it("e", ({ skip }) => skip("no printer"));`,
    `throw new Error("does not load");`,
  );

  expect(status).toBe(1);
  expect(lines.slice(-2)).toEqual(["2 skipped: no printer", "2 passed, 2 failed, 2 skipped"]);
});
