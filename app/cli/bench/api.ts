import { randomBytes } from "node:crypto";
import type { Services } from "#app/http/context.server.ts";
import { tokenHash } from "#app/http/auth.server.ts";
import { insertApiToken } from "#db/queries/api-tokens.ts";
import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase } from "./bench-servers.ts";
import { times, type BenchResult } from "./measure.ts";

const tasks = 1_000;
/** Together as many as one may comment within an hour. */
const warmUpRequests = 20;
const measuredRequests = 100;

interface Sent {
  readonly line: string;
  readonly body?: object;
  readonly ifMatch?: string;
}

/** What the request of a number is; writes take it so that each changes something. `tag` is the ETag of the answer before. */
type Work = (number: number, tag: string) => Sent;

/** What programs ask for most through the interface, of a project of a thousand tasks: reads and writes, one after the other on one connection. */
export function benchApi(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult & { readonly part: string }> {
  return onEachDatabase(env, fill, async function* ({ urls, peakRssMb }, { projectId, taskIds, tokens }) {
    const project = `/projects/${projectId}`;
    const [edited = "", discussed = ""] = taskIds;
    const works: readonly (readonly [part: string, work: Work])[] = [
      ["list projects", () => ({ line: "GET /projects" })],
      ["list 100 tasks", () => ({ line: `GET ${project}/tasks?limit=100` })],
      ["read a task", (number) => ({ line: `GET ${project}/tasks/${taskIds[number % taskIds.length]}` })],
      ["read the schedule", () => ({ line: `GET ${project}/schedule` })],
      ["search", () => ({ line: "GET /search?q=benchmark" })],
      ["read the history", () => ({ line: `GET ${project}/history` })],
      ["add a task", (number) => ({ line: `POST ${project}/tasks`, body: { name: `Added ${number}`, durationMinutes: 480 } })],
      [
        "change a task",
        (number, tag) =>
          tag === ""
            ? { line: `GET ${project}/tasks/${edited}` }
            : { line: `PATCH ${project}/tasks/${edited}`, body: { durationMinutes: 480 * (1 + (number % 5)) }, ifMatch: tag },
      ],
      ["comment on a task", (number) => ({ line: `POST ${project}/tasks/${discussed}/comments`, body: { body: `Comment ${number}` } })],
    ];
    for (const [index, [part, work]] of works.entries()) {
      const url = `${urls[0] ?? ""}/api/v1`;
      const token = tokens[index] ?? "";
      const spans: number[] = [];
      let errors = 0;
      let tag = "";
      for (let number = 0; number < warmUpRequests + measuredRequests; number++) {
        const { line, body, ifMatch } = work(number, tag);
        const [method = "", path = ""] = line.split(" ");
        const began = performance.now();
        const answer = await fetch(`${url}${path}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body ? { "content-type": "application/json" } : {}),
            ...(method === "POST" ? { "idempotency-key": randomBytes(16).toString("hex") } : {}),
            ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
          },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        await answer.arrayBuffer();
        if (number >= warmUpRequests) spans.push(performance.now() - began);
        if (!answer.ok) errors++;
        tag = answer.headers.get("etag") ?? tag;
      }
      yield { part, size: tasks, ...times(spans), peakRssMb: peakRssMb(), errors };
    }
  });
}

/** A token for each kind of request: how often one may ask within a minute is limited. */
async function fill(services: Services, userId: string) {
  const { id: projectId, plan } = await addBenchProject(services, userId, tasks, "network");
  const tokens = Array.from({ length: 9 }, () => `rollout_${randomBytes(32).toString("base64url")}`);
  const about = { userId, name: "Bench", access: "write", limited: 0, createdAt: services.now(), expiresAt: null } as const;
  for (const token of tokens)
    await insertApiToken(services.db, { ...about, id: services.newId(), tokenHash: tokenHash(token), hint: token.slice(-4) }, []);
  await services.searchIndex.catchUp();
  return { projectId, tokens, taskIds: plan.tasks.filter((task) => task.kind === "task").map((task) => task.id) };
}
