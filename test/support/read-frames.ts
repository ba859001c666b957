export interface ReadFrame {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: unknown;
}

export interface ReadFrames {
  readonly frames: readonly ReadFrame[];
  /** The next frame of a kind that was not asked for yet. Fails after five seconds. */
  next(event: string): Promise<ReadFrame>;
  until(isSo: () => boolean): Promise<void>;
  isOver(): boolean;
  stop(): Promise<void>;
}

/** Reads an event stream as a browser does, line by line. */
export function readFrames(response: Response): ReadFrames {
  if (!response.body) throw new Error("There is no stream to read");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const frames: ReadFrame[] = [];
  const taken = new Map<string, number>();
  let isOver = false;
  let text = "";
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += value;
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      frames.push(...blocks.flatMap(frameOf));
    }
  })()
    .catch(() => undefined)
    .finally(() => (isOver = true));
  const until = async (isSo: () => boolean) => {
    const deadline = performance.now() + 5_000;
    while (!isSo()) {
      if (performance.now() > deadline) throw new Error(`Not heard within five seconds; heard: ${JSON.stringify(frames)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return {
    frames,
    until,
    isOver: () => isOver,
    next: async (event) => {
      const place = taken.get(event) ?? 0;
      taken.set(event, place + 1);
      const found = () => frames.filter((frame) => frame.event === event)[place];
      await until(() => found() !== undefined);
      return found()!;
    },
    stop: async () => {
      await reader.cancel();
      await reading;
    },
  };
}

function frameOf(block: string): ReadFrame[] {
  const fields = new Map<string, string>();
  for (const line of block.split(/\r\n|\r|\n/)) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) fields.set(name, value);
  }
  const event = fields.get("event");
  return event === undefined ? [] : [{ event, id: fields.get("id"), data: JSON.parse(fields.get("data") ?? "null") as unknown }];
}
