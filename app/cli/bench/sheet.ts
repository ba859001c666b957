import { writeXlsx } from "hucre/xlsx";
import type { CommandSurroundings } from "../command.ts";
import { onEachDatabase } from "./bench-servers.ts";
import type { BenchResult } from "./measure.ts";
import { measureRequest } from "./measure-request.ts";

const lines = 10_000;

/**
 * How long a workbook of 10,000 tasks takes to be read, looked at and imported into a new project, through the built server; and one that changes
 * each of those tasks; and how long a small request has to wait meanwhile. Reading is all that the first and the third do, and it happens in a worker.
 */
export async function* benchSheet(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult> {
  const made = await fileOf("3d");
  const changed = await fileOf("4d");
  yield* onEachDatabase(
    env,
    () => Promise.resolve(undefined),
    async function* ({ urls, cookie, peakRssMb }) {
      const url = urls[0] ?? "";
      const send = (path: string, body?: FormData) =>
        fetch(`${url}${path}`, { redirect: "manual", headers: { cookie, origin: url }, ...(body ? { method: "POST", body } : {}) });
      const measure = async (step: string, work: () => Promise<Response>) => {
        const { answer, result } = await measureRequest(url, `${lines} lines, ${step}`, work);
        return { answer, result: { ...result, peakRssMb: peakRssMb() } };
      };
      const bring = async function* (base: string, offer: FormData, words: readonly [string, string]) {
        const page = locationOf(await send(base, offer), url);
        const read = await measure(words[0], () => send(`${page.pathname}${page.search}&step=changes`));
        yield { ...read.result, errors: read.answer.status === 200 ? 0 : 1 };
        const draft = page.searchParams.get("draft") ?? "";
        const version = base === newProjects ? "0" : "1";
        const commit = await measure(words[1], () => send(page.pathname, formOf({ intent: "import", draft, version })));
        yield { ...commit.result, errors: commit.answer.status === 302 ? 0 : 1 };
        return locationOf(commit.answer, url).pathname;
      };
      const wishes = { timeZone: "Asia/Shanghai", currency: "CNY" };
      const report = yield* bring(newProjects, formOf({ intent: "import", ...wishes, file: made }), ["read", "import"]);
      yield* bring(`${report}/sheet`, formOf({ intent: "offer", file: changed }), ["compared", "changed"]);
    },
  );
}

const newProjects = "/projects/import";

function locationOf(answer: Response, url: string): URL {
  return new URL(answer.headers.get("location") ?? "", url);
}

async function fileOf(duration: string): Promise<File> {
  return new File([new Uint8Array(await sheetOf(lines, duration))], "bench.xlsx");
}

function formOf(fields: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** Phases of 50 tasks, each task waiting for the one before. */
function sheetOf(count: number, duration: string): Promise<Uint8Array> {
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
      duration,
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
