import { useEffect, useState } from "react";
import { toldEvent } from "#app/ui/live/told-event.ts";

export interface LoadedUnread {
  readonly unread: number;
}

interface Unread {
  readonly unread: number;
  /** Whether more have come since the page was loaded, or since that was said last. */
  readonly hasNew: boolean;
}

const gatherMilliseconds = 300;

/** How many notifications are unread: as the page was loaded, until it hears of others or is looked at again. */
export function useUnread(loaded: LoadedUnread): Unread {
  const [heard, setHeard] = useState<{ readonly since: LoadedUnread } & Unread>();
  useEffect(() => {
    const asking = new AbortController();
    let timer: number | undefined;
    const ask = async () => {
      const unread = await readUnread(asking.signal);
      if (unread === null || asking.signal.aborted) return;
      setHeard((last) => {
        const before = last?.since === loaded ? last.unread : loaded.unread;
        return { since: loaded, unread, hasNew: unread > before };
      });
    };
    const soon = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), gatherMilliseconds);
    };
    const onVisibility = () => {
      if (document.visibilityState === "visible") soon();
    };
    window.addEventListener(toldEvent, soon);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      asking.abort();
      clearTimeout(timer);
      window.removeEventListener(toldEvent, soon);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [loaded]);
  return heard?.since === loaded ? heard : { unread: loaded.unread, hasNew: false };
}

/** Null when the server does not say: the next time will do. */
async function readUnread(signal: AbortSignal): Promise<number | null> {
  try {
    const answer = await fetch("/notifications/unread", { signal, headers: { Accept: "application/json" }, redirect: "error" });
    // The route answers with nothing else.
    return answer.ok ? ((await answer.json()) as LoadedUnread).unread : null;
  } catch {
    return null;
  }
}
