export interface QueueLimits {
  readonly most: number;
  readonly ofOnePerson: number;
}

/** One that is read and four that wait, each with up to 50 MB; of one person one is read and one waits. */
const importLimits: QueueLimits = { most: 5, ofOnePerson: 2 };

/**
 * The files that this process takes in at once. Reading a plan file needs much memory and processor time, so it is done for one at a time; a few
 * more may be received and wait for their turn, and further ones are turned away before they are received.
 */
export class ImportQueue {
  readonly #limits: QueueLimits;
  readonly #admitted: string[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(limits = importLimits) {
    this.#limits = limits;
  }

  /** Does what receives a file and sees to it; undefined, and nothing is done, when too many are being seen to, or too many of this person. */
  async admit<Value>(userId: string, work: () => Promise<Value>): Promise<Value | undefined> {
    const own = this.#admitted.filter((admitted) => admitted === userId).length;
    if (this.#admitted.length >= this.#limits.most || own >= this.#limits.ofOnePerson) return undefined;
    this.#admitted.push(userId);
    try {
      return await work();
    } finally {
      this.#admitted.splice(this.#admitted.indexOf(userId), 1);
    }
  }

  /** Does the work when all that came before it is done, well or not. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
