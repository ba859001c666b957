import type { ExampleRequirement } from "#app/domain/requirement/example.ts";
import { baselinedRequirements } from "#app/domain/requirement/baseline.ts";
import { requirementCode, type Requirement } from "#app/domain/requirement/requirement.ts";
import { allCriteria, type Scorecard } from "#app/domain/scorecard/scorecard.ts";
import type { Day } from "#app/domain/time/day.ts";
import { keepPulls, type PullPlace } from "../../queries/requirement-pulls.ts";
import { insertRequirementBaseline, keptRequirements } from "../../queries/requirement-baselines.ts";
import { insertRequirementRows, requirementOf, takeRequirementNumbers } from "../../queries/requirements.ts";
import type { Database } from "../../tables/index.ts";
import type { RequirementRow } from "../../tables/requirements.ts";
import { demoPeople } from "./company.ts";
import { demoBaselineNote, demoRequirements, demoSharpened } from "./requirements.ts";
import type { GateEvent } from "./write-gates.ts";

interface RequirementSource {
  readonly projectId: string;
  readonly examples: readonly ExampleRequirement[];
  /** As it was written. */
  readonly scorecard: Scorecard;
  readonly taskIds: ReadonlyMap<string | null, string>;
  /** Ids of people and of accounts by the keys of people. */
  readonly people: ReadonlyMap<string, { readonly id: string }>;
  readonly users: ReadonlyMap<string, string>;
  /** When they were written down, and when the scorecard took them over. */
  readonly written: Day;
  readonly pulled: Day;
  /** When they were signed. */
  readonly signed: Day;
  newId(): string;
}

const consultant = "chen.jing";
const manager = "li.na";

/** Gives the demo company its requirements, tied to the plan and to the scorecard; returns the entries of the log. */
export async function writeDemoRequirements(db: Database, source: RequirementSource): Promise<GateEvent[]> {
  const { projectId, examples, users, written, pulled, signed, newId } = source;
  const first = await takeRequirementNumbers(db, projectId, examples.length);
  const rows = examples.map((example, at) => rowOf(example, first + at, source));
  await insertRequirementRows(db, rows);
  const pulls = examples.flatMap((example, at) => {
    const place = placeOf(example, source.scorecard);
    const row = rows[at];
    if (!place || !row) return [];
    const words = example.id === demoSharpened.id ? demoSharpened.before : example.statement;
    const by = { pulledBy: users.get(manager) ?? null, pulledAt: `${pulled}T03:00:00.000Z` };
    return [{ requirementId: row.id, projectId, ...place, statement: words.en, statementZh: words.zh, ...by }];
  });
  await keepPulls(db, pulls);
  const agreed = baselinedRequirements(rows.map(requirementOf).map(asSigned));
  const kept = keptRequirements(agreed);
  const baselineId = newId();
  const taker = { takenBy: users.get(manager) ?? null, takerName: nameOf(manager), takenAt: `${signed}T04:00:00.000Z` };
  await insertRequirementBaseline(db, { id: baselineId, projectId, number: 1, note: demoBaselineNote, ...kept, ...taker });
  const codes = rows.map(({ number }) => requirementCode(number));
  const codeOf = new Map(rows.map(({ id, number }) => [id, requirementCode(number)]));
  const told = { taskId: "", subjectId: projectId };
  return [
    {
      ...{ ...told, on: written, by: consultant, command: "requirement.addMany" },
      data: { count: rows.length, from: codes.at(0) ?? "", to: codes.at(-1) ?? "" },
    },
    {
      ...{ ...told, subjectId: baselineId, on: signed, by: manager, command: "requirement.takeBaseline" },
      data: { number: 1, count: agreed.length, hash: kept.hash },
    },
    {
      ...{ ...told, on: pulled, by: manager, command: "scorecard.takeRequirements" },
      data: { count: pulls.length, codes: pulls.map(({ requirementId }) => codeOf.get(requirementId) ?? "") },
    },
  ];
}

/** As it was when it was signed. */
function asSigned(requirement: Requirement): Requirement {
  const { before, code } = demoSharpened;
  return requirementCode(requirement.number) === code ? { ...requirement, statement: { text: before.en, zh: before.zh } } : requirement;
}

function nameOf(key: string): string {
  const person = demoPeople.find((each) => each.key === key);
  return person ? `${person.name.zh} ${person.name.en}` : key;
}

function rowOf(example: ExampleRequirement, number: number, source: RequirementSource): RequirementRow {
  const { projectId, taskIds, people, users, written, newId } = source;
  const made = demoRequirements.find(({ id }) => id === example.id);
  if (!made) throw new Error(`The demo does not say what became of ${example.id}`);
  const taskId = made.taskId === undefined ? null : (taskIds.get(made.taskId) ?? null);
  return {
    ...{ id: newId(), projectId, number, statement: example.statement.en, statementZh: example.statement.zh },
    ...{ kind: example.kind, priority: example.priority, source: `${example.source.zh} ${example.source.en}` },
    ...{ ownerId: people.get(made.owner)?.id ?? null, disposition: made.disposition, effortDays: made.effortDays ?? null },
    ...{ status: made.status ?? "agreed", taskId, createdBy: users.get(consultant) ?? null, createdAt: `${written}T02:00:00.000Z` },
    ...{ removedAt: null, removedBy: null, version: 1 },
  };
}

/** Where the scorecard asks for the same. Throws when it does not: the example names what the ready one has. */
function placeOf(
  { id, judgedBy }: ExampleRequirement,
  { requirements, criteria }: Scorecard,
): { place: PullPlace; subjectId: string } | null {
  if (judgedBy === null) return null;
  const mandatory = requirements.find(({ libraryId }) => libraryId === judgedBy);
  if (mandatory) return { place: "mandatory", subjectId: mandatory.id };
  const scored = allCriteria(criteria).find(({ libraryId }) => libraryId === judgedBy);
  if (!scored) throw new Error(`The ready scorecard does not have ${judgedBy}, which ${id} names`);
  return { place: "scored", subjectId: scored.id };
}
