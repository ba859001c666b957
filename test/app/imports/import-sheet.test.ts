import type { TaskChanges } from "#app/domain/plan/command.ts";
import { describe, expect, it } from "vitest";
import type { AppLoadContext } from "@remix-run/node";
import { importIntoProject, makeProjectOfSheet } from "#app/imports/import-sheet.server.ts";
import { commitIntoProject, offerSheet } from "#app/imports/sheet-actions.server.ts";
import { changeChoice, findDraft, keepDraft, type SheetDraft } from "#app/imports/sheet-drafts.server.ts";
import { addField } from "#app/fields/fields.server.ts";
import { readSheetPage } from "#app/imports/sheet-page.server.ts";
import { readReportPage } from "#app/imports/import-page.server.ts";
import { refusalOfUndo, requireUndoStep, requireUntouchedProject } from "#app/imports/undo-import.server.ts";
import { addComment } from "#app/discussion/discussion.server.ts";
import { trashProject } from "#app/projects/project-life.server.ts";
import { setTrashed } from "#db/queries/project-life.ts";
import { executePlanCommand, takeBackStep, turnBack } from "#app/plan/plan.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { listItems } from "#db/queries/checklists.ts";
import { collectNotificationMails, sendNotificationMail } from "#app/notifications/notification-mails.server.ts";
import { findDescription } from "#db/queries/task-descriptions.ts";
import { readEvents } from "#db/queries/events.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { readPlan } from "#db/queries/plan.ts";
import { listTaskRemovals } from "#db/queries/task-removals.ts";
import { Refusal } from "#app/http/refusal.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { addMember, addUser, callerOf, openContext, projectCallerOf } from "#test/support/context.ts";
import { startSmtpServer } from "#test/support/smtp-server.ts";
import { forEachDatabase } from "#test/support/database.ts";

const project = { name: "", timeZone: "Asia/Shanghai", currency: "CNY" };
const asIs = { leavesProblems: false, version: null };

function sheet(text: string, name = "计划.csv"): File {
  return new File([text], name);
}

async function draftOf(caller: Caller, file: File, projectId: string | null): Promise<SheetDraft> {
  const kept = await keepDraft(caller, file, projectId, projectId === null ? { project } : {});
  const draft = kept.ok ? await findDraft(caller, kept.value, projectId) : undefined;
  if (!draft) throw new Error("The draft is not kept");
  return draft;
}

async function made(context: AppLoadContext, text: string) {
  const caller = callerOf(context, await addUser(context, "li.na@example.com"));
  const done = await makeProjectOfSheet(caller, await draftOf(caller, sheet(text), null), asIs);
  if (!done.ok) throw new Error(done.problem.code);
  return { caller, projectId: done.value, plan: await readPlan(context.db, done.value) };
}

const small =
  'No.,WBS,Task,Duration,Start,Owner,Predecessors,Description,Checklist\n1,1,Prepare,,,,,,\n2,1.1,Interview,2d,2026-03-02,Li Na,,,\n3,1.2,Report,1d,,,1.1,Say **all**,"[x] Draft\n- Print"';

