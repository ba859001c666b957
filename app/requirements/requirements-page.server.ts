import { standingOfExtensions } from "#app/domain/requirement/extension-cap.ts";
import { requirementCode } from "#app/domain/requirement/requirement.ts";
import { selectRequirements } from "#app/domain/requirement/select-requirements.ts";
import { gone, trashHorizon } from "#app/domain/time/trash.ts";
import { supplierAccounts } from "#app/http/evaluation/supplier-side.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { byName, formatInstant, formatNumber, inLanguage } from "#app/i18n/format.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { listPulls } from "#db/queries/requirement-pulls.ts";
import { listRemovedRequirements, listRequirements, readExtensionCap } from "#db/queries/requirements.ts";
import { askedRequirements } from "./asked-requirements.ts";
import { readBaselines } from "./baselines-section.server.ts";
import { requirementWords } from "./requirement-words.server.ts";

export type RequirementsPage = Awaited<ReturnType<typeof readRequirementsPage>>;

const requirementsOfPage = 100;

/** The requirements that the address asks for, with how far what may be built is used up. */
export async function readRequirementsPage(caller: ProjectCaller & { readonly request: Request }, reader: Reader) {
  const { context, project, request, can } = caller;
  const { t } = reader;
  const asked = new URL(request.url).searchParams;
  const filter = askedRequirements(asked);
  const all = await listRequirements(context.db, project.id);
  const { people, tasks, describe } = await requirementWords(caller, reader);
  const { canEdit, maySeeVendors } = await requirementRights(caller);
  const pulls = maySeeVendors ? await listPulls(context.db, project.id) : [];
  const pulled = new Map(pulls.map((pull) => [pull.requirementId, pull]));
  const links = { pulled: new Set(pulled.keys()), tasks: new Set(tasks.keys()) };
  const chosen = selectRequirements(
    all,
    maySeeVendors ? filter : { ...filter, unlinked: withoutScorecard(filter.unlinked) },
    links,
    byName,
  );
  const pages = Math.max(1, Math.ceil(chosen.length / requirementsOfPage));
  const page = Math.min(Math.max(1, Math.floor(Number(asked.get("page")) || 1)), pages);
  return {
    title: t("requirements:title"),
    projectId: project.id,
    canEdit,
    canSetCap: can("project.edit"),
    maySeeVendors,
    formKey: context.newId(),
    filter,
    total: all.length,
    found: chosen.length,
    page,
    pages,
    requirements: chosen.slice((page - 1) * requirementsOfPage, page * requirementsOfPage).map((requirement) => {
      const pull = pulled.get(requirement.id);
      return { ...describe(requirement), place: pull?.place ?? null };
    }),
    cap: await readCap(caller, reader, all),
    baselines: await readBaselines(caller, all, reader),
    people: canEdit ? [...people].map(([id, name]) => ({ id, name })).sort((left, right) => byName(left.name, right.name)) : [],
    ...(canEdit ? await readRemoved(caller, reader, asked.get("removed")) : { removed: [], undo: null }),
  };
}

function withoutScorecard(unlinked: "task" | "scorecard" | null) {
  return unlinked === "scorecard" ? null : unlinked;
}

/** What the caller may do here: an account on a supplier's side reads the requirements and nothing else. */
export async function requirementRights({ context, project, user, can }: ProjectCaller) {
  const isSupplier = (await supplierAccounts(context.db, project.id)).has(user.id);
  return { canEdit: can("requirements.edit") && !isSupplier, maySeeVendors: can("vendors.view") && !isSupplier };
}

async function readCap({ context, project }: ProjectCaller, { locale }: Reader, all: Awaited<ReturnType<typeof listRequirements>>) {
  const { version, ...cap } = await readExtensionCap(context.db, project.id);
  const standing = standingOfExtensions(all, cap);
  const percent = (share: number) => formatNumber(share, locale, { style: "percent", maximumFractionDigits: 1 });
  const number = (value: number) => formatNumber(value, locale, { maximumFractionDigits: 1 });
  const inWords = cap.basis === "share" ? percent : number;
  return {
    ...{ version, basis: cap.basis, typed: cap.basis === "share" ? Math.round(cap.cap * 1e4) / 100 : cap.cap },
    ...standing,
    daysText: number(standing.days),
    capText: inWords(cap.cap),
    usedText: standing.used === null ? null : inWords(standing.used),
    /** Of the bar, from 0 to 1; what is above the cap fills it. */
    filled: standing.used === null || cap.cap === 0 ? (standing.isPassed ? 1 : 0) : Math.min(1, standing.used / cap.cap),
  };
}

/** What was deleted, with the way back from what was deleted just now. */
async function readRemoved({ context, project }: ProjectCaller, { locale, timeZone, t }: Reader, justRemoved: string | null) {
  const rows = await listRemovedRequirements(context.db, project.id, trashHorizon(context.now()));
  const removed = rows.map(({ id, version, number, statement, statementZh, removedAt, removerName }) => ({
    ...{ id, version, by: removerName },
    code: requirementCode(number),
    statement: inLanguage({ text: statement, zh: statementZh }, locale),
    until: formatInstant(gone(removedAt), locale, timeZone),
  }));
  const last = removed.find(({ id }) => id === justRemoved);
  const undo: Undo | null = last
    ? {
        done: t("requirements:removed.done", { code: last.code }),
        intent: "restore",
        fields: { requirementId: last.id, version: String(last.version) },
      }
    : null;
  return { removed, undo };
}
