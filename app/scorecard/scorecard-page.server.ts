import { allCriteria, type ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { gone, trashHorizon } from "#app/domain/time/trash.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatInstant, formatNumber, inLanguage } from "#app/i18n/format.ts";
import { methodWords } from "./method-words.server.ts";
import { problemWords } from "./problem-words.server.ts";
import { readLiveScorecard, type LiveScorecard } from "./read-scorecard.server.ts";
import { readSources, type RequirementSource } from "./requirement-sources.server.ts";
import { shapeOf } from "./shape-of.ts";
import { shareText } from "./share-text.ts";
import { shownName } from "./shown-name.ts";

type PageCaller = ProjectCaller & { readonly request: Request };
export type ScorecardPage = Awaited<ReturnType<typeof readScorecardPage>>;
export type FilledPage = ScorecardPage & { readonly card: NonNullable<ScorecardPage["card"]> };
export type ShownCriterion = FilledPage["card"]["criteria"][number];

/** The scorecard in the reader's words; without one, what it can be begun with. */
export async function readScorecardPage(caller: PageCaller, reader: Reader) {
  const { context, project, request, can } = caller;
  const live = await readLiveScorecard(caller);
  const isOpen = live === null || live.lockedBy === null;
  const { t, locale, timeZone } = reader;
  const sources = await readSources(caller);
  return {
    title: t("scorecard:title"),
    projectId: project.id,
    formKey: context.newId(),
    mayEdit: can("vendors.edit") && isOpen,
    mayStart: can("vendors.edit"),
    editedRequirement: new URL(request.url).searchParams.get("requirement"),
    today: formatDay(formatDayOf(context.now()), locale),
    card: live && describeCard(live, sources, caller, reader),
    changedSince: [...sources.values()].filter(({ isChanged }) => isChanged).length,
    removed: live && can("vendors.edit") && isOpen ? removedOf(live, context.now(), locale, timeZone) : [],
  };
}

function formatDayOf(instant: string): string {
  return instant.slice(0, 10);
}

function describeCard(live: LiveScorecard, sources: ReadonlyMap<string, RequirementSource>, { project }: ProjectCaller, reader: Reader) {
  const { scorecard, problems, records, lockedBy, scoredIn } = live;
  const base = `/projects/${project.id}/scorecard`;
  const all = allCriteria(scorecard.criteria);
  return {
    lockedBy,
    scoredIn,
    version: records.evaluation.version,
    leaves: all.filter(({ children }) => children.length === 0).length,
    criteria: rowsOf(live, reader),
    requirements: records.requirements
      .filter(({ removedAt }) => removedAt === null)
      .map(({ id, version, text, textZh }) => ({
        ...{ id, version, text, textZh: textZh ?? "" },
        shown: inLanguage({ text, zh: textZh }, reader.locale),
        source: sources.get(id) ?? null,
      })),
    method: methodWords(scorecard, reader),
    /** Criteria that count for nothing although they were not taken out. */
    weightless: weightlessOf(live, reader),
    problems: problems.map((problem) => problemWords(problem, scorecard, base, reader)),
  };
}

interface Place {
  readonly code: string;
  readonly depth: number;
}

/** Every criterion in the order of the tree, with its number and what it counts for. */
function rowsOf(live: LiveScorecard, reader: Reader) {
  const { records, shares, scorecard, problems } = live;
  const { locale, t } = reader;
  const versions = new Map(records.criteria.map(({ id, version }) => [id, version]));
  const describe = (criterion: ScorecardCriterion, place: Place, at: number, of: number) => {
    const share = shares.get(criterion.id);
    const { id, levels, minimum, anchors, kind, unit, scale, guidance } = criterion;
    return {
      ...{ id, ...place, version: versions.get(id) ?? 1 },
      name: shownName(criterion.name, locale),
      guidance: shownName(guidance, locale),
      shape: shapeOf(criterion),
      isTakenOut: !criterion.isApplicable,
      isFirst: at === 0,
      isLast: at === of - 1,
      mayHold: kind === "score",
      local: shareText(share?.local ?? null, locale),
      whole: shareText(share?.whole ?? null, locale),
      wholePart: share?.whole ?? 0,
      minimum: minimum === null ? "" : formatNumber(minimum, locale),
      measure:
        kind === "score"
          ? t("scorecard:measure.scale", { lowest: formatNumber(scale[0], locale), highest: formatNumber(scale[1], locale) })
          : anchors === null
            ? t("scorecard:measure.noAnchors")
            : t("scorecard:measure.anchors", {
                best: amountText(anchors[0]),
                worst: amountText(anchors[1]),
                unit: unit ? t(`scorecard:unit.${unit}`) : kind === "cost" ? scorecard.method.currency : "",
              }).trim(),
      hasProblem: problems.some(({ criterionId }) => criterionId === id),
      levels: levels.map(({ level, text }) => ({ level: formatNumber(level, locale), text: shownName(text, locale) })),
      undescribed: undescribedOf(criterion),
    };
  };
  const amountText = (amount: number) => formatNumber(amount, locale);
  const walk = (siblings: readonly ScorecardCriterion[], above: string, depth: number): ReturnType<typeof describe>[] =>
    siblings.flatMap((criterion, at) => {
      const code = `${above}${at + 1}`;
      return [describe(criterion, { code, depth }, at, siblings.length), ...walk(criterion.children, `${code}.`, depth + 1)];
    });
  return walk(scorecard.criteria, "", 0);
}

/** How many whole scores of a scored criterion have no words in a language. */
function undescribedOf({ kind, children, levels, scale }: ScorecardCriterion): number {
  if (kind !== "score" || children.length > 0) return 0;
  const described = levels.filter(({ text }) => text.en !== "" && (text.zh ?? "") !== "").length;
  return Math.max(0, Math.floor(scale[1] - scale[0]) + 1 - described);
}

/** The topmost criteria of no weight, where weights are known: what lies below them counts for nothing either. */
function weightlessOf({ scorecard, shares }: LiveScorecard, { locale }: Reader) {
  const walk = (siblings: readonly ScorecardCriterion[]): readonly { readonly id: string; readonly name: string }[] =>
    siblings.flatMap((criterion) => {
      if (!criterion.isApplicable) return [];
      if (shares.get(criterion.id)?.local === 0) return [{ id: criterion.id, name: shownName(criterion.name, locale) }];
      return walk(criterion.children);
    });
  return walk(scorecard.criteria);
}

function removedOf({ records }: LiveScorecard, now: string, locale: Reader["locale"], timeZone: string) {
  const horizon = trashHorizon(now);
  const told = ({ id, removedAt }: { readonly id: string; readonly removedAt: string | null }) =>
    removedAt === null || removedAt < horizon ? [] : [{ id, until: formatInstant(gone(removedAt), locale, timeZone) }];
  return [
    ...records.criteria.flatMap((row) =>
      told(row).map((each) => ({ ...each, kind: "criterion" as const, name: inLanguage({ text: row.name, zh: row.nameZh }, locale) })),
    ),
    ...records.requirements.flatMap((row) =>
      told(row).map((each) => ({ ...each, kind: "requirement" as const, name: inLanguage({ text: row.text, zh: row.textZh }, locale) })),
    ),
  ];
}
