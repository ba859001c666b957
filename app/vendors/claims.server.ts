import { loadScorecards } from "#app/content/scorecards.server.ts";
import { bearsOn } from "#app/domain/evaluation/bears-on.ts";
import type { ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { revealedMeans } from "#app/http/evaluation/revealed-means.server.ts";
import { readRevealedRound, type RevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import { readVendorEvidence } from "#app/http/evaluation/vendor-evidence.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatNumber, inLanguage } from "#app/i18n/format.ts";
import { readScorecard } from "#db/queries/scorecard.ts";

/** What a vendor says of itself by criterion and requirement, beside what the committee finds: scores once they are revealed, verdicts as they are. */
export async function readClaims(caller: ProjectCaller, vendorId: string, reader: Reader) {
  const { context, project } = caller;
  const evidence = await readVendorEvidence(caller, vendorId, await loadScorecards(context.contentDirectory), reader);
  const scorecard = await readScorecard(context.db, project.id);
  const revealed = await readRevealedRound(context.db, project.id);
  const scores = revealed ? scoresOf(revealed, vendorId, reader) : null;
  const leaves = leavesOf(scorecard?.criteria ?? []).map(({ leaf, path }) => ({
    leaf,
    name: inLanguage({ text: leaf.name.en, zh: leaf.name.zh }, reader.locale),
    claims: evidence.claims.filter((claim) => bearsOn(claim, leaf, path)),
  }));
  const criteria = leaves.flatMap(({ leaf, name, claims }) => {
    if (claims.length === 0) return [];
    const verdict = scores?.get(leaf.id) ?? null;
    const finding: Finding = leaf.kind !== "score" ? "amount" : scores === null ? "sealed" : verdict === null ? "none" : "known";
    return [
      {
        id: leaf.id,
        name,
        claims,
        finding,
        verdict,
      },
    ];
  });
  const requirements = evidence.requirements.flatMap(({ id, libraryId, text, isMet, evidence: ground }) => {
    const claims = evidence.claims.filter((claim) => libraryId !== null && claim.requirements.includes(libraryId));
    return claims.length === 0 ? [] : [{ id, text, isMet, ground, claims }];
  });
  const silent = leaves.flatMap(({ name, claims }) => (claims.length === 0 ? [name] : []));
  return { criteria, requirements, silent, round: revealed?.round.number ?? null };
}

/** Whether a criterion has a score that is told: it may not be scored at all, or lie sealed. */
type Finding = "amount" | "sealed" | "none" | "known";

export type Claims = Awaited<ReturnType<typeof readClaims>>;

/** The group's score of each criterion in words, as the result has it. */
function scoresOf(revealed: RevealedRound, vendorId: string, { locale, t }: Reader): ReadonlyMap<string, string> {
  const means = revealedMeans(revealed).get(vendorId) ?? [];
  return new Map(
    [...means].map(([criterionId, { mean, highest, isAgreed }]) => {
      const words = { score: formatNumber(mean, locale, { maximumFractionDigits: 1 }), highest };
      return [criterionId, t(isAgreed ? "vendors:claims.moderated" : "vendors:claims.score", words)] as const;
    }),
  );
}

interface PlacedLeaf {
  readonly leaf: ScorecardCriterion;
  readonly path: readonly ScorecardCriterion[];
}

function leavesOf(criteria: readonly ScorecardCriterion[], path: readonly ScorecardCriterion[] = []): readonly PlacedLeaf[] {
  return criteria
    .filter(({ isApplicable }) => isApplicable)
    .flatMap((each) => (each.children.length > 0 ? leavesOf(each.children, [...path, each]) : [{ leaf: each, path }]));
}
