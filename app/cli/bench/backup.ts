import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Services } from "#app/http/context.server.ts";
import type { CommandSurroundings } from "../command.ts";
import { addBenchProject, type BenchProject } from "./bench-data.ts";
import { createDatabase, onEachDatabase, type BenchServers } from "./bench-servers.ts";
import { sendCommand } from "./commands.ts";
import { quantile, rounded, times, type BenchResult } from "./measure.ts";

type Environment = CommandSurroundings["env"];

const projects = 10;
const fileCount = 20;
const partsOfFile = 12;
const partBytes = 256 * 1024;
const commentCount = 8_000;
const commentLetters = 4_000;
const writers = 4;
const pauseBetweenEdits = 40;

const printed = z.object({ hash: z.string() });

/**
 * An instance of about a hundred megabytes, backed up while people write: what that costs them, how long backup and restore take, and
 * whether what was restored is what was backed up.
 */
export function benchBackup(env: Environment): AsyncGenerator<BenchResult & { readonly part: string }> {
  return onEachDatabase(env, fillInstance, async function* (servers, written) {
    const backup = path.join(servers.settings["ROLLOUT_DATA"] ?? "", "bench.rollout.gz");
    const writing = startWriting(servers, written);
    await sleep(5_000);
    const quiet = writing.take();
    yield { part: "writers before the backup", size: writers, ...waits(quiet) };

    const backedUp = await runCommand(["backup", backup, "--json"], servers.settings);
    const busy = writing.take();
    const megabytes = Math.round(statSync(backup).size / 1e6);
    yield { part: "backup", size: `${megabytes} MB`, medianMs: rounded(backedUp.milliseconds), bytes: statSync(backup).size };
    yield { part: "writers meanwhile", size: writers, ...waits(busy) };
    const errors = await writing.stop();

    const target = await emptyDatabase(env, servers);
    try {
      const settings = { ...servers.settings, DATABASE_URL: target.url };
      const restored = await runCommand(["restore", backup, "--json"], settings);
      const { hash } = await runCommand(["dbhash", "--json"], settings);
      const isSame = hash === backedUp.hash;
      yield { part: "restore", size: `${megabytes} MB`, medianMs: rounded(restored.milliseconds), errors: errors + (isSame ? 0 : 1) };
    } finally {
      await target.drop();
    }
  });
}

/** Comments and files, in the main, over the plans of a few projects. */
async function fillInstance(services: Services, userId: string): Promise<readonly BenchProject[]> {
  const { db, newId, now } = services;
  const filled: BenchProject[] = [];
  for (let project = 0; project < projects; project++) filled.push(await addBenchProject(services, userId, 500, "network"));
  const taskOf = (place: number) => {
    const { id: projectId, plan } = filled[place % filled.length]!;
    return { projectId, taskId: plan.tasks[place % plan.tasks.length]!.id };
  };
  for (let from = 0; from < commentCount; from += 200) {
    const rows = Array.from({ length: 200 }, (_, place) => ({
      id: newId(),
      ...taskOf(from + place),
      authorId: userId,
      body: randomBytes(commentLetters / 2).toString("hex"),
      createdAt: now(),
      editedAt: null,
      removedAt: null,
      removedBy: null,
      version: 1,
    }));
    await db.insertInto("comment").values(rows).execute();
  }
  for (let file = 0; file < fileCount; file++) {
    const id = newId();
    const about = { id, ...taskOf(file), commentId: null, name: `file-${file}.bin`, byteSize: partBytes * partsOfFile };
    const kind = { contentType: "application/octet-stream", imageWidth: null, imageHeight: null, sha256: randomBytes(32).toString("hex") };
    const life = { uploadedBy: userId, createdAt: now(), removedAt: null, removedBy: null, version: 1 };
    await db
      .insertInto("attachment")
      .values({ ...about, ...kind, ...life })
      .execute();
    for (let position = 0; position < partsOfFile; position++)
      await db
        .insertInto("attachmentPart")
        .values({ attachmentId: id, position, content: randomBytes(partBytes) })
        .execute();
  }
  return filled;
}

/** People who each go on reporting progress on a task of their own project. */
function startWriting({ urls, cookie }: BenchServers, plans: readonly BenchProject[]) {
  let elapsed: number[] = [];
  let errors = 0;
  let isOver = false;
  const done = Array.from({ length: writers }, async (_, writer) => {
    const { id, plan } = plans[writer]!;
    const taskId = plan.tasks.find((task) => task.kind === "task")?.id ?? "";
    for (let version = 1; !isOver; version++) {
      const command = { kind: "updateTask", taskId, version, changes: { progress: version % 100 } } as const;
      const began = performance.now();
      await sendCommand(urls[writer % urls.length] ?? "", cookie, id, command).catch(() => errors++);
      elapsed.push(performance.now() - began);
      await sleep(pauseBetweenEdits);
    }
  });
  return {
    /** What each edit took since this was asked before. */
    take: () => {
      const taken = elapsed;
      elapsed = [];
      return taken;
    },
    stop: async () => {
      isOver = true;
      await Promise.all(done);
      return errors;
    },
  };
}

function waits(elapsed: readonly number[]) {
  return { ...times(elapsed), longestWaitMs: rounded(quantile(elapsed, 1)) };
}

async function emptyDatabase(env: Environment, { database, settings }: BenchServers): Promise<{ url: string; drop: () => Promise<void> }> {
  if (database === "postgres") return createDatabase(env["DATABASE_URL"] ?? "");
  return { url: `sqlite:${path.join(settings["ROLLOUT_DATA"] ?? "", "restored.sqlite")}`, drop: async () => undefined };
}

/** Runs this program with another command; returns what it printed, and how long it took. */
async function runCommand(args: readonly string[], settings: Environment): Promise<{ hash: string; milliseconds: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? "", ...args], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => (status === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${status}`))));
  });
  return { hash: printed.parse(JSON.parse(text)).hash, milliseconds: performance.now() - began };
}
