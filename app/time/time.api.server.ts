import { z } from "zod";
import { mostMinutesOfDay } from "#app/domain/cost/hours.ts";
import { importProblems } from "#app/domain/cost/read-entries.ts";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { dayShape, idShape, versionShape } from "#app/http/api/shapes.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { listPeople } from "#db/queries/projects.ts";
import { listTimeEntries } from "#db/queries/time-entries.ts";
import type { TimeEntryRow } from "#db/tables/costs.ts";
import { importHours, readHourText } from "./import-hours.server.ts";
import { importHoursForm } from "./time.forms.server.ts";
import { writeTimes } from "./time-sheet.server.ts";

const minutes = z.number().int().min(0).max(mostMinutesOfDay).meta({ example: 90 });

const entryShape = z
  .object({
    id: idShape,
    version: versionShape,
    /** May have left the plan since. */
    personId: idShape,
    personName: z.string(),
    /** Null for other work in the project. */
    taskId: idShape.nullable(),
    day: dayShape,
    minutes,
  })
  .meta({ id: "TimeEntry" });

const sheet = z
  .strictObject({
    personId: idShape,
    /** What was worked; nothing takes away what stands there. */
    times: z
      .array(z.strictObject({ taskId: idShape.nullable().default(null), day: dayShape, minutes }))
      .min(1)
      .max(500),
  })
  .meta({ id: "WorkedTimes" });

const pasted = z
  .object({
    count: z.number().int(),
    problems: z.array(z.object({ line: z.number().int(), code: z.enum(importProblems), text: z.string() })),
  })
  .meta({ id: "PastedHours" });

export const timeEndpoints = [
  endpoint({
    id: "listTimeEntries",
    method: "GET",
    path: "/projects/:projectId/time-entries",
    permission: "time.record",
    query: z.strictObject({ ...pageQuery.shape, personId: idShape.optional(), from: dayShape.optional(), to: dayShape.optional() }),
    answer: pageOf(entryShape).meta({ id: "TimeEntryPage" }),
    run: async (args) => answerPage((await shownEntries(args, args.query)).map(shownEntry), args.query),
  }),
  endpoint({
    id: "recordTime",
    method: "POST",
    path: "/projects/:projectId/time-entries",
    permission: "time.record",
    body: sheet,
    answer: z.object({ changed: z.number().int() }).meta({ id: "RecordedTimes" }),
    run: async (args) => {
      const { personId, times } = args.value;
      const days = times.map(({ day }) => day).sort();
      const { changed } = await writeTimes(args, personId, times, { from: days[0] ?? "", to: days.at(-1) ?? "" });
      return { body: { changed } };
    },
  }),
  endpoint({
    id: "checkHourTable",
    method: "POST",
    path: "/projects/:projectId/hour-table/check",
    permission: "time.manage",
    body: z.strictObject(importHoursForm.shape).meta({ id: "HourTable" }),
    answer: pasted,
    run: async (args) => {
      const read = await readHourText(args, args.value.text);
      return { body: { count: read.entries.length, problems: [...read.problems] } };
    },
  }),
  endpoint({
    id: "importHourTable",
    method: "POST",
    path: "/projects/:projectId/hour-table",
    permission: "time.manage",
    body: z.strictObject(importHoursForm.shape).meta({ id: "HourTable" }),
    answer: pasted,
    run: async (args) => ({ body: { ...(await importHours(args)), problems: [] } }),
  }),
];

/** One's own hours, and everybody's for who manages time. */
async function shownEntries(
  { context, project, user, can }: ProjectCaller,
  { personId, from, to }: { readonly personId?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<readonly TimeEntryRow[]> {
  const span = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const all = await listTimeEntries(context.db, project.id, { ...span, ...(personId === undefined ? {} : { personId }) });
  if (can("time.manage")) return all;
  const own = new Set((await listPeople(context.db, project.id)).flatMap((person) => (person.userId === user.id ? [person.id] : [])));
  return all.filter((entry) => own.has(entry.personId));
}

function shownEntry({ id, version, personId, personName, taskId, day, minutes: worked }: TimeEntryRow) {
  return { id, version, personId, personName, taskId, day, minutes: worked };
}
