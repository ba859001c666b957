import { loadScorecards } from "#app/content/scorecards.server.ts";
import { bearsOn } from "#app/domain/evaluation/bears-on.ts";
import { fitOf, type KnownFit } from "#app/domain/requirement/fit.ts";
import type { Scorecard, ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { revealedMeans, type RevealedMean } from "#app/http/evaluation/revealed-means.server.ts";
import { readRevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import { readVendorEvidence, type VendorEvidence } from "#app/http/evaluation/vendor-evidence.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { listPulls, type RequirementPull } from "#db/queries/requirement-pulls.ts";
import { listRequirements } from "#db/queries/requirements.ts";
import { readScorecard } from "#db/queries/scorecard.ts";
import { listVendors } from "#db/queries/vendors.ts";
import type { KnockOutRulingRow } from "#db/tables/evaluation.ts";

/** The requirements of the project against the vendors that are in the selection: for whoever takes part in choosing. */
export async function readFit(caller: ProjectCaller, reader: Reader) {
  const { context, project } = caller;
  const requirements = (await listRequirements(context.db, project.id)).filter(({ status }) => status !== "dropped");
  const pulls = new Map((await listPulls(context.db, project.id)).map((pull) => [pull.requirementId, pull]));
  const scorecard = await readScorecard(context.db, project.id);
  const revealed = await readRevealedRound(context.db, project.id);
  const means = revealed ? revealedMeans(revealed) : new Map<string, ReadonlyMap<string, RevealedMean>>();
  const library = await loadScorecards(context.contentDirectory);
  const vendors = (await listVendors(context.db, project.id)).filter(({ stage }) => stage === "short" || stage === "long");
  const known: VendorFit[] = [];
  for (const { id, name, stage } of vendors) {
    const evidence = await readVendorEvidence(caller, id, library, reader);
    known.push({ id, name, stage, evidence, means: means.get(id) ?? new Map(), rulings: standing(revealed?.rulings ?? [], id) });
  }
  return {
    vendors: known.map(({ id, name, stage }) => ({ id, name, stage })),
    isRevealed: revealed !== undefined,
    rows: requirements.map((requirement) => {
      const pull = pulls.get(requirement.id) ?? null;
      const fits = known.map((vendor) => {
        const fit = pull && scorecard ? knownFit(pull, vendor, scorecard) : null;
        return { vendorId: vendor.id, state: fitOf(fit), mean: vendor.means.get(pull?.subjectId ?? "") ?? null, claims: fit?.claims ?? 0 };
      });
      return { requirement, place: pull?.place ?? null, fits };
    }),
  };
}

interface VendorFit {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly evidence: VendorEvidence;
  readonly means: ReadonlyMap<string, RevealedMean>;
  /** By what they are about. */
  readonly rulings: ReadonlyMap<string, "pass" | "fail">;
}

/** What two people have ruled of a vendor, and nobody has withdrawn. */
function standing(rulings: readonly KnockOutRulingRow[], vendorId: string): ReadonlyMap<string, "pass" | "fail"> {
  return new Map(
    rulings
      .filter((ruling) => ruling.vendorId === vendorId && ruling.secondAt !== null && ruling.withdrawnAt === null)
      .map(({ subjectId, outcome }) => [subjectId, outcome === "pass" ? "pass" : "fail"]),
  );
}

function knownFit({ subjectId, place }: RequirementPull, { evidence, means, rulings }: VendorFit, scorecard: Scorecard): KnownFit {
  const ruling = rulings.get(subjectId) ?? null;
  if (place === "mandatory") {
    const found = evidence.requirements.find(({ id }) => id === subjectId);
    const libraryId = found?.libraryId ?? null;
    const claims = evidence.claims.filter(({ requirements }) => libraryId !== null && requirements.includes(libraryId)).length;
    return { ruling, isMet: found?.isMet ?? null, score: null, claims };
  }
  const path = pathTo(scorecard.criteria, subjectId);
  const criterion = path.at(-1);
  const claims = criterion ? evidence.claims.filter((claim) => bearsOn(claim, criterion, path.slice(0, -1))).length : 0;
  return { ruling, isMet: null, score: means.get(subjectId)?.mean ?? null, claims };
}

/** The criteria from the top down to one; none where it is not there. */
function pathTo(criteria: readonly ScorecardCriterion[], id: string): readonly ScorecardCriterion[] {
  for (const criterion of criteria) {
    if (criterion.id === id) return [criterion];
    const below = pathTo(criterion.children, id);
    if (below.length > 0) return [criterion, ...below];
  }
  return [];
}
