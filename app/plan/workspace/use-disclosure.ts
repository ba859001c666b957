import { useEffect, useRef, type RefObject } from "react";

/** A menu that closes when the focus or the pointer goes elsewhere, and on Escape, which gives the focus back to its button. The arrows go through its buttons. */
export function useDisclosure(): RefObject<HTMLDetailsElement> {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const { current: own } = menu;
    const onElsewhere = ({ target }: Event) => {
      if (own?.open && !(target instanceof Node && own.contains(target))) own.open = false;
    };
    const onKeyDown = (event: KeyboardEvent) => own && actOnKey(event, own);
    own?.addEventListener("keydown", onKeyDown);
    document.addEventListener("pointerdown", onElsewhere);
    document.addEventListener("focusin", onElsewhere);
    return () => {
      own?.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("pointerdown", onElsewhere);
      document.removeEventListener("focusin", onElsewhere);
    };
  }, []);
  return menu;
}

function actOnKey(event: KeyboardEvent, menu: HTMLDetailsElement): void {
  const step = event.target instanceof HTMLInputElement ? undefined : { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!menu.open || (event.key !== "Escape" && step === undefined)) return;
  event.preventDefault();
  event.stopPropagation();
  if (step === undefined) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
    return;
  }
  const buttons = [...menu.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
  const place = buttons.findIndex((button) => button === document.activeElement);
  buttons[(place + step + buttons.length) % buttons.length]?.focus();
}
