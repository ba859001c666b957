import { FrameQueue, type Frame } from "./frame-queue.ts";

/** A comment line: keeps proxies and both ends from taking a silent connection for a lost one. */
const heartbeat = ": \n\n";
const retryMilliseconds = 3_000;

/** An open event stream: takes frames at any time and hands them out as fast as its reader reads. */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #queue = new FrameQueue();
  readonly #encoder = new TextEncoder();
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #isEnding = false;

  /** @param onClose called once, when the reader is gone or the stream has ended */
  constructor(onClose: () => void) {
    this.body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
        controller.enqueue(this.#encoder.encode(`retry: ${retryMilliseconds}\n\n`));
      },
      pull: () => this.#flush(),
      cancel: () => {
        this.#controller = undefined;
        onClose();
      },
    });
  }

  send(frame: Frame): void {
    if (this.#isEnding) return;
    this.#queue.add(frame);
    this.#flush();
  }

  beat(): void {
    if (this.#queue.isEmpty && this.#mayWrite()) this.#write(heartbeat);
  }

  /** Nothing is sent after this frame. */
  end(frame: Frame): void {
    if (this.#isEnding) return;
    this.#queue.take();
    this.#queue.add(frame);
    this.#isEnding = true;
    this.#flush();
  }

  #flush(): void {
    if (!this.#queue.isEmpty && this.#mayWrite()) this.#write(this.#queue.take());
    if (this.#isEnding && this.#queue.isEmpty) {
      this.#controller?.close();
      this.#controller = undefined;
    }
  }

  #mayWrite(): boolean {
    return (this.#controller?.desiredSize ?? 0) > 0;
  }

  #write(text: string): void {
    this.#controller?.enqueue(this.#encoder.encode(text));
  }
}
