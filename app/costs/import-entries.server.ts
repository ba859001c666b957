import { currencyDigits } from "#app/domain/cost/money.ts";
import { readCostLines, type Named, type Read, type CostLine } from "#app/domain/cost/read-entries.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import { formatMoney } from "#app/i18n/money.ts";
import { listBudgetLines } from "#db/queries/budget-lines.ts";
import type { CostCaller } from "./change-costs.server.ts";
import { addEntries } from "./cost-entries.server.ts";

/** What a pasted table says, line by line, with what was not understood. Nothing is written. */
export async function readCostText({ context, project }: ProjectCaller, text: string): Promise<Read<CostLine>> {
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const lines = (await listBudgetLines(context.db, project.id)).map(({ id, name, nameZh }): Named => ({
    id,
    names: nameZh ? [name, nameZh] : [name],
  }));
  const tasks = plan.tasks.map(({ id, number, name }): Named => {
    const names = [String(number), name.text, ...(name.zh ? [name.zh] : [])];
    return { id, names };
  });
  return readCostLines(text, { digits: currencyDigits(project.currency), lines, tasks });
}

/** What an import would bring, in the reader's words. */
export async function previewCosts(caller: ProjectCaller, text: string, { locale }: Reader) {
  const { context, project } = caller;
  const { entries, problems } = await readCostText(caller, text);
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const tasks = new Map(plan.tasks.map(({ id, name }) => [id, inLanguage(name, locale)]));
  const lines = new Map(
    (await listBudgetLines(context.db, project.id)).map(({ id, name, nameZh }) => [id, inLanguage({ text: name, zh: nameZh }, locale)]),
  );
  return {
    text,
    problems,
    rows: entries.map(({ line, day, amountMinor, lineId, taskId, note }) => ({
      line,
      day: formatDay(day, locale),
      amount: formatMoney(amountMinor, project.currency, locale),
      budgetLine: lines.get(lineId ?? "") ?? "",
      task: tasks.get(taskId ?? "") ?? "",
      note,
    })),
    total: formatMoney(
      entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      project.currency,
      locale,
    ),
  };
}

/** Enters all that a pasted table says; refused as a whole when something in it was not understood. */
export async function importCosts(args: CostCaller & { readonly value: { readonly text: string } }): Promise<{ readonly count: number }> {
  const { entries, problems } = await readCostText(args, args.value.text);
  if (problems.length > 0) throw new Refusal("cost.import.problems", { field: "text", detail: { problems } });
  if (entries.length === 0) throw new Refusal("cost.import.empty", { field: "text" });
  return addEntries(args, entries);
}
