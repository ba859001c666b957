import { randomBytes } from "node:crypto";
import { request, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { tokenHash } from "#app/http/auth.server.ts";
import type { Services } from "#app/http/context.server.ts";
import { insertUser } from "#db/queries/accounts.ts";
import { insertMember } from "#db/queries/projects.ts";
import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase } from "./bench-servers.ts";
import { sendCommand } from "./commands.ts";
import { rounded, times, type BenchResult } from "./measure.ts";

const streams = 200;
/** An account has five streams at most. */
const accounts = streams / 5;
const updates = 60;
const settleMilliseconds = 3_000;

/** Two hundred open pages: what they cost in memory, how soon the last of them hears of a change, and what readers cost who never read. */
export function benchLive(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult> {
  return onEachDatabase(
    env,
    async (services, userId) => {
      const project = await addBenchProject(services, userId, 98, "network");
      return { project, cookies: await addReaders(services, project.id) };
    },
    async function* ({ urls, cookie, rssMb }, { project, cookies }) {
      const taskId = project.plan.tasks.find((task) => task.kind === "task")?.id ?? "";
      let version = 0;
      const change = () => {
        version++;
        const changes = { name: { text: `Task, edited ${version} times`, zh: null } };
        return sendCommand(urls[0] ?? "", cookie, project.id, { kind: "updateTask", taskId, version, changes });
      };
      const addressOf = (number: number) => `${urls[number % urls.length]}/projects/${project.id}/events?tab=bench-${number}`;
      const openAll = async (read: (answer: IncomingMessage) => void) =>
        Promise.all(Array.from({ length: streams }, (_, number) => openStream(addressOf(number), cookies[number % accounts] ?? "", read)));

      for (let round = 0; round < 20; round++) await change();
      const before = rssMb();
      let heard = 0;
      const open = await openAll((answer) =>
        answer.on("data", (chunk: Buffer) => (heard += chunk.toString().split("event: changed").length - 1)),
      );
      await sleep(settleMilliseconds);
      yield { size: `${streams} open streams`, grownMb: rssMb() - before };

      const first: number[] = [];
      const last: number[] = [];
      for (let round = 0; round < updates; round++) {
        heard = 0;
        const began = performance.now();
        const sent = change();
        await until(() => heard > 0);
        first.push(performance.now() - began);
        await until(() => heard >= streams);
        last.push(performance.now() - began);
        await sent;
      }
      yield { size: "update at the first of 200", ...times(first) };
      yield { size: "update at the last of 200", ...times(last) };
      open.forEach((answer) => answer.destroy());
      await sleep(settleMilliseconds);

      const idle = rssMb();
      const slow = await openAll((answer) => answer.pause());
      for (let round = 0; round < updates * 5; round++) await change();
      yield { size: `${streams} readers who do not read, ${updates * 5} updates`, grownMb: rounded(rssMb() - idle) };
      slow.forEach((answer) => answer.destroy());
    },
  );
}

/** Accounts that are signed in and see the project; returns their cookies. */
async function addReaders({ db, newId, now }: Services, projectId: string): Promise<string[]> {
  const cookies: string[] = [];
  for (let number = 0; number < accounts; number++) {
    const id = newId();
    const instant = now();
    const account = { name: `Reader ${number}`, email: `reader-${number}@example.com`, locale: "en", timeZone: null };
    await insertUser(db, { id, ...account, isAdministrator: false, passwordHash: null, now: instant });
    await insertMember(db, projectId, id, "viewer", instant);
    const token = randomBytes(32).toString("base64url");
    const expiresAt = new Date(Date.parse(instant) + 3_600_000).toISOString();
    const session = { id: newId(), userId: id, token: tokenHash(token), expiresAt, ipAddress: null, userAgent: null };
    await db
      .insertInto("authSession")
      .values({ ...session, createdAt: instant, updatedAt: instant })
      .execute();
    cookies.push(`rollout=${token}`);
  }
  return cookies;
}

function openStream(url: string, cookie: string, read: (answer: IncomingMessage) => void): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { cookie, accept: "text/event-stream" }, agent: false }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`A stream was answered with ${answer.statusCode}`));
      answer.on("error", () => undefined);
      read(answer);
      resolve(answer);
    });
    sent.once("error", reject);
    sent.end();
  });
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error("An update did not reach every stream within ten seconds");
    await sleep(1);
  }
}
