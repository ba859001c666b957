/** How long what was deleted can be put back. */
export const trashDays = 30;

/** The instant at which what was deleted then is gone for good. */
export function gone(deletedAt: string): string {
  return shifted(deletedAt, trashDays);
}

/** What was deleted before this instant is gone for good. */
export function trashHorizon(now: string): string {
  return shifted(now, -trashDays);
}

function shifted(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 24 * 60 * 60_000).toISOString();
}
