/** One message of an event stream. */
export interface Frame {
  readonly event: "ready" | "changed" | "branch" | "again" | "present" | "told" | "ended";
  readonly data: unknown;
  /** Where a browser that loses the connection asks to go on. */
  readonly id?: number;
  /** Whose act a change was; it is not sent. */
  readonly actorId?: string;
}

const mostWaiting = 50;

/** JSON has no line break outside of its strings, and writes those inside as `\n`: nothing in the data can begin another field. */
export function frameText({ event, data, id }: Frame): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * What a reader has not taken yet. However slow the reader, little waits for it: of who is present only the newest state, and when too
 * many changes wait, the advice to look at everything again in their place.
 */
export class FrameQueue {
  #frames: Frame[] = [];

  get isEmpty(): boolean {
    return this.#frames.length === 0;
  }

  add(frame: Frame): void {
    if (frame.event === "present" || frame.event === "told") this.#frames = this.#frames.filter(({ event }) => event !== frame.event);
    this.#frames.push(frame);
    if (this.#frames.length > mostWaiting) this.#collapse();
  }

  /** Everything that waits, as text; the queue is empty then. */
  take(): string {
    const text = this.#frames.map(frameText).join("");
    this.#frames = [];
    return text;
  }

  #collapse(): void {
    const ids = this.#frames.flatMap((frame) => frame.id ?? []);
    const kept = this.#frames.filter((frame) => frame.event !== "changed" && frame.event !== "again");
    this.#frames = [...kept, { event: "again", data: null, ...(ids.length > 0 ? { id: Math.max(...ids) } : {}) }];
  }
}
