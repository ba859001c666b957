import type { Subscription } from "./subscriber.ts";

const mostOfOne = 5;
const mostStreams = 1_000;

/** Which of the open streams end for a new one: those it takes up again, and at most one other. */
interface Room<Open> {
  readonly former: readonly Open[];
  readonly leaver: Open | undefined;
}

/**
 * The room for a stream among the open ones, the oldest first; undefined when there is none. Pages outside of projects, which have less
 * to miss, give way to all others, and take no place but that of another one of the same account.
 */
export function roomFor<Open extends Subscription>(asked: Subscription, open: readonly Open[]): Room<Open> | undefined {
  const former = open.filter((stream) => isTakenUp(asked, stream));
  const others = open.filter((stream) => !former.includes(stream));
  const own = others.filter(({ userId }) => userId === asked.userId);
  const isInProject = asked.projectId !== null;
  if (own.length >= mostOfOne) {
    const leaver = own.find(isOutside) ?? (isInProject ? own[0] : undefined);
    return leaver && { former, leaver };
  }
  if (others.length < mostStreams) return { former, leaver: undefined };
  const leaver = isInProject ? others.find(isOutside) : undefined;
  return leaver && { former, leaver };
}

function isTakenUp({ userId, tab, projectId }: Subscription, open: Subscription): boolean {
  return open.userId === userId && open.tab === tab && open.projectId === projectId && (tab !== "" || projectId !== null);
}

function isOutside({ projectId }: Subscription): boolean {
  return projectId === null;
}
