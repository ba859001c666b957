/** Where the browser is in its history, as the router counts; nothing at a place that the router did not make. */
export function placeInHistory(): number | undefined {
  const state: unknown = window.history.state;
  return typeof state === "object" && state !== null && "idx" in state && typeof state.idx === "number" ? state.idx : undefined;
}

/** Gives up the way to another page, for the one that is at this place of the history. */
export function stayAt(place: number | undefined): void {
  const reached = placeInHistory();
  if (reached === place) return endTheWay({ replace: true });
  // On the way back the browser is at the page before already: what is written over there would be gone.
  if (reached === undefined || place === undefined) return endTheWay({ replace: false });
  if (isReturning) return;
  isReturning = true;
  window.addEventListener("popstate", onReturn, { once: true, capture: true });
  window.history.go(place - reached);
}

let isReturning = false;

/** The router would load the page to which the browser returns. */
function onReturn(event: PopStateEvent): void {
  event.stopImmediatePropagation();
  isReturning = false;
  endTheWay({ replace: true });
}

/** A place within the page is reached without the server, and ends the way to any other. */
function endTheWay({ replace }: { readonly replace: boolean }): void {
  const router = globalThis.__remixRouter;
  const before: unknown = router.state.location.state;
  const state = { ...(typeof before === "object" ? before : null), isStay: true };
  void router.navigate("#main", { replace, preventScrollReset: true, state });
}

/** Whether a place of the router, by its state, is one at which the reader stayed. */
export function isStay(state: unknown): boolean {
  return typeof state === "object" && state !== null && "isStay" in state;
}
