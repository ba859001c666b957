import { currencyDigits } from "#app/domain/cost/money.ts";
import type { TaskVariance } from "#app/domain/baseline/variance.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readReader, type Reader } from "#app/http/reader.server.ts";
import { askedFormat, tableFile } from "#app/http/table-file.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { compareStates, type ComparedStates } from "./compared-states.server.ts";
import { readVarianceFilter } from "./variance-filter.ts";
import { chosenRows, shownName } from "./variance-page.server.ts";
import { nameOfTask } from "./variance-words.server.ts";

type FileCaller = ProjectCaller & { readonly request: Request; readonly params: Readonly<Record<string, string | undefined>> };

/** The rows that the page shows, on all of its pages, as a table with numbers to reckon with. */
export async function downloadVariance(caller: FileCaller): Promise<Response> {
  const { context, project, request, user, params } = caller;
  const format = askedFormat(request.url);
  if (!format) throw errorResponse(404, context);
  const reader = await readReader(request, context);
  const { t, locale } = reader;
  const filter = readVarianceFilter(new URL(request.url).searchParams);
  const file = await context.imports.admit(user.id, async () => {
    const states = await compareStates(caller, params["baselineId"] ?? "", filter.with || null);
    const digits = states.variance.project.costMinor === null ? null : currencyDigits(project.currency);
    const columns = columnsOf(reader, digits);
    const rows = chosenRows(states, filter).map((task) => columns.map((column) => column.cell(task, states)));
    const projectName = inLanguage({ text: project.name, zh: project.nameZh }, locale);
    const name = t("baselines:file.name", { name: shownName(states.before, reader), project: projectName });
    return tableFile({ format, columns: columns.map(({ header, width }) => ({ header, width })), rows }, name);
  });
  if (!file) throw errorResponse(429, context);
  return file;
}

interface Column {
  readonly header: string;
  readonly width: number;
  cell(task: TaskVariance, states: ComparedStates): string | number | null;
}

/** @param digits - decimals of the currency; null without costs */
function columnsOf(reader: Reader, digits: number | null): Column[] {
  const { t } = reader;
  const time = (text: string | undefined) => text?.replace("T", " ") ?? null;
  const days = (minutes: number | null | undefined, { dayLength }: ComparedStates) =>
    minutes === null || minutes === undefined ? null : Math.round((minutes / dayLength) * 100) / 100;
  const columns: Column[] = [
    { header: t("baselines:column.code"), width: 8, cell: ({ taskId }, { codes }) => codes.get(taskId) ?? null },
    { header: t("baselines:column.task"), width: 44, cell: (task) => nameOfTask(task, reader) },
    { header: t("baselines:column.state"), width: 12, cell: ({ state }) => t(`baselines:state.${state}`) },
    { header: t("baselines:file.startBefore"), width: 18, cell: ({ before }) => time(before?.start) },
    { header: t("baselines:file.startAfter"), width: 18, cell: ({ after }) => time(after?.start) },
    { header: t("baselines:file.startDifference"), width: 14, cell: ({ difference }, states) => days(difference?.startMinutes, states) },
    { header: t("baselines:file.finishBefore"), width: 18, cell: ({ before }) => time(before?.finish) },
    { header: t("baselines:file.finishAfter"), width: 18, cell: ({ after }) => time(after?.finish) },
    { header: t("baselines:file.finishDifference"), width: 14, cell: ({ difference }, states) => days(difference?.finishMinutes, states) },
    {
      header: t("baselines:file.durationDifference"),
      width: 14,
      cell: ({ difference }, states) => days(difference?.durationMinutes, states),
    },
  ];
  if (digits === null) return columns;
  const cost: Column = {
    header: t("baselines:file.costDifference"),
    width: 14,
    cell: ({ difference }) => (typeof difference?.costMinor === "number" ? difference.costMinor / 10 ** digits : null),
  };
  return [...columns, cost];
}
