import { expect, it } from "vitest";
import { loadExampleRequirements } from "#app/content/requirements.server.ts";
import { loadScorecards } from "#app/content/scorecards.server.ts";
import { leavesOf } from "#app/domain/scorecard/scorecard-template.ts";
import { longestSource, longestStatement } from "#app/domain/requirement/requirement.ts";
import { contentDirectory } from "./content-directory.ts";

it("asks, where the ready scorecard does, for the very same", async () => {
  const examples = await loadExampleRequirements(contentDirectory);
  const { scorecard } = await loadScorecards(contentDirectory);
  const criteria = new Set(leavesOf(scorecard.criteria).map(({ id }) => id));
  expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length);
  for (const { judgedBy, statement, source, priority } of examples) {
    for (const text of [statement.en, statement.zh]) expect(text.length).toBeLessThanOrEqual(longestStatement);
    for (const text of [source.en, source.zh]) expect(text.length).toBeLessThanOrEqual(longestSource / 2);
    const mandatory = scorecard.mandatory.find(({ id }) => id === judgedBy);
    if (mandatory) expect([priority, statement]).toEqual(["must", mandatory.requirement]);
    else if (judgedBy !== null) expect(criteria).toContain(judgedBy);
  }
});
