import { useEffect, useRef, type KeyboardEvent } from "react";
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
    document.addEventListener("pointerdown", onElsewhere);
    document.addEventListener("focusin", onElsewhere);
    return () => {
      document.removeEventListener("pointerdown", onElsewhere);
      document.removeEventListener("focusin", onElsewhere);
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const { current } = menu;
    if (!current?.open) return;
    if (event.key === "Escape") {
      event.preventDefault();
      current.open = false;
      current.querySelector("summary")?.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...current.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
    const place = buttons.findIndex((button) => button === document.activeElement);
    buttons[(place + step + buttons.length) % buttons.length]?.focus();
  };
  const choose = (item: ToolMenuItem) => {
    if (menu.current) menu.current.open = false;
    item.run();
  };
  return (
    <details ref={menu} className="tool-menu" onKeyDown={onKeyDown}>
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
