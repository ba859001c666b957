import { describe, expect, it } from "vitest";
import { computeUsualForecast } from "#app/forecast/compute-forecast.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { correctReport, draftReport, refreshReport, removeReport, restoreReport, saveSection } from "#app/reports/reports.server.ts";
import { readReportPage, readReportsPage } from "#app/reports/reports-page.server.ts";
import { changeRhythm, draftDueReports } from "#app/reports/rhythm.server.ts";
import { sendReport, sendReportMail } from "#app/reports/send.server.ts";
import { readValue } from "#app/value/value.server.ts";
import { findReport, listSections, readRhythm, storedFigures } from "#db/queries/status-reports.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { openTaskWorld } from "#test/support/task-world.ts";
import type { MailMessage } from "#app/http/mail/mailer.server.ts";

const sources = { computeForecast: computeUsualForecast, readValue };
const period = { from: "2027-01-04", to: "2027-01-10" };

forEachDatabase((_dialect, openTest) => {
  async function openWorld() {
    const mails: MailMessage[] = [];
    const mail = {
      from: { name: "Rollout", address: "rollout@example.com" },
      send: async (message: MailMessage) => void mails.push(message),
      verify: async () => undefined,
    };
    const world = await openTaskWorld(await openTest(), { mail });
    const chair = await world.join("chair", "committeeChair");
    const args = <Value>(user: SignedInUser, value: Value, reportId = "") => world.args(user, value, { reportId });
    const draft = async (language: "en" | "zh" = "en") => draftReport(await args(world.owner, { ...period, language }), sources);
    const page = async (user: SignedInUser, reportId: string) => {
      const caller = await args(user, {}, reportId);
      return readReportPage(caller, await readReader(caller.request, caller.context));
    };
    return { ...world, chair, mails, args, draft, page };
  }

  describe("a status report", () => {
    it("is drafted from the plan in the language that is chosen, and seen by its writers alone until it is sent", async () => {
      const { draft, page, owner, viewer, args } = await openWorld();
      const { id } = await draft("zh");

      const shown = await page(owner, id);

      expect(shown.sections.map(({ section }) => section)).toEqual([
        "summary",
        "done",
        "slipped",
        "next",
        "gates",
        "risks",
        "forecast",
        "costs",
      ]);
      expect(shown.sections.map(({ html }) => html).join("")).toContain("本期没有完成的任务。");
      await expect(page(viewer, id)).rejects.toMatchObject({ status: 404 });
      const caller = await args(viewer, {});
      expect((await readReportsPage(caller, await readReader(caller.request, caller.context))).reports).toEqual([]);
    });

    it("keeps what somebody wrote when its numbers are refreshed, and shows an edit that came too late both texts", async () => {
      const { draft, owner, args, context, tasks, projectId } = await openWorld();
      const { id, version } = await draft();
      await saveSection(await args(owner, { section: "risks", version: 1, body: "- Leave in August" }, id));
      const task = tasks[0]!;
      await executePlanCommand(await args(owner, {}), {
        kind: "updateTask",
        taskId: task.id,
        version: task.version,
        changes: { progress: 100 },
      });

      await refreshReport(await args(owner, { version: version + 1 }, id), sources);

      const bodies = new Map((await listSections(context.db, id)).map(({ section, body }) => [section, body]));
      expect(bodies.get("risks")).toBe("- Leave in August");
      await expect(args(owner, { section: "risks" as const, version: 1, body: "Mine" }, id).then(saveSection)).rejects.toMatchObject({
        code: "form.stale",
        detail: { version: 2, theirs: { body: "- Leave in August" } },
      });
      await expect(args(owner, { version }, id).then((late) => refreshReport(late, sources))).rejects.toMatchObject({
        code: "report.stale",
      });
      expect((await findReport(context.db, projectId, id))?.version).toBe(3);
    });

    it("is not sent with a text that its sender has not seen, and not written any more while it is sent", async () => {
      const { draft, owner, args, context, projectId } = await openWorld();
      const { id, version } = await draft();
      const send = async (seen: number) => sendReport(await args(owner, { version: seen, members: [], addresses: [] }, id));
      const write = async (section: "risks" | "next", body: string) => saveSection(await args(owner, { section, version: 1, body }, id));
      await write("risks", "Written after the page was opened");
      await expect(send(version)).rejects.toMatchObject({ code: "report.stale" });

      const [written, sent] = await Promise.allSettled([write("next", "Too late"), send(version + 1)]);

      expect([written.status, sent.status].sort()).toEqual(["fulfilled", "rejected"]);
      expect((await findReport(context.db, projectId, id))?.sentAt === null).toBe(sent.status === "rejected");
      const body = (await listSections(context.db, id)).find(({ section }) => section === "next")?.body;
      expect(body === "Too late").toBe(written.status === "fulfilled");
    });

    it("is read by everybody once it is sent, without costs by those who may not see them, and changed by nobody", async () => {
      const { draft, owner, viewer, chair, page, args, context, mails } = await openWorld();
      const { id, version } = await draft();
      const value = { version, members: [chair.id, viewer.id], addresses: ["partner@example.org"] };

      await sendReport(await args(owner, value, id));
      const recipients = await context.db.selectFrom("statusReportRecipient").selectAll().orderBy("id").execute();
      for (const recipient of recipients) await sendReportMail(context, recipient.id, recipient.id);

      expect((await page(viewer, id)).sections.map(({ section }) => section)).not.toContain("costs");
      expect((await page(chair, id)).sections.map(({ section }) => section)).toContain("costs");
      expect(mails.map(({ to, text }) => [to.address, text.includes("## Costs"), text.includes("/reports/")]).sort()).toEqual([
        ["chair@example.com", true, true],
        ["partner@example.org", false, false],
        ["viewer@example.com", false, true],
      ]);
      const told = await context.db
        .selectFrom("notification")
        .select(["userId", "kind", "mailAt"])
        .where("kind", "=", "reportSent")
        .execute();
      expect(told.map(({ userId, mailAt }) => [userId, mailAt]).sort()).toEqual(
        [
          [chair.id, null],
          [viewer.id, null],
        ].sort(),
      );
      await expect(args(owner, { section: "done" as const, version: 1, body: "x" }, id).then(saveSection)).rejects.toMatchObject({
        code: "report.sent",
      });
      await expect(args(owner, { reportId: id, version: 2 }, id).then(removeReport)).rejects.toMatchObject({ code: "report.sent" });
    });

    it("is corrected by a new one that names it and begins with its texts", async () => {
      const { draft, owner, viewer, page, args, context } = await openWorld();
      const { id, version } = await draft();
      await saveSection(await args(owner, { section: "risks", version: 1, body: "- Own words" }, id));
      await expect(args(owner, {}, id).then((early) => correctReport(early, sources))).rejects.toMatchObject({ code: "report.notSent" });
      await sendReport(await args(owner, { version: version + 1, members: [], addresses: [] }, id));

      const later = await correctReport(await args(owner, {}, id), sources);

      const written = (await listSections(context.db, later.id)).find(({ section }) => section === "risks");
      expect(written?.body).toBe("- Own words");
      expect((await page(owner, later.id)).corrects).toEqual({ id, number: 1 });
      expect((await page(viewer, id)).correctedBy).toBeNull();
      await sendReport(await args(owner, { version: 1, members: [], addresses: [] }, later.id));
      expect((await page(viewer, id)).correctedBy).toEqual({ id: later.id, number: 2 });
    });

    it("is compared, as a correction, with what the corrected one was compared with", async () => {
      const { draft, owner, args, context, projectId } = await openWorld();
      const comparedWith = async (id: string) => storedFigures((await findReport(context.db, projectId, id))?.figures ?? "").comparedWith;
      const sent = async ({ id, version }: { readonly id: string; readonly version: number }) => {
        await sendReport(await args(owner, { version, members: [], addresses: [] }, id));
        return id;
      };
      const correct = async (id: string) => correctReport(await args(owner, {}, id), sources);
      const first = await sent(await draft());
      const second = await sent(await draft());

      const third = await correct(second);
      expect(await comparedWith(third.id)).toEqual({ report: 1 });
      const refreshed = await refreshReport(await args(owner, { version: third.version }, third.id), sources);
      expect(await comparedWith(third.id)).toEqual({ report: 1 });
      await sent(refreshed);
      expect(await comparedWith((await correct(third.id)).id)).toEqual({ report: 1 });
      expect(await comparedWith((await correct(first)).id)).toEqual(await comparedWith(first));
      expect(await comparedWith((await draft()).id)).toEqual({ report: 3 });
    });

    it("is deleted as a draft, and put back", async () => {
      const { draft, owner, page, args } = await openWorld();
      const { id, version } = await draft();

      await removeReport(await args(owner, { reportId: id, version }, id));
      await expect(page(owner, id)).rejects.toMatchObject({ status: 404 });
      await restoreReport(await args(owner, { reportId: id, version: version + 1 }, id));

      expect((await page(owner, id)).isDraft).toBe(true);
    });

    it("refuses members who are none, and addresses where no mail is sent", async () => {
      const { draft, owner, args } = await openWorld();
      const { id, version } = await draft();

      await expect(args(owner, { version, members: ["nobody"], addresses: [] }, id).then(sendReport)).rejects.toMatchObject({
        code: "report.member",
      });
      const own = await args(owner, { version, members: [], addresses: ["a@example.org"] }, id);
      await expect(sendReport({ ...own, context: { ...own.context, mail: null } })).rejects.toMatchObject({ code: "report.noMail" });
    });
  });

  describe("a report that is due", () => {
    it("is drafted once on its day, its writers are told, and the next one lies ahead", async () => {
      const { owner, args, context, projectId } = await openWorld();
      const today = context.now().slice(0, 10);
      await changeRhythm(await args(owner, { version: 0, every: "week", language: "en", nextDay: "2020-01-01" }));
      const later = { ...context, now: () => `${today}T23:30:00.000Z` };

      await draftDueReports(later, sources);
      await draftDueReports(later, sources);

      const made = await context.db.selectFrom("statusReport").selectAll().where("projectId", "=", projectId).execute();
      expect(made).toMatchObject([{ number: 1, createdBy: null, sentAt: null }]);
      const { nextDay } = await readRhythm(context.db, projectId);
      expect(nextDay !== null && nextDay > today).toBe(true);
      const told = await context.db.selectFrom("notification").select("userId").where("kind", "=", "reportDue").execute();
      expect(told).toEqual([{ userId: owner.id }]);
    });

    it("is never, when that is chosen, and needs a day otherwise", async () => {
      const { owner, args, context } = await openWorld();

      await expect(args(owner, { version: 0, every: "week" as const, language: "en" as const }).then(changeRhythm)).rejects.toMatchObject({
        code: "field.required",
      });
      await changeRhythm(await args(owner, { version: 0, every: "never", language: "en", nextDay: "2020-01-01" }));
      await draftDueReports(context, sources);

      expect(await context.db.selectFrom("statusReport").select("id").execute()).toEqual([]);
    });
  });
});
