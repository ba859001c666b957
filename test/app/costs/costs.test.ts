import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import { takeBaseline } from "#app/baselines/baselines.server.ts";
import { readShownTasks } from "#app/baselines/compared-states.server.ts";
import { addLine, editLine, removeLine, restoreLine } from "#app/costs/budget-lines.server.ts";
import { addEntry, editEntry, removeEntry, restoreEntry } from "#app/costs/cost-entries.server.ts";
import { readCostsPage } from "#app/costs/costs-page.server.ts";
import { importCosts, previewCosts } from "#app/costs/import-entries.server.ts";
import { addTaskCost, removeTaskCost } from "#app/costs/task-costs.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { copyProject } from "#app/projects/copy-project.server.ts";
import { createProject } from "#app/projects/new-project.server.ts";
import { saveTemplate } from "#app/projects/own-templates.server.ts";
import { listBudgetLines } from "#db/queries/budget-lines.ts";
import { listRemovedCosts, purgeCosts } from "#db/queries/cost-trash.ts";
import { listCostEntries, listTaskCosts } from "#db/queries/costs.ts";
import { readEvents } from "#db/queries/events.ts";
import { addMember, addProject, addUser, callerOf, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
  });

  const asked = async <Value>(value: Value, user = owner) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const line = { name: "Licences", nameZh: "许可", category: "licences" as const, plannedMinor: 5_000_000, takesHours: false };
  const addedLine = async (changes: Partial<typeof line> = {}) => addLine(await asked({ ...line, ...changes }));
  const entry = { day: "2027-03-05", amountMinor: 120_050, lineId: null as string | null, taskId: null, note: "Invoice 7" };
  const firstTask = async () => {
    const { plan } = await context.plans.read(context.db, projectId, (await asked({})).project.planVersion);
    return plan.tasks.find(({ kind }) => kind === "task")!;
  };
  const page = async (user = owner) => {
    const caller = await asked({}, user);
    return readCostsPage(caller, await readReader(caller.request, caller.context));
  };

  it("adds up what is budgeted, planned on tasks and spent, by line", async () => {
    const { id: lineId } = await addedLine();
    await addTaskCost(await asked({ taskId: (await firstTask()).id, lineId, name: "First part", amountMinor: 2_000_000 }));
    await addEntry(await asked({ ...entry, lineId }));
    await addEntry(await asked({ ...entry, amountMinor: -20_050 }));

    const { totals, lines, unassigned } = await page();

    expect(totals).toMatchObject({
      budget: "CN¥50,000",
      planned: "CN¥20,000",
      spent: "CN¥1,000",
      left: "CN¥49,000",
      isOver: false,
    });
    expect(lines).toMatchObject([{ onTasks: "CN¥20,000.00", spent: "CN¥1,200.50", left: "CN¥48,799.50" }]);
    expect(unassigned).toMatchObject({ spent: "-CN¥200.50" });
  });

  it("refuses a name that another line has, in whatever language and letters", async () => {
    await addedLine();
    await expect(addedLine({ name: "LICENCES ", nameZh: null as unknown as string })).rejects.toMatchObject({
      code: "cost.line.taken",
      field: "name",
    });
    await expect(addedLine({ name: "Others", nameZh: "许可" })).rejects.toMatchObject({ code: "cost.line.taken", field: "nameZh" });
  });

  it("charges the hours of people to one line alone", async () => {
    const first = await addedLine({ takesHours: true });
    await addedLine({ name: "People", nameZh: "人工", takesHours: true });
    expect((await listBudgetLines(context.db, projectId)).map(({ takesHours }) => takesHours)).toEqual([0, 1]);
    await expect(editLine(await asked({ ...line, id: first.id, version: 1 }))).rejects.toMatchObject({ code: "cost.stale" });
  });

  it("refuses a change of what was changed meanwhile, and of a line or a task that is not of the project", async () => {
    const { id } = await addEntry(await asked(entry));
    await editEntry(await asked({ ...entry, note: "Invoice 8", id, version: 1 }));
    await expect(editEntry(await asked({ ...entry, id, version: 1 }))).rejects.toMatchObject({ code: "cost.stale", status: 409 });
    await expect(addEntry(await asked({ ...entry, lineId: "other" }))).rejects.toMatchObject({ code: "cost.line.unknown" });
    await expect(addEntry(await asked({ ...entry, taskId: "other" as unknown as null }))).rejects.toMatchObject({
      code: "cost.task.unknown",
    });
  });

  it("deletes, restores and at last forgets", async () => {
    const { id: lineId } = await addedLine();
    const { id } = await addEntry(await asked({ ...entry, lineId }));
    const removedLine = await removeLine(await asked({ id: lineId, version: 1 }));
    const removedEntry = await removeEntry(await asked({ id, version: 1 }));
    expect(await listCostEntries(context.db, projectId)).toEqual([]);
    expect((await page()).removed.map(({ kind }) => kind).sort()).toEqual(["budgetLine", "cost"]);

    await restoreLine(await asked(removedLine));
    await restoreEntry(await asked(removedEntry));
    expect(await listCostEntries(context.db, projectId)).toMatchObject([{ id, lineId, version: 3 }]);

    await removeLine(await asked({ id: lineId, version: 3 }));
    expect(await purgeCosts(context.db, "2999-01-01T00:00:00.000Z")).toBe(1);
    expect(await listCostEntries(context.db, projectId)).toMatchObject([{ id, lineId: null }]);
    expect(await listRemovedCosts(context.db, projectId, "2000-01-01T00:00:00.000Z")).toEqual([]);
  });

  it("shows a table before it enters it, tells each line that is not understood, and enters all or nothing", async () => {
    await addedLine();
    const reader = await readReader(new Request("http://localhost:3000/"), context);
    const bad = "日期;金额;预算科目\n2027-03-05;1.200,50;许可\n2027-02-30;12;许可\n2027-03-06;zwölf;Nothing";
    const preview = await previewCosts(await asked({}), bad, reader);
    expect(preview.rows).toMatchObject([{ line: 2, amount: "CN¥1,200.50", budgetLine: "Licences" }]);
    expect(preview.problems).toMatchObject([
      { line: 3, code: "day" },
      { line: 4, code: "amount" },
    ]);
    await expect(importCosts(await asked({ text: bad }))).rejects.toMatchObject({ code: "cost.import.problems", field: "text" });
    expect(await listCostEntries(context.db, projectId)).toEqual([]);

    const task = await firstTask();
    const good = `Date\tAmount\tTask\tNote\n5 Mar 2027\t"1,200.50"\t${task.number}\tA "quoted" note\n`;
    expect(await importCosts(await asked({ text: good }))).toEqual({ count: 1 });
    expect(await listCostEntries(context.db, projectId)).toMatchObject([{ day: "2027-03-05", amountMinor: 120_050, taskId: task.id }]);
    await expect(importCosts(await asked({ text: "Date,Amount\n" }))).rejects.toMatchObject({ code: "cost.import.empty" });
  });

  it("keeps planned costs in baselines, and shows them to those who may see costs", async () => {
    await addTaskCost(await asked({ taskId: (await firstTask()).id, lineId: null, name: "First part", amountMinor: 2_000_000 }));
    const { id } = await takeBaseline(await asked({ name: "Agreed", note: "", phases: [] }));
    const viewer = await addUser(context, "viewer@example.com");
    await addMember(context, projectId, viewer, "viewer");

    const total = async (user: SignedInUser) =>
      (await readShownTasks(await asked({}, user), id)).reduce(
        (sum, { parentId, costMinor }) => sum + (parentId === null ? (costMinor ?? 0) : 0),
        0,
      );
    expect([await total(owner), await total(viewer)]).toEqual([2_000_000, 0]);
  });

  it("takes the budget along to a copy, and its parts without amounts to a template, but nothing that was spent", async () => {
    const { id: lineId } = await addedLine();
    await addTaskCost(await asked({ taskId: (await firstTask()).id, lineId, name: "First part", amountMinor: 2_000_000 }));
    await addEntry(await asked({ ...entry, lineId }));
    const { startDay } = (await asked({})).project;
    const wishes = { name: "Copy", start: startDay, calendar: "own", people: true, members: false, progress: false, texts: true };
    const copyId = await copyProject(await asked(wishes));
    expect(await listBudgetLines(context.db, copyId)).toMatchObject([{ name: "Licences", nameZh: "许可", plannedMinor: 5_000_000 }]);
    const [copied] = await listTaskCosts(context.db, copyId);
    expect(copied).toMatchObject({
      name: "First part",
      amountMinor: 2_000_000,
      lineId: (await listBudgetLines(context.db, copyId))[0]?.id,
    });
    expect(await listCostEntries(context.db, copyId)).toEqual([]);

    const templateId = await saveTemplate(await asked({ name: "Ours", texts: true, over: undefined }));
    const today = todayIn("Asia/Shanghai", context.now());
    const form = {
      name: "New",
      template: templateId,
      planFrom: "start" as const,
      day: today,
      calendar: "china",
      timeZone: "Asia/Shanghai",
      currency: "CNY",
      people: [],
    };
    const request = new Request("http://localhost:3000/projects");
    const newId = await createProject({ ...callerOf(context, owner), request, params: {}, value: form, formKey: undefined });
    expect(await listBudgetLines(context.db, newId)).toMatchObject([{ name: "Licences", nameZh: "许可", plannedMinor: 0 }]);
  });

  it("keeps in the log who did what", async () => {
    const { id } = await addTaskCost(await asked({ taskId: (await firstTask()).id, lineId: null, name: "First part", amountMinor: 100 }));
    await removeTaskCost(await asked({ id, version: 1 }));
    const commands = (await readEvents(context.db, projectId, 10)).map(({ command }) => command);
    expect(commands).toEqual(expect.arrayContaining(["taskCost.add", "taskCost.remove"]));
  });
});
