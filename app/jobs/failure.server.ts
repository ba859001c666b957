/** A job that cannot be done however often it is tried. */
export class PermanentFailure extends Error {}

const longestText = 500;

/** What went wrong, for who looks after the instance: a line of limited length. */
export function describeFailure(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\s+/g, " ").trim().slice(0, longestText) || "failed without a reason";
}

const firstPauseSeconds = 15;
const longestPauseSeconds = 6 * 60 * 60;

/** How long to wait after the n-th failed attempt: 15 s, 30 s, a minute, and so on, six hours at most. */
export function pauseAfter(attempts: number): number {
  return Math.min(firstPauseSeconds * 2 ** (attempts - 1), longestPauseSeconds);
}
