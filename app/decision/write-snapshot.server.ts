import { canonicalText } from "#app/domain/canonical-text.ts";
import type { Signatory } from "#app/domain/evaluation/decision-rule.ts";
import { figuresOf, writable, type DecisionSnapshot, type SnapshotDecision } from "#app/domain/evaluation/decision-snapshot.ts";
import type { EvaluationRecord } from "#app/domain/evaluation/evaluation-record.ts";
import type { Analysis } from "#app/domain/scoring/analyse-model.ts";
import { listMembers } from "#db/queries/projects.ts";
import { listSeats } from "#db/queries/seats.ts";
import type { Database } from "#db/tables/index.ts";

/** Whoever sits in a seat that counts, and the owners of the project who have none. */
export async function listSignatories(
  db: Database,
  projectId: string,
  { card, removedSeats }: EvaluationRecord,
): Promise<readonly Signatory[]> {
  const removed = new Set(removedSeats.map(({ seatId }) => seatId));
  const rows = new Map((await listSeats(db, projectId)).map((seat) => [seat.id, seat]));
  const members = await listMembers(db, projectId);
  const nameOf = (userId: string | null) => members.find((member) => member.userId === userId)?.name;
  const seats = card.seats
    .filter(({ id }) => !removed.has(id))
    .map(({ id, name }) => {
      const account = rows.get(id)?.delegateId ?? rows.get(id)?.userId ?? null;
      const userId = members.some((member) => member.userId === account && member.disabledAt === null) ? account : null;
      return { seatId: id, userId, name: nameOf(account) ?? name };
    });
  const owners = members
    .filter(({ userId, role, disabledAt }) => role === "owner" && disabledAt === null && seats.every((seat) => seat.userId !== userId))
    .map(({ userId, name }) => ({ seatId: null, userId, name }))
    .sort((one, other) => (one.userId < other.userId ? -1 : 1));
  return [...seats, ...owners];
}

interface SnapshotParts {
  readonly project: { readonly id: string; readonly name: string };
  readonly decision: SnapshotDecision;
  readonly signatories: readonly Signatory[];
  readonly record: EvaluationRecord;
  readonly analysis: Analysis;
}

/** The text of a decision with all that it rests on, of which the hash is signed. */
export function snapshotText({ project: { id, name }, decision, signatories, record, analysis }: SnapshotParts): string {
  const snapshot: DecisionSnapshot = { form: 1, project: { id, name }, decision, signatories, record, figures: figuresOf(analysis) };
  return canonicalText(writable(snapshot));
}
