import { canonicalText } from "#app/domain/canonical-text.ts";
import type { EvaluationRoundRow, EvaluationSeatRow, ModeratedScoreRow, RecusalRow } from "../tables/evaluation.ts";
import type { Database } from "../tables/index.ts";
import { textHash } from "./rounds.ts";

export type Logged = Readonly<Record<string, unknown>>;

/** Where a seat's chain ended when the scores of its round became known. */
export interface LoggedEnd {
  readonly seatId: string;
  readonly sequence: number;
  readonly hash: string;
}

/** What the log says of a project's evaluation: of everything that can change, as it was when it was last changed. */
export interface EvaluationLog {
  /** By round: its columns. */
  readonly rounds: ReadonlyMap<string, Logged>;
  /** By round that was revealed; null for an entry of a release that did not say. */
  readonly chains: ReadonlyMap<string, readonly LoggedEnd[] | null>;
  /** By seat. */
  readonly seats: ReadonlyMap<string, Logged>;
  /** By {@link recusalKey}: the hash of the row. */
  readonly recusals: ReadonlyMap<string, unknown>;
  /** By {@link moderationKey}: what was agreed on and not taken back. */
  readonly moderated: ReadonlyMap<string, Logged>;
  /** By ruling. */
  readonly rulings: ReadonlyMap<string, Logged>;
  /** By decision: the hash that its snapshot was drafted under, and its number. */
  readonly drafts: ReadonlyMap<string, { readonly snapshotHash: unknown; readonly number: number; readonly vendor: string }>;
  /** By decision that was withdrawn. */
  readonly withdrawals: ReadonlyMap<string, Logged>;
  /** By submission of answers: their hash. */
  readonly submissions: ReadonlyMap<string, unknown>;
  /** By file that the project keeps of a vendor: its hash. */
  readonly files: ReadonlyMap<string, unknown>;
  readonly signatures: readonly { readonly id: string; readonly decisionId: string; readonly row: Logged }[];
}

/** What the log keeps of a round whenever it changes, to be found again by {@link readEvaluationLog}. */
export function keptOfRound(
  roundId: string,
  changes: Partial<Omit<EvaluationRoundRow, "id" | "projectId" | "scorecard" | "offers" | "version">>,
) {
  return { kept: { roundId, ...changes } };
}

/** What the log keeps of a seat whenever it changes. */
export function keptOfSeat(seat: EvaluationSeatRow): { readonly seat: Omit<EvaluationSeatRow, "version" | "projectId"> } {
  const { version: _version, projectId: _projectId, ...kept } = seat;
  return { seat: kept };
}

/** What the log keeps of an agreed score whenever it changes. */
export function keptOfModeration(row: Omit<ModeratedScoreRow, "version">): {
  readonly moderated: Omit<ModeratedScoreRow, "version" | "projectId">;
} {
  const { roundId, vendorId, criterionId, value, reason, moderatedBy, moderatorName, moderatedAt } = row;
  return { moderated: { roundId, vendorId, criterionId, value, reason, moderatedBy, moderatorName, moderatedAt } };
}

/** The hash that the log keeps of a recusal. */
export function recusalHash({ roundId, seatId, vendorId, reason, declaredBy, declaredAt }: RecusalRow): string {
  return textHash(canonicalText({ roundId, seatId, vendorId, reason, declaredBy, declaredAt }));
}

export function recusalKey({ roundId, seatId, vendorId }: Logged): string {
  return JSON.stringify([roundId, seatId, vendorId]);
}

export function moderationKey({ roundId, vendorId, criterionId }: Logged): string {
  return JSON.stringify([roundId, vendorId, criterionId]);
}

export async function readEvaluationLog(db: Database, projectId: string): Promise<EvaluationLog> {
  const entries = await db
    .selectFrom("event")
    .select(["command", "subjectId", "data"])
    .where("stream", "=", projectId)
    .where((where) =>
      where.or([where("command", "like", "evaluation.%"), where("command", "in", ["questionnaire.submit", "vendor.addFile"])]),
    )
    .orderBy("sequence")
    .execute();
  const rounds = new Map<string, Logged>();
  const chains = new Map<string, readonly LoggedEnd[] | null>();
  const seats = new Map<string, Logged>();
  const recusals = new Map<string, unknown>();
  const moderated = new Map<string, Logged>();
  const rulings = new Map<string, Logged>();
  const drafts = new Map<string, { snapshotHash: unknown; number: number; vendor: string }>();
  const withdrawals = new Map<string, Logged>();
  const signatures: { id: string; decisionId: string; row: Logged }[] = [];
  const submissions = new Map<string, unknown>();
  const files = new Map<string, unknown>();
  const keepRound = (kept: Logged) => {
    const { roundId, ...changes } = kept;
    if (typeof roundId === "string") rounds.set(roundId, { ...rounds.get(roundId), ...changes });
  };
  for (const { command, subjectId, data } of entries) {
    const said = logged(JSON.parse(data));
    const subject = subjectId ?? "";
    for (const kept of Array.isArray(said["kept"]) ? said["kept"] : [said["kept"]]) keepRound(logged(kept));
    if (said["seat"] !== undefined && typeof said["seat"] === "object") seats.set(subject, logged(said["seat"]));
    const recusal = logged(said["recusal"]);
    if (recusal["hash"] !== undefined) recusals.set(recusalKey(recusal), recusal["hash"]);
    const agreed = logged(said["moderated"]);
    if (agreed["roundId"] !== undefined) moderated.set(moderationKey(agreed), agreed);
    const dropped = logged(said["dropped"]);
    if (dropped["roundId"] !== undefined) moderated.delete(moderationKey(dropped));
    if (said["ruling"] !== undefined) rulings.set(subject, logged(said["ruling"]));
    const submission = logged(said["submission"]);
    if (submission["id"] !== undefined) submissions.set(String(submission["id"]), submission["answersHash"]);
    for (const file of Array.isArray(said["files"]) ? said["files"] : []) files.set(String(logged(file)["id"]), logged(file)["sha256"]);
    if (command === "evaluation.finalise") keepRound({ roundId: subject, number: said["round"], scorecardHash: said["scorecardHash"] });
    else if (command === "evaluation.reveal") chains.set(subject, endsIn(said["chains"]));
    else if (command === "evaluation.decide")
      drafts.set(subject, {
        snapshotHash: said["snapshotHash"],
        number: Number(said["number"] ?? 0),
        vendor: typeof said["vendor"] === "string" ? said["vendor"] : "",
      });
    else if (command === "evaluation.withdrawDecision") withdrawals.set(subject, { withdrawal: said["reason"] });
    else if (command === "evaluation.sign") {
      const row = logged(said["signature"]);
      signatures.push({ id: String(row["id"]), decisionId: subject, row });
    }
  }
  return { rounds, chains, seats, recusals, moderated, rulings, drafts, withdrawals, submissions, files, signatures };
}

function endsIn(value: unknown): readonly LoggedEnd[] | null {
  if (!Array.isArray(value)) return null;
  return value.map((item) => {
    const { seatId, sequence, hash } = logged(item);
    return { seatId: String(seatId), sequence: Number(sequence), hash: String(hash) };
  });
}

function logged(value: unknown): Logged {
  return typeof value === "object" && value !== null ? (value as Logged) : {};
}
