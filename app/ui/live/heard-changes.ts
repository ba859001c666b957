/** What was heard of a project's changes, and what of it was asked for already. */
export class HeardChanges {
  #newest = 0;
  #newestOfOthers = 0;
  #asked = 0;
  #isInDoubt = false;

  note(sequence: number, isOwn = false): void {
    this.#newest = Math.max(this.#newest, sequence);
    if (!isOwn) this.#newestOfOthers = Math.max(this.#newestOfOthers, sequence);
  }

  /** Whatever is known may be out of date, until it is asked for anew. */
  doubt(): void {
    this.#isInDoubt = true;
  }

  /** @param sequence up to where in the project's log the page was loaded */
  isNewTo(sequence: number): boolean {
    return this.#isInDoubt || this.#newest > Math.max(sequence, this.#asked);
  }

  /** Whether any of what is new was done by somebody else, as far as can be told. */
  isOfOthers(sequence: number): boolean {
    return this.#isInDoubt || this.#newestOfOthers > Math.max(sequence, this.#asked);
  }

  ask(): void {
    this.#asked = this.#newest;
    this.#isInDoubt = false;
  }
}
