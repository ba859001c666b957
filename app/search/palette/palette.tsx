import { useNavigate, useParams } from "@remix-run/react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { longestQuery } from "#app/domain/search/query.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PageCommand } from "#app/ui/page-commands.ts";
import { PaletteList } from "./palette-list.tsx";
import { placeOfChosen, type Chosen, type PaletteItem } from "./palette-items.ts";
import { usePaletteItems } from "./use-palette-items.ts";

interface PaletteProps {
  readonly account: string;
  readonly typed: string;
  onClose(): void;
  onCarryOut(command: PageCommand): void;
}

/** One field for everything that can be found and done: arrows choose, Enter carries out, Esc closes. Nothing happens while a word is composed. */
export function Palette({ account, typed, onClose, onCarryOut }: PaletteProps) {
  const { t } = useTranslation("search");
  const navigate = useNavigate();
  const { projectId } = useParams();
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [query, setQuery] = useState(typed);
  const [held, setHeld] = useState<{ readonly query: string; readonly chosen: Chosen | null }>({ query, chosen: null });
  const { items, isLooking } = usePaletteItems(query, account, projectId ?? null);
  const chosen = held.query === query ? held.chosen : null;
  const index = placeOfChosen(items, chosen);
  // What is marked when a query is first shown stays so while its results come in.
  const markedId = items[index]?.id;
  if (held.query !== query || chosen?.id !== markedId)
    setHeld({ query, chosen: markedId === undefined ? null : { id: markedId, isOwn: false } });
  useEffect(() => dialog.current?.showModal(), []);

  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    // Closed first: the focus is back on the page when the command looks for it.
    dialog.current?.close();
    if ("command" in item) onCarryOut(item.command);
    else void navigate(item.to);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.abs(step) === 1 ? (index + step + items.length) % items.length : index + step;
      const item = items[Math.max(0, Math.min(items.length - 1, next))];
      if (item) setHeld({ query, chosen: { id: item.id, isOwn: true } });
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(items[index]);
    }
  };
  const optionId = (at: number) => `${listId}-${at}`;
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t("palette.title")}
      onClose={onClose}
      onPointerDown={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className="palette-field">
        <input
          // The dialog is opened for nothing else.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={items.length > 0 ? optionId(index) : undefined}
          aria-autocomplete="list"
          aria-label={t("field")}
          placeholder={t("palette.placeholder")}
          maxLength={longestQuery}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          defaultValue={typed}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="button" data-quiet onClick={() => dialog.current?.close()}>
          {t("palette.close")}
        </button>
      </div>
      <PaletteList id={listId} items={items} chosen={index} optionId={optionId} onChoose={choose} />
      <p role="status" className="palette-status">
        {isLooking ? "" : items.length === 0 ? t("palette.nothing") : t("palette.count", { count: items.length })}
      </p>
    </dialog>
  );
}
