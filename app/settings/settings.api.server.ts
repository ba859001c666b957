import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { bilingualShape, idShape, versionShape } from "#app/http/api/shapes.server.ts";
import { isLocale, locales, type Locale } from "#app/i18n/locale.ts";
import { mostSlackDays } from "#app/domain/plan/criticality.ts";
import { changeCriticality, readCriticality } from "./criticality.server.ts";
import { changeGoLive } from "./go-live.server.ts";
import { settingsForm } from "./settings.forms.server.ts";
import { changeSettings } from "./settings.server.ts";

const { version: _version, ...fields } = settingsForm.shape;
const slackDays = z.number().int().min(0).max(mostSlackDays);
/** Working days of total slack up to which a task is critical, and near-critical; and whether every end has a critical path of its own. */
const criticalityShape = { slackDays, nearDays: slackDays, severalEnds: z.boolean() };
const settings = z
  .object({ name: bilingualShape, timeZone: z.string(), currency: z.string(), locale: z.enum(locales).nullable(), version: versionShape })
  .meta({ id: "ProjectSettings" });

export const settingsEndpoints = [
  endpoint({
    id: "updateProject",
    method: "PATCH",
    path: "/projects/:projectId",
    permission: "project.edit",
    isConditional: true,
    body: z
      .strictObject({ ...fields, nameZh: fields.nameZh.unwrap().min(1).nullable(), locale: z.enum(locales).nullable() })
      .partial()
      .meta({ id: "ProjectChanges" }),
    answer: settings,
    run: async (args) => {
      const { project, version } = args;
      const {
        name = project.name,
        nameZh = project.nameZh,
        timeZone = project.timeZone,
        currency = project.currency,
        locale = project.locale,
      } = args.value;
      const language = languageOf(locale) ?? undefined;
      await changeSettings({ ...args, value: { version, name, nameZh: nameZh ?? undefined, timeZone, currency, locale: language } });
      const { project: after } = await readAgain(args);
      return {
        body: {
          name: { text: after.name, zh: after.nameZh },
          timeZone: after.timeZone,
          currency: after.currency,
          locale: languageOf(after.locale),
          version: after.version,
        },
        state: `${after.version}.${after.planVersion}`,
      };
    },
  }),
  endpoint({
    id: "changeGoLive",
    method: "PUT",
    path: "/projects/:projectId/go-live",
    permission: "project.edit",
    isConditional: true,
    /** A milestone or gate of the plan; null for none. */
    body: z.strictObject({ taskId: idShape.nullable() }).meta({ id: "GoLiveChoice" }),
    answer: z.object({ taskId: idShape.nullable(), version: versionShape }).meta({ id: "GoLive" }),
    run: async (args) => {
      await changeGoLive({ ...args, value: { version: args.version, goLive: args.value.taskId ?? undefined } });
      const { project: after } = await readAgain(args);
      return { body: { taskId: after.goLiveTaskId, version: after.version }, state: `${after.version}.${after.planVersion}` };
    },
  }),
  endpoint({
    id: "changeCriticality",
    method: "PUT",
    path: "/projects/:projectId/criticality",
    permission: "project.edit",
    isConditional: true,
    body: z.strictObject(criticalityShape).meta({ id: "Criticality" }),
    answer: z.object({ ...criticalityShape, version: versionShape }).meta({ id: "ProjectCriticality" }),
    run: async (args) => {
      const { slackDays, nearDays, severalEnds } = args.value;
      const value = { version: args.version, slackDays, nearDays, severalEnds: severalEnds ? ("yes" as const) : undefined };
      await changeCriticality({ ...args, value });
      const after = await readAgain(args);
      return { body: await readCriticality(after), state: `${after.project.version}.${after.project.planVersion}` };
    },
  }),
];

function languageOf(locale: string | null): Locale | null {
  return isLocale(locale) ? locale : null;
}
