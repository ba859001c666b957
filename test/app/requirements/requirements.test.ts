import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";

import { readRequirementActivity } from "#app/history/requirement-activity.server.ts";
import { readHistory } from "#app/history/history.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { copyProject } from "#app/projects/copy-project.server.ts";
import { saveTemplate } from "#app/projects/own-templates.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { takeBaseline } from "#app/requirements/baselines.server.ts";
import { setExtensionCap } from "#app/requirements/extension-cap.server.ts";
import {
  addRequirement,
  editRequirement,
  editRequirements,
  removeRequirement,
  restoreRequirement,
} from "#app/requirements/keep-requirements.server.ts";
import { importRequirements } from "#app/requirements/import-requirements.server.ts";
import { loadExample } from "#app/requirements/load-example.server.ts";
import { makeTask } from "#app/requirements/make-task.server.ts";
import { downloadRequirements } from "#app/requirements/requirements-file.server.ts";
import { readRequirementsPage } from "#app/requirements/requirements-page.server.ts";
import { addRequirementForm } from "#app/requirements/requirements.forms.server.ts";
import { listRequirements, purgeRequirements, readExtensionCap } from "#db/queries/requirements.ts";
import { addToken, callApi } from "#test/support/api.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { makeSupplier } from "#test/support/supplier.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { template: "std6" });
  });

  const asked = async <Value>(value: Value, query = "", user = owner) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request(`http://localhost:3000/?${query}`),
    params: {},
    formKey: undefined,
  });
  const add = async (statement: string, changes: Record<string, string> = {}) =>
    addRequirement(await asked(addRequirementForm.parse({ statement, ...changes })));
  const page = async (query = "", user = owner) => {
    const caller = await asked({}, query, user);
    return readRequirementsPage(caller, await readReader(caller.request, context));
  };
  const codes = async (query = "") => (await page(query)).requirements.map(({ code }) => code);
  const all = () => listRequirements(context.db, projectId);
  const history = async () => {
    const caller = await asked({});
    const { entries } = await readHistory(caller, null, await readReader(caller.request, context));
    return entries.map(({ text, changes }) => ({ text, changes: changes.map(({ label, before, after }) => [label, before, after]) }));
  };

  describe("requirements", () => {
    it("never share a code, though one is deleted for good", async () => {
      await add("First");
      const { id } = await add("Second");
      await removeRequirement(await asked({ requirementId: id, version: 1 }));
      await purgeRequirements(context.db, "9999-01-01T00:00:00.000Z");
      expect((await add("Third")).code).toBe("R-003");
      expect((await all()).map(({ number }) => number)).toEqual([1, 3]);
    });

    it("are found by words of either language, code, source, choices and what they lack, in any order", async () => {
      await add("Visits are planned", { statementZh: "拜访有计划", priority: "must", source: "Sales interviews" });
      await add("Prices by customer", { priority: "could", disposition: "extend", effortDays: "8" });
      await add("Ｐｅｒｓｏｎａｌ data stays in China", { kind: "data", status: "agreed", effortDays: "3" });
      expect(await codes("q=拜访")).toEqual(["R-001"]);
      expect(await codes("q=r-2")).toEqual(["R-002"]);
      expect(await codes("q=china+personal")).toEqual(["R-003"]);
      expect(await codes("source=interview")).toEqual(["R-001"]);
      expect(await codes("priority=could&disposition=extend")).toEqual(["R-002"]);
      expect(await codes("status=agreed")).toEqual(["R-003"]);
      expect(await codes("order=priority")).toEqual(["R-001", "R-003", "R-002"]);
      expect(await codes("order=-effort")).toEqual(["R-002", "R-003", "R-001"]);
      expect(await codes("priority=nonsense&order=nonsense")).toEqual(["R-001", "R-002", "R-003"]);
    });

    it("tell who was faster with what is saved now", async () => {
      const { id } = await add("Visits are planned");
      const value = addRequirementForm.parse({ statement: "Visits are prepared" });
      await editRequirement(await asked({ ...value, id, version: 1 }));
      const late = editRequirement(await asked({ ...value, statement: "Mine", id, version: 1 }));
      await expect(late).rejects.toMatchObject({
        code: "form.stale",
        detail: { version: 2, theirs: { statement: "Visits are prepared" } },
      });
    });

    it("are changed together or not at all", async () => {
      const [first, second] = [await add("First"), await add("Second")];
      const both = { [first.id]: 1, [second.id]: 1 };
      expect(await editRequirements(await asked({ chosen: both, priority: "must" as const, status: "agreed" as const }))).toEqual({
        count: 2,
      });
      const late = editRequirements(await asked({ chosen: { [first.id]: 2, [second.id]: 1 }, priority: "could" as const }));
      await expect(late).rejects.toMatchObject({ code: "requirement.stale" });
      expect((await all()).map(({ priority, status }) => [priority, status])).toEqual([
        ["must", "agreed"],
        ["must", "agreed"],
      ]);
      await expect(editRequirements(await asked({ chosen: {}, priority: "must" as const }))).rejects.toMatchObject({ field: "chosen" });
      await expect(editRequirements(await asked({ chosen: both }))).rejects.toMatchObject({ field: "priority" });
    });

    it("come back from the trash, and the log tells it all in words", async () => {
      const { id } = await add("Visits are planned", { statementZh: "拜访有计划" });
      await editRequirements(await asked({ chosen: { [id]: 1 }, disposition: "extend" as const }));
      const caller = await asked({});
      expect(await readRequirementActivity(caller, id, await readReader(caller.request, context))).toMatchObject([
        { text: "Changed 1 requirement: R-001.", changes: [{ label: "How it is met", before: "Undecided", after: "Extend" }] },
        { text: "Added requirement R-001: Visits are planned", actor: "owner" },
      ]);
      await removeRequirement(await asked({ requirementId: id, version: 2 }));
      expect(await codes()).toEqual([]);
      expect((await page(`removed=${id}`)).undo).toMatchObject({ intent: "restore", fields: { requirementId: id, version: "3" } });
      await restoreRequirement(await asked({ requirementId: id, version: 3 }));
      await setExtensionCap(await asked({ version: 1, basis: "days" as const, cap: 40 }));
      expect((await history()).slice(0, 5)).toEqual([
        { text: "Changed how much may be built.", changes: [["At most", "20%", "40 person-days"]] },
        { text: "Put back requirement R-001: Visits are planned", changes: [] },
        { text: "Deleted requirement R-001: Visits are planned", changes: [] },
        { text: "Changed 1 requirement: R-001.", changes: [["How it is met", "Undecided", "Extend"]] },
        { text: "Added requirement R-001: Visits are planned", changes: [] },
      ]);
    });

    it("become tasks of the plan in one step with their link, or not at all", async () => {
      const { id } = await add("Visits are planned");
      const { plan } = await context.plans.read(context.db, projectId, (await asked({})).project.planVersion);
      const parentId = plan.tasks.find(({ kind }) => kind === "phase")?.id ?? "";
      const value = { name: "Build planning of visits", parentId, durationDays: 3, version: 1 };
      const late = makeTask({ ...(await asked({ ...value, version: 7 })), requirementId: id }, executePlanCommand);
      await expect(late).rejects.toMatchObject({ code: "requirement.stale" });
      const { taskId } = await makeTask({ ...(await asked(value)), requirementId: id }, executePlanCommand);
      const after = await context.plans.read(context.db, projectId, (await asked({})).project.planVersion);
      expect(after.plan.tasks).toHaveLength(plan.tasks.length + 1);
      expect(after.plan.tasks.find((task) => task.id === taskId)).toMatchObject({ parentId, name: { text: "Build planning of visits" } });
      expect(await all()).toMatchObject([{ taskId, version: 2 }]);
      expect(await codes("unlinked=task")).toEqual([]);
      expect((await history())[0]?.text).toBe("Made the task “Build planning of visits” of requirement R-001.");
      await expect(
        makeTask({ ...(await asked({ ...value, parentId: taskId, version: 2 })), requirementId: id }, executePlanCommand),
      ).rejects.toMatchObject({ field: "parentId" });
    });

    it("are kept as they were agreed on, with a hash that tells when somebody changed them", async () => {
      await expect(takeBaseline(await asked({ note: "" }))).rejects.toMatchObject({ code: "requirement.nothingAgreed" });
      const { id } = await add("Visits are planned", { status: "agreed" });
      await add("Prices by customer");
      await expect(takeBaseline(await asked({ note: "", agreed: 2 }))).rejects.toMatchObject({ code: "requirement.stale" });
      expect(await takeBaseline(await asked({ note: "Signed", agreed: 1 }))).toMatchObject({ number: 1 });
      await expect(takeBaseline(await asked({ note: "" }))).rejects.toMatchObject({ code: "requirement.baselineSame" });
      await editRequirement(
        await asked({ ...addRequirementForm.parse({ statement: "Visits are prepared", status: "agreed" }), id, version: 1 }),
      );
      await add("Complaints have a number", { status: "agreed" });
      const { baselines } = await page();
      expect(baselines.taken).toMatchObject([{ number: 1, count: 1, isSound: true, note: "Signed" }]);
      expect(baselines.since).toMatchObject({ added: { codes: "R-003" }, changed: { codes: "R-001" }, gone: { count: 0 } });
      expect((await history()).map(({ text }) => text)).toContain("Took baseline 1 of 1 agreed requirement.");
      await context.db.updateTable("requirementBaseline").set({ content: "[]" }).execute();
      expect((await page()).baselines.taken).toMatchObject([{ isSound: false }]);
    });

    it("leave in a table that can be pasted into another project", async () => {
      await add("Visits, planned", {
        statementZh: "拜访有计划",
        priority: "must",
        disposition: "changeProcess",
        source: 'Sales "interviews"',
      });
      await add("Prices", { effortDays: "2.5", disposition: "extend", priority: "wont", kind: "nonFunctional" });
      const text = await (await downloadRequirements(await asked({}, "format=csv"))).text();
      const cells = text.replace(/^\ufeff/, "").replace(/^R-00/gm, "R-90");
      expect(await importRequirements(await asked({ text: cells }))).toEqual({ count: 2 });
      const told = (await all()).map(({ id: _id, number: _number, ...rest }) => rest);
      expect(told.slice(2)).toEqual(told.slice(0, 2));
      await expect(importRequirements(await asked({ text }))).rejects.toMatchObject({
        code: "requirement.import.problems",
        detail: { problems: [{ code: "known" }, { code: "known" }] },
      });
    });

    it("begin with the example where nothing is written down yet", async () => {
      expect(await loadExample(await asked({}), "zh")).toEqual({ count: 18 });
      expect((await all())[0]).toMatchObject({
        number: 1,
        status: "draft",
        source: "销售访谈",
        statement: { zh: expect.stringContaining("拜访") },
      });
      await expect(loadExample(await asked({}), "zh")).rejects.toMatchObject({ code: "requirement.notEmpty" });
    });

    it("go along to a copy and to a template, with their tasks, and are to be agreed on anew in what is made of that", async () => {
      const { id } = await add("Visits are planned", { status: "agreed", disposition: "extend", effortDays: "4" });
      await add("A shop", { status: "dropped" });
      await makeTask(
        { ...(await asked({ name: "Build it", parentId: null, durationDays: 2, version: 1 })), requirementId: id },
        executePlanCommand,
      );
      await setExtensionCap(await asked({ version: 1, basis: "days" as const, cap: 40 }));
      const wishes = {
        name: "Copy",
        start: (await asked({})).project.startDay,
        calendar: "own",
        people: true,
        members: false,
        progress: false,
        texts: true,
      };
      const copied = await copyProject(await asked(wishes));
      const taskOf = async (projectOfTask: string, taskId: string | null) =>
        (
          await context.db
            .selectFrom("task")
            .select("name")
            .where("projectId", "=", projectOfTask)
            .where("id", "=", taskId ?? "")
            .executeTakeFirst()
        )?.name;
      const [first, second, ...others] = await listRequirements(context.db, copied);
      expect([first, second]).toMatchObject([{ number: 1, status: "agreed", disposition: "extend", effortDays: 4 }, { status: "dropped" }]);
      expect([await taskOf(copied, first?.taskId ?? null), others]).toEqual(["Build it", []]);
      expect(await readExtensionCap(context.db, copied)).toMatchObject({ basis: "days", cap: 40 });
      const template = await saveTemplate(await asked({ name: "Ours", summary: "", texts: true, over: undefined }));
      const made = await addProject(context, owner, { template });
      const drafts = await listRequirements(context.db, made);
      expect(drafts).toMatchObject([{ number: 1, statement: { text: "Visits are planned" }, status: "draft", disposition: "extend" }]);
      expect(await taskOf(made, drafts[0]?.taskId ?? null)).toBe("Build it");
    });

    it("are read by all of the project and written by no supplier", async () => {
      await add("Visits are planned");
      const consultant = await addUser(context, "consultant@example.com");
      await addMember(context, projectId, consultant, "consultant");
      const post = async (user: SignedInUser) =>
        (await callApi(context, await addToken(context, user), `POST /projects/${projectId}/requirements`, { body: { statement: "Mine" } }))
          .status;
      expect(await post(consultant)).toBe(201);
      expect((await page("", consultant)).canEdit).toBe(true);
      await makeSupplier(context, projectId, consultant);
      expect(await post(consultant)).toBe(403);
      expect(await page("", consultant)).toMatchObject({ canEdit: false, maySeeVendors: false, total: 2 });
      const viewer = await addUser(context, "viewer@example.com");
      await addMember(context, projectId, viewer, "viewer");
      expect(await post(viewer)).toBe(403);
      expect(await page("", viewer)).toMatchObject({ canEdit: false, total: 2 });
    });
  });
});
