import { useMatches } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { toldEvent } from "#app/ui/live/told-event.ts";
import { listenForTold } from "./listen-for-told.ts";
import { withHeard, type KnownUnread } from "./known-unread.ts";

export interface LoadedUnread {
  readonly unread: number;
}

const gatherMilliseconds = 300;
/** Its pages hear of notifications with what they hear of their project. */
const projectRoute = "projects/project.route";

/** How many notifications are unread: as the page was loaded, until it is loaded anew, hears of others or is looked at again. */
export function useUnread(loaded: LoadedUnread): KnownUnread {
  const [known, setKnown] = useState<KnownUnread>({ unread: loaded.unread, hasNew: false });
  const isAskingDue = useRef(false);
  useEffect(() => {
    setKnown((last) => withHeard(last, loaded.unread));
    const asking = new AbortController();
    let timer: number | undefined;
    const ask = async () => {
      const unread = await readUnread(asking.signal);
      if (asking.signal.aborted) return;
      isAskingDue.current = false;
      if (unread !== null) setKnown((last) => withHeard(last, unread));
    };
    const soon = () => {
      isAskingDue.current = true;
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), gatherMilliseconds);
    };
    const onVisibility = () => {
      if (document.visibilityState === "visible") soon();
    };
    // What was told while the page was loaded anew may be newer than what was loaded.
    if (isAskingDue.current) soon();
    window.addEventListener(toldEvent, soon);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      asking.abort();
      clearTimeout(timer);
      window.removeEventListener(toldEvent, soon);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [loaded]);
  const isInProject = useMatches().some(({ id }) => id === projectRoute);
  useEffect(() => (isInProject ? undefined : listenForTold()), [isInProject]);
  return known;
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
