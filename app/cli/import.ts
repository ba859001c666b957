import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { canonicalTimeZone } from "#app/i18n/regional.server.ts";
import { importProject, type ImportedProject } from "#app/imports/imports.server.ts";
import { isSheetName } from "#app/imports/offered-file.ts";
import { callerOf } from "./command-caller.ts";
import { UsageError, type Command, type CommandSurroundings } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { importProblemText } from "./import-problem-text.ts";
import { importSheet } from "./import-sheet.ts";
import { withServices } from "./instance.ts";

export const importCommand: Command = {
  summary:
    "Makes a new project from Microsoft Project XML, JSON, XLSX or CSV; with --project, a sheet (XLSX, CSV) changes that one, as one step that its importer can undo.",
  usage: "FILE --owner EMAIL [--project ID | --name NAME --time-zone TZ] [--leave-problems] [--json]",
  run: async (args, surroundings) => {
    const { values, positionals } = readArguments(args, {
      owner: { type: "string" },
      name: { type: "string" },
      "time-zone": { type: "string" },
      project: { type: "string" },
      "leave-problems": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new UsageError("One plan file is needed.");
    if (values.owner === undefined) throw new UsageError("Say with --owner in whose name, by e-mail address.");
    const isSheet = isSheetName(name);
    if (values.project !== undefined && !isSheet)
      throw new UsageError(
        "Only a sheet (.xlsx, .csv) can change a project that exists. Without --project, the file becomes a new project.",
      );
    const typed = values["time-zone"];
    const timeZone = typed === undefined ? undefined : canonicalTimeZone(typed);
    if (typed !== undefined && timeZone === undefined) throw new UsageError(`"${typed}" is no time zone such as Asia/Shanghai.`);
    const file = path.resolve(surroundings.workingDirectory, name);
    const size = await fileSize(file);
    if (size === null) throw new UsageError(`There is no file ${name}.`);
    return withServices(surroundings.env, async (services) => {
      const caller = await callerOf(services, values.owner ?? "");
      const offered = { name: path.basename(file), size, arrayBuffer: async () => new Uint8Array(await readFile(file)).buffer };
      const wishes = { name: values.name ?? "", timeZone: timeZone ?? caller.user.timeZone ?? "UTC", currency: "CNY" };
      if (isSheet) {
        const asked = { project: values.project ?? null, leavesProblems: values["leave-problems"] };
        return importSheet(caller, offered, wishes, asked, { ...surroundings, asJson: values.json });
      }
      const imported = await importProject(caller, offered, wishes);
      if (!imported.ok) {
        surroundings.explain(`${name}: ${importProblemText(imported.problem)}`);
        return 1;
      }
      report(imported.value, services.origin, values.json, surroundings);
      return 0;
    });
  },
};

function report({ projectId, name, report }: ImportedProject, origin: URL, asJson: boolean, { print, explain }: CommandSurroundings): void {
  const url = `${origin.origin}/projects/${projectId}/import`;
  if (asJson) return print(JSON.stringify({ project: projectId, name, url, report }));
  const { read, compared, agreed, moved, notUnderstood } = report;
  explain(
    `"${name}": ${read.tasks} tasks, ${read.phases} phases, ${read.milestones} milestones, ${read.links} links, ${read.people} people.`,
  );
  explain(
    `${agreed} of ${compared} tasks with dates in the file keep them; ${moved.length} moved. Not taken over: ${notUnderstood.length}.`,
  );
  print(url);
}

async function fileSize(file: string): Promise<number | null> {
  return stat(file).then(
    (entry) => (entry.isFile() ? entry.size : null),
    () => null,
  );
}
