import { useEffect, useRef } from "react";
import { Icon, type IconName } from "#app/ui/icon.tsx";

export interface ToolMenuItem {
  readonly id: string;
  readonly label: string;
  /** As it is written for people. */
  readonly keys?: string | undefined;
  readonly isDisabled?: boolean;
  run(): void;
}

export interface ToolMenuProps {
  readonly label: string;
  readonly icon: IconName;
  readonly items: readonly ToolMenuItem[];
}

/** A button that opens a list of things to do. It closes on a choice, on Escape, and when the focus goes elsewhere. */
export function ToolMenu({ label, icon, items }: ToolMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const onElsewhere = ({ target }: Event) => {
      if (menu.current?.open && !(target instanceof Node && menu.current.contains(target))) menu.current.open = false;
    };
    const { current: own } = menu;
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
  const choose = (item: ToolMenuItem) => {
    if (menu.current) menu.current.open = false;
    item.run();
  };
  return (
    <details ref={menu} className="tool-menu">
      <summary className="button icon-button" aria-label={label} title={label}>
        <Icon name={icon} />
      </summary>
      <ul className="tool-menu-list">
        {items.map((item) => (
          <li key={item.id}>
            <button type="button" disabled={item.isDisabled ?? false} onClick={() => choose(item)}>
              <span>{item.label}</span>
              {item.keys ? <kbd>{item.keys}</kbd> : null}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Escape closes the open menu, and the arrows go through it. */
function actOnKey(event: KeyboardEvent, menu: HTMLDetailsElement): void {
  if (!menu.open) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key !== "Escape" && step === undefined) return;
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
