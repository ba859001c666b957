import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import {
  readRequirements,
  type Called,
  type PastedRequirement,
  type PastedRequirements,
} from "#app/domain/requirement/read-requirements.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatNumber, inLanguage } from "#app/i18n/format.ts";
import { listRequirements } from "#db/queries/requirements.ts";
import type { RequirementArgs } from "./change-requirements.server.ts";
import { addRequirements } from "./keep-requirements.server.ts";

/** What a pasted table says, line by line, with what was not understood. Nothing is written. */
export async function readRequirementText({ context, project }: ProjectCaller, text: string): Promise<PastedRequirements> {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const codes = workBreakdownCodes(plan.tasks);
  const people = plan.people.map(({ id, name }): Called => ({ id, names: [name] }));
  const tasks = plan.tasks.map(({ id, name }): Called => {
    const code = codes.get(id) ?? "";
    return { id, names: [code, ...[name.text, name.zh ?? ""].flatMap((each) => (each === "" ? [] : [each, `${code} ${each}`]))] };
  });
  const numbers = new Set((await listRequirements(context.db, project.id)).map(({ number }) => number));
  return readRequirements(text, { people, tasks, numbers });
}

/** What an import would bring, in the reader's words. */
export async function previewRequirements(caller: ProjectCaller, text: string, { locale, t }: Reader) {
  const { entries, problems } = await readRequirementText(caller, text);
  return {
    text,
    problems,
    total: "",
    rows: entries.map(({ line, statement, kind, priority, disposition, status, effortDays, source }) => ({
      line,
      statement: inLanguage(statement, locale),
      kind: t(`requirements:kind.${kind}`),
      priority: t(`requirements:priority.${priority}`),
      disposition: t(`requirements:disposition.${disposition}`),
      effort: effortDays === null ? "" : formatNumber(effortDays, locale),
      status: t(`requirements:status.${status}`),
      source,
    })),
  };
}

/** Writes down all that a pasted table says; refused as a whole when something in it was not understood. */
export async function importRequirements(args: RequirementArgs<{ readonly text: string }>): Promise<{ readonly count: number }> {
  const { entries, problems } = await readRequirementText(args, args.value.text);
  if (problems.length > 0) throw new Refusal("requirement.import.problems", { field: "text", detail: { problems } });
  if (entries.length === 0) throw new Refusal("requirement.import.empty", { field: "text" });
  return addRequirements({ ...args, value: entries.map(fieldsOf) });
}

function fieldsOf({ line: _line, statement, ...fields }: PastedRequirement) {
  return { ...fields, statement: statement.text, statementZh: statement.zh };
}
