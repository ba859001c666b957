import { ownerName } from "#app/domain/plan/owner.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { plainExcerpt } from "#app/domain/plain-text.ts";
import { horizonOf, type ReportedTask, type SlippedTask } from "#app/domain/report/facts.ts";
import type { ReportSection } from "#app/domain/report/sections.ts";
import { formatDay, formatNumber, formatPercent, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { wholeMoney } from "#app/i18n/money.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import type { DraftFacts } from "./draft-facts.server.ts";

const mostListed = 25;
const longestNote = 200;

/** The sections of a report as Markdown, in its language, as the data alone would have them written. */
export function draftSections(draft: DraftFacts, locale: Locale, currency: string): Readonly<Record<ReportSection, string>> {
  const { t } = serverI18n(locale);
  const { facts, figures, loaded, period, grounds, notes, overloads } = draft;
  const { plan } = loaded;
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const codes = workBreakdownCodes(plan.tasks);
  const day = (time: string) => formatDay(time, locale);
  const nameOf = (id: string) => escaped(inLanguage(tasks.get(id)?.name ?? { text: "", zh: null }, locale));
  const titleOf = (id: string) => `${codes.get(id) ?? ""} ${nameOf(id)}`.trim();
  const ownerOf = (id: string) => {
    const task = tasks.get(id);
    return task ? escaped(ownerName(plan, task, (text) => inLanguage(text, locale))) : "";
  };
  const days = (count: number) => t("reports:draft.days", { count: Math.abs(count), shown: formatNumber(Math.abs(count), locale) });
  const moved = (count: number) =>
    count === 0 ? "" : t(count > 0 ? "reports:draft.later" : "reports:draft.earlier", { days: days(count) });

  return {
    summary: summary(),
    done: done(),
    slipped: slipped(),
    next: next(),
    gates: gates(),
    risks: risks(),
    forecast: forecast(),
    costs: costs(),
  };

  function summary(): string {
    const { goLive } = figures;
    return [
      t("reports:draft.progress", { progress: formatPercent(Math.round(figures.progress), locale) }),
      ...(goLive
        ? [
            t(goLive.daysLater === 0 ? "reports:draft.goLive" : "reports:draft.goLiveMoved", {
              day: day(goLive.day),
              moved: moved(goLive.daysLater),
            }),
          ]
        : []),
      ...(figures.scheduleIndex === null
        ? []
        : [t("reports:draft.scheduleIndex", { index: formatNumber(Math.round(figures.scheduleIndex * 100) / 100, locale) })]),
      t("reports:draft.doneCount", { count: figures.done }),
      ...(figures.comparedWith === null ? [] : [t("reports:draft.slippedCount", { count: figures.slipped })]),
      t("reports:draft.overdueCount", { count: figures.overdue }),
    ]
      .map((sentence) => `- ${sentence}`)
      .join("\n");
  }

  function done(): string {
    return listed(facts.done, t("reports:draft.nothingDone"), ({ id, finish }) =>
      t("reports:draft.doneLine", { task: titleOf(id), day: day(finish) }),
    );
  }

  function slipped(): string {
    if (figures.comparedWith === null) return [t("reports:draft.nothingToCompare"), overdue()].filter(Boolean).join("\n\n");
    const causes = facts.slipped.filter(({ id, causeId }) => id === causeId);
    const followers = (id: string) => facts.slipped.filter(({ causeId }) => causeId === id).length - 1;
    const list = listed(causes, t("reports:draft.nothingSlipped"), (task) =>
      [
        t(task.isCritical ? "reports:draft.slippedCritical" : "reports:draft.slippedLine", {
          ...{ task: titleOf(task.id), moved: moved(task.daysLater), day: day(task.finish), before: day(task.before) },
        }),
        reasonOf(task),
        followers(task.id) > 0 ? t("reports:draft.followers", { count: followers(task.id) }) : "",
        ...noteOf(task.id),
      ]
        .filter(Boolean)
        .join(locale === "zh" ? "" : " "),
    );
    return [comparison(), list, overdue()].filter(Boolean).join("\n\n");
  }

  function comparison(): string {
    const { comparedWith } = figures;
    if (comparedWith === null) return "";
    if ("report" in comparedWith) return t("reports:draft.comparedReport", { number: comparedWith.report });
    return t("reports:draft.comparedBaseline", {
      name: escaped(inLanguage({ text: comparedWith.baseline, zh: comparedWith.baselineZh }, locale)),
    });
  }

  function overdue(): string {
    if (facts.overdue.length === 0) return "";
    const lines = listed(facts.overdue, "", ({ id, finish }) => t("reports:draft.overdueLine", { task: titleOf(id), day: day(finish) }));
    return `${t("reports:draft.overdue")}\n\n${lines}`;
  }

  function reasonOf({ driver }: SlippedTask): string {
    if (driver.kind === "children") return "";
    if (driver.kind === "link") return t("reports:draft.why.link", { name: nameOf(driver.of) });
    return t(`reports:draft.why.${driver.kind}`);
  }

  function noteOf(id: string): readonly string[] {
    const note = notes.get(id);
    return note ? [t("reports:draft.note", { author: escaped(note.author), text: escaped(plainExcerpt(note.body, longestNote)) })] : [];
  }

  function next(): string {
    return listed(facts.next, t("reports:draft.nothingNext"), ({ id, finish }) => {
      const owner = ownerOf(id);
      return t(owner === "" ? "reports:draft.nextLine" : "reports:draft.nextOwned", { task: titleOf(id), day: day(finish), owner });
    });
  }

  function gates(): string {
    if (facts.points.length === 0) return t("reports:draft.noGates");
    const rows = facts.points.slice(0, mostListed).map(({ id, finish, daysLater, isReached }) => {
      const state = isReached ? t("reports:draft.reached") : moved(daysLater) || t("reports:draft.unmoved");
      return `| ${nameOf(id)} | ${day(finish)} | ${state} |`;
    });
    const table = [
      `| ${t("reports:draft.gate")} | ${t("reports:draft.date")} | ${t("reports:draft.change")} |`,
      "| --- | --- | --- |",
      ...rows,
    ].join("\n");
    const open = grounds.map(
      (ground) =>
        `- ${t(`reports:draft.${ground.kind}`, { text: escaped(ground.text), day: day(ground.day), owner: escaped(ground.ownerName), gate: nameOf(ground.taskId) })}`,
    );
    return [table, ...(open.length > 0 ? [t("reports:draft.grounds"), open.join("\n")] : [])].join("\n\n");
  }

  function risks(): string {
    const until = day(horizonOf(period));
    const lines = overloads
      .slice(0, mostListed)
      .map(({ name, days: count }) => `- ${t("reports:draft.overload", { name: escaped(name), count, day: until })}`);
    return lines.length === 0 ? t("reports:draft.noOverload", { day: until }) : lines.join("\n");
  }

  function forecast(): string {
    if (figures.forecast === null) return t("reports:draft.noForecast");
    const { p50, p80, plannedShare } = figures.forecast;
    const planned = facts.goLive?.finish ?? loaded.schedule.finish;
    return t(facts.goLive ? "reports:draft.forecastGoLive" : "reports:draft.forecastFinish", {
      ...{ p50: day(p50), p80: day(p80), planned: day(planned), share: formatPercent(Math.round(plannedShare * 100), locale) },
    });
  }

  function costs(): string {
    if (figures.costs === null) return t("reports:draft.noCosts");
    const { budget, planned, earned, spent, costIndex, estimate } = figures.costs;
    const money = (minor: number) => wholeMoney(minor, currency, locale);
    return [
      t("reports:draft.costBudget", { budget: money(budget), planned: money(planned), earned: money(earned), spent: money(spent) }),
      ...(costIndex === null ? [] : [t("reports:draft.costIndex", { index: formatNumber(Math.round(costIndex * 100) / 100, locale) })]),
      ...(estimate === null ? [] : [t("reports:draft.costEstimate", { estimate: money(estimate) })]),
    ]
      .map((sentence) => `- ${sentence}`)
      .join("\n");
  }

  function listed<Task extends ReportedTask>(all: readonly Task[], nothing: string, line: (task: Task) => string): string {
    if (all.length === 0) return nothing;
    const lines = all.slice(0, mostListed).map((task) => `- ${line(task)}`);
    const more = all.length - mostListed;
    return [...lines, ...(more > 0 ? [`- ${t("reports:draft.more", { count: more })}`] : [])].join("\n");
  }
}

/** What people called things is text, whatever signs are in it. */
function escaped(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_{}[\]<>#|~@]/g, "\\$&");
}
