import { allCriteria, type ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { criterionFields } from "./criterion-fields.server.ts";
import { formLevels } from "./form-levels.ts";
import { problemWords } from "./problem-words.server.ts";
import { readLiveScorecard } from "./read-scorecard.server.ts";
import { readSources } from "./requirement-sources.server.ts";
import { shapeOf } from "./shape-of.ts";
import { shareText } from "./share-text.ts";
import { shownName } from "./shown-name.ts";

export type CriterionPage = Awaited<ReturnType<typeof readCriterionPage>>;

/** One criterion with everything that its form shows. Throws a Response of 404 for one that is not in the tree. */
export async function readCriterionPage(caller: ProjectCaller, criterionId: string | undefined, reader: Reader) {
  const { context, project, can } = caller;
  const live = await readLiveScorecard(caller);
  const row = live?.records.criteria.find(({ id }) => id === criterionId);
  const all = live ? allCriteria(live.scorecard.criteria) : [];
  const criterion = all.find(({ id }) => id === criterionId);
  if (!live || !row || !criterion) throw errorResponse(404, context);
  const { locale, t } = reader;
  const base = `/projects/${project.id}/scorecard`;
  const own = new Set(allCriteria([criterion]).map(({ id }) => id));
  const share = live.shares.get(criterion.id);
  const leaves = all.filter(({ children }) => children.length === 0);
  const next = leaves[leaves.findIndex(({ id }) => id === criterion.id) + 1];
  return {
    title: t("scorecard:criterion.title", { name: shownName(criterion.name, locale) }),
    projectId: project.id,
    id: criterion.id,
    version: row.version,
    name: shownName(criterion.name, locale),
    mayEdit: can("vendors.edit") && live.lockedBy === null,
    lockedBy: live.lockedBy,
    shape: shapeOf(criterion),
    isGroup: criterion.children.length > 0,
    fields: criterionFields(row, criterion),
    levels: formLevels(criterion),
    guidance: shownName(criterion.guidance, locale),
    shown: criterion.levels.map(({ level, text }) => ({ level: formatNumber(level, locale), text: shownName(text, locale) })),
    local: shareText(share?.local ?? null, locale),
    whole: shareText(share?.whole ?? null, locale),
    currency: live.scorecard.method.currency,
    groupPage: `${base}/weights/${row.parentId ?? "top"}`,
    parents: parentChoices(live.scorecard.criteria, own, locale),
    next: criterion.children.length === 0 && next ? { id: next.id, name: shownName(next.name, locale) } : null,
    source: (await readSources(caller)).get(criterion.id) ?? null,
    problems: live.problems
      .filter((problem) => problem.criterionId === criterion.id)
      .map((problem) => problemWords(problem, live.scorecard, base, reader).text),
  };
}

export interface ParentChoice {
  readonly id: string;
  readonly name: string;
}

/** The criteria that others can be put below, numbered as in the tree. */
export function parentChoices(
  criteria: readonly ScorecardCriterion[],
  without: ReadonlySet<string>,
  locale: Reader["locale"],
  above = "",
): readonly ParentChoice[] {
  return criteria.flatMap((criterion, at) => {
    if (criterion.kind !== "score" || without.has(criterion.id)) return [];
    const code = `${above}${at + 1}`;
    const own = { id: criterion.id, name: `${code} ${shownName(criterion.name, locale)}` };
    return [own, ...parentChoices(criterion.children, without, locale, `${code}.`)];
  });
}
