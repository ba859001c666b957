import { describe, expect, it } from "vitest";
import { unpack } from "#app/http/packed.ts";
import { readTaskPage } from "#app/plan/task-list.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";

const openTest = testDatabases("sqlite");

async function pagesOf() {
  const context = await openContext(await openTest());
  const user = await addUser(context, "li.na@example.com");
  const projectId = await addProject(context, user);
  return async (query: string, now = "2027-03-02T04:00:00.000Z") => {
    const caller = await projectCallerOf({ ...context, now: () => now }, user, projectId);
    const request = new Request(`http://localhost:3000/projects/${projectId}/tasks?${query}`);
    return readTaskPage({ ...caller, request }, await readReader(request, context));
  };
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
});
