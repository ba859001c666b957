import { useEffect, useMemo, useState } from "react";
import type { SearchResult } from "../search-result.ts";
import { standingResults } from "./palette-items.ts";

interface Suggestions {
  readonly query: string;
  readonly results: readonly SearchResult[];
}

const pauseMs = 60;

/** The best results for what is typed, asked for at a short pause. Those of the query before that may be among them stand until they come. */
export function useSuggestions(query: string, projectId: string | null) {
  const [found, setFound] = useState<Suggestions>({ query: "", results: [] });
  const asked = query.trim();
  useEffect(() => {
    if (asked === "") return;
    const abort = new AbortController();
    const waiting = window.setTimeout(() => {
      void suggestions(asked, projectId, abort.signal).then(
        (results) => setFound({ query: asked, results }),
        // Without a connection the commands are still there; the next letter asks again.
        () => undefined,
      );
    }, pauseMs);
    return () => {
      window.clearTimeout(waiting);
      abort.abort();
    };
  }, [asked, projectId]);
  const isLooking = asked !== "" && found.query !== asked;
  const results = useMemo(() => {
    if (asked === "") return none;
    return isLooking ? standingResults(found.results, found.query, asked) : found.results;
  }, [asked, isLooking, found]);
  return { results, isLooking };
}

const none: readonly SearchResult[] = [];

async function suggestions(query: string, projectId: string | null, signal: AbortSignal): Promise<readonly SearchResult[]> {
  const asked = new URLSearchParams({ q: query, ...(projectId ? { near: projectId } : {}) });
  const response = await fetch(`/search/suggestions?${asked}`, { signal, headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`The search answered with ${response.status}`);
  // The server makes it of the same type.
  return ((await response.json()) as Suggestions).results;
}
