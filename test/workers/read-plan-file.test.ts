import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromListParts } from "#app/workers/list-parts.ts";
import { readPlanFile } from "#app/workers/read-plan-file.ts";
import { findWorkerEntry } from "#app/workers/worker-entry.ts";
import { linkText, mspdiText, taskText } from "./mspdi-text.ts";

const root = path.resolve(import.meta.dirname, "../..");
const fixture = readFileSync(path.join(root, "test/fixtures/mspdi/crm-rollout.xml"));

/** In a buffer of its own, as a file is received. */
function contentOf(content: string | Uint8Array): ArrayBuffer {
  return new Uint8Array(Buffer.from(content)).buffer;
}

describe("readPlanFile", () => {
  it("reads a plan in a worker, which takes the content over instead of copying it", async () => {
    const content = contentOf(fixture);

    const result = await readPlanFile({ fileName: "Rollout.XML", content });

    expect(result).toMatchObject({ ok: true, value: { name: "CRM 上线", plan: { start: "2026-01-05" } } });
    expect(content.byteLength).toBe(0);
  });

  it("passes on why a file is refused", async () => {
    expect(await readPlanFile({ fileName: "plan.xml", content: contentOf("<html/>") })).toEqual({
      ok: false,
      problem: { code: "import.notMspdi", detail: { root: "html" } },
    });
    expect(await readPlanFile({ fileName: "plan.mpp", content: contentOf("x") })).toMatchObject({ problem: { code: "import.fileType" } });
  });

  it("refuses a file that takes too long and keeps answering meanwhile", async () => {
    const content = contentOf(
      mspdiText(Array.from({ length: 40_000 }, (_, index) => taskText(index + 1, index ? linkText(index) : "")).join("")),
    );
    let turns = 0;
    const ticking = setInterval(() => turns++, 10);

    const result = await readPlanFile({ fileName: "large.xml", content }, { milliseconds: 700, heapMegabytes: 512 });
    clearInterval(ticking);

    expect(result).toEqual({ ok: false, problem: { code: "import.tooSlow", detail: { seconds: 1 } } });
    expect(turns).toBeGreaterThan(10);
  });

  it("turns a worker out of memory into a refusal", async () => {
    const content = contentOf(mspdiText(Array.from({ length: 60_000 }, (_, index) => taskText(index + 1)).join("")));

    const result = await readPlanFile({ fileName: "large.xml", content }, { milliseconds: 60_000, heapMegabytes: 24 });

    expect(result).toEqual({ ok: false, problem: { code: "import.memory", detail: { megabytes: 24 } } });
  });

  it("has the memory that the densest file of its size takes", async () => {
    const dense = (tasks: number) =>
      contentOf(mspdiText(Array.from({ length: tasks }, (_, index) => `<Task><UID>${index + 1}</UID></Task>`).join("")));

    expect(await readPlanFile({ fileName: "dense.xml", content: dense(100_000) })).toMatchObject({ ok: true });
  }, 90_000);
});

describe("findWorkerEntry", () => {
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(root, "node_modules", ".worker-test-"));
    await build({
      entryPoints: [path.join(root, "app/workers/read-plan.ts")],
      outfile: path.join(folder, "build/workers/read-plan.js"),
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      logLevel: "error",
    });
    mkdirSync(path.join(folder, "build/server"));
    writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("finds the bundled worker from the bundle of the server and of the command line, and it runs", async () => {
    const fromServer = findWorkerEntry("read-plan", pathToFileURL(path.join(folder, "build/server/index.js")).href);
    const fromCommandLine = findWorkerEntry("read-plan", pathToFileURL(path.join(folder, "build/rollout.js")).href);

    const file = path.join(folder, "build/workers/read-plan.js");
    expect(fromServer).toEqual({ kind: "file", file });
    expect(fromCommandLine).toEqual(fromServer);
    const worker = new Worker(file, { workerData: { fileName: "a.xml", bytes: new Uint8Array(fixture) } });
    const message = await new Promise<string[]>((resolve, reject) => worker.once("message", resolve).once("error", reject));
    expect(await fromListParts<object>(message)).toMatchObject({ ok: true, value: { name: "CRM 上线" } });
  });

  it("says which worker is missing", () => {
    expect(() => findWorkerEntry("nobody", pathToFileURL(path.join(tmpdir(), "x.js")).href)).toThrow(/worker nobody is not built/);
  });
});
