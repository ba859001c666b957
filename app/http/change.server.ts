import { isDiskFull, isUniqueViolation } from "#db/dialect.ts";
import { appendEvent } from "#db/queries/events.ts";
import { claimRequest, storeAnswer, type RequestKey } from "#db/queries/idempotency.ts";
import type { Database } from "#db/tables/index.ts";
import { confirmAccess } from "./confirm-access.server.ts";
import type { Caller, ProjectCaller } from "./guarded.server.ts";
import type { Announcement } from "./live/announcement.ts";
import { takeTold } from "./notifications/told.server.ts";
import { Refusal } from "./refusal.ts";
import { tellWebhooks } from "./webhook-outbox.server.ts";

export interface ChangeEvent {
  /** A project's id, or `instance`. */
  readonly stream: string;
  /** Dotted words, such as `project.create`. */
  readonly command: string;
  readonly subjectId: string | null;
  /** What it was and what it became; never a secret. */
  readonly data: unknown;
  /** The version the plan is at then, when the change is one of the plan. Told to open pages; the log does not keep it. */
  readonly planVersion?: number;
}

export interface Change {
  readonly transaction: Database;
  /** Appends to the log in the same transaction; returns the number of the entry. */
  record(event: ChangeEvent): Promise<number>;
}

/** Whoever was let into a project says into which, and in what role. An account that the work itself makes has no session yet. */
type ChangeCaller = Pick<Caller, "context"> & { readonly user: Pick<Caller["user"], "id" | "name"> } & Partial<
    Pick<ProjectCaller, "project" | "role">
  > & { readonly formKey?: RequestKey | undefined };

/**
 * Does one piece of work in one transaction, with its entries in the log. When the request carries a key, the work is done once
 * however often the request arrives: later ones get the first one's answer. A full disk is refused with what was typed kept. Open pages
 * hear of it once it is committed.
 */
export async function change<Value>(caller: ChangeCaller, work: (change: Change) => Promise<Value>): Promise<Value> {
  const { context, user, formKey } = caller;
  const announcements: Announcement[] = [];
  try {
    let enqueued: Database | undefined;
    const value = await context.db.transaction().execute(async (transaction) => {
      enqueued = transaction;
      // The body may have taken long to arrive, and the turn to write long to come.
      const { project, role } = caller;
      if (project && role) await confirmAccess({ context, user, project, role }, transaction);
      const claim = formKey ? await claimRequest(transaction, formKey, context.now()) : undefined;
      if (claim?.state === "other") throw new Refusal("form.keyReused");
      // The answer was written by this function, for the same work.
      if (claim?.state === "answered") return JSON.parse(claim.response) as Value;
      const record = async ({ planVersion, ...event }: ChangeEvent) => {
        const entry = { ...event, at: context.now(), actorId: user.id, requestId: context.requestId };
        const sequence = await appendEvent(transaction, entry);
        const { stream: projectId, command: type, subjectId } = event;
        if (projectId !== "instance")
          await tellWebhooks(context, transaction, { type, projectId, subjectId, version: sequence, at: entry.at, actor: user.name });
        announcements.push({ projectId, sequence, type, subjectId, actorId: user.id, planVersion: planVersion ?? null });
        return sequence;
      };
      const done = await work({ transaction, record });
      if (formKey) await storeAnswer(transaction, formKey, JSON.stringify(done ?? null));
      return done;
    });
    context.live.announce(announcements);
    if (enqueued) context.live.tell(takeTold(enqueued));
    if (enqueued) context.jobs.committed(enqueued);
    context.searchIndex.wake();
    return value;
  } catch (error) {
    // Ids are made at random: one that exists was chosen to be so.
    if (isUniqueViolation(error)) throw new Refusal("form.taken", { status: 409 });
    throw refusalOfFullDisk(error);
  }
}

/** What is thrown for an error of the database: a full disk is a {@link Refusal}, so that what was typed is kept. */
export function refusalOfFullDisk(error: unknown): unknown {
  return isDiskFull(error) ? new Refusal("storage.full", { status: 507 }) : error;
}
