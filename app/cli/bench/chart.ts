import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase } from "./bench-servers.ts";
import { measureRequest } from "./measure-request.ts";
import type { BenchResult } from "./measure.ts";

const counts = [2_441, 10_000];
const files = ["format=pdf", "format=pdf&paper=a3&wide=3", "format=svg", "format=svg&page=1", "format=png&page=1"];

/** How long the chart of a large plan takes to be drawn through the built server, how large its file is, and how long a small request waits meanwhile. */
export async function* benchChart(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult> {
  yield* onEachDatabase(
    env,
    async (services, userId) => {
      const projects = [];
      for (const count of counts) projects.push(await addBenchProject(services, userId, count, "network"));
      return projects;
    },
    async function* ({ urls, cookie, peakRssMb }, projects) {
      const url = urls[0] ?? "";
      for (const { id, plan } of projects) {
        const draw = (file: string) =>
          fetch(`${url}/projects/${id}/export/chart/file?${file}`, { redirect: "manual", headers: { cookie } });
        // The plan is read and scheduled once.
        await draw("format=svg&page=1");
        for (const file of files) {
          const { answer, content, result } = await measureRequest(url, `${plan.tasks.length} tasks, ${file}`, () => draw(file));
          yield { ...result, bytes: content.byteLength, peakRssMb: peakRssMb(), errors: answer.status === 200 ? 0 : 1 };
        }
      }
    },
  );
}
