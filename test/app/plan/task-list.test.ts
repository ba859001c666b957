import { describe, expect, it } from "vitest";
import { plainTask } from "#app/domain/plan/model.ts";
import { newTaskOf } from "#app/domain/plan/new-task-of.ts";
import { unpack } from "#app/http/packed.ts";
import { addField } from "#app/fields/fields.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { downloadTable } from "#app/plan/table/table-file.server.ts";
import { readTaskPage, type TaskPage } from "#app/plan/task-list.server.ts";
import { readTaskAmounts } from "#app/value/task-amounts.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { readReader } from "#app/http/reader.server.ts";
import { insertTaskCosts } from "#db/queries/costs.ts";
import type { ProjectRole } from "#app/domain/access/permissions.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";
import { noGroup } from "#app/domain/plan/grouping.ts";
import { shutKey } from "#app/plan/shut-groups.ts";

const openTest = testDatabases("sqlite");

async function pagesOf() {
  const context = await openContext(await openTest());
  const user = await addUser(context, "li.na@example.com");
  const projectId = await addProject(context, user);
  const page = async (query: string, now = "2027-03-02T04:00:00.000Z", reading = user) => {
    const caller = await projectCallerOf({ ...context, now: () => now }, reading, projectId);
    const request = new Request(`http://localhost:3000/projects/${projectId}/tasks?${query}`);
    return readTaskPage({ ...caller, request }, await readReader(request, context), readTaskAmounts);
  };
  const addBelow = async (parentId: string) => {
    const taskId = context.newId();
    const caller = { ...(await projectCallerOf(context, user, projectId)), formKey: undefined };
    const about = { parentId, afterId: null, taskKind: "task", name: "Part", durationMinutes: 480 } as const;
    await executePlanCommand(caller, { kind: "addTask", taskId, ...about });
    return taskId;
  };
  const own = async <Value>(value: Value) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  /** A choice of two options; the first tasks have the second and the first of them. */
  const addChoice = async () => {
    const words = { kind: "choice" as const, name: "Department", nameZh: "部门", description: "", isExpected: false };
    await addField(await own({ ...words, newOptions: "Sales\nService" }));
    const tasks = (await readPlan(context.db, projectId))?.tasks.filter(({ kind }) => kind === "task") ?? [];
    for (const [place, value] of ["o2", "o1"].entries()) {
      const { id: taskId, version } = tasks[place]!;
      await executePlanCommand(await own(null), { kind: "updateTask", taskId, version, changes: { custom: { f1: value } } });
    }
    return tasks.slice(0, 2).map(({ id }) => id);
  };
  const addMany = async (count: number) => {
    const task = { parentId: null, kind: "task", durationMinutes: 480 } as const;
    const tasks = Array.from({ length: count }, (_, place) =>
      newTaskOf({
        ...plainTask,
        ...task,
        id: context.newId(),
        version: 1,
        number: 1,
        position: 1,
        name: { text: `Part ${place}`, zh: null },
      }),
    );
    await executePlanCommand(await own(null), { kind: "addTasks", parentId: null, afterId: null, tasks, links: [] });
  };
  const addCost = (taskId: string, amountMinor: number) => {
    const cost = { id: context.newId(), projectId, taskId, lineId: null, name: "Licences", amountMinor, version: 1 };
    return insertTaskCosts(context.db, [cost]);
  };
  const join = async (role: ProjectRole) => {
    const member = await addUser(context, `${role}@example.com`);
    await addMember(context, projectId, member, role);
    return member;
  };
  const file = async (query: string, reading = user) => {
    const request = new Request(`http://localhost:3000/projects/${projectId}/tasks/file?${query}`);
    return downloadTable({ ...(await projectCallerOf(context, reading, projectId)), request }, readTaskAmounts);
  };
  return Object.assign(page, { addBelow, addChoice, addCost, addMany, file, join });
}

