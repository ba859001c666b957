import { useLocation, useNavigation, useSearchParams } from "@remix-run/react";
import { useCallback, useMemo, useRef } from "react";
import type { ViewAddress } from "./workspace/use-addressed-view.ts";
import { viewOf, withPlanView } from "./workspace/view-query.ts";

/** How the plan is looked at, and which task its reader is at, in the address of the page. */
export function useViewAddress(openTaskId: string | undefined) {
  const [search, setSearch] = useSearchParams();
  const location = useLocation();
  const query = viewOf(search);
  const isLeaving = useNavigation().state !== "idle";
  const latest = useRef({ search, setSearch, location, query, isLeaving });
  latest.current = { search, setSearch, location, query, isLeaving };

  const change = useCallback<ViewAddress["change"]>((next, former, kind) => {
    const { current } = latest;
    // The way back leads to what was shown, although nothing said so until now. The router does not need to know.
    if (current.query === "") {
      const { pathname, hash } = current.location;
      window.history.replaceState(window.history.state, "", `${pathname}?${withPlanView(current.search, former)}${hash}`);
    }
    const replace = kindOf(current.location.state) === kind;
    current.setSearch((before) => withPlanView(before, next), { replace, preventScrollReset: true, state: { view: kind } });
  }, []);

  const selectTask = useCallback(
    (taskId: string) => {
      const { current } = latest;
      // Another page is on its way: a new address of this one would call it back.
      if (current.isLeaving) return;
      if (openTaskId !== undefined || current.search.get("task") === taskId) return;
      const withTask = (before: URLSearchParams) => {
        const next = new URLSearchParams(before);
        next.set("task", taskId);
        return next;
      };
      const state: unknown = current.location.state;
      current.setSearch(withTask, { replace: true, preventScrollReset: true, state });
    },
    [openTaskId],
  );
  const address = useMemo((): ViewAddress => ({ query, change }), [query, change]);
  return { address, selectTask, selectedTaskId: openTaskId ?? search.get("task") };
}

/** The kind of change that led to a place of the way back. */
function kindOf(state: unknown): unknown {
  return typeof state === "object" && state !== null && "view" in state ? state.view : undefined;
}
