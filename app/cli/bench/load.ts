import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { z } from "zod";

const loadSchema = z.object({
  urls: z.array(z.string()).min(1),
  cookie: z.string(),
  connections: z.number().int().min(1),
  seconds: z.number().positive(),
  /** Bodies of forms to post, a different one for each connection; GET without them. */
  forms: z.array(z.string()).optional(),
});
const outcomeSchema = z.object({
  requests: z.number(),
  errors: z.number(),
  bytes: z.number(),
  elapsedMs: z.number(),
  latencies: z.array(z.number()),
});

export type Load = z.infer<typeof loadSchema>;
export type LoadOutcome = z.infer<typeof outcomeSchema>;

/** Puts load on a server from another process, so that the generator's work is not counted as the server's. */
export async function putLoad(load: Load): Promise<LoadOutcome> {
  const program = process.argv[1];
  if (program === undefined) throw new Error("This program does not know its own file");
  const child = spawn(process.execPath, [...process.execArgv, program, "bench", "--load", JSON.stringify(load)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => (status === 0 ? resolve() : reject(new Error(`The generator of load ended with ${status}`))));
  });
  return outcomeSchema.parse(JSON.parse(text));
}

/** Sends one request after the other on each of some connections that stay open, until the time is over. */
export async function runLoad(json: string): Promise<LoadOutcome> {
  const load = loadSchema.parse(JSON.parse(json));
  const outcome = { requests: 0, errors: 0, bytes: 0, elapsedMs: 0, latencies: [] as number[] };
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const start = performance.now();
  const end = start + load.seconds * 1000;
  await Promise.all(
    Array.from({ length: load.connections }, async (_, connection) => {
      const url = load.urls[connection % load.urls.length] ?? "";
      const form = load.forms?.[connection % load.forms.length];
      while (performance.now() < end) {
        const began = performance.now();
        const answer = await send(agent, url, load.cookie, form).catch(() => ({ status: 0, bytes: 0 }));
        outcome.latencies.push(performance.now() - began);
        outcome.requests++;
        outcome.bytes = answer.bytes;
        if (answer.status !== 200) outcome.errors++;
      }
    }),
  );
  outcome.elapsedMs = performance.now() - start;
  agent.destroy();
  return outcome;
}

/** One request as a browser sends it, its whole answer read and thrown away. `bytes` counts the body as it came over the wire. */
function send(agent: Agent, url: string, cookie: string, form: string | undefined): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      "accept-encoding": "gzip, deflate, br",
      ...(form === undefined
        ? {}
        : { "content-type": "application/x-www-form-urlencoded", origin: new URL(url).origin, "content-length": Buffer.byteLength(form) }),
    };
    const sent = request(url, { agent, headers, method: form === undefined ? "GET" : "POST" }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.once("error", reject);
      response.once("end", () => resolve({ status: response.statusCode ?? 0, bytes }));
    });
    sent.once("error", reject);
    sent.end(form);
  });
}
