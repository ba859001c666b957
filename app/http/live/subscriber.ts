import type { ProjectRole } from "#app/domain/access/permissions.ts";
import type { EventStream } from "./event-stream.ts";

/** Whose stream it is and of which project, with the rights it was opened with. */
export interface Subscription {
  /** Null, and with it the role, where only what concerns the account is heard. */
  readonly projectId: string | null;
  readonly userId: string;
  readonly sessionId: string;
  readonly role: ProjectRole | null;
  readonly tab: string;
}

export interface Subscriber extends Subscription {
  readonly stream: EventStream;
  readonly openedAt: number;
  /** Aborted once nothing listens any more. */
  readonly left: AbortController;
  /** Who was said to be present last, as JSON. */
  companions: string;
}

/** Why a stream ends: what the page then says, or does. */
export type Ending = "session" | "access" | "role" | "elsewhere" | "renew";
