import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import type { NotificationKind } from "#app/http/notifications/reasons.ts";
import { listSeats } from "#db/queries/seats.ts";
import type { Database } from "#db/tables/index.ts";

interface CommitteeNotice {
  readonly kind: NotificationKind;
  /** The page that it leads to. */
  readonly page: "scoring" | "evaluation" | "decision";
}

/** Tells whoever scores in a seat of the committee, all alike, whatever each has done. */
export async function tellCommittee(caller: ProjectCaller, transaction: Database, { kind, page }: CommitteeNotice): Promise<void> {
  const seats = (await listSeats(transaction, caller.project.id)).filter(({ removedAt }) => removedAt === null);
  const recipients = seats.flatMap(({ userId, delegateId }) => delegateId ?? userId ?? []);
  await notify(caller, transaction, { kind, projectId: caller.project.id, recipients, data: { page } });
}
