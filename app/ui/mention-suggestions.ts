import type { Suggestion } from "./completion-area.tsx";

/** What is typed after the `@` before the caret; null where no name is being typed. `mentionBefore("ask @li", 7)` is `"li"`. */
export function mentionBefore(text: string, caret: number): string | null {
  return /(?<![\w.@-])@([^\s@[\](),，。；：]{0,30})$/u.exec(text.slice(Math.max(0, caret - 40), caret))?.[1] ?? null;
}

/** Nobody when the server cannot be reached: a name can be typed out. */
export async function fetchSuggestions(projectId: string, typed: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  try {
    const response = await fetch(`/projects/${projectId}/mentions?q=${encodeURIComponent(typed)}`, { signal });
    // The route answers with nothing else.
    return response.ok ? ((await response.json()) as Suggestion[]) : [];
  } catch {
    return [];
  }
}
