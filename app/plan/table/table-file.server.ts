import { formatCivilTime } from "#app/domain/time/day.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { pauseForOthers } from "#app/http/large-plan.server.ts";
import { readReader, type Reader } from "#app/http/reader.server.ts";
import { askedFormat, tableFile } from "#app/http/table-file.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { TableCell } from "#app/workers/write-table-bytes.ts";
import { readTaskList, stateWords, tableRows } from "../task-list.server.ts";
import { isCustomColumn } from "../workspace/plan-columns.ts";
import { shownCosts } from "../workspace/shown-costs.ts";
import { tableCells } from "./table-cells.server.ts";
import { isCostTableColumn, type TableColumn } from "./table-columns.ts";
import { amountsShown, type ReadAmounts } from "./table-costs.server.ts";
import { readTableView } from "./table-view.ts";

/** The rows of the task table on all of its pages under the columns that it shows, closed groups as well; what they are put together by stands in a column of its own. */
export async function downloadTable<Asking extends ProjectCaller & { readonly request: Request }>(
  caller: Asking,
  readAmounts: ReadAmounts<Asking>,
): Promise<Response> {
  const { context, project, request, user } = caller;
  const format = askedFormat(request.url);
  if (!format) throw errorResponse(404, context);
  const reader = await readReader(request, context);
  const file = await context.imports.admit(user.id, async () => {
    const name = reader.t("plan:list.file", { project: inLanguage({ text: project.name, zh: project.nameZh }, reader.locale) });
    return tableFile({ format, ...(await tableOf(caller, reader, readAmounts)) }, name);
  });
  if (!file) throw errorResponse(429, context);
  return file;
}

async function tableOf<Asking extends ProjectCaller & { readonly request: Request }>(
  caller: Asking,
  reader: Reader,
  readAmounts: ReadAmounts<Asking>,
) {
  const { context, project, request } = caller;
  const loaded = await context.plans.read(context.db, project.id, project.planVersion);
  const today = todayIn(project.timeZone, context.now());
  const view = { ...readTableView(new URL(request.url).searchParams), shut: [] };
  const list = await readTaskList(caller, reader, loaded, view);
  await pauseForOthers(loaded.plan);
  const { picture, format, columns, entries } = tableRows(loaded, list, reader, today);
  const keys = columns.map(({ key }) => key);
  const amounts = await amountsShown(caller, keys, readAmounts);
  const costs = amounts && shownCosts(amounts, { ...format, amount: String });
  const cells = tableCells(picture, keys, { ...format, day: (minutes) => formatCivilTime(minutes).slice(0, 10) }, { today, costs });
  const isGrouped = list.grouping !== null;
  const rows: (readonly TableCell[])[] = [];
  let group = "";
  for (const entry of entries) {
    if (typeof entry !== "number") {
      group = entry.label;
      continue;
    }
    const texts = cells.task(entry, stateWords(picture, entry, today, reader));
    const own = texts.map((text, place) => cellOf(picture.plan.tasks[entry]?.custom, keys[place], text));
    rows.push(isGrouped ? [group, ...own] : own);
  }
  const headers = columns.map(({ key, label, isWide }) => ({ header: label, width: key === "name" ? 44 : isWide ? 30 : 14 }));
  return { columns: isGrouped ? [{ header: reader.t("plan:group.column"), width: 24 }, ...headers] : headers, rows };
}

/** Numbers to reckon with, where a cell is one. */
function cellOf(custom: Readonly<Record<string, unknown>> | undefined, column: TableColumn | undefined, text: string): TableCell {
  if (text === "" || column === undefined) return null;
  const value = isCustomColumn(column) ? custom?.[column] : undefined;
  if (typeof value === "number") return value;
  return column === "number" || column === "priority" || isCostTableColumn(column) ? Number(text) : text;
}
