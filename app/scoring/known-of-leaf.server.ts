import { loadScorecards } from "#app/content/scorecards.server.ts";
import { bearsOn } from "#app/domain/evaluation/bears-on.ts";
import type { ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { readVendorEvidence } from "#app/http/evaluation/vendor-evidence.server.ts";
import type { GuardedArgs } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";

/** Of one text: the whole one stands on the vendor's page. */
const longestExcerpt = 1200;

export type KnownOfLeaf = ReturnType<Awaited<ReturnType<typeof readKnown>>["of"]>;
export type KnownOfVendor = Awaited<ReturnType<typeof readKnown>>["whole"];

/** What is known of a vendor, by criterion and as a whole, for whoever scores it: never anything that others score or note for themselves. */
export async function readKnown(caller: GuardedArgs<"vendors.score">, vendorId: string, reader: Reader) {
  const evidence = await readVendorEvidence(caller, vendorId, await loadScorecards(caller.context.contentDirectory), reader);
  const { claims, documents, notes, customers, facts, requirements } = evidence;
  return {
    whole: {
      documents: documents.filter(({ criteria }) => criteria.length === 0).map(({ id, name, url }) => ({ id, name, url })),
      facts,
      unmet: requirements.filter(({ isMet }) => isMet === false).map(({ id, text, evidence: ground }) => ({ id, text, evidence: ground })),
      open: requirements.filter(({ isMet }) => isMet === null).length,
      requirements: requirements.length,
    },
    of: (leaf: ScorecardCriterion, path: readonly ScorecardCriterion[]) => ({
      claims: claims
        .filter((claim) => bearsOn(claim, leaf, path))
        .map(({ id, question, answer, explanation, files }) => ({
          ...{ id, question, files: files.map((file) => ({ ...file })) },
          answer: excerpt(answer),
          explanation: excerpt(explanation),
        })),
      documents: documents.filter((file) => bearsOn(file, leaf, path)).map(({ id, name, url }) => ({ id, name, url })),
      notes: notes
        .filter((note) => note.by === null && bearsOn(note, leaf, path))
        .map(({ id, scenario, note }) => ({ id, scenario, note: excerpt(note) })),
      customers: customers
        .filter((said) => bearsOn(said, leaf, path))
        .map(({ id, company, question, answer }) => ({ id, company, question, answer: excerpt(answer) })),
    }),
  };
}

function excerpt(text: string): string {
  return text.length <= longestExcerpt ? text : `${text.slice(0, longestExcerpt).trimEnd()} …`;
}
