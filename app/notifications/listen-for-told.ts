import { noteSessionEnd } from "#app/ui/live/session-end.ts";
import { newTab } from "#app/ui/live/new-tab.ts";
import { toldEvent } from "#app/ui/live/told-event.ts";

/** Lets a page outside of projects hear when its reader is told something, or signed out; what it listens with is loaded for that. Returns its end. */
export function listenForTold(): () => void {
  let end: (() => void) | null = null;
  let isOver = false;
  const tab = newTab();
  const tell = () => window.dispatchEvent(new Event(toldEvent));
  void import("#app/ui/live/connect-live.ts")
    .then(({ connectLive }) => {
      if (isOver) return;
      let isBack = false;
      end = connectLive(() => `/events?tab=${tab}`, 0, {
        onChanged: tell,
        onAgain: tell,
        onCompanions: () => undefined,
        onBranch: () => undefined,
        onTold: tell,
        onRoleChanged: () => undefined,
        onEnded: (ending) => noteSessionEnd(ending === "session"),
        onConnection: (isConnected) => {
          // Signed in again beside this page.
          if (isConnected) noteSessionEnd(false);
          // What was told while nothing was heard is asked for.
          if (isConnected && isBack) tell();
          isBack ||= !isConnected;
        },
      });
    })
    // Without it the number is that of the page as it was loaded.
    .catch(() => undefined);
  return () => {
    isOver = true;
    end?.();
    noteSessionEnd(false);
  };
}
