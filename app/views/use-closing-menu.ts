import { useEffect, useRef, type RefObject } from "react";

/** What a menu is opened for. What others do meanwhile does not close it: its reader may be typing. */
interface Purpose {
  /** The page to go to. */
  readonly query: string;
  /** The answer to what was done in it, once it came off. */
  readonly done: object | undefined;
}

/**
 * A menu that closes on Escape, when its reader goes elsewhere, and when what it is for has happened. The focus goes back to its button.
 *
 * @param onClosed hears of it each time
 */
export function useClosingMenu({ query, done }: Purpose, onClosed: () => void): RefObject<HTMLDetailsElement> {
  const latest = useRef(onClosed);
  latest.current = onClosed;
  const menu = useRef<HTMLDetailsElement>(null);
  const opened = useRef<Purpose>({ query, done });
  useEffect(() => {
    const { query: before, done: doneBefore } = opened.current;
    opened.current = { query, done: done ?? doneBefore };
    if (menu.current && (before !== query || (done && done !== doneBefore))) close(menu.current);
  }, [query, done]);
  useEffect(() => {
    const onElsewhere = ({ target }: Event) => {
      const { current } = menu;
      if (current && !(target instanceof Node && current.contains(target))) close(current);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || !menu.current?.open) return;
      event.preventDefault();
      close(menu.current);
    };
    // With the forms that were opened in it: a page with an open form waits with what is new.
    const onToggle = ({ currentTarget }: Event) => {
      if (!(currentTarget instanceof HTMLDetailsElement) || currentTarget.open) return;
      for (const inner of currentTarget.querySelectorAll("details")) inner.open = false;
      latest.current();
    };
    const { current: closing } = menu;
    closing?.addEventListener("toggle", onToggle);
    document.addEventListener("pointerdown", onElsewhere);
    document.addEventListener("focusin", onElsewhere);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      closing?.removeEventListener("toggle", onToggle);
      document.removeEventListener("pointerdown", onElsewhere);
      document.removeEventListener("focusin", onElsewhere);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, []);
  return menu;
}

function close(menu: HTMLDetailsElement): void {
  if (!menu.open) return;
  const { activeElement } = document;
  if (menu.contains(activeElement) || activeElement === document.body) menu.querySelector("summary")?.focus();
  menu.open = false;
}
