import { todayIn } from "#app/domain/time/today.ts";
import { gone } from "#app/domain/time/trash.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { listBranches, type ShownBranch } from "#db/queries/branches.ts";
import { isOpenBranch, isRestorable } from "./branches.server.ts";

export type BranchFacts = ReturnType<typeof branchFacts>;

/** The branches of a project: those that are open, those that were taken over, and those that were thrown away and can be put back. */
export async function readBranchesPage({ context, project, can }: ProjectCaller, reader: Reader) {
  const branches = await listBranches(context.db, project.id);
  const now = context.now();
  const facts = (chosen: readonly ShownBranch[]) => chosen.map((branch) => branchFacts(branch, project.planVersion, reader));
  return {
    title: reader.t("branches:title"),
    projectId: project.id,
    open: facts(branches.filter(isOpenBranch)),
    merged: facts(branches.filter((branch) => branch.discardedAt === null && !isOpenBranch(branch))),
    discarded: branches
      .filter((branch) => isRestorable(branch, now))
      .map((branch) => ({
        ...branchFacts(branch, project.planVersion, reader),
        goneAt: formatDay(gone(branch.discardedAt ?? now).slice(0, 10), reader.locale),
      })),
    suggestedName: reader.t("branches:suggestedName", {
      number: branches.length + 1,
      day: formatDay(todayIn(project.timeZone, now), reader.locale),
    }),
    canEdit: can("plan.edit"),
    formKey: context.newId(),
  };
}

/** What is known of a branch, in the reader's words. */
export function branchFacts(branch: ShownBranch, planVersion: number, { locale, timeZone }: Pick<Reader, "locale" | "timeZone">) {
  const instant = (at: string | null) => (at === null ? null : formatInstant(at, locale, timeZone));
  return {
    id: branch.id,
    version: branch.version,
    name: branch.name,
    note: branch.note,
    made: formatInstant(branch.createdAt, locale, timeZone),
    maker: branch.makerName,
    baseVersion: branch.baseVersion,
    changes: branch.changes,
    changed: branch.changes === 0 ? null : instant(branch.changedAt),
    /** How many versions the live plan has got since. */
    versionsSince: Math.max(0, planVersion - branch.baseVersion),
    isOpen: isOpenBranch(branch),
    merged: instant(branch.mergedAt),
    merger: branch.mergerName,
    mergedVersion: branch.mergedVersion,
    takenBack: instant(branch.takenBackAt),
    discarded: instant(branch.discardedAt),
    discarder: branch.discarderName,
  };
}
