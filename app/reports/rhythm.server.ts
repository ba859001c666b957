import type { z } from "zod";
import { projectRoles, roleMay } from "#app/domain/access/permissions.ts";
import { nextDue, rhythms, usualPeriod, type Rhythm } from "#app/domain/report/period.ts";
import type { Day } from "#app/domain/time/day.ts";
import { change } from "#app/http/change.server.ts";
import { civilTimeIn } from "#app/http/civil-time.server.ts";
import type { Services } from "#app/http/context.server.ts";
import type { IntentArgs } from "#app/http/guarded.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import { takeTold } from "#app/http/notifications/told.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { isLocale } from "#app/i18n/locale.ts";
import { appendEvent } from "#db/queries/events.ts";
import { claimRhythm, findLastSentReport, listReportWriters, listRhythms, readRhythm, writeRhythm } from "#db/queries/status-reports.ts";
import { readDraftFacts, type ReportSources } from "./draft-facts.server.ts";
import type { rhythmForm } from "./reports.forms.server.ts";
import { writeDraft } from "./reports.server.ts";

const fromHour = "07:00";

/** Chooses how often a report is due, and from which day. */
export async function changeRhythm(args: IntentArgs<"report.write", z.output<typeof rhythmForm>>): Promise<{ readonly version: number }> {
  const { project, value } = args;
  const { every, language, version } = value;
  const nextDay = every === "never" ? null : (value.nextDay ?? null);
  if (every !== "never" && nextDay === null) throw new Refusal("field.required", { field: "nextDay" });
  return change(args, async ({ transaction, record }) => {
    if (!(await writeRhythm(transaction, project.id, version, { every, language, nextDay })))
      throw new Refusal("report.stale", { status: 409 });
    await record({ stream: project.id, command: "report.rhythm", subjectId: project.id, data: { every, nextDay } });
    return { version: (await readRhythm(transaction, project.id)).version };
  });
}

type DueServices = Pick<Services, "db" | "plans" | "mail" | "now" | "newId" | "log"> & { readonly live: Pick<Services["live"], "tell"> };

/** Drafts the reports that are due in projects where the day has begun, and tells whoever writes them. */
export async function draftDueReports(services: DueServices, sources: ReportSources): Promise<void> {
  const { db, live, now } = services;
  for (const due of await listRhythms(db)) {
    const [today = "", clock = ""] = civilTimeIn(due.timeZone, now()).split("T");
    const rhythm = rhythms.find((each) => each === due.every);
    if (!rhythm || due.nextDay === null || due.nextDay > today || clock < fromHour) continue;
    const project = { ...due, archivedAt: null };
    const last = await findLastSentReport(db, due.id);
    const draft = await readDraftFacts({ context: services, project }, sources, usualPeriod(last?.periodTo ?? null, rhythm, today));
    const told = await db.transaction().execute(async (transaction) => {
      if (!(await claimRhythm(transaction, due.id, due.version, dayAfter(due.nextDay ?? today, rhythm, today))))
        return takeTold(transaction);
      const language = isLocale(due.language) ? due.language : "en";
      const wishes = { language, correctsId: null };
      const report = await writeDraft({ context: services, projectId: due.id, userId: null }, transaction, draft, due.currency, wishes);
      const { from, to } = draft.period;
      const entry = { stream: due.id, at: now(), actorId: null, command: "report.draft", subjectId: report.id, requestId: "" };
      await appendEvent(transaction, { ...entry, data: { number: report.number, from, to } });
      const writers = await listReportWriters(
        transaction,
        due.id,
        projectRoles.filter((role) => roleMay(role, "report.write")),
      );
      await notify({ context: services, user: null }, transaction, {
        ...{ kind: "reportDue", projectId: due.id, recipients: writers, data: { reportId: report.id } },
      });
      return takeTold(transaction);
    });
    live.tell(told);
  }
}

/** The first due day after today: a server that was away does not make up for every one that it missed. */
function dayAfter(day: Day, rhythm: Rhythm, today: Day): Day {
  let next = nextDue(day, rhythm);
  while (next <= today) next = nextDue(next, rhythm);
  return next;
}
