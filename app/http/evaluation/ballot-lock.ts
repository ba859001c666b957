/** The name of the lock under which a seat's scores of a round are written, one at a time. */
export function ballotLock(roundId: string, seatId: string): string {
  return `ballot:${roundId}:${seatId}`;
}
