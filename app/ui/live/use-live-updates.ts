import { useNavigation, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { branchEvent } from "./branch-event.ts";
import { connectLive, type Companion, type LiveEnding } from "./connect-live.ts";
import { isConcerned } from "./concerned.ts";
import { HeardChanges } from "./heard-changes.ts";
import { toldEvent } from "./told-event.ts";
import { isBusy } from "./unsaved.ts";

export interface LiveUpdates {
  readonly companions: readonly Companion[];
  readonly ending: LiveEnding | null;
  readonly isConnected: boolean;
  /** Others changed what this page shows, and it waits until what is typed here is saved. */
  readonly isWaiting: boolean;
  /** The reader's role is another one than when the page was opened. */
  readonly hasNewRole: boolean;
}

interface LivePage {
  readonly projectId: string;
  /** The path within the project. */
  readonly page: string;
  /** Up to where in the project's log the page was loaded. */
  readonly sequence: number;
  readonly tab: string;
}

const settleMilliseconds = 120;
const busyMilliseconds = 700;

/** Keeps a page in step with what others do: what they change is loaded anew as soon as nobody types here. */
export function useLiveUpdates({ projectId, page, sequence, tab }: LivePage): LiveUpdates {
  const { revalidate } = useRevalidator();
  const navigation = useNavigation();
  const [companions, setCompanions] = useState<readonly Companion[]>([]);
  const [ending, setEnding] = useState<LiveEnding | null>(null);
  const [isConnected, setConnected] = useState(true);
  const [isWaiting, setWaiting] = useState(false);
  const [hasNewRole, setNewRole] = useState(false);
  const latest = useRef({ page, sequence, isIdle: true });
  latest.current = { page, sequence, isIdle: navigation.state === "idle" };
  const [heard] = useState(() => new HeardChanges());
  const timer = useRef<number>();

  const settle = useCallback(() => {
    clearTimeout(timer.current);
    if (!heard.isNewTo(latest.current.sequence)) return setWaiting(false);
    const busy = isBusy(document);
    setWaiting(busy && heard.isOfOthers(latest.current.sequence));
    if (busy || !latest.current.isIdle) {
      timer.current = window.setTimeout(settle, busy ? busyMilliseconds : settleMilliseconds);
      return;
    }
    heard.ask();
    revalidate();
  }, [heard, revalidate]);

  useEffect(() => {
    const soon = () => {
      clearTimeout(timer.current);
      timer.current = window.setTimeout(settle, settleMilliseconds);
    };
    const disconnect = connectLive((since) => `/projects/${projectId}/events?tab=${tab}&since=${since}`, latest.current.sequence, {
      onChanged: (place, { type, isOwn }) => {
        // On the way to another page, that page may show what this one does not.
        if (latest.current.isIdle && !isConcerned(latest.current.page, type)) return;
        heard.note(place, isOwn);
        soon();
      },
      onAgain: () => {
        heard.doubt();
        soon();
      },
      onCompanions: setCompanions,
      onBranch: (branchId) => window.dispatchEvent(new CustomEvent(branchEvent, { detail: branchId })),
      onTold: () => window.dispatchEvent(new Event(toldEvent)),
      onRoleChanged: () => {
        setNewRole(true);
        heard.doubt();
        soon();
      },
      onEnded: setEnding,
      onConnection: (connected) => {
        setConnected(connected);
        if (connected) setEnding(null);
      },
    });
    return () => {
      clearTimeout(timer.current);
      disconnect();
    };
  }, [projectId, tab, heard, settle]);

  return { companions, ending, isConnected, isWaiting, hasNewRole };
}
