import { tinykeys } from "tinykeys";
import { useEffect } from "react";

/** What opens the palette, as most keyboards name it. */
export const paletteKeys = "Ctrl K";

/** Listens to keys all over the page. Keys without Ctrl, Cmd or Alt do nothing while something is typed, composed or asked in a dialog. */
export function useShortcuts(bindings: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    // The end of a sequence, such as the K of G K, is not also what that key does alone.
    const longestFirst = Object.entries(bindings).sort(([one], [other]) => other.split(" ").length - one.split(" ").length);
    const guarded = longestFirst.map(([keys, run]) => [
      keys,
      (event: KeyboardEvent) => {
        if (event.isComposing || event.defaultPrevented || event.repeat) return;
        if (!keys.startsWith("$mod") && isTaken(event.target)) return;
        event.preventDefault();
        run();
      },
    ]);
    return tinykeys(window, Object.fromEntries(guarded) as Record<string, (event: KeyboardEvent) => void>);
  }, [bindings]);
}

/** Whether keys belong to what has the focus. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]")) return true;
  return target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select") !== null);
}

/** Keys as people read them: `g p` becomes `G` then `P`. */
export function shownKeys(keys: string): string[] {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  return keys.split(" ").map((press) =>
    press
      .replace("$mod", isMac ? "⌘" : "Ctrl")
      .split("+")
      .map((part) => (part.length === 1 ? part.toUpperCase() : part))
      .join("+"),
  );
}
