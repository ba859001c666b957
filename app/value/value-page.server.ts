import type { ValueFigures } from "#app/domain/earned-value/figures.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { OutcomeOf } from "#app/http/outcome.server.ts";
import { readPlannedCosts } from "#app/http/planned-costs.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatNumber, formatPercent, inLanguage } from "#app/i18n/format.ts";
import { wholeMoney } from "#app/i18n/money.ts";
import { listBudgetLines } from "#db/queries/budget-lines.ts";
import { readValue, type ReadValue } from "./value.server.ts";
import { headline, valueWords, type ShownFigure, type ValueWords } from "./value-words.server.ts";

export type ValuePage = Awaited<ReturnType<typeof readValuePage>>;
export type ShownPhase = NonNullable<ValuePage["shown"]>["phases"][number];

/** What was earned for what was spent, in the reader's words. */
export async function readValuePage(caller: ProjectCaller, reader: Reader) {
  const { project, can } = caller;
  const { locale } = reader;
  const read = await readValue(caller);
  const { measure, value, statusDay, plan } = read;
  const words = valueWords(reader, measure, project.currency, minutesPerDay(plan.calendar) || 480);
  return {
    projectId: project.id,
    measure,
    isEmpty: plan.tasks.length === 0,
    hasBaseline: read.baseline !== null,
    baseline: read.baseline && { id: read.baseline.id, name: inLanguage({ text: read.baseline.name, zh: read.baseline.nameZh }, locale) },
    lacksCosts: read.lacksCosts,
    seesCosts: can("costs.view"),
    canEdit: can("plan.edit"),
    canTakeBaseline: can("baseline.take"),
    status: {
      day: statusDay,
      shown: formatDay(statusDay, locale),
      isChosen: read.isStatusChosen,
      isToday: statusDay === read.today,
      method: read.method,
      version: read.settingVersion,
    },
    shown: value && { ...shownValue(read, value, words, reader), headline: headline(reader, value.figures, words, measure) },
    outcome: shownOutcome(read, reader, project.currency),
    lines: can("costs.view") ? await shownLines(caller, read, reader) : [],
  };
}

function shownValue(
  { plan, measure, statusDay }: ReadValue,
  value: NonNullable<ReadValue["value"]>,
  words: ValueWords,
  { t, locale }: Reader,
) {
  const { figures, schedule, curve } = value;
  const names = new Map(plan.tasks.map(({ id, name }) => [id, inLanguage(name, locale)]));
  const isMoney = measure === "money";
  const dayLength = minutesPerDay(plan.calendar) || 480;
  const fact = (key: string, shown: ShownFigure) => ({ key, ...shown });
  const plain = (amount: number): ShownFigure => ({ text: words.amount(amount), isMissing: false, trend: 0 });
  return {
    plannedFinish: formatDay(value.plannedFinish, locale),
    forecastFinish: value.forecastFinish && formatDay(value.forecastFinish, locale),
    forecastLate: value.forecastFinish !== null && value.forecastFinish > value.plannedFinish,
    amounts: [
      fact("budget", plain(figures.budgetAtCompletion)),
      fact("planned", plain(figures.plannedValue)),
      fact("earned", plain(figures.earnedValue)),
      ...(isMoney ? [fact("spent", plain(figures.actualCost))] : []),
    ],
    groups: [
      ...(isMoney
        ? [
            {
              key: "cost",
              facts: [
                fact("costIndex", words.index(figures.costIndex)),
                fact("costVariance", words.amountOf(figures.costVariance, "moreIsGood")),
                fact("toCompleteIndex", words.index(figures.toCompleteIndex, "plain")),
              ],
            },
            {
              key: "estimate",
              facts: [
                fact("estimateAsSoFar", words.amountOf(figures.estimateAsSoFar)),
                fact("estimateAsPlanned", words.amountOf(figures.estimateAsPlanned)),
                fact("estimateWithSchedule", words.amountOf(figures.estimateWithSchedule)),
                fact("estimateToComplete", words.amountOf(figures.estimateToComplete)),
                fact("varianceAtCompletion", words.amountOf(figures.varianceAtCompletion, "moreIsGood")),
              ],
            },
          ]
        : []),
      {
        key: "schedule",
        facts: [
          fact("scheduleIndex", words.index(figures.scheduleIndex)),
          fact("scheduleVariance", words.amountOf(figures.scheduleVariance, "moreIsGood")),
          fact("earnedTime", words.weeks(schedule.earned)),
          fact("timeVariance", words.weeks(schedule.variance, "moreIsGood")),
          fact("timeIndex", words.index(schedule.index)),
          fact("timeEstimate", words.weeks(schedule.estimate)),
          fact("timeToComplete", words.index(schedule.toCompleteIndex, "plain")),
        ],
      },
    ],
    phases: [...value.phases].map(([id, phase]) => ({
      id,
      name: id === null ? t("value:phase.none") : (names.get(id) ?? t("value:phase.gone")),
      isKnown: id !== null && names.has(id),
      ...shownPhase(phase, words),
    })),
    total: { id: null, name: t("value:phase.total"), isKnown: false, ...shownPhase(figures, words) },
    curve: {
      points: curve,
      statusDay,
      estimate: isMoney ? figures.estimateAsSoFar.value : null,
      forecastFinish: value.forecastFinish,
      rows: rowsOf(curve, statusDay).map((point) => ({
        day: formatDay(point.day, locale),
        isStatus: point.day === statusDay,
        planned: words.amount(point.planned),
        earned: point.earned === null ? "" : words.amount(point.earned),
        spent: point.spent === null || !isMoney ? "" : words.amount(point.spent),
      })),
      /** The amount that the axis is marked with. */
      scale: axisWords(
        words,
        Math.max(figures.budgetAtCompletion, figures.actualCost, isMoney ? (figures.estimateAsSoFar.value ?? 0) : 0),
        isMoney ? 1 : dayLength,
      ),
    },
  };
}

