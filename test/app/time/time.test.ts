import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import { readReader } from "#app/http/reader.server.ts";
import { readSpentCosts } from "#app/http/spent-costs.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { importHours } from "#app/time/import-hours.server.ts";
import { readTimePage } from "#app/time/time-page.server.ts";
import { saveSheet } from "#app/time/time-sheet.server.ts";
import { insertPeople } from "#db/queries/projects.ts";
import { listTimeEntries, listWorkedMinutes } from "#db/queries/time-entries.ts";
import { storePersonWork } from "#db/queries/working-times.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

const empty = ["", "", "", "", "", "", ""];
const none = [0, 0, 0, 0, 0, 0, 0];

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let worker: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    worker = await addUser(context, "worker@example.com");
    projectId = await addProject(context, owner);
    await addMember(context, projectId, worker, "consultant");
    await insertPeople(context.db, [
      { id: "worker", projectId, name: "Chen Jing", email: null, userId: worker.id, version: 1 },
      { id: "other", projectId, name: "Ma Chao", email: null, userId: null, version: 1 },
    ]);
  });

  const asked = async <Value>(value: Value, user: SignedInUser, query = "") => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request(`http://localhost:3000/${query}`),
    params: {},
    formKey: undefined,
  });
  const firstTask = async () => {
    const { plan } = await context.plans.read(context.db, projectId, (await asked({}, owner)).project.planVersion);
    return plan.tasks.find(({ kind }) => kind === "task")!;
  };
  const sheet = (days: string[], was = none, taskId?: string, personId = "worker") => ({
    personId,
    week: "2027-03-01",
    rows: [{ taskId, days, was }],
  });
  const save = async (value: ReturnType<typeof sheet>, user = worker) => saveSheet(await asked(value, user));
  const page = async (user: SignedInUser, query: string) => {
    const caller = await asked({}, user, query);
    return readTimePage(caller, await readReader(caller.request, caller.context));
  };

  it("saves a week in whatever way hours are written, and takes away what is emptied", async () => {
    const { id } = await firstTask();
    await save(sheet(["8", "1:30", "1,5", "90m", "", "", ""], none, id));
    expect((await listTimeEntries(context.db, projectId)).map(({ minutes }) => minutes)).toEqual([480, 90, 90, 90]);
    expect(await listWorkedMinutes(context.db, projectId)).toEqual(new Map([[id, 750]]));

    await save(sheet(["", "2", "1:30", "1:30", "", "", ""], [480, 90, 90, 90, 0, 0, 0], id));
    expect((await listTimeEntries(context.db, projectId)).map(({ minutes, version }) => [minutes, version])).toEqual([
      [120, 2],
      [90, 1],
      [90, 1],
    ]);
  });

  it("refuses what is no time at its cell, and a day of more than 24 hours", async () => {
    await expect(save(sheet(["8", "late", ...empty.slice(2)]))).rejects.toMatchObject({ code: "time.hours", field: "rows[0].days[1]" });
    const { id } = await firstTask();
    const both = {
      ...sheet(["20", ...empty.slice(1)]),
      rows: [...sheet(["20", ...empty.slice(1)]).rows, ...sheet(["5", ...empty.slice(1)], none, id).rows],
    };
    await expect(save(both)).rejects.toMatchObject({ code: "time.dayFull" });
    expect(await listTimeEntries(context.db, projectId)).toEqual([]);
  });

  it("merges what two people type into different cells, and refuses a cell that somebody else has filled", async () => {
    await save(sheet(["8", ...empty.slice(1)], none, undefined), owner);
    await save(sheet(["", "7", ...empty.slice(2)]));
    expect((await listTimeEntries(context.db, projectId)).map(({ minutes }) => minutes)).toEqual([480, 420]);
    await expect(save(sheet(["6", ...empty.slice(1)]))).rejects.toMatchObject({
      code: "time.stale",
      status: 409,
      field: "rows[0].days[0]",
    });
  });

  it("lets nobody but managers see or enter the hours of others", async () => {
    await save(sheet(["8", ...empty.slice(1)], none, undefined, "other"), owner);
    await expect(save(sheet(["7", ...empty.slice(1)], none, undefined, "other"))).rejects.toMatchObject({ status: 403 });
    expect((await page(worker, "?week=2027-03-01")).people).toMatchObject([{ id: "worker" }]);
    await expect(page(worker, "?person=other")).rejects.toMatchObject({ status: 404 });
    const seen = await page(owner, "?week=2027-03-03&person=other");
    expect(seen.week).toBe("2027-03-01");
    expect(seen.rows.find(({ taskId }) => taskId === null)?.cells[0]).toEqual({ minutes: 480, text: "8:00" });
  });

  it("offers the tasks of last week and those that are chosen", async () => {
    const { id } = await firstTask();
    await save({ ...sheet(["8", ...empty.slice(1)], none, id), week: "2026-02-02" });
    const tasks = async (query: string) => (await page(worker, query)).rows.map(({ taskId }) => taskId);
    expect(await tasks("?week=2026-02-09")).toEqual([null]);
    expect(await tasks("?week=2026-02-09&copy=last")).toEqual([id, null]);
    expect(await tasks(`?week=2026-02-09&add=${id}&add=nothing`)).toEqual([id, null]);
  });

  it("costs what an hour of the person cost when it was entered, and later rates where none was known", async () => {
    await save(sheet(["1", ...empty.slice(1)]));
    await storePersonWork(context.db, projectId, "worker", { calendarId: null, maxUnits: 1, rateMinor: 20_000, version: 0 });
    await save(sheet(["", "1:30", ...empty.slice(2)]));
    await storePersonWork(context.db, projectId, "worker", { calendarId: null, maxUnits: 1, rateMinor: 40_000, version: 1 });
    const { amounts, minutesWithoutRate } = await readSpentCosts(context.db, projectId);
    expect(amounts.map(({ amount }) => amount)).toEqual([40_000, 30_000]);
    expect(minutesWithoutRate).toBe(0);
  });

  it("adds pasted hours to those that are there, and refuses the whole where a line is not understood", async () => {
    await save(sheet(["2", ...empty.slice(1)]));
    await importHours(
      await asked({ text: "日期\t工时\t人员\n2027-03-01\t1:30\tchen jing\n2027-03-01\t30m\tChen Jing\n2027-03-02\t8\tMa Chao" }, owner),
    );
    expect((await listTimeEntries(context.db, projectId)).map(({ minutes }) => minutes)).toEqual([240, 480]);
    const text = "day,hours,person\n2027-03-01,1,Nobody\n2027-03-03,25,Ma Chao\n2027-03-04,20,Ma Chao\n2027-03-04,6,Ma Chao";
    await expect(importHours(await asked({ text }, owner))).rejects.toMatchObject({ code: "time.import.problems" });
  });
});
