/** The name of the lock under which a seat's scores of a round are written, one at a time. */
export function ballotLock(roundId: string, seatId: string): string {
  return `ballot:${roundId}:${seatId}`;
}

/** The name of the lock under which vendors and what they offer are changed. */
export function vendorsLock(projectId: string): string {
  return `vendors:${projectId}`;
}
