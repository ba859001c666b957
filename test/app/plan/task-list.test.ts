import { describe, expect, it } from "vitest";
import { unpack } from "#app/http/packed.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { readTaskPage } from "#app/plan/task-list.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";

const openTest = testDatabases("sqlite");

async function pagesOf() {
  const context = await openContext(await openTest());
  const user = await addUser(context, "li.na@example.com");
  const projectId = await addProject(context, user);
  const page = async (query: string, now = "2027-03-02T04:00:00.000Z") => {
    const caller = await projectCallerOf({ ...context, now: () => now }, user, projectId);
    const request = new Request(`http://localhost:3000/projects/${projectId}/tasks?${query}`);
    return readTaskPage({ ...caller, request }, await readReader(request, context));
  };
  const addBelow = async (parentId: string) => {
    const taskId = context.newId();
    const caller = { ...(await projectCallerOf(context, user, projectId)), formKey: undefined };
    const about = { parentId, afterId: null, taskKind: "task", name: "Part", durationMinutes: 480 } as const;
    await executePlanCommand(caller, { kind: "addTask", taskId, ...about });
    return taskId;
  };
  return Object.assign(page, { addBelow });
}

describe("the task list", () => {
  it("shows the last page for every page past it, made once", async () => {
    const page = await pagesOf();
    const last = await page("page=1");

    expect(last.pages).toBe(1);
    expect(unpack(last.rows).length).toBeGreaterThan(10);
    for (const number of ["2", "101", "200", "-3", "x"]) expect(await page(`page=${number}`)).toBe(last);
  });

  it("keeps the filters apart, and is made anew on a new day", async () => {
    const page = await pagesOf();

    const [all, critical, late] = [await page("show=all"), await page("show=critical"), await page("show=late")];
    const later = await page("show=late", "2027-09-01T04:00:00.000Z");

    expect(critical.total).toBeLessThan(all.total);
    expect(critical.total).toBeGreaterThan(0);
    expect(later.total).toBeGreaterThan(late.total);
  });

  it("lists a task that is the sum of others in no state", async () => {
    const page = await pagesOf();
    const idsOf = async (show: string) => unpack((await page(`show=${show}`)).rows).map((row) => row.id);
    const summary = unpack((await page("show=all")).rows).find((row) => row.kind === "task")?.id ?? "";
    expect(await idsOf("open")).toContain(summary);

    const isSum = async () =>
      unpack((await page("show=all")).rows).some((row) => row.id === summary && row.kind !== "group" && row.isSummary);
    expect(await isSum()).toBe(false);

    const part = await page.addBelow(summary);

    expect(await isSum()).toBe(true);

    expect(await idsOf("all")).toContain(summary);
    for (const show of ["open", "late", "critical", "done"]) expect(await idsOf(show)).not.toContain(summary);
    expect(await idsOf("open")).toContain(part);
  });
});
