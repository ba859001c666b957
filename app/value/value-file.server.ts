import { currencyDigits } from "#app/domain/cost/money.ts";
import type { Figure, ValueFigures } from "#app/domain/earned-value/figures.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { askedFormat, tableFile } from "#app/http/table-file.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { readValue } from "./value.server.ts";

/** The figures of each phase and of the project as a table with numbers to reckon with. */
export async function downloadValue(caller: ProjectCaller & { readonly request: Request }): Promise<Response> {
  const { context, project, request, user } = caller;
  const format = askedFormat(request.url);
  if (!format) throw errorResponse(404, context);
  const { t, locale } = await readReader(request, context);
  const file = await context.imports.admit(user.id, async () => {
    const { value, plan, measure } = await readValue(caller);
    const unit = measure === "money" ? 10 ** currencyDigits(project.currency) : minutesPerDay(plan.calendar) || 480;
    const amount = (minor: number) => Math.round((minor / unit) * 1000) / 1000;
    const figure = ({ value: known }: Figure, scale: (number: number) => number) => (known === null ? null : scale(known));
    const index = (ratio: number) => Math.round(ratio * 1e4) / 1e4;
    const hasCosts = measure === "money";
    const columns = [
      { header: `${t("value:file.phase")} (${t(`value:file.unit.${measure}`, { currency: project.currency })})`, width: 44 },
      ...[
        t("value:phase.column.budget"),
        t("value:phase.column.planned"),
        t("value:phase.column.earned"),
        ...(hasCosts ? [t("value:phase.column.spent"), t("value:file.costVariance")] : []),
        t("value:file.scheduleVariance"),
        ...(hasCosts ? [t("value:phase.column.costIndex")] : []),
        t("value:phase.column.scheduleIndex"),
        ...(hasCosts ? [t("value:phase.column.estimate"), t("value:file.estimateAsPlanned")] : []),
      ].map((header) => ({ header, width: 18 })),
    ];
    const cells = (figures: ValueFigures) => [
      amount(figures.budgetAtCompletion),
      amount(figures.plannedValue),
      amount(figures.earnedValue),
      ...(hasCosts ? [amount(figures.actualCost), figure(figures.costVariance, amount)] : []),
      figure(figures.scheduleVariance, amount),
      ...(hasCosts ? [figure(figures.costIndex, index)] : []),
      figure(figures.scheduleIndex, index),
      ...(hasCosts ? [figure(figures.estimateAsSoFar, amount), figure(figures.estimateAsPlanned, amount)] : []),
    ];
    const names = new Map(plan.tasks.map(({ id, name }) => [id, inLanguage(name, locale)]));
    const rows = value
      ? [
          ...[...value.phases].map(([id, figures]) => [
            id === null ? t("value:phase.none") : (names.get(id) ?? t("value:phase.gone")),
            ...cells(figures),
          ]),
          [t("value:phase.total"), ...cells(value.figures)],
        ]
      : [];
    const projectName = inLanguage({ text: project.name, zh: project.nameZh }, locale);
    return tableFile({ format, columns, rows }, t("value:file.name", { project: projectName }));
  });
  if (!file) throw errorResponse(429, context);
  return file;
}
