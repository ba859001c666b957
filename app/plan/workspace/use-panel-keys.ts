import { useEffect, useRef, type RefObject } from "react";

/** A panel over the plan: its keys are its own, and Escape closes it, but for the one that ends a composition. */
export function usePanelKeys<Panel extends HTMLElement>(onClose: () => void): RefObject<Panel> {
  const panel = useRef<Panel>(null);
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    const { current } = panel;
    const onKeyDown = (event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      latest.current();
    };
    current?.addEventListener("keydown", onKeyDown);
    return () => current?.removeEventListener("keydown", onKeyDown);
  }, []);
  return panel;
}
