/** What was typed over a text of one version. */
export interface Draft {
  readonly version: number;
  readonly body: string;
}

/** What this browser keeps of a text that was typed and not saved; null when it keeps nothing. */
export function readDraft(key: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    const { version, body }: Partial<Record<keyof Draft, unknown>> = kept;
    return typeof version === "number" && typeof body === "string" ? { version, body } : null;
  } catch {
    return null;
  }
}

/** Keeps a draft, or forgets it. A browser that keeps nothing loses only the draft. */
export function keepDraft(key: string, draft: Draft | null): void {
  try {
    if (draft === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Nothing is kept then.
  }
}
