import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { bilingualShape, versionShape } from "#app/http/api/shapes.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { isLocale, locales, type Locale } from "#app/i18n/locale.ts";
import { settingsForm } from "./settings.forms.server.ts";
import { changeSettings } from "./settings.server.ts";

const { version: _version, ...fields } = settingsForm.shape;
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
      .strictObject({ ...fields, locale: z.enum(locales).nullable() })
      .partial()
      .meta({ id: "ProjectChanges" }),
    answer: settings,
    run: async (args) => {
      const { project, reader, version } = args;
      const {
        name = inLanguage({ text: project.name, zh: project.nameZh }, reader.locale),
        timeZone = project.timeZone,
        currency = project.currency,
        locale = project.locale,
      } = args.value;
      await changeSettings(
        { ...args, value: { version, name, timeZone, currency, locale: languageOf(locale) ?? undefined } },
        reader.locale,
      );
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
];

function languageOf(locale: string | null): Locale | null {
  return isLocale(locale) ? locale : null;
}
