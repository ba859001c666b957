import { roleMay, type ProjectRole } from "#app/domain/access/permissions.ts";
import type { GoLiveForecast, Health, HealthReason } from "#app/domain/plan/standing.ts";
import { phasesAround, type PhasesAround, type StripPhase } from "#app/domain/plan/strip.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { readOutcome } from "#app/http/outcome.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { readSpentCosts } from "#app/http/spent-costs.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { byName, formatDay, formatPercent, inLanguage } from "#app/i18n/format.ts";
import { listMemberships, type ProjectMembership } from "#db/queries/projects.ts";
import { findSpan, listLastChanges, listOwnPeople } from "#db/queries/standings.ts";
import { forecastWords, reasonWords, type ShownReason } from "./health-words.ts";
import {
  pageOf,
  portfolioFilters,
  readPortfolioView,
  type PortfolioFilter,
  type PortfolioOrder,
  type PortfolioView,
} from "./portfolio-view.ts";
import { readStandings, type StoredStanding } from "./standings.server.ts";

export interface PortfolioEntry {
  readonly id: string;
  readonly name: string;
  readonly role: ProjectRole;
  readonly phases: PhasesAround<{ readonly name: string; readonly state: StripPhase["state"] | "late" }>;
  /** The first phase that is not done. */
  readonly phase: string | null;
  readonly isFinished: boolean;
  readonly progress: string;
  readonly goLive: { readonly taskId: string; readonly day: string; readonly words: string; readonly isLate: boolean } | null;
  readonly health: Health;
  readonly reasons: readonly ShownReason[];
  /** Of a project that has ended: how it came out against its plan. */
  readonly outcome: readonly string[];
  readonly nextGate: { readonly id: string; readonly name: string; readonly day: string; readonly isLate: boolean } | null;
  readonly myTasks: number;
  readonly changed: string | null;
}

export interface Portfolio {
  readonly view: PortfolioView;
  readonly pages: number;
  readonly entries: readonly PortfolioEntry[];
  readonly counts: Readonly<Record<PortfolioFilter, number>>;
}

export interface PortfolioRow {
  readonly project: ProjectMembership;
  readonly standing: StoredStanding;
  /** An instant; empty when nothing ever changed. */
  readonly changedAt: string;
  /** How many open tasks the account has in it. */
  readonly myTasks: number;
}

/** The projects of an account with where each stands, filtered and ordered. */
export async function listPortfolio({ context, user }: Caller, view: Omit<PortfolioView, "page">) {
  const memberships = await listMemberships(context.db, user.id);
  const groups = Object.fromEntries(
    portfolioFilters.map((filter) => [filter, memberships.filter((entry) => isShown(entry, filter))]),
  ) as Record<PortfolioFilter, ProjectMembership[]>;
  const shown = groups[view.show].filter((entry) => matches(entry, view.text));
  const standings = await readStandings(context, shown);
  const own = await listOwnPeople(context.db, user.id);
  const changes = await listLastChanges(context.db, user.id);
  const rows = shown.flatMap((project): PortfolioRow[] => {
    const standing = standings.get(project.id);
    if (!standing) return [];
    const myTasks = [...standing.openByPerson].reduce((sum, [person, count]) => (own.has(person) ? sum + count : sum), 0);
    return [{ project, standing, changedAt: changes.get(project.id) ?? "", myTasks }];
  });
  return {
    rows: rows.sort(orders[view.order]),
    counts: { active: groups.active.length, mine: groups.mine.length, archived: groups.archived.length },
  };
}

/** The same as the URL asks for it, in words. */
export async function readPortfolio(caller: Caller & { request: Request }, reader: Reader): Promise<Portfolio> {
  const view = readPortfolioView(new URL(caller.request.url).searchParams);
  const { rows, counts } = await listPortfolio(caller, view);
  const { page, pages, rows: onPage } = pageOf(rows, view.page);
  const entries: PortfolioEntry[] = [];
  for (const row of onPage) entries.push({ ...entryOf(row, reader), outcome: await outcomeWords(caller, row, reader) });
  return { view: { ...view, page }, pages, entries, counts };
}

