import { Icon, type IconName } from "#app/ui/icon.tsx";
import { useDisclosure } from "./use-disclosure.ts";

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

/** A button that opens a list of things to do. It closes on a choice as well. */
export function ToolMenu({ label, icon, items }: ToolMenuProps) {
  const menu = useDisclosure();
  const choose = (item: ToolMenuItem) => {
    menu.current?.removeAttribute("open");
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
