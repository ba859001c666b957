import { sql } from "kysely";
import type { Services } from "#app/http/context.server.ts";
import { dialectOf } from "#db/dialect.ts";
import type { CommandSurroundings } from "../command.ts";
import { addBenchProject } from "./bench-data.ts";
import { onEachDatabase, type BenchServers } from "./bench-servers.ts";
import { rounded, times, type BenchResult } from "./measure.ts";

const projects = 20;
const tasksPerProject = 5_000;
const rounds = 8;

const actions = [
  "核对",
  "准备",
  "编写",
  "批准",
  "测试",
  "迁移",
  "培训",
  "评审",
  "Check",
  "Prepare",
  "Write",
  "Approve",
  "Test",
  "Migrate",
  "Train",
];
const things = [
  "价格表",
  "客户主数据",
  "需求分析报告",
  "接口清单",
  "培训计划",
  "上线方案",
  "权限矩阵",
  "price list",
  "customer data",
  "interface",
  "cutover plan",
  "roles",
];
const places = ["上海", "北京", "重庆", "Berlin", "Kathmandu", "广州", "深圳", "Apia"];

/** What people type: rare and common, by characters, pinyin, initials, both mixed, the first letter, several words. */
const queries = [
  "需求",
  "xuqiu",
  "xqfx",
  "jgb",
  "价",
  "核",
  "p",
  "price",
  "che pri",
  "上线 上海",
  "berlin migr",
  "kehu",
  "hedjgb",
  "xqiufenx",
  "4711",
  "重庆 接口",
  "zzz",
  "t",
];

/** The search over 100,000 tasks in twenty projects, a tenth of them described, as the page of results and as the palette ask for it; and how long it took to index them. */
export function benchSearch(env: CommandSurroundings["env"]): AsyncGenerator<BenchResult & { readonly part: string }> {
  return onEachDatabase(env, fill, async function* (servers, { indexMs, near }) {
    const size = projects * tasksPerProject;
    yield { part: "index", size, medianMs: rounded(indexMs) };
    for (const part of ["palette", "page"] as const) yield { part, size, ...(await measureQueries(servers, part, near)) };
  });
}

async function fill(services: Services, userId: string): Promise<{ indexMs: number; near: string }> {
  let near = "";
  for (let number = 0; number < projects; number++) near = (await addBenchProject(services, userId, tasksPerProject, "chain")).id;
  const { db } = services;
  const ids = (await db.selectFrom("task").select("id").orderBy("id").execute()).map((row) => row.id);
  await db.transaction().execute(async (transaction) => {
    for (const [index, id] of ids.entries())
      await transaction
        .updateTable("task")
        .set({ name: nameOf(index) })
        .where("id", "=", id)
        .execute();
  });
  await describeSome(services, userId);
  const began = performance.now();
  await services.searchIndex.catchUp();
  const indexMs = performance.now() - began;
  // PostgreSQL does it by itself within minutes of so many changes; nobody searches before.
  if (dialectOf(db) === "postgres") await sql`vacuum analyze`.execute(db);
  return { indexMs, near };
}

/** Every tenth task is described, as long as people write. */
async function describeSome({ db, now }: Services, userId: string): Promise<void> {
  const tasks = await db.selectFrom("task").select(["id", "projectId"]).orderBy("id").execute();
  const described = tasks.filter((_, index) => index % 10 === 0);
  const about = { editedBy: userId, editedAt: now(), version: 1 };
  const bodyOf = (index: number) => Array.from({ length: 12 }, (_, line) => `- ${nameOf(index * 12 + line)}`).join("\n");
  await db.transaction().execute(async (transaction) => {
    for (const [index, { id: taskId, projectId }] of described.entries())
      await transaction
        .insertInto("taskDescription")
        .values({ taskId, projectId, body: bodyOf(index), ...about })
        .execute();
  });
}

function nameOf(index: number): string {
  const pick = (list: readonly string[], step: number) => list[Math.floor(index / step) % list.length] ?? "";
  return `${pick(actions, 1)}${pick(things, 3)} ${pick(places, 7)} ${index}`;
}

async function measureQueries({ urls, cookie }: BenchServers, part: "palette" | "page", near: string) {
  const spans: number[] = [];
  let errors = 0;
  for (let round = 0; round < rounds; round++)
    for (const [index, query] of queries.entries()) {
      const asked = new URLSearchParams({ q: query, near });
      const path = part === "palette" ? "/search/suggestions" : "/search.data";
      const began = performance.now();
      const answer = await fetch(`${urls[index % urls.length]}${path}?${asked}`, { headers: { cookie } });
      await answer.text();
      // The first round fills what the servers remember: nobody waits for that twice.
      if (round > 0) spans.push(performance.now() - began);
      if (answer.status !== 200) errors++;
    }
  return { ...times(spans), errors };
}
