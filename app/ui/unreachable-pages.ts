/** Pages that the server did not answer for, each with what asks once more; null while that is under way. */
const unanswered = new Map<symbol, (() => void) | null>();
const listeners = new Set<() => void>();

/** Lets a page stay whose reader asks for another one while the server cannot be reached. Remix would put an error page in its place. */
export function keepUnreachablePages(): void {
  const ask = window.fetch;
  window.fetch = (address, options) => {
    const isPage = address instanceof URL && address.pathname.endsWith(".data") && (options?.method ?? "GET") === "GET";
    return isPage ? askPatiently(() => ask(address, options), options?.signal) : ask(address, options);
  };
  keepPageFromReloading();
}

export function hearOfReach(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether every page that was asked for was had; some wait until they are asked for again; or all of those are just being asked for. */
export function readReach(): "reached" | "lost" | "asking" {
  if (unanswered.size === 0) return "reached";
  return [...unanswered.values()].some((again) => again !== null) ? "lost" : "asking";
}

/** Asks for everything that waits once more; what still cannot be had waits again. */
export function askAgain(): void {
  for (const [page, again] of unanswered) {
    unanswered.set(page, null);
    again?.();
  }
  tell();
}

/** Asks the server until it answers: every time that the reader says so, unless they go elsewhere. */
async function askPatiently(ask: () => Promise<Response>, signal?: AbortSignal | null): Promise<Response> {
  const page = Symbol();
  try {
    for (;;) {
      try {
        const response = await ask();
        if (isFromServer(response)) return response;
      } catch (error) {
        if (signal?.aborted) throw error;
      }
      await turnOf(page, signal);
    }
  } finally {
    if (unanswered.delete(page)) tell();
  }
}

/** A proxy that finds no server behind it answers itself. */
function isFromServer({ status, headers }: Response): boolean {
  return ![502, 503, 504].includes(status) || headers.has("X-Remix-Response");
}

function turnOf(page: symbol, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((turn, giveUp) => {
    unanswered.set(page, turn);
    signal?.addEventListener("abort", () => giveUp(new DOMException("The reader went elsewhere", "AbortError")), { once: true });
    tell();
  });
}

function tell(): void {
  for (const listener of listeners) listener();
}

interface ReloadEvent extends Event {
  readonly navigationType: string;
  readonly userInitiated: boolean;
}

/**
 * Remix loads the whole page anew when the script of the next one cannot be had, as after an upgrade. Where that is because the server
 * cannot be reached, nothing would be left of this page: it stays, too. A browser that tells nothing of such reloads does as Remix says.
 */
function keepPageFromReloading(): void {
  const { navigation } = window as { readonly navigation?: EventTarget };
  let isLetThrough = false;
  navigation?.addEventListener("navigate", (event) => {
    const { navigationType, userInitiated } = event as ReloadEvent;
    if (navigationType !== "reload" || userInitiated || isLetThrough || !event.cancelable) return;
    event.preventDefault();
    void reloadOnceReached();
  });

  async function reloadOnceReached(): Promise<void> {
    const router = globalThis.__remixRouter;
    const wanted = router.state.navigation.location;
    const abandoned = new AbortController();
    const stop = router.subscribe(({ navigation: now }) => now.location !== wanted && abandoned.abort());
    try {
      await askPatiently(() => fetch("/healthz", { cache: "no-store", signal: abandoned.signal }), abandoned.signal);
    } catch {
      return;
    } finally {
      stop();
    }
    isLetThrough = true;
    if (wanted) window.location.assign(`${wanted.pathname}${wanted.search}${wanted.hash}`);
    else window.location.reload();
  }
}