/** Round steps up to the largest amount of the chart, in money or in days. */
function axisWords(words: ValueWords, largest: number, unit: number) {
  const most = largest / unit;
  const raw = most / 5;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, raw)));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? raw;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => ({
    value: index * step * unit,
    text: words.mark(Math.round(index * step * unit)),
  }));
}

/** About thirty points, the status date among them: a table that can be read. */
function rowsOf<Point extends { readonly day: string }>(curve: readonly Point[], statusDay: string): Point[] {
  const step = Math.max(1, Math.ceil(curve.length / 30));
  return curve.filter((point, index) => index % step === 0 || point.day === statusDay || index === curve.length - 1);
}

function shownPhase(figures: ValueFigures, words: ValueWords) {
  return {
    budget: words.amount(figures.budgetAtCompletion),
    planned: words.amount(figures.plannedValue),
    earned: words.amount(figures.earnedValue),
    spent: words.amount(figures.actualCost),
    done: figures.budgetAtCompletion === 0 ? "" : words.percent(figures.earnedValue, figures.budgetAtCompletion),
    costIndex: words.index(figures.costIndex),
    scheduleIndex: words.index(figures.scheduleIndex),
    estimate: words.amountOf(figures.estimateAsSoFar),
  };
}

function shownOutcome({ outcome }: ReadValue, { t, locale }: Reader, currency: string) {
  const said = ({ class: found, percent }: OutcomeOf) => ({
    class: found,
    text: found === null ? t("value:outcome.unknown") : t(`value:outcome.class.${found}`),
    percent:
      percent === null || found === "neverFinished"
        ? null
        : t(percent > 0 ? "value:outcome.over" : percent < 0 ? "value:outcome.under" : "value:outcome.exact", {
            percent: formatPercent(Math.abs(percent), locale),
          }),
  });
  const days = (count: number | null) => (count === null ? null : t("value:outcome.days", { count, days: formatNumber(count, locale) }));
  const money = (minor: number | null) => (minor === null ? null : wholeMoney(minor, currency, locale));
  return {
    isEnded: outcome.isEnded,
    isGivenUp: outcome.isGivenUp,
    baseline: outcome.baseline && inLanguage({ text: outcome.baseline.name, zh: outcome.baseline.nameZh }, locale),
    time: { ...said(outcome.time), planned: days(outcome.time.planned), actual: days(outcome.time.actual) },
    budget: { ...said(outcome.budget), planned: money(outcome.budget.planned), actual: money(outcome.budget.actual) },
  };
}

/** What each budget line may cost, is planned to and has, and where it is heading. */
async function shownLines({ context, project }: ProjectCaller, { plan, spent, statusDay }: ReadValue, { locale }: Reader) {
  const lines = await listBudgetLines(context.db, project.id);
  const planned = await readPlannedCosts(context.db, plan);
  const money = (minor: number) => wholeMoney(minor, project.currency, locale);
  return lines.map((line) => {
    const onTasks = (planned.byLine.get(line.id) ?? 0) + (line.takesHours === 1 ? planned.labourMinor : 0);
    const used = spent.reduce((sum, each) => (each.lineId === line.id && each.day <= statusDay ? sum + each.amount : sum), 0);
    return {
      id: line.id,
      name: inLanguage({ text: line.name, zh: line.nameZh }, locale),
      budget: money(line.plannedMinor),
      onTasks: money(onTasks),
      spent: money(used),
      left: money(line.plannedMinor - used),
      isOver: used > line.plannedMinor,
      used: line.plannedMinor === 0 ? "" : formatPercent((used / line.plannedMinor) * 100, locale),
    };
  });
}
