/** Somebody else on the same page, with the fields they are in. */
export interface Companion {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly string[];
}

/** Why nothing is heard any more: the session is over, access was taken away, or too many other pages are open. */
export type LiveEnding = "session" | "access" | "elsewhere";

/** What happened, in a word of the log, and whether the reader did it. */
export interface HeardChange {
  readonly type: string;
  readonly isOwn: boolean;
}

export interface LiveEvents {
  onChanged(sequence: number, change: HeardChange): void;
  /** Anything may have changed, and there may be no telling up to which place. */
  onAgain(): void;
  onCompanions(companions: readonly Companion[]): void;
  /** Something was done in a what-if, by the reader or another. */
  onBranch(branchId: string): void;
  /** The reader has new notifications. */
  onTold(): void;
  onRoleChanged(): void;
  onEnded(ending: LiveEnding): void;
  onConnection(isConnected: boolean): void;
}

/** A tab that nobody looks at gives its connection back after a while. */
const hiddenMilliseconds = 60_000;
const firstRetryMilliseconds = 4_000;
const longestRetryMilliseconds = 60_000;

/**
 * Listens to a project's changes for as long as the page is looked at, and comes back after every loss of the connection.
 *
 * @param address of the stream, for the place in the log up to which the page knows everything
 * @returns ends it
 */
export function connectLive(address: (since: number) => string, from: number, events: LiveEvents): () => void {
  let heard = from;
  let source: EventSource | undefined;
  let ending: LiveEnding | undefined;
  let retries = 0;
  let hiding: number | undefined;
  let retrying: number | undefined;

  const close = () => {
    clearTimeout(retrying);
    source?.close();
    source = undefined;
  };
  const end = (reason: LiveEnding) => {
    close();
    ending = reason;
    events.onEnded(reason);
  };
  const retry = () => {
    close();
    const wait = Math.min(firstRetryMilliseconds * 2 ** retries++, longestRetryMilliseconds);
    retrying = window.setTimeout(() => void open(), wait);
  };
  const note = (event: MessageEvent) => {
    const sequence = Number(event.lastEventId);
    heard = Math.max(heard, sequence);
    return sequence;
  };

  function open(): void {
    close();
    const opened = new EventSource(address(heard));
    source = opened;
    opened.addEventListener("ready", (event) => {
      retries = 0;
      note(event);
      events.onConnection(true);
    });
    opened.addEventListener("changed", (event) => events.onChanged(note(event), changeOf(event)));
    opened.addEventListener("again", (event) => {
      note(event);
      events.onAgain();
    });
    opened.addEventListener("present", (event) => events.onCompanions(JSON.parse(String(event.data)) as Companion[]));
    opened.addEventListener("branch", (event) => events.onBranch((JSON.parse(String(event.data)) as { id: string }).id));
    opened.addEventListener("told", () => events.onTold());
    opened.addEventListener("ended", (event) => {
      const { reason } = JSON.parse(String(event.data)) as { reason: string };
      if (reason === "session" || reason === "access" || reason === "elsewhere") return end(reason);
      if (reason !== "role") return;
      events.onRoleChanged();
      open();
    });
    opened.addEventListener("error", () => {
      if (source !== opened) return;
      events.onConnection(false);
      // The browser comes back by itself when a connection breaks; not when it was answered with something else.
      if (opened.readyState === EventSource.CLOSED) void findOut();
    });
  }

  /** Whether the server has anything to say against this page, or cannot be reached. */
  async function findOut(): Promise<void> {
    close();
    try {
      const answer = await fetch(address(heard), { headers: { Accept: "application/json" }, redirect: "manual" });
      if (ending) return;
      if (answer.type === "opaqueredirect") return end("session");
      if (answer.status === 403 || answer.status === 404) return end("access");
    } catch {
      // Not reachable: tried again below.
    }
    retry();
  }

  const onVisibility = () => {
    clearTimeout(hiding);
    if (document.visibilityState === "hidden") {
      hiding = window.setTimeout(close, hiddenMilliseconds);
      return;
    }
    if (ending === "elsewhere") ending = undefined;
    if (!source && !ending) open();
  };
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("focus", onVisibility);
  if (document.visibilityState === "visible") open();
  return () => {
    ending = "access";
    clearTimeout(hiding);
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("focus", onVisibility);
    close();
  };
}

function changeOf(event: MessageEvent): HeardChange {
  const { type, isOwn = false } = JSON.parse(String(event.data)) as { type: string; isOwn?: boolean };
  return { type, isOwn };
}
