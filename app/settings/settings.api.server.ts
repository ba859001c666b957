import { z } from "zod";
import { endpoint } from "#app/http/api/endpoint.server.ts";
import { readAgain } from "#app/http/api/read-again.server.ts";
import { bilingualShape, versionShape } from "#app/http/api/shapes.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { settingsForm } from "./settings.forms.server.ts";
import { changeSettings } from "./settings.server.ts";

const { version: _version, ...fields } = settingsForm.shape;
const settings = z
  .object({ name: bilingualShape, timeZone: z.string(), currency: z.string(), version: versionShape })
  .meta({ id: "ProjectSettings" });

export const settingsEndpoints = [
  endpoint({
    id: "updateProject",
    method: "PATCH",
    path: "/projects/:projectId",
    permission: "project.edit",
    isConditional: true,
    body: z.strictObject(fields).partial().meta({ id: "ProjectChanges" }),
    answer: settings,
    run: async (args) => {
      const { project, reader, version } = args;
      const {
        name = inLanguage({ text: project.name, zh: project.nameZh }, reader.locale),
        timeZone = project.timeZone,
        currency = project.currency,
      } = args.value;
      await changeSettings({ ...args, value: { version, name, timeZone, currency } }, reader.locale);
      const { project: after } = await readAgain(args);
      return {
        body: { name: { text: after.name, zh: after.nameZh }, timeZone: after.timeZone, currency: after.currency, version: after.version },
        state: `${after.version}.${after.planVersion}`,
      };
    },
  }),
];
