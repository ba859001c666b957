import type { Plan } from "#app/domain/plan/model.ts";
import { exportEndings, writePlanBytes } from "#app/workers/write-plan-bytes.ts";
import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase } from "./bench-servers.ts";
import { measureRequest } from "./measure-request.ts";
import type { BenchResult } from "./measure.ts";

const count = 10_000;

/**
 * How long a plan of 10,000 tasks takes to be imported from Microsoft Project XML and from JSON, to be shown and to be exported
 * again, through the built server; and how long a small request has to wait meanwhile.
 */
export async function* benchPlanFile(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult> {
  yield* onEachDatabase(
    env,
    (services, userId) => addBenchProject(services, userId, count, "network"),
    async function* ({ urls, cookie, peakRssMb }, { plan }) {
      const url = urls[0] ?? "";
      const send = (path: string, body?: FormData) =>
        fetch(`${url}${path}`, { redirect: "manual", headers: { cookie, origin: url }, ...(body ? { method: "POST", body } : {}) });
      for (const format of ["mspdi", "json"] as const) {
        const measure = async (step: string, status: number, work: () => Promise<Response>) => {
          const { answer, content, result } = await measureRequest(url, `${count} tasks, ${format}, ${step}`, work);
          return {
            answer,
            result: { ...result, bytes: content.byteLength, peakRssMb: peakRssMb(), errors: answer.status === status ? 0 : 1 },
          };
        };
        const offer = (bytes: Uint8Array) => {
          const form = new FormData();
          const file = new File([new Uint8Array(bytes)], `bench.${exportEndings[format]}`);
          for (const [name, value] of Object.entries({ intent: "import", timeZone: "Asia/Shanghai", currency: "CNY", file }))
            form.set(name, value);
          return send("/projects/import", form);
        };
        const bytes = await bytesOf(plan, format);
        const { answer, result } = await measure("import", 302, () => offer(bytes));
        yield result;
        const project = new URL(answer.headers.get("location") ?? "", url).pathname.replace(/\/import$/, "");
        yield (await measure("report", 200, () => send(`${project}/import`))).result;
        yield (await measure("plan page", 200, () => send(`${project}/plan`))).result;
        yield (await measure("export", 200, () => send(`${project}/export/file?format=${format}`))).result;
      }
    },
  );
}

const people = Array.from({ length: 40 }, (_, index) => ({ id: `person-${index}`, name: `Person ${index} 人员` }));

/** Everybody owns some tasks, and every fifth task has something written on it. */
function bytesOf(plan: Plan, format: "mspdi" | "json"): Promise<Uint8Array> {
  const tasks = plan.tasks.map((task, index) => ({ ...task, ownerId: people[index % people.length]?.id ?? null }));
  const described = plan.tasks.filter((_, index) => index % 5 === 0);
  const texts = Object.fromEntries(
    described.map(({ id }) => [id, { description: "What is to be done. 要做什么。", checklist: [{ text: "Checked", isDone: false }] }]),
  );
  return writePlanBytes({ ...plan, tasks, people }, { format, language: "en", name: "Benchmark", currency: "CNY", texts });
}
