import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { dayShape, idShape, versionShape } from "#app/http/api/shapes.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { errorResponse, type GuardedArgs } from "#app/http/guarded.server.ts";
import { readWorkingTimePage, type AbsenceEntry } from "./working-time-page.server.ts";
import { addAbsence, changeWorkingTime, editAbsence, removeAbsence } from "./working-time.server.ts";

/** An amount in the project's currency, such as `450.00`. */
const amount = z.string().max(40);
/** Per cent of the person's working time. */
const share = z.number().min(1).max(1000);

const absence = z
  .object({
    id: idShape,
    version: versionShape,
    from: dayShape,
    to: dayShape,
    /** Null for who may not know it, or where nobody said. */
    name: z.string().nullable(),
  })
  .meta({ id: "Absence" });
const workingTime = z
  .object({
    /** 0 while nobody has said anything. */
    version: z.number().int().min(0),
    share,
    /** Null for the project's calendar. */
    calendarId: idShape.nullable(),
    /** Cost per hour; null for who may not know it, or where nobody said. */
    rate: amount.nullable(),
    absences: z.array(absence),
  })
  .meta({ id: "WorkingTime" });

const absenceWish = z.strictObject({ from: dayShape, to: dayShape.optional(), name: z.string().trim().max(100).optional() });
const newAbsence = absenceWish
  .meta({ id: "AbsenceDetails" })
  .transform(({ to, name, from }) => ({ from, to: to ?? from, name: name ?? "" }))
  .refine(({ from, to }) => to >= from, { path: ["to"], error: "calendar.range" });

const path = "/projects/:projectId/people/:personId/working-time";
const absences = `${path}/absences`;

export const workingTimeEndpoints = [
  endpoint({
    id: "getWorkingTime",
    method: "GET",
    path,
    permission: "project.view",
    answer: workingTime,
    run: answerWorkingTime,
  }),
  endpoint({
    id: "changeWorkingTime",
    method: "PUT",
    path,
    permission: "people.edit",
    isConditional: true,
    body: z.strictObject({ share, calendarId: idShape.nullable().default(null), rate: amount.nullable().default(null) }),
    answer: workingTime,
    run: async (args) => {
      const { share: part, calendarId, rate } = args.value;
      const wish = { share: part, ...(calendarId === null ? {} : { calendar: calendarId }), ...(rate === null ? {} : { rate }) };
      await changeWorkingTime({ ...args, value: { ...wish, version: args.version } });
      return answerWorkingTime(await readAgain(args));
    },
  }),
  endpoint({
    id: "addAbsence",
    method: "POST",
    path: absences,
    permission: "people.edit",
    body: newAbsence,
    answer: absence,
    status: 201,
    run: async (args) => {
      const { id } = await addAbsence(args);
      return answerAbsence(await readAgain(args), id);
    },
  }),
  endpoint({
    id: "updateAbsence",
    method: "PUT",
    path: `${absences}/:absenceId`,
    permission: "people.edit",
    isConditional: true,
    body: newAbsence,
    answer: absence,
    run: async (args) => {
      const absenceId = await knownAbsence(args);
      await editAbsence({ ...args, value: { ...args.value, absenceId, version: args.version } });
      return answerAbsence(await readAgain(args), absenceId);
    },
  }),
  endpoint({
    id: "deleteAbsence",
    method: "DELETE",
    path: `${absences}/:absenceId`,
    permission: "people.edit",
    run: async (args) => {
      await removeAbsence({ ...args, value: { absenceId: await knownAbsence(args) } });
    },
  }),
];

type Caller = GuardedArgs<"project.view">;

async function answerWorkingTime(caller: Caller): Promise<EndpointAnswer<z.input<typeof workingTime>>> {
  const { work, absences: known } = await readWorkingTimePage(caller, { locale: "en" });
  const { version, share: part, calendarId, rate } = work;
  return { body: { version, share: Number(part), calendarId, rate, absences: known.map(shown) }, state: version };
}

async function answerAbsence(caller: Caller, id: string): Promise<EndpointAnswer<z.input<typeof absence>>> {
  const found = (await readWorkingTimePage(caller, { locale: "en" })).absences.find((entry) => entry.id === id);
  if (!found) throw errorResponse(404, caller.context);
  return { body: shown(found), state: found.version };
}

async function knownAbsence(caller: Caller): Promise<string> {
  return (await answerAbsence(caller, caller.params["absenceId"] ?? "")).body.id;
}

function shown({ id, version, from, to, name }: AbsenceEntry): z.input<typeof absence> {
  return { id, version, from, to, name };
}
