import type { Announcement } from "./announcement.ts";
import type { Presence } from "./presence-board.ts";

/** What the servers of one database tell each other. */
export type LiveMessage =
  | { readonly kind: "changes"; readonly changes: readonly Announcement[] }
  /** More changed in a project than is worth telling one by one. */
  | { readonly kind: "manyChanges"; readonly projectId: string; readonly sequence: number }
  | { readonly kind: "present"; readonly presence: Presence }
  | { readonly kind: "left"; readonly entry: Pick<Presence, "projectId" | "userId" | "tab"> }
  /** Something was done in a what-if branch: nobody's plan is another by that. */
  | ({ readonly kind: "branch" } & BranchNews)
  /** Some accounts have new notifications. */
  | { readonly kind: "told"; readonly userIds: readonly string[] }
  /** A server that has just begun to listen asks the others who is present. */
  | { readonly kind: "whoIsPresent" };

export interface BranchNews {
  readonly projectId: string;
  readonly branchId: string;
  readonly actorId: string;
}

const mostTold = 20;
/** As many ids as PostgreSQL passes on in one message. */
const mostAccounts = 100;

/** New notifications of accounts as messages. */
export function messagesTo(userIds: readonly string[]): readonly LiveMessage[] {
  return Array.from({ length: Math.ceil(userIds.length / mostAccounts) }, (_, index) => {
    return { kind: "told", userIds: userIds.slice(index * mostAccounts, (index + 1) * mostAccounts) };
  });
}

/** Changes of projects as messages: one by one, or as one piece of news when one request made many. */
export function messagesOf(announcements: readonly Announcement[]): readonly LiveMessage[] {
  const projects = new Set(announcements.map(({ projectId }) => projectId).filter((stream) => stream !== "instance"));
  return [...projects].map((projectId): LiveMessage => {
    const changes = announcements.filter((change) => change.projectId === projectId);
    if (changes.length <= mostTold) return { kind: "changes", changes };
    return { kind: "manyChanges", projectId, sequence: Math.max(...changes.map(({ sequence }) => sequence)) };
  });
}
