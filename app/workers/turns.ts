/** Lets so many pieces of work be done at a time; further ones wait, and begin in the order in which they came. */
export class Turns {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #atWork = 0;

  constructor(most: number) {
    this.#most = most;
  }

  async take<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#atWork < this.#most) this.#atWork++;
    else await new Promise<void>((begin) => this.#waiting.push(begin));
    try {
      return await work();
    } finally {
      // Whoever comes next takes over the place.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#atWork--;
    }
  }
}