function isShown({ archivedAt, role }: ProjectMembership, filter: PortfolioFilter): boolean {
  if (filter === "archived") return archivedAt !== null;
  return archivedAt === null && (filter === "active" || role === "owner" || role === "projectManager");
}

function matches({ name, nameZh }: ProjectMembership, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const searched = `${name} ${nameZh ?? ""}`.toLowerCase();
  return words.every((word) => searched.includes(word));
}

const severity: Readonly<Record<Health, number>> = { late: 0, atRisk: 1, onTrack: 2, empty: 3, done: 4 };
const latest = "9999-12-31";

const orders: Readonly<Record<PortfolioOrder, (a: PortfolioRow, b: PortfolioRow) => number>> = {
  changed: (a, b) => (a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0),
  name: (a, b) => byName(a.project.name, b.project.name),
  goLive: (a, b) => ((a.standing.forecast?.day ?? latest) < (b.standing.forecast?.day ?? latest) ? -1 : 1),
  health: (a, b) => severity[a.standing.health] - severity[b.standing.health] || daysLate(b.standing) - daysLate(a.standing),
};

function daysLate({ forecast }: StoredStanding): number {
  return forecast?.daysLate ?? 0;
}

/** The classes of outcome, in time and for who may see it in money, of a project that is done or was given up. */
async function outcomeWords({ context }: Caller, { project, standing }: PortfolioRow, { t }: Reader): Promise<readonly string[]> {
  const isEnded = standing.health === "done";
  const isGivenUp = project.archivedAt !== null && !isEnded;
  if (!isEnded && !isGivenUp) return [];
  const span = await findSpan(context.db, project.id);
  const seesCosts = roleMay(project.role, "costs.view");
  const costs = seesCosts ? (await readSpentCosts(context.db, project.id)).amounts.reduce((sum, { amount }) => sum + amount, 0) : undefined;
  const { time, budget } = await readOutcome(context.db, { projectId: project.id, span, isEnded, isGivenUp, costMinor: costs });
  if (isGivenUp) return [t("value:outcome.class.neverFinished")];
  return (["time", "budget"] as const).flatMap((kind) => {
    const found = { time, budget }[kind].class;
    return found === null
      ? []
      : [t("value:outcome.line", { what: t(`value:outcome.${kind}`), outcome: t(`value:outcome.class.${found}`) })];
  });
}

function entryOf(
  { project, standing, changedAt, myTasks }: PortfolioRow,
  { locale, t, timeZone }: Reader,
): Omit<PortfolioEntry, "outcome"> {
  const { shown, ...others } = phasesAround(standing.phases);
  const current = standing.phases.find((phase) => phase.state !== "done");
  const { forecast, nextGate, health, reasons } = standing;
  const words = { t, locale };
  return {
    id: project.id,
    name: inLanguage({ text: project.name, zh: project.nameZh }, locale),
    role: project.role,
    phases: {
      ...others,
      shown: shown.map((phase) => ({ name: inLanguage(phase.name, locale), state: phase.isLate ? "late" : phase.state })),
    },
    phase: current ? inLanguage(current.name, locale) : null,
    isFinished: health === "done",
    progress: formatPercent(standing.progress, locale),
    goLive: forecast && shownForecast(forecast),
    health,
    reasons: reasons.map((reason: HealthReason) => reasonWords(project.id, reason, words)),
    nextGate: nextGate && {
      id: nextGate.id,
      name: inLanguage(nextGate.name, locale),
      day: formatDay(nextGate.day, locale),
      isLate: nextGate.isLate,
    },
    myTasks,
    changed: changedAt === "" ? null : formatDay(todayIn(timeZone, changedAt), locale),
  };

  function shownForecast(goLive: GoLiveForecast): PortfolioEntry["goLive"] {
    const { taskId, day, isReached } = goLive;
    return { taskId, day: formatDay(day, locale), words: forecastWords(goLive, words), isLate: !isReached && goLive.daysLate > 0 };
  }
}
