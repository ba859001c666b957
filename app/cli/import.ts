import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Services } from "#app/http/context.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { canonicalTimeZone } from "#app/i18n/regional.server.ts";
import { importProject, type ImportedProject } from "#app/imports/imports.server.ts";
import { findUserByEmail } from "#db/queries/accounts.ts";
import { UsageError, type Command, type CommandSurroundings } from "./command.ts";
import { readArguments } from "./command-line.ts";
import { importProblemText } from "./import-problem-text.ts";
import { withServices } from "./instance.ts";

export const importCommand: Command = {
  summary:
    "Makes a new project from a plan file: Microsoft Project XML or JSON. Importing into a project that exists (--project) is not supported yet.",
  usage: "FILE --owner EMAIL [--name NAME] [--time-zone TZ] [--json]",
  run: async (args, surroundings) => {
    const { values, positionals } = readArguments(args, {
      owner: { type: "string" },
      name: { type: "string" },
      "time-zone": { type: "string" },
      project: { type: "string" },
      json: { type: "boolean", default: false },
    });
    const [name, ...others] = positionals;
    if (values.project !== undefined)
      throw new UsageError("Importing into a project that exists is not supported yet. Without --project, the file becomes a new project.");
    if (name === undefined || others.length > 0) throw new UsageError("One plan file is needed.");
    if (values.owner === undefined) throw new UsageError("Say with --owner whose project it is to be, by e-mail address.");
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

/** The account in whose name the work is done; it need not be signed in. */
async function callerOf(services: Services, email: string): Promise<Caller> {
  const account = await findUserByEmail(services.db, email);
  if (!account) throw new Error(`There is no account ${email}.`);
  if (account.disabledAt !== null) throw new Error(`${account.email} is closed and cannot own a project.`);
  const { id, name, locale, timeZone, theme } = account;
  return {
    context: { ...services, requestId: "command-line", nonce: "", clientAddress: "", closing: new AbortController().signal },
    user: { id, name, email: account.email, locale, timeZone, theme, isAdministrator: account.isAdministrator === 1, sessionId: "" },
  };
}

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
