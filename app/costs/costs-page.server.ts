import { costCategory } from "#app/domain/cost/category.ts";
import { currencyDigits, writeMoney } from "#app/domain/cost/money.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { gone, trashHorizon } from "#app/domain/time/trash.ts";
import { todayIn } from "#app/domain/time/today.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { readPlannedCosts } from "#app/http/planned-costs.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { readSpentCosts, type Spent } from "#app/http/spent-costs.server.ts";
import { formatDay, formatInstant, formatPercent, inLanguage } from "#app/i18n/format.ts";
import { formatMoney, wholeMoney } from "#app/i18n/money.ts";
import { listBudgetLines } from "#db/queries/budget-lines.ts";
import { listRemovedCosts } from "#db/queries/cost-trash.ts";
import { listCostEntries, listTaskCosts } from "#db/queries/costs.ts";
import type { BudgetLineRow } from "#db/tables/costs.ts";

export type CostsPage = Awaited<ReturnType<typeof readCostsPage>>;

const entriesOfPage = 100;

type PageCaller = ProjectCaller & { readonly request: Request };

/** Budget, planned costs and what was spent, in the reader's words. */
export async function readCostsPage(caller: PageCaller, reader: Reader) {
  const { context, project, request, can } = caller;
  const { locale } = reader;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  const planned = await readPlannedCosts(context.db, plan);
  const { amounts, minutesWithoutRate } = await readSpentCosts(context.db, project.id);
  const lines = await listBudgetLines(context.db, project.id);
  const entries = await listCostEntries(context.db, project.id);
  const asked = new URL(request.url).searchParams;
  const pages = Math.max(1, Math.ceil(entries.length / entriesOfPage));
  const page = Math.min(Math.max(1, Math.floor(Number(asked.get("page")) || 1)), pages);
  const { taskName, lineName, money, digits } = namesOf(caller, reader, lines, plan.tasks);
  const budget = sum(lines.map((line) => line.plannedMinor));
  const spent = sum(amounts.map(({ amount }) => amount));
  const whole = (minor: number) => wholeMoney(minor, project.currency, locale);
  return {
    projectId: project.id,
    edited: asked.get("edit"),
    canEdit: can("costs.edit"),
    canSeeTime: can("time.record"),
    currency: project.currency,
    today: todayIn(project.timeZone, context.now()),
    formKey: context.newId(),
    page,
    pages,
    totals: {
      budget: lines.length === 0 ? null : whole(budget),
      planned: whole(planned.totalMinor),
      labour: whole(planned.labourMinor),
      spent: whole(spent),
      left: lines.length === 0 ? null : whole(budget - spent),
      isOver: lines.length > 0 && spent > budget,
      withoutRate: planned.withoutRate,
      hoursWithoutRate: Math.round(minutesWithoutRate / 60),
    },
    lines: lines.map((line) => ({
      id: line.id,
      version: line.version,
      name: inLanguage({ text: line.name, zh: line.nameZh }, locale),
      storedName: line.name,
      storedNameZh: line.nameZh ?? "",
      category: costCategory(line.category),
      takesHours: line.takesHours === 1,
      plannedText: writeMoney(line.plannedMinor, digits),
      ...lineFigures(line, planned, amounts, reader, money),
    })),
    /** What is charged to no line; null when nothing is. */
    unassigned: unassignedOf(lines, planned, amounts, money),
    taskCosts: (await listTaskCosts(context.db, project.id)).map((cost) => ({
      id: cost.id,
      version: cost.version,
      name: cost.name,
      taskId: cost.taskId,
      lineId: cost.lineId ?? "",
      task: taskName(cost.taskId),
      line: lineName(cost.lineId),
      amount: money(cost.amountMinor),
      amountText: writeMoney(cost.amountMinor, digits),
    })),
    entries: entries.slice((page - 1) * entriesOfPage, page * entriesOfPage).map((entry) => ({
      id: entry.id,
      version: entry.version,
      day: entry.day,
      shownDay: formatDay(entry.day, locale),
      note: entry.note,
      taskId: entry.taskId ?? "",
      lineId: entry.lineId ?? "",
      task: taskName(entry.taskId),
      line: lineName(entry.lineId),
      amount: money(entry.amountMinor),
      amountText: writeMoney(entry.amountMinor, digits),
    })),
    removed: can("costs.edit") ? await readRemoved(caller, reader) : [],
    tasks: plan.tasks.map(({ id }) => ({ id, name: taskName(id) })),
  };
}

/** How the tasks and lines of a project are called, and how its money is written. */
function namesOf(
  { project }: ProjectCaller,
  { locale }: Reader,
  lines: readonly BudgetLineRow[],
  tasks: Parameters<typeof workBreakdownCodes>[0] & readonly { id: string; name: { text: string; zh: string | null } }[],
) {
  const codes = workBreakdownCodes(tasks);
  const names = new Map(tasks.map(({ id, name }) => [id, `${codes.get(id) ?? ""} ${inLanguage(name, locale)}`.trim()]));
  const lineNames = new Map(lines.map(({ id, name, nameZh }) => [id, inLanguage({ text: name, zh: nameZh }, locale)]));
  return {
    taskName: (id: string | null) => names.get(id ?? "") ?? "",
    lineName: (id: string | null) => lineNames.get(id ?? "") ?? "",
    money: (minor: number) => formatMoney(minor, project.currency, locale),
    digits: currencyDigits(project.currency),
  };
}

type Planned = Awaited<ReturnType<typeof readPlannedCosts>>;

function lineFigures(
  line: BudgetLineRow,
  planned: Planned,
  amounts: readonly Spent[],
  { locale }: Reader,
  money: (minor: number) => string,
) {
  const spent = sum(amounts.flatMap((each) => (each.lineId === line.id ? [each.amount] : [])));
  const onTasks = (planned.byLine.get(line.id) ?? 0) + (line.takesHours === 1 ? planned.labourMinor : 0);
  return {
    planned: money(line.plannedMinor),
    onTasks: money(onTasks),
    isOverplanned: onTasks > line.plannedMinor,
    spent: money(spent),
    left: money(line.plannedMinor - spent),
    isOver: spent > line.plannedMinor,
    used: line.plannedMinor === 0 ? null : formatPercent((spent / line.plannedMinor) * 100, locale),
  };
}

function unassignedOf(lines: readonly BudgetLineRow[], planned: Planned, amounts: readonly Spent[], money: (minor: number) => string) {
  const known = new Set(lines.map(({ id }) => id));
  const spent = sum(amounts.flatMap(({ lineId, amount }) => (known.has(lineId ?? "") ? [] : [amount])));
  const labour = lines.some((line) => line.takesHours === 1) ? 0 : planned.labourMinor;
  const onTasks = labour + sum([...planned.byLine].flatMap(([id, amount]) => (known.has(id ?? "") ? [] : [amount])));
  return lines.length === 0 || (spent === 0 && onTasks === 0) ? null : { spent: money(spent), onTasks: money(onTasks) };
}

async function readRemoved({ context, project }: ProjectCaller, { locale, timeZone }: Reader) {
  const rows = await listRemovedCosts(context.db, project.id, trashHorizon(context.now()));
  return rows.map(({ kind, id, version, name, nameZh, amountMinor, removedAt, removerName }) => ({
    kind,
    id,
    version,
    name: inLanguage({ text: name, zh: nameZh }, locale),
    amount: formatMoney(amountMinor, project.currency, locale),
    removed: formatInstant(removedAt, locale, timeZone),
    by: removerName,
    until: formatInstant(gone(removedAt), locale, timeZone),
  }));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
