import type { Caller } from "#app/http/guarded.server.ts";
import { notify } from "#app/http/notifications/notify.server.ts";
import { listWhoLeads } from "#app/http/notifications/who-leads.server.ts";
import type { NotificationKind } from "#app/http/notifications/reasons.ts";
import { listPeople } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";

interface GateNews {
  readonly kind: NotificationKind;
  readonly day?: string;
  /** People of the plan to whom something falls. */
  readonly personIds: readonly string[];
}

/**
 * Tells of what happened at a gate: who watches it or the project, who leads the project or decides at its gates, and to whom something
 * falls.
 */
export async function tellOfGate(
  actor: Pick<Caller, "context" | "user"> & { readonly project: { readonly id: string } },
  transaction: Database,
  taskId: string,
  { kind, day, personIds }: GateNews,
): Promise<void> {
  const projectId = actor.project.id;
  const people = await listPeople(transaction, projectId);
  const charged = people.filter(({ id }) => personIds.includes(id)).flatMap(({ userId }) => userId ?? []);
  const recipients = [...(await listWhoLeads(transaction, projectId, taskId)), ...charged];
  await notify(actor, transaction, { kind, projectId, taskId, recipients, data: day === undefined ? {} : { day } });
}
