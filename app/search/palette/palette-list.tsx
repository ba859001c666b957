import { useEffect, useId, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { MarkedText } from "../marked-text.tsx";
import { shownKeys } from "../shortcuts.ts";
import type { PaletteItem } from "./palette-items.ts";

interface PaletteListProps {
  readonly id: string;
  readonly items: readonly PaletteItem[];
  readonly chosen: number;
  optionId(index: number): string;
  onChoose(item: PaletteItem): void;
}

/** The options in their groups; the field keeps the focus, so they are only pointed at. */
export function PaletteList({ id, items, chosen, optionId, onChoose }: PaletteListProps) {
  const { t } = useTranslation("search");
  const groupId = useId();
  return (
    <div id={id} role="listbox" aria-label={t("palette.title")} className="palette-list">
      {[...new Set(items.map((item) => item.group))].map((group) => {
        const own = items.flatMap((item, index) => (item.group === group ? [{ item, index }] : []));
        return (
          <div key={group} role="group" aria-labelledby={`${groupId}-${group}`}>
            <p id={`${groupId}-${group}`} className="palette-group">
              {t(`palette.group.${group}`)}
            </p>
            {own.map(({ item, index }) => (
              <PaletteOption key={item.id} id={optionId(index)} item={item} isChosen={index === chosen} onChoose={onChoose} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

interface PaletteOptionProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isChosen: boolean;
  onChoose(item: PaletteItem): void;
}

function PaletteOption({ id, item, isChosen, onChoose }: PaletteOptionProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) option.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const keys = "command" in item ? (item.command.ownKeys ?? (item.command.keys ? [shownKeys(item.command.keys).join(" ")] : [])) : [];
  return (
    // The field has the focus and hears the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className="palette-option"
      onClick={() => onChoose(item)}
    >
      <span className="palette-label">
        <MarkedText pieces={item.label} />
      </span>
      {item.note ? <span className="palette-note">{item.note}</span> : null}
      {keys.slice(0, 1).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </div>
  );
}
