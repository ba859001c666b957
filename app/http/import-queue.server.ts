/** One that is read and four that wait, each with up to 50 MB. */
const mostAdmitted = 5;

/**
 * The plan files that this process takes in. Reading one needs much memory and processor time, so it is done for one at a time; a few
 * more may be received and wait for their turn, and further ones are turned away before they are received.
 */
export class ImportQueue {
  #admitted = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** Does what receives a file and sees to it; undefined, and nothing is done, when too many are being seen to. */
  async admit<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    if (this.#admitted >= mostAdmitted) return undefined;
    this.#admitted++;
    try {
      return await work();
    } finally {
      this.#admitted--;
    }
  }

  /** Does the work when all that came before it is done, well or not. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
