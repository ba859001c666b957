import { byLargestSlip, type TaskVariance } from "#app/domain/baseline/variance.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant, inLanguage } from "#app/i18n/format.ts";
import { listApprovals, type BaselineRecord } from "#db/queries/baselines.ts";
import { compareStates, type ComparedStates } from "./compared-states.server.ts";
import { differenceWords } from "#app/http/difference-words.server.ts";
import { readVarianceFilter, type VarianceFilter } from "./variance-filter.ts";
import { wordedPhase, wordedRow, wordedSummary } from "./variance-words.server.ts";

export type ShownBaseline = Awaited<ReturnType<typeof readVariancePage>>["baseline"];

const rowsOfPage = 300;

type PageCaller = ProjectCaller & { readonly request: Request; readonly params: Readonly<Record<string, string | undefined>> };

/** A baseline beside the plan as it is now, or beside another one, in the reader's words. */
export async function readVariancePage(caller: PageCaller, reader: Reader) {
  const { project, request, can, params } = caller;
  const asked = new URL(request.url).searchParams;
  const filter = readVarianceFilter(asked);
  const states = await compareStates(caller, params["baselineId"] ?? "", filter.with || null);
  const { before, after, variance, baselines } = states;
  const words = differenceWords(reader, states.dayLength, project.currency);
  const chosen = chosenRows(states, filter);
  const pages = Math.max(1, Math.ceil(chosen.length / rowsOfPage));
  const page = Math.min(Math.max(1, Math.floor(Number(asked.get("page")) || 1)), pages);
  return {
    projectId: project.id,
    filter,
    baseline: await describeBaseline(caller, before, reader),
    comparedWith: after ? shownName(after, reader) : null,
    choices: baselines.filter(({ id }) => id !== before.id).map((other) => ({ id: other.id, name: shownName(other, reader) })),
    phases: variance.tasks.flatMap((task) => {
      const totals = task.level === 0 ? variance.phases.get(task.taskId) : undefined;
      return totals ? [wordedPhase(task, totals, reader, words)] : [];
    }),
    summary: wordedSummary(states, reader),
    rows: chosen.slice((page - 1) * rowsOfPage, page * rowsOfPage).map((task) => wordedRow(task, states, reader, words)),
    hasCosts: variance.project.costMinor !== null,
    total: chosen.length,
    page,
    pages,
    canTake: can("baseline.take"),
    canApprove: can("baseline.approve"),
  };
}

/** The rows that the filter leaves, in its order. */
export function chosenRows({ variance, critical }: ComparedStates, filter: VarianceFilter): readonly TaskVariance[] {
  const rows = variance.tasks.filter(
    (task) =>
      (filter.show === "all" || task.state !== "unchanged") &&
      (filter.phase === "" || task.phaseId === filter.phase) &&
      (!filter.isCriticalOnly || critical.has(task.taskId)),
  );
  return filter.order === "slip" ? byLargestSlip(rows.filter(({ isSummary }) => !isSummary)) : rows;
}

export function shownName({ name, nameZh }: Pick<BaselineRecord, "name" | "nameZh">, { locale }: Pick<Reader, "locale">): string {
  return inLanguage({ text: name, zh: nameZh }, locale);
}

async function describeBaseline({ context }: ProjectCaller, baseline: BaselineRecord, reader: Reader) {
  const { locale, timeZone } = reader;
  const instant = (at: string | null) => (at === null ? null : formatInstant(at, locale, timeZone));
  const approvals = await listApprovals(context.db, baseline.id);
  return {
    id: baseline.id,
    version: baseline.version,
    name: shownName(baseline, reader),
    storedName: baseline.name,
    note: inLanguage({ text: baseline.note, zh: baseline.noteZh }, locale),
    taken: formatInstant(baseline.createdAt, locale, timeZone),
    maker: baseline.makerName,
    planVersion: baseline.planVersion,
    isReference: baseline.isReference,
    isApproved: baseline.approval !== null,
    approvals: approvals.map((approval) => ({
      id: approval.id,
      by: approval.approvedByName,
      at: instant(approval.approvedAt),
      withdrawnBy: approval.withdrawnByName,
      withdrawnAt: instant(approval.withdrawnAt),
      reason: approval.withdrawalReason,
    })),
  };
}
