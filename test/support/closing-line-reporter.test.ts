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

function runTests(...files: readonly string[]): { status: number | null; lastLine: string } {
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
  return { status, lastLine: stdout.trimEnd().split("\n").at(-1) ?? "" };
}

it("ends a run with its counts, a file that does not load among the failures", () => {
  const { status, lastLine } = runTests(
    `import { it, expect } from "vitest"; it("a", () => {}); it("b", () => {}); it("c", () => expect(1).toBe(2)); it.skip("d", () => {});`,
    `throw new Error("does not load");`,
  );

  expect([status, lastLine]).toEqual([1, "2 passed, 2 failed, 1 skipped"]);
});
