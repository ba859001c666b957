import { useLocation } from "@remix-run/react";
import { useState, type ReactNode } from "react";
import { CompanionList } from "./companion-list.tsx";
import type { Companion } from "./connect-live.ts";
import { CompanionsContext } from "./live-context.ts";
import { LiveNotice } from "./live-notice.tsx";
import { newTab } from "./new-tab.ts";
import { useLiveUpdates } from "./use-live-updates.ts";
import { useShownPresence } from "./use-shown-presence.ts";

const nobody: readonly Companion[] = [];

interface LivePageProps {
  readonly projectId: string;
  /** Up to where in the project's log the page was loaded. */
  readonly sequence: number;
  readonly children: ReactNode;
}

/** Around the pages of a project: they follow what others do, and show who else is there. */
export function LivePage({ projectId, sequence, children }: LivePageProps) {
  const [tab] = useState(newTab);
  const { pathname } = useLocation();
  const page = pathname.slice(`/projects/${projectId}/`.length);
  const updates = useLiveUpdates({ projectId, page, sequence, tab });
  useShownPresence({ projectId, page, tab });
  const companions = updates.ending || !updates.isConnected ? nobody : updates.companions;
  return (
    <CompanionsContext.Provider value={companions}>
      <CompanionList companions={companions} />
      <LiveNotice updates={updates} />
      {children}
    </CompanionsContext.Provider>
  );
}
