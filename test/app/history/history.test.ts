import type { AppLoadContext } from "@remix-run/node";
import { sql } from "kysely";
import { beforeEach, expect, it } from "vitest";

import { addException } from "#app/calendar/calendar.server.ts";
import type { TaskChanges } from "#app/domain/plan/command.ts";
import { entriesOnPage, readCursor, readHistory } from "#app/history/history.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { assignRole } from "#app/people/people.server.ts";
import { executePlanCommand, turnBack } from "#app/plan/plan.server.ts";
import { changeSettings } from "#app/settings/settings.server.ts";
import { appendEvent } from "#db/queries/events.ts";
import { readPlan } from "#db/queries/plan.ts";
import { makeCommittee } from "#test/support/committee.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { makeSupplier } from "#test/support/supplier.ts";

forEachDatabase((dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { name: "Hengfeng", people: [{ code: "PMO", name: "Li Na" }] });
  });

  const caller = () => projectCallerOf(context, owner, projectId);
  const argumentsFor = async <Value>(value: Value) => ({
    ...(await caller()),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const wordsIn = (locale: Locale) => {
    const i18n = serverI18n(locale);
    return { i18n, t: i18n.t, locale };
  };
  const history = async (locale: Locale = "en", before: number | null = null) => readHistory(await caller(), before, wordsIn(locale));
  const log = (command: string, data: object, subjectId: string | null = null) =>
    context.db
      .transaction()
      .execute((transaction) =>
        appendEvent(transaction, { stream: projectId, at: context.now(), actorId: owner.id, command, subjectId, data, requestId: "" }),
      );
  const note = (text: unknown, subjectId: string | null = null) => log("note.add", { text }, subjectId);
  const firstTask = async () => {
    const plan = await readPlan(context.db, projectId);
    const task = plan?.tasks.find((entry) => entry.kind === "task");
    if (!task) throw new Error("the plan has no task");
    return task;
  };
  const edit = async (changes: TaskChanges) => {
    const { id, version } = await firstTask();
    await executePlanCommand(await caller(), { kind: "updateTask", taskId: id, version, changes });
  };

  it("tells nobody on a supplier's side of choosing a vendor", async () => {
    const supplier = await addUser(context, "supplier@example.com");
    await addMember(context, projectId, supplier, "projectManager");
    await log("vendor.add", { name: "Yunfan" });
    await log("evaluation.reveal", { round: 1 });
    await log("questionnaire.publish", { name: "RFP" });
    const seen = async () => (await readHistory(await projectCallerOf(context, supplier, projectId), null, wordsIn("en"))).entries.length;
    const before = await seen();

    await makeSupplier(context, projectId, supplier);

    expect(await seen()).toBe(before - 3);
  });

  it("leaves out what an offer costs while its prices are sealed, for everybody", async () => {
    const committee = await makeCommittee(context, projectId);
    const offer = { name: "alpha", before: 100_00, after: 200_00, currency: "CNY", currencyBefore: "CNY" };
    await log("vendor.offer", offer, committee.vendorIds[0]);
    const texts = async () => (await history()).entries.map(({ text }) => text).join(" ");
    expect(await texts()).toContain("200");

    await context.db
      .updateTable("evaluation")
      .set({ method: JSON.stringify({ envelopes: 2 }) })
      .where("projectId", "=", projectId)
      .execute();

    expect(await texts()).not.toContain("200");
    expect(await texts()).toContain("Saved the offer of alpha.");
  });

  it("tells who made the project", async () => {
    const { entries, chain, older } = await history();

    expect(entries).toMatchObject([{ sequence: 1, actor: "owner", text: "Made the project “Hengfeng”.", changes: [] }]);
    expect(chain).toEqual({ entries: 1, brokenAt: null });
    expect(older).toBeNull();
  });

  it("tells an edit by what each field was and is, in both languages", async () => {
    const { name } = await firstTask();
    await edit({ durationMinutes: 4800, deadline: "2027-05-03T17:00", constraint: "SNET", constraintAt: "2027-03-08T08:00" });

    const [english] = (await history("en")).entries;
    const [chinese] = (await history("zh")).entries;

    expect(english?.text).toBe(`Edited “${name.text}”.`);
    expect(english?.changes).toEqual([
      { label: "Duration", before: expect.stringMatching(/^\d+d$/), after: "10d" },
      { label: "Constraint", before: "As soon as possible", after: "Start no earlier than" },
      { label: "Constraint date", before: "(empty)", after: "8 Mar 2027 08:00" },
      { label: "Deadline", before: "(empty)", after: "3 May 2027 17:00" },
    ]);
    expect(english?.moved).toBeGreaterThan(0);
    expect(chinese?.text).toBe(`修改了“${name.zh}”。`);
    expect(chinese?.changes.at(-1)).toEqual({ label: "截止日期", before: "无", after: "2027年5月3日 17:00" });
  });

  it("calls people and roles by their names", async () => {
    const person = (await readPlan(context.db, projectId))?.people[0];
    await edit({ ownerId: person?.id ?? "", roleCode: "PMO" });

    const [entry] = (await history("zh")).entries;

    expect(entry?.changes.map((change) => change.after)).toEqual(["项目经理（甲方）", "Li Na"]);
  });

  it("keeps the name of a task that is gone", async () => {
    const task = await firstTask();
    await executePlanCommand(await caller(), { kind: "removeTask", taskId: task.id, version: task.version });
    await turnBack(await caller(), "undo");

    const { entries } = await history();

    expect(entries.slice(0, 2).map((entry) => entry.text)).toEqual([`Undid: Removed “${task.name.text}”.`, `Removed “${task.name.text}”.`]);
  });

  it("tells what was taken back as it was done, and links to its task while it is there", async () => {
    const plan = await readPlan(context.db, projectId);
    const [link, parent] = [plan!.links[0]!, plan!.tasks.find((entry) => entry.kind === "phase")!];
    const taskId = context.newId();
    const add = { kind: "addTask", taskId, parentId: null, afterId: null, taskKind: "task", name: "Pilot", durationMinutes: 480 } as const;
    const done: string[] = [];
    for (const command of [
      add,
      { kind: "moveTask", taskId, version: 1, parentId: parent.id, afterId: null },
      { kind: "removeLink", linkId: link.id },
    ] as const) {
      await executePlanCommand(await caller(), command);
      done.push((await history()).entries[0]!.text);
    }
    const [, moved, added] = (await history()).entries;
    for (const _ of done) await turnBack(await caller(), "undo");
    const { entries } = await history();

    expect(entries.slice(0, 3).map(({ text }) => text)).toEqual(done.map((text) => `Undid: ${text}`));
    expect(done[0]).toBe("Added “Pilot”.");
    expect(added).toMatchObject({ moved: 0, task: { id: taskId, name: "Pilot" } });
    expect(moved?.task?.id).toBe(taskId);
    expect(entries[0]?.task).toBeNull();
  });

  it("tells links by the tasks at their ends, also when they are gone", async () => {
    const plan = await readPlan(context.db, projectId);
    const link = plan?.links[0];
    const nameOf = (id: string | undefined) => plan?.tasks.find((task) => task.id === id)?.name.text ?? "";
    await executePlanCommand(await caller(), { kind: "updateLink", linkId: link?.id ?? "", changes: { lag: 960 } });
    await executePlanCommand(await caller(), { kind: "removeLink", linkId: link?.id ?? "" });

    const [removed, updated] = (await history()).entries;

    const ends = `from “${nameOf(link?.predecessorId)}” to “${nameOf(link?.successorId)}”`;
    expect(removed?.text).toBe(`Removed the link ${ends}.`);
    expect(updated).toMatchObject({ text: `Changed the link ${ends}.`, changes: [{ label: "Lag", after: "2d" }] });
  });

  it("tells changes of calendar, roles and settings", async () => {
    await addException(await argumentsFor({ from: "2027-03-01", to: "2027-03-05", name: "Stocktaking", times: [] }));
    await assignRole(await argumentsFor({ code: "PMO", version: 1, person: "new", name: "Chen Jing" }));
    await changeSettings(await argumentsFor({ version: 1, name: "Hengfeng", timeZone: "Asia/Shanghai", currency: "EUR" }));

    const { entries } = await history("zh");

    expect(entries.slice(0, 4).map((entry) => [entry.text, entry.changes])).toEqual([
      ["修改了设置。", [{ label: "货币", before: "CNY", after: "EUR" }]],
      ["将角色“项目经理（甲方）”交给 Chen Jing。", [{ label: "人员", before: "Li Na", after: "Chen Jing" }]],
      ["将 Chen Jing 列入人员。", []],
      ["在日历中添加：Stocktaking，2027年3月1日至2027年3月5日，休息。", []],
    ]);
    expect(entries[3]?.moved).toBeGreaterThan(0);
  });

  it("tells a note in the reader's language, and as typed when it has only one", async () => {
    const task = await firstTask();
    await note({ en: "Signed.", zh: "已签署。" }, task.id);
    await note("Call them again");

    expect((await history("zh")).entries.slice(0, 2).map((entry) => entry.text)).toEqual([
      "记录：Call them again",
      `在“${task.name.zh}”上记录：已签署。`,
    ]);
  });

  it("names an entry it has no words for by its command", async () => {
    await context.db.transaction().execute((transaction) =>
      appendEvent(transaction, {
        stream: projectId,
        at: context.now(),
        actorId: null,
        command: "plan.teleport",
        subjectId: null,
        data: [1],
        requestId: "",
      }),
    );

    expect((await history()).entries[0]).toMatchObject({ text: "Did “plan.teleport”.", actor: null });
  });

  it("goes through a long log page by page, every entry once", async () => {
    for (let count = 1; count <= entriesOnPage; count++) await note(`note ${count}`);

    const first = await history();
    const second = await history("en", first.older);

    expect(first.entries).toHaveLength(entriesOnPage);
    expect(first.entries[0]?.text).toBe(`Noted: note ${entriesOnPage}`);
    expect(second.entries.map((entry) => entry.sequence)).toEqual([1]);
    expect(second).toMatchObject({ older: null, isNewest: false, chain: null });
  });

  it("calls a task what it was called when the entry was made", async () => {
    const { id, name } = await firstTask();
    await note("before", id);
    await edit({ name: { text: "Once", zh: null } });
    await note("between", id);
    await edit({ name: { text: "Twice", zh: null } });
    await turnBack(await caller(), "undo");
    for (let count = 0; count < entriesOnPage; count++) await note("after", id);

    const newest = await history();
    const older = await history("en", newest.older);

    expect(new Set(newest.entries.map((entry) => entry.text))).toEqual(new Set(["Noted on “Once”: after"]));
    expect(older.entries.map((entry) => entry.text)).toEqual([
      expect.stringContaining("“Twice”"),
      "Edited “Once”.",
      "Noted on “Once”: between",
      `Edited “${name.text}”.`,
      `Noted on “${name.text}”: before`,
      expect.any(String),
    ]);
  });

  it("says nothing of other projects", async () => {
    const other = await addProject(context, owner, { name: "Another one" });

    const { entries } = await readHistory(await projectCallerOf(context, owner, other), null, wordsIn("en"));

    expect(entries.map((entry) => entry.text)).toEqual(["Made the project “Another one”."]);
    expect((await history()).entries).toHaveLength(1);
  });

  it("finds the entry that was changed behind its back", async () => {
    for (const text of ["one", "two", "three"]) await note(text);
    await withoutGuard(context, dialect);

    await context.db
      .updateTable("event")
      .set({ data: `{"text":"forged"}` })
      .where("stream", "=", projectId)
      .where("sequence", "=", 3)
      .execute();

    expect((await history()).chain).toEqual({ entries: 4, brokenAt: 3 });
  });

  it("checks what was written since the last look, and the whole log again after ten minutes", async () => {
    let minute = 0;
    context = { ...context, now: () => new Date(Date.UTC(2027, 0, 5, 8, minute)).toISOString() };
    for (const text of ["one", "two", "three"]) await note(text);
    await withoutGuard(context, dialect);
    const forge = (sequence: number) =>
      context.db.updateTable("event").set({ data: "{}" }).where("stream", "=", projectId).where("sequence", "=", sequence).execute();
    expect((await history()).chain?.brokenAt).toBeNull();

    await forge(2);
    expect((await history()).chain?.brokenAt).toBeNull();
    await note("four");
    expect((await history()).chain).toEqual({ entries: 5, brokenAt: null });
    await note("five");
    await forge(6);
    expect((await history()).chain?.brokenAt).toBe(6);
    minute = 11;
    expect((await history()).chain?.brokenAt).toBe(2);
  });

  it("checks the whole log when the last entry it knew is no longer there", async () => {
    for (const text of ["one", "two", "three"]) await note(text);
    await withoutGuard(context, dialect);
    await history();
    const ofProject = context.db.deleteFrom("event").where("stream", "=", projectId);

    await ofProject.where("sequence", "=", 4).execute();
    await context.db.updateTable("event").set({ data: "{}" }).where("stream", "=", projectId).where("sequence", "=", 2).execute();

    expect((await history()).chain).toEqual({ entries: 3, brokenAt: 2 });
  });

  it("finds the place where an entry was taken out, in this project only", async () => {
    for (const text of ["one", "two", "three"]) await note(text);
    const other = await addProject(context, owner);
    await withoutGuard(context, dialect);

    await context.db.deleteFrom("event").where("stream", "=", projectId).where("sequence", "=", 2).execute();

    expect((await history()).chain?.brokenAt).toBe(3);
    const untouched = await readHistory(await projectCallerOf(context, owner, other), null, wordsIn("en"));
    expect(untouched.chain?.brokenAt).toBeNull();
  });
});

it.each([
  ["?before=17", 17],
  ["", null],
  ["?before=0", null],
  ["?before=-1", null],
  ["?before=1e9", null],
  ["?before=99999999999999999999", null],
])("reads the cursor of %s as %s", (search, cursor) => {
  expect(readCursor(`http://localhost:3000/projects/1/history${search}`)).toBe(cursor);
});

/** Takes the guard off the log, as somebody with the database in their hands could. */
async function withoutGuard({ db }: AppLoadContext, dialect: "sqlite" | "postgres"): Promise<void> {
  if (dialect === "postgres") await sql`drop trigger event_no_change on event`.execute(db);
  else for (const name of ["event_no_update", "event_no_delete"]) await sql`drop trigger ${sql.ref(name)}`.execute(db);
}
