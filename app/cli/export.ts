import { writeFileSync } from "node:fs";
import path from "node:path";
import { feedEvents } from "#app/calendar-feed/feed-events.server.ts";
import { feedText } from "#app/calendar-feed/feed-text.server.ts";
import { markedByAddress, tellApart } from "#app/http/names-apart.server.ts";
import type { Services } from "#app/http/context.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { isLocale, type Locale } from "#app/i18n/locale.ts";
import { readTaskTexts } from "#app/exports/task-texts.server.ts";
import { exportEndings, exportFormats, type ExportFormat } from "#app/workers/write-plan-bytes.ts";
import { writePlanFile } from "#app/workers/write-plan-file.ts";
import { findProjectHead, listMembers, listPeople, listProjectsNamed } from "#db/queries/projects.ts";
import { UsageError, type Command } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { withServices } from "./instance.ts";

const formats = [...exportFormats, "ics"] as const;
type Format = ExportFormat | "ics";

export const exportCommand: Command = {
  summary: "Writes the plan of a project to a file: Microsoft Project XML, XLSX, CSV, JSON, or a calendar of milestones and owned tasks.",
  usage: `PROJECT --format ${formats.join("|")} [--out FILE] [--language en|zh] [--json]`,
  run: async (args, { env, workingDirectory, print }) => {
    const { values, positionals } = readArguments(args, {
      format: { type: "string" },
      out: { type: "string" },
      language: { type: "string", default: "en" },
      json: { type: "boolean", default: false },
    });
    const [idOrName, ...others] = positionals;
    if (idOrName === undefined || others.length > 0)
      throw new UsageError("Name one project: by its name, in quotation marks, or by its id, as it stands in its address.");
    const format = formats.find((each) => each === values.format);
    if (!format) throw new UsageError(`Say with --format what to write: ${formats.join(", ")}.`);
    const { language } = values;
    if (!isLocale(language)) throw new UsageError("--language is en or zh.");
    return withServices(env, async (services) => {
      const { projectId, project } = await findProject(services, idOrName);
      const name = inLanguage({ text: project.name, zh: project.nameZh }, language);
      const bytes = await planFile(
        services,
        { id: projectId, name, version: project.planVersion, currency: project.currency },
        format,
        language,
      );
      const file = path.resolve(workingDirectory, values.out ?? `${fileNameOf(name)}.${format === "ics" ? "ics" : exportEndings[format]}`);
      writeFileSync(file, bytes);
      print(values.json ? JSON.stringify({ project: projectId, name, format, file, bytes: bytes.length }) : file);
      return 0;
    });
  },
};

/** By its id, or by a name that only one project has. */
async function findProject({ db }: Services, idOrName: string) {
  const byId = await findProjectHead(db, idOrName);
  if (byId) return { projectId: idOrName, project: byId };
  const ids = await listProjectsNamed(db, idOrName.trim());
  if (ids.length > 1)
    throw new Error(
      `${ids.length} projects are called "${idOrName.trim()}". Name one by its id:\n${ids.map((id) => `  ${id}`).join("\n")}`,
    );
  const [projectId] = ids;
  const project = projectId === undefined ? undefined : await findProjectHead(db, projectId);
  if (projectId === undefined || !project) throw new Error(`There is no project with the id or the name "${idOrName}".`);
  return { projectId, project };
}

async function planFile(
  services: Services,
  { id, name, version, currency }: { readonly id: string; readonly name: string; readonly version: number; readonly currency: string },
  format: Format,
  language: Locale,
): Promise<Uint8Array> {
  if (format !== "ics") {
    const people = markedByAddress(await listPeople(services.db, id), await listMembers(services.db, id), language);
    const [namesApart, texts] = [tellApart(people, language), await readTaskTexts(services, id)];
    return writePlanFile(await services.plans.compressed(services.db, id, version), {
      format,
      language,
      name,
      currency,
      namesApart,
      texts,
    });
  }
  const { plan, schedule } = await services.plans.read(services.db, id, version);
  const events = feedEvents(plan, schedule, new Set(plan.people.map((person) => person.id)));
  const settings = { origin: services.origin, locale: language, titlesOnly: false, now: services.now() };
  return new TextEncoder().encode(feedText([{ id, name, plan, events }], settings));
}

/** Without signs that a file's name may not have. */
function fileNameOf(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_").slice(0, 120) || "plan";
}