const tasksOf = (page: TaskPage) => unpack(page.rows).flatMap((row) => (row.kind === "group" ? [] : [row]));
const groupsOf = (page: TaskPage) => unpack(page.rows).flatMap((row) => (row.kind === "group" ? [row] : []));

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

  it("puts tasks together by phase, with how many each has, and closes groups by the address", async () => {
    const page = await pagesOf();
    const all = await page("group=phase");
    const groups = groupsOf(all);
    const phases = tasksOf(await page("")).filter(({ kind, level }) => kind === "phase" && level === 1);

    expect(groups.map(({ id, name }) => [id, name])).toEqual(phases.map(({ id, name }) => [id, name]).slice(0, groups.length));
    expect(groups.filter(({ isOpen }) => isOpen)).toEqual(groups);
    expect(tasksOf(all).some(({ kind }) => kind === "phase")).toBe(false);

    const shut = await page(`group=phase&shut=${all.groups.join("~")}`);
    expect(tasksOf(shut)).toEqual([]);
    expect(groupsOf(shut).reduce((sum, { count }) => sum + count, 0)).toBe(all.total);
    expect(shut.total).toBe(all.total);
  });

  it("says on a page that begins in the middle of a group which one that is", async () => {
    const page = await pagesOf();
    await page.addMany(150);
    const { pages } = await page("group=owner");
    expect(pages).toBe(3);
    const [head, next] = unpack((await page("group=owner&page=2")).rows);
    expect(head).toMatchObject({ kind: "group", isContinued: true, isOpen: true });
    expect(next).toMatchObject({ kind: "task" });
  });

  it("groups, shows, sorts and filters by the project's own fields", async () => {
    const page = await pagesOf();
    const [second, first] = await page.addChoice();
    const grouped = await page("group=f1&columns=name.f1");

    expect(groupsOf(grouped).map(({ id, count }) => [id, count])).toEqual([
      ["o1", 1],
      ["o2", 1],
      [shutKey(noGroup), grouped.total - 2],
    ]);
    expect(grouped.columns.map(({ key, label }) => [key, label])).toEqual([
      ["name", "Task"],
      ["f1", "Department"],
    ]);
    expect(tasksOf(grouped)[0]).toMatchObject({ id: first, cells: [expect.any(String), "Sales"] });
    expect(
      tasksOf(await page("order=f1"))
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual([first, second]);
    expect(
      tasksOf(await page("order=-f1"))
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual([second, first]);
    expect(tasksOf(await page("f1=o1&f1=o2&order=-f1")).map(({ id }) => id)).toEqual([second, first]);
    expect((await page("f1=empty")).total).toBe(grouped.total - 2);
    expect((await page("f1.from=3&f9=x&group=f9&columns=f9.bogus")).view).toMatchObject({ grouping: null });
    for (const lost of ["group=f9", "columns=name.f9", "order=-f9"])
      expect((await page(lost)).leftOut).toEqual([lost.replace(/^.*[=.]/, "")]);
    expect(grouped.leftOut).toEqual([]);
  });

  it("shows what tasks cost to who may see it, with the sums of groups, in the file as well", async () => {
    const page = await pagesOf();
    const [first, second] = await page.addChoice();
    await page.addCost(first!, 120_050);
    await page.addCost(second!, 30_000);
    const query = "columns=name.plannedCost.actualCost&group=f1&f1=filled";
    const shown = await page(query);
    expect(shown.columns.map(({ label }) => label)).toEqual(["Task", "Planned cost", "Actual cost"]);
    expect(groupsOf(shown).map(({ cells }) => cells[1])).toEqual(["300.00", "1,200.50"]);
    expect(tasksOf(await page("columns=name.plannedCost")).find(({ id }) => id === first)?.cells[1]).toBe("1,200.50");
    expect(await (await page.file(`${query}&format=csv`)).text()).toContain("1200.5");

    const consultant = await page.join("consultant");
    const hidden = await page(query, undefined, consultant);
    expect(hidden.columns.map(({ key }) => key)).toEqual(["name"]);
    expect(hidden.leftOut).toEqual(["plannedCost", "actualCost"]);
    expect(hidden.moreColumns.map(({ key }) => key)).not.toContain("earnedValue");
    expect(await (await page.file(`${query}&format=csv`, consultant)).text()).not.toContain("1200.5");
  });

  it("says which names of the address it knows nothing of", async () => {
    const page = await pagesOf();
    expect((await page("columns=name.bogus.start-90&order=-nothing&group=moon")).leftOut).toEqual(["bogus", "moon", "-nothing"]);
    expect((await page("columns=name.start&order=-start&group=owner&show=open")).leftOut).toEqual([]);
  });

  it("shows the columns that are asked for, the name always among them", async () => {
    const page = await pagesOf();
    const columnsOf = async (query: string) => (await page(query)).columns.map(({ key }) => key).join(" ");
    expect(await columnsOf("")).toBe("code name start finish owner progress state");
    expect(await columnsOf("columns=predecessors.state")).toBe("name predecessors state");
    expect(await columnsOf("column=name&column=duration")).toBe("name duration");
    const [row] = tasksOf(await page("columns=name.kind.state"));
    expect(row?.cells).toHaveLength(3);
  });

  it("is saved as a file with the columns that it shows, closed groups as well, and what groups it in a column", async () => {
    const page = await pagesOf();
    await page.addChoice();
    const lines = (await (await page.file("group=f1&shut=o1&columns=name.progress.f1&f1=filled&format=csv")).text()).split("\r\n");

    expect(lines[0]).toMatch(/Group,Task,Done,Department$/);
    expect(lines[1]).toMatch(/^Sales,.*,0%,Sales$/);
    expect(lines[2]).toMatch(/^Service,.*,0%,Service$/);
    expect(lines.filter((line) => line !== "")).toHaveLength(3);
    await expect(page.file("format=pdf")).rejects.toMatchObject({ status: 404 });
  });
});
