import { usualForecastRequest } from "#app/forecast/compute-forecast.server.ts";
import { forecastPlan } from "#app/domain/forecast/forecast-plan.ts";
import { usualPeriod } from "#app/domain/report/period.ts";
import type { ReportSection } from "#app/domain/report/sections.ts";
import { PlanCache } from "#app/http/plan-cache.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { readDraftFacts, type DraftFacts, type ReportSources } from "#app/reports/draft-facts.server.ts";
import { draftSections } from "#app/reports/draft-words.server.ts";
import { writeDraft } from "#app/reports/reports.server.ts";
import { readValue } from "#app/value/value.server.ts";
import { demoWrittenReport } from "#db/seed/demo/company.ts";
import type { DemoPast } from "#db/seed/demo/demo-baselines.ts";
import type { ReportableDemo } from "#db/seed/demo/seed-demo.ts";
import type { GateEvent } from "#db/seed/demo/write-gates.ts";
import { insertRecipients, updateReport, updateSection } from "#db/queries/status-reports.ts";
import type { Database } from "#db/tables/index.ts";

const languages = ["zh", "en"] as const;
/** Fewer than the forecast's page plays: nobody waits for the demo longer than for its plan. */
const runs = 400;

const sources: ReportSources = {
  readValue,
  computeForecast: (plan, promised) => {
    const forecast = forecastPlan({ ...usualForecastRequest(plan, promised), runs });
    return forecast.ok ? Promise.resolve(forecast.value) : Promise.reject(new Refusal("forecast.tooMuch", { status: 503 }));
  },
};

/** Writes the report that the demo company sent last week and the draft of the next one, each in both languages; returns their entries of the log. */
export async function writeDemoReports(db: Database, demo: ReportableDemo): Promise<GateEvent[]> {
  const { sentOn, today } = demo;
  const last = usualPeriod(null, "week", sentOn);
  const sent = await readDraftFacts(callerOf(db, demo, demo.then, sentOn), sources, last);
  const events: GateEvent[] = [];
  for (const language of languages) events.push(...(await writeSent(db, demo, sent, language)));
  const draft = await readDraftFacts(callerOf(db, demo, demo.now, today), sources, usualPeriod(last.to, "week", today));
  for (const language of languages) {
    const report = await write(db, demo, draft, language, today);
    events.push(eventOf("report.draft", today, report.id, { number: report.number, from: draft.period.from, to: draft.period.to }));
  }
  return events;
}

async function writeSent(db: Database, demo: ReportableDemo, facts: DraftFacts, language: "en" | "zh"): Promise<GateEvent[]> {
  const { sentOn, users } = demo;
  const sender = users.get(demoWrittenReport.by) ?? null;
  const { id, number } = await write(db, demo, facts, language, sentOn);
  const drafted = draftSections(facts, language, demo.currency);
  const editedAt = `${sentOn}T09:10:00.000Z`;
  for (const section of ["summary", "risks"] as const satisfies readonly ReportSection[]) {
    const body = `${drafted[section]}\n\n${demoWrittenReport[section][language]}`;
    await updateSection(db, id, section, 1, { body, editedBy: sender, editedAt });
  }
  await updateReport(db, id, 1, { sentBy: sender, sentAt: `${sentOn}T09:20:00.000Z` });
  const members = demoWrittenReport.to.flatMap((key) => users.get(key) ?? []);
  await insertRecipients(
    db,
    members.map((userId) => ({ id: demo.newId(), reportId: id, userId, address: null })),
  );
  return [
    eventOf("report.draft", sentOn, id, { number, from: facts.period.from, to: facts.period.to }),
    eventOf("report.send", sentOn, id, { number, members: members.length, addresses: 0 }),
  ];
}

function write(db: Database, { projectId, users, newId, currency }: ReportableDemo, facts: DraftFacts, language: "en" | "zh", day: string) {
  const context = { newId, now: () => `${day}T09:00:00.000Z` };
  const userId = users.get(demoWrittenReport.by) ?? null;
  return writeDraft({ context, projectId, userId }, db, facts, currency, { language, correctsId: null });
}

function callerOf(db: Database, { projectId, currency }: ReportableDemo, loaded: DemoPast, day: string) {
  const plans = new PlanCache();
  plans.store(loaded);
  return {
    context: { db, plans, now: () => `${day}T09:00:00.000Z` },
    project: {
      id: projectId,
      planVersion: loaded.plan.version,
      timeZone: "Asia/Shanghai",
      archivedAt: null,
      goLiveDay: null,
      currency,
    },
  };
}

function eventOf(command: string, on: string, subjectId: string, data: object): GateEvent {
  return { on, by: demoWrittenReport.by, taskId: "", subjectId, command, data };
}
