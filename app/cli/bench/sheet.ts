import { writeXlsx } from "hucre/xlsx";
import { setTimeout as sleep } from "node:timers/promises";
import type { CommandSurroundings } from "../command.ts";
import { onEachDatabase } from "./bench-servers.ts";
import { quantile, rounded, type BenchResult } from "./measure.ts";

const lines = 10_000;
const probeMs = 5;

/**
 * How long a workbook of 10,000 tasks takes to be read, looked at and imported into a new project, through the built server; and how long a small request has to
 * wait meanwhile. The first result is the reading alone, which happens in a worker.
 */
export async function* benchSheet(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult> {
  const file = new File([new Uint8Array(await sheetOf(lines))], "bench.xlsx");
  yield* onEachDatabase(
    env,
    () => Promise.resolve(undefined),
    async function* ({ urls, cookie, peakRssMb }) {
      const url = urls[0] ?? "";
      const send = (path: string, body?: FormData) =>
        fetch(`${url}${path}`, { redirect: "manual", headers: { cookie, origin: url }, ...(body ? { method: "POST", body } : {}) });
      const offered = await send("/projects/import", formOf({ intent: "import", timeZone: "Asia/Shanghai", currency: "CNY", file }));
      const page = offered.headers.get("location") ?? "";
      const draft = new URL(page, url).searchParams.get("draft") ?? "";
      for (const [step, work] of [
        ["read", () => send(page)],
        ["import", () => send("/projects/import/sheet", formOf({ intent: "import", draft, version: "0" }))],
      ] as const) {
        const waits: number[] = [];
        const probing = probe(`${url}/healthz`, waits);
        const from = performance.now();
        const answer = await work();
        await answer.arrayBuffer();
        const took = performance.now() - from;
        await probing.end();
        const expected = step === "read" ? 200 : 302;
        yield {
          size: `${lines} lines, ${step}`,
          medianMs: rounded(took),
          longestWaitMs: rounded(quantile(waits, 1)),
          p95Ms: rounded(quantile(waits, 0.95)),
          peakRssMb: peakRssMb(),
          errors: answer.status === expected ? 0 : 1,
        };
      }
    },
  );
}

/** Asks for a small answer again and again; what it waits is what the event loop was held up. */
function probe(url: string, waits: number[]): { end(): Promise<void> } {
  let isOver = false;
  const run = async () => {
    while (!isOver) {
      const from = performance.now();
      await (await fetch(url)).arrayBuffer();
      waits.push(performance.now() - from);
      await sleep(probeMs);
    }
  };
  const running = run();
  return {
    end: async () => {
      isOver = true;
      await running;
    },
  };
}

function formOf(fields: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** Phases of 50 tasks, each task waiting for the one before. */
function sheetOf(count: number): Promise<Uint8Array> {
  const header = ["No.", "Level", "Task", "Duration", "Start", "Predecessors", "Owner", "Done (%)"];
  const rows = Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const isPhase = index % 50 === 0;
    const isFirst = index % 50 === 1;
    if (isPhase) return [number, 1, `Phase ${number} 阶段`, null, null, null, null, null];
    return [
      number,
      2,
      `Task ${number} 任务`,
      "3d",
      isFirst ? new Date(Date.UTC(2026, 2, 2)) : null,
      isFirst ? null : `${number - 1}`,
      `Person ${index % 40}`,
      0,
    ];
  });
  return writeXlsx({
    sheets: [{ name: "Plan", rows: [header, ...rows], columns: header.map((_, index) => (index === 4 ? { numFmt: "yyyy-mm-dd" } : {})) }],
  });
}