describe("a sheet", () => {
  forEachDatabase((dialect, openTest) => {
    it("is refused with the types that the page of a project takes, and as damaged where only its name is a workbook's", async () => {
      const context = await openContext(await openTest());
      const { caller, projectId } = await made(context, small);
      const asked = { request: new Request("http://localhost:3000/"), params: {}, formKey: undefined };
      const offer = async (name: string) => {
        const args = { ...(await projectCallerOf(context, caller.user, projectId)), ...asked, value: { file: sheet("%PDF", name) } };
        const refusal: unknown = await offerSheet(args).catch((error: unknown) => error);
        if (!(refusal instanceof Refusal)) throw new Error("nothing was refused");
        return (["en", "zh"] as const).map((locale) =>
          String(serverI18n(locale).t(`errors:${refusal.code}` as "errors:import.empty", { ...refusal.parameters })),
        );
      };

      expect(await offer("fake.xlsx")).toEqual([
        "“fake.xlsx” is damaged or is no workbook, although its name ends in .xlsx. Save it again as .xlsx or .csv and choose the new copy.",
        "“fake.xlsx”虽以 .xlsx 结尾，但已损坏或不是工作簿。请重新另存为 .xlsx 或 .csv 后再选择。",
      ]);
      expect(await offer("plan.pdf")).toEqual([
        "“plan.pdf” is none of the types that are read here: .xlsx, .csv.",
        "“plan.pdf”不是此处可读取的类型（.xlsx、.csv）。",
      ]);
    });

    it("becomes a project that its importer owns, and the draft is gone", async () => {
      const context = await openContext(await openTest());

      const { plan, projectId, caller } = await made(context, small);

      expect(plan?.tasks.map((task) => task.name.text)).toEqual(["Prepare", "Interview", "Report"]);
      expect(plan?.links).toHaveLength(1);
      const report = plan?.tasks[2]?.id ?? "";
      expect(await findDescription(context.db, projectId, report)).toMatchObject({ body: "Say **all**", version: 1, editorName: "li.na" });
      const items = await listItems(context.db, projectId, report);
      expect(items.map(({ text, doneByName }) => [text, doneByName])).toEqual([
        ["Draft", "li.na"],
        ["Print", null],
      ]);
      expect(plan?.people.map((person) => person.name)).toEqual(["Li Na"]);
      expect(await context.db.selectFrom("sheetDraft").selectAll().execute()).toEqual([]);
      const stored = await context.db.selectFrom("task").select(["name", "startAt"]).where("projectId", "=", projectId).execute();
      expect(stored.find((task) => task.name === "Report")?.startAt).toMatch(/^2026-03-04T/);
      const owner = await projectCallerOf(context, caller.user, projectId);
      expect(owner.role).toBe("owner");
      const reader = await readReader(new Request("http://localhost:3000/", { headers: { "accept-language": "zh-CN" } }), context);
      expect((await readReportPage(owner, reader)).calendar).toMatch(/^中国大陆：法定节假日与调休，/);
    });

    it("changes a project in one step, which undo takes back and redo does again", async () => {
      const context = await openContext(await openTest());
      const { plan: before, projectId, caller } = await made(context, small);
      const owner = await projectCallerOf(context, caller.user, projectId);
      const draft = await draftOf(
        owner,
        sheet("No.,Task,Duration,Owner,Predecessors\n2,Interview,5d,Zhang Wei,\n3,Final report,1d,,\n,Review,1d,,3"),
        projectId,
      );

      const done = await importIntoProject(owner, draft, asIs);

      expect(done.ok).toBe(true);
      const after = await readPlan(context.db, projectId);
      expect(after?.tasks.map((task) => [task.number, task.name.text, task.durationMinutes])).toEqual([
        [1, "Prepare", 0],
        [2, "Interview", 2400],
        [3, "Final report", 480],
        [4, "Review", 480],
      ]);
      expect(after?.people.map((person) => person.name).sort()).toEqual(["Li Na", "Zhang Wei"]);
      await turnBack(owner, "undo");
      const undone = await readPlan(context.db, projectId);
      expect(undone?.tasks.map(withoutVersion)).toEqual(before?.tasks.map(withoutVersion));
      expect(undone?.links).toEqual(before?.links);
      await turnBack(owner, "redo");
      const again = await readPlan(context.db, projectId);
      expect(again?.tasks.map(withoutVersion)).toEqual(after?.tasks.map(withoutVersion));
      const events = await readEvents(context.db, projectId, 10);
      expect(events.map((event) => event.command)).toEqual(
        expect.arrayContaining(["project.import", "plan.importSheet", "plan.undo", "plan.redo"]),
      );
    });

    it("with cells that cannot be read changes nothing until they are to be left out", async () => {
      const context = await openContext(await openTest());
      const { projectId, caller } = await made(context, small);
      const owner = await projectCallerOf(context, caller.user, projectId);
      const draft = await draftOf(owner, sheet("No.,Task,Duration\n2,Talk,long\n3,Report,1d"), projectId);

      await expect(importIntoProject(owner, draft, asIs)).rejects.toMatchObject({ code: "sheet.problems", field: "leavesProblems" });
      expect((await readPlan(context.db, projectId))?.version).toBe(1);
      await importIntoProject(owner, draft, { ...asIs, leavesProblems: true });

      expect((await readPlan(context.db, projectId))?.tasks[1]).toMatchObject({ name: { text: "Talk" }, durationMinutes: 960 });
    });

    it("fills the project's own fields from the columns that are theirs, by name or by choice, and undo empties them", async () => {
      const context = await openContext(await openTest());
      const { projectId, caller } = await made(context, small);
      const asked = async <Value>(value: Value) => ({
        ...(await projectCallerOf(context, caller.user, projectId)),
        value,
        request: new Request("http://localhost:3000/"),
        params: {},
        formKey: undefined,
      });
      const words = { description: "", isExpected: false, newOptions: "" };
      await addField(await asked({ ...words, kind: "choice" as const, name: "Department", nameZh: "部门", newOptions: "Sales | 销售部" }));
      await addField(await asked({ ...words, kind: "number" as const, name: "Effort" }));
      await addField(await asked({ ...words, kind: "date" as const, name: "Signed" }));
      const owner = await projectCallerOf(context, caller.user, projectId);
      const text = 'No.,Task,部门,Effort,Remark on paper\n2,Interview,销售部,"1,250",2026-03-05\n3,Report,Stores,much,soon';
      const draft = await draftOf(owner, sheet(text), projectId);
      const columnsOf = async (of: SheetDraft) => {
        const page = await readSheetPage(owner, of, "understand", await readReader(new Request("http://localhost/"), context));
        return page.step === "understand" ? page.understanding : undefined;
      };
      expect((await columnsOf(draft))?.columns.map(({ target }) => target)).toEqual(["number", "name", "f1", "f2", null]);

      const chosen = { columns: ["number", "name", "f1", "f2", "f3"] } as const;
      await changeChoice(owner, draft, { columns: [...chosen.columns] });
      const changed = (await findDraft(owner, draft.id, projectId))!;
      expect((await columnsOf(changed))?.problems.rows).toEqual([
        { line: 3, column: "部门", text: "“Stores” is none of the options of this custom field." },
        { line: 3, column: "Effort", text: "“much” is not a number." },
        { line: 3, column: "Remark on paper", text: "“soon” is not a date." },
      ]);
      await importIntoProject(owner, changed, { leavesProblems: true, version: null });

      const valuesNow = async () => (await readPlan(context.db, projectId))?.tasks.map(({ custom }) => custom);
      expect(await valuesNow()).toEqual([{}, { f1: "o1", f2: 1250, f3: "2026-03-05" }, {}]);
      await turnBack(owner, "undo");
      expect(await valuesNow()).toEqual([{}, {}, {}]);
      await turnBack(owner, "redo");

      const left = await draftOf(owner, sheet("No.,Task,部门\n2,Talk,"), projectId);
      await changeChoice(owner, left, { columns: ["number", "name", null], emptiesCells: true });
      await importIntoProject(owner, (await findDraft(owner, left.id, projectId))!, asIs);
      expect((await valuesNow())?.[1]).toMatchObject({ f1: "o1" });
    });

    it("looked at before others changed the plan is refused, and nothing is lost", async () => {
      const context = await openContext(await openTest());
      const { projectId, caller } = await made(context, small);
      const owner = await projectCallerOf(context, caller.user, projectId);
      const draft = await draftOf(owner, sheet("No.,Task\n2,Talk\n3,Report"), projectId);

      await expect(importIntoProject(owner, draft, { ...asIs, version: 0 })).rejects.toMatchObject({
        code: "sheet.planChanged",
        status: 409,
      });

      expect(await findDraft(owner, draft.id, projectId)).toBeDefined();
    });

    it("tells whoever it gives tasks to; after undo the tasks it brought wait one by one in the trash, and nobody is mailed of them", async () => {
      const { mailer, mails, close } = await startSmtpServer();
      const context = { ...(await openContext(await openTest())), mail: mailer };
      const { projectId, caller } = await made(context, small);
      const owner = await projectCallerOf(context, caller.user, projectId);
      const zhang = await addUser(context, "zhang.wei@example.com");
      await addMember(context, projectId, zhang, "consultant");
      await context.db.updateTable("person").set({ userId: zhang.id }).where("projectId", "=", projectId).execute();
      const draft = await draftOf(
        owner,
        sheet("No.,WBS,Task,Owner,Predecessors\n,2,Pilot,,\n,2.1,Talk,Li Na,\n,3,Rollout,,Talk"),
        projectId,
      );

      await importIntoProject(owner, draft, asIs);

      const told = await context.db.selectFrom("notification").select(["kind", "userId"]).execute();
      expect(told).toEqual([{ kind: "assigned", userId: zhang.id }]);
      await turnBack(owner, "undo");
      const removals = await listTaskRemovals(context.db, projectId);
      expect(removals.map(({ restoration }) => restoration.tasks.map((task) => task.name.text)).sort()).toEqual([
        ["Pilot", "Talk"],
        ["Rollout"],
      ]);

      const later = { ...context, now: () => new Date(Date.now() + 3_600_000).toISOString() };
      await collectNotificationMails(later);
      const jobs = await context.db.selectFrom("job").selectAll().where("kind", "=", "notifications.mail").execute();
      for (const { id, data } of jobs) await sendNotificationMail(later, JSON.parse(data) as { userId: string; ids: string[] }, id);
      expect(jobs).toHaveLength(1);
      expect(mails).toEqual([]);
      await close();
    });

    it("is taken back from its report, unless what it did was changed since", async () => {
      const context = await openContext(await openTest());
      const { projectId, caller, plan: before } = await made(context, small);
      const owner = await projectCallerOf(context, caller.user, projectId);
      const takeBack = async (importId: string) =>
        takeBackStep(owner, await requireUndoStep(owner, importId)).catch((error: unknown) => {
          throw refusalOfUndo(error);
        });
      const english = new Request("http://localhost:3000/", { headers: { "Accept-Language": "en" } });
      const readPage = async () =>
        readReportPage(await projectCallerOf(context, caller.user, projectId), await readReader(english, context));
      const report = async () => (await readPage()).undo;
      const fresh = await report();
      expect(fresh).toMatchObject({ intent: "discard" });
      const discard = (args = { ...owner, value: {}, formKey: undefined, request: new Request("http://localhost:3000/"), params: {} }) =>
        trashProject(args, (transaction) => requireUntouchedProject(owner, transaction, fresh!.importId));
      await discard();
      await setTrashed(context.db, projectId, null);
      await addComment({
        ...owner,
        formKey: undefined,
        request: new Request("http://localhost:3000/"),
        params: { taskId: before!.tasks[1]!.id },
        value: { body: "Ask them first" },
      });
      await expect(discard()).rejects.toMatchObject({ code: "importUndo.projectChanged" });
      expect(await report()).toMatchObject({ intent: null, sentences: [expect.stringContaining("worked on")] });
      await importIntoProject(
        owner,
        await draftOf(owner, sheet("No.,Task,Duration,Owner,Role\n2,Interview,5d,Wu Qiang,\n,Review,1d,,Analyst"), projectId),
        asIs,
      );
      const offered = await report();
      const plan = await readPlan(context.db, projectId);
      const edit = async (number: number, changes: TaskChanges) => {
        const task = (await readPlan(context.db, projectId))!.tasks.find((each) => each.number === number)!;
        await executePlanCommand(owner, {
          kind: "updateTask",
          taskId: task.id,
          version: task.version,
          changes,
        });
      };

      await edit(3, { name: { text: "Written report", zh: null } });
      await edit(2, { durationMinutes: 960 });
      await expect(takeBack(offered!.importId)).rejects.toMatchObject({
        code: "importUndo.changedSince",
        parameters: { task: plan!.tasks.find((task) => task.number === 2)!.name.text },
      });
      await turnBack(owner, "undo");
      await takeBack(offered!.importId);

      expect(offered?.sentences.join(" ")).toMatch(/^1 task that.* 1 task becomes.* Wu Qiang.* Roles it brought.* Analyst/);
      const undone = await readPlan(context.db, projectId);
      expect(undone?.tasks.map((task) => task.name.text)).toEqual(["Prepare", "Interview", "Written report"]);
      expect(undone?.tasks[1]?.durationMinutes).toBe(before?.tasks[1]?.durationMinutes);
      expect(plan?.tasks).toHaveLength(4);
      expect(await report()).toBeNull();
      const page = await readPage();
      expect(page.takenBack).toMatch(/^This import was taken back on .* by /);
      expect(page.verdict).toBe("What it had done: 1 task added, 1 task changed, 1 new person, 3 tasks of the plan got other dates.");
      expect(page.dates).toBeNull();
      expect(page.shifted.rows[0]).toMatchObject({ uid: "1", name: "Prepare", start: null, why: "" });
      expect(page.counts.map(({ name }) => name)).not.toContain("assignments");
      await expect(takeBack(offered!.importId)).rejects.toMatchObject({ code: "importUndo.gone" });
    });

    it("sent twice comes out at the finished report, and one that is in another's way is asked to wait", async () => {
      const context = await openContext(await openTest());
      const { projectId, caller } = await made(context, small);
      const owner = await projectCallerOf(context, caller.user, projectId);
      const draft = await draftOf(owner, sheet("No.,Task\n2,Talk"), projectId);
      const commit = (formKey: RequestKey, id = draft.id) =>
        commitIntoProject({
          ...owner,
          value: { draft: id, version: 1, leavesProblems: undefined },
          formKey,
          request: new Request("http://localhost:3000/"),
          params: {},
        });
      const key = { userId: caller.user.id, key: "0123456789abcdef", requestHash: "hash" };

      const answers = await Promise.all([commit(key), commit(key)]);
      const late = await commit(key);

      for (const answer of [...answers, late]) expect(answer.headers.get("location")).toBe(`/projects/${projectId}/import`);
      expect((await readPlan(context.db, projectId))?.version).toBe(2);
      const other = await draftOf(owner, sheet("No.,Task\n2,Speech"), projectId);
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const both = [1, 2].map(() => context.imports.admit(caller.user.id, () => held));
      await expect(commit({ ...key, key: "fedcba9876543210" }, other.id)).rejects.toMatchObject({ code: "importFile.busy", status: 503 });
      release();
      await Promise.all(both);
    });

    if (dialect === "sqlite")
      it("says so when the disk is full, and how it was to be read stays", async () => {
        const open = await openTest();
        const context = await openContext(open);
        const caller = callerOf(context, await addUser(context, "li.na@example.com"));
        const draft = await draftOf(caller, sheet(small), null);
        open.sqlite?.pragma(`max_page_count = ${String(open.sqlite.pragma("page_count", { simple: true }))}`);

        const tooLong = { project: { ...project, name: "x".repeat(1_000_000) } };
        await expect(changeChoice(caller, draft, tooLong)).rejects.toMatchObject({ code: "storage.full", status: 507 });
        expect((await findDraft(caller, draft.id, null))?.choice).toEqual(draft.choice);
      });

    it("is its owner's alone, and for its project alone", async () => {
      const context = await openContext(await openTest());
      const { projectId, caller } = await made(context, small);
      const draft = await draftOf(caller, sheet(small), projectId);
      const other = callerOf(context, await addUser(context, "wu.qiang@example.com"));

      expect(await findDraft(other, draft.id, projectId)).toBeUndefined();
      expect(await findDraft(caller, draft.id, null)).toBeUndefined();
      expect(await findDraft(caller, "no-such-draft", projectId)).toBeUndefined();
    });
  });
});

function withoutVersion<Item extends { readonly version: number }>({ version: _version, ...item }: Item): Omit<Item, "version"> {
  return item;
}
