import { useEffect, useRef, type RefObject } from "react";

/**
 * A menu that closes on Escape, when its reader goes elsewhere, and when what it is for has happened. The focus goes back to its button.
 *
 * @param state of the page: another one is what it was opened for
 * @param onClosed hears of it each time
 */
export function useClosingMenu(state: string, onClosed: () => void): RefObject<HTMLDetailsElement> {
  const latest = useRef(onClosed);
  latest.current = onClosed;
  const menu = useRef<HTMLDetailsElement>(null);
  const opened = useRef(state);
  useEffect(() => {
    if (opened.current === state) return;
    opened.current = state;
    if (menu.current) close(menu.current);
  }, [state]);
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
