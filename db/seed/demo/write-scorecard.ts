import { pairsOf, ratioOfStep, stepOfRatio } from "#app/domain/scorecard/pair-scale.ts";
import type { JudgedPair } from "#app/domain/scorecard/judgement.ts";
import type { Scorecard, ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import type { Day } from "#app/domain/time/day.ts";
import { insertScorecard } from "../../queries/new-scorecard.ts";
import type { Database } from "../../tables/index.ts";
import { demoPeople } from "./company.ts";
import type { GateEvent } from "./write-gates.ts";

interface ScorecardSource {
  readonly projectId: string;
  /** The ready one. */
  readonly scorecard: Scorecard;
  /** Ids of accounts by the keys of people. */
  readonly users: ReadonlyMap<string, string>;
  readonly day: Day;
  newId(): string;
}

const chair = "wang.haifeng";
/** The task of the template in which the committee agrees on the weights. */
export const demoWeighing = "2.15";

interface WrittenScorecard {
  readonly scorecard: Scorecard;
  readonly told: readonly GateEvent[];
}

/** Gives the demo company the ready scorecard, whose top groups its chair has weighed by comparing in pairs; returns the scorecard as it was written, and the entries of the log. */
export async function writeDemoScorecard(
  db: Database,
  { projectId, scorecard, users, day, newId }: ScorecardSource,
): Promise<WrittenScorecard> {
  const weighed = scorecard.criteria.find(({ children }) => children.length > 2);
  const groups = [{ groupId: "", members: scorecard.criteria }, ...(weighed ? [{ groupId: weighed.id, members: weighed.children }] : [])];
  const compared: Scorecard = {
    ...scorecard,
    weighting: "pairwise",
    criteria: scorecard.criteria.map((criterion) => (criterion === weighed ? { ...criterion, weighting: "pairwise" } : criterion)),
    weighings: groups.map(({ groupId, members }) => ({
      ...{ groupId, weigher: "agreed" as const, reason: "" },
      judgement: { kind: "pairs" as const, pairs: comparisons(members) },
    })),
  };
  const person = demoPeople.find(({ key }) => key === chair);
  const writing = { projectId, userId: users.get(chair) ?? "", userName: person ? `${person.name.zh} ${person.name.en}` : "" };
  await insertScorecard(db, { ...writing, now: `${day}T02:00:00.000Z`, newId }, compared);
  const told = { on: day, by: chair, taskId: "", subjectId: projectId };
  const events = [
    { ...told, command: "scorecard.start", data: { from: "standard" } },
    ...groups.map(({ groupId, members }) => ({
      ...told,
      command: "scorecard.weigh",
      data: {
        name: groupId === "" ? null : loggedName(weighed),
        method: "pairwise",
        reason: "",
        before: null,
        after: loggedPairs(members),
      },
    })),
  ];
  return { scorecard: compared, told: events };
}

/** What somebody says who finds the proposed points right, on the scale of whole numbers. */
function comparisons(members: readonly ScorecardCriterion[]): readonly JudgedPair[] {
  const points = new Map(members.map(({ id, weight }) => [id, weight]));
  return pairsOf(members.map(({ id }) => id)).map(([first, second]) => {
    const ratio = (points.get(first) ?? 1) / (points.get(second) ?? 1);
    return [first, second, ratioOfStep(stepOfRatio(ratio))];
  });
}

function loggedPairs(members: readonly ScorecardCriterion[]) {
  const named = (id: string) => loggedName(members.find((criterion) => criterion.id === id));
  return comparisons(members).map(([first, second, number]) => ({ criterion: named(first), against: named(second), number }));
}

function loggedName(criterion: ScorecardCriterion | undefined) {
  return criterion ? { text: criterion.name.en, zh: criterion.name.zh } : null;
}
