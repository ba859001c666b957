import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

/** Something that can stand in the text, with what goes into it. */
export interface Suggestion {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

export interface Completion {
  /** Where what is replaced begins; it ends at the caret. */
  readonly from: number;
  readonly suggestions: readonly Suggestion[];
  /** Whether Enter takes the first one before an arrow has chosen any. */
  readonly isMeant: boolean;
}

interface CompletionAreaProps {
  /** What may be meant by what is typed before the caret; null for nothing. */
  complete(text: string, caret: number, signal: AbortSignal): Promise<Completion | null>;
  readonly label: string;
  countText(count: number): string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Around a text field: completes what is typed. Arrows choose, Enter and Tab take, Escape goes on typing. */
export function CompletionArea({ complete, label, countText, className = "relative", children }: CompletionAreaProps) {
  const listId = useId();
  const place = useRef<HTMLDivElement>(null);
  const asking = useRef<AbortController>();
  const [completion, setCompletion] = useState<Completion | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const suggestions = completion?.suggestions ?? [];
  const isOpen = suggestions.length > 0;

  const close = () => {
    asking.current?.abort();
    setCompletion(null);
  };
  const look = async () => {
    asking.current?.abort();
    const area = fieldIn(place.current);
    const request = new AbortController();
    asking.current = request;
    const found = area && (await complete(area.value, area.selectionStart ?? 0, request.signal));
    if (request.signal.aborted) return;
    setChosen(found?.isMeant ? 0 : null);
    setCompletion(found);
  };
  const take = (suggestion: Suggestion | undefined) => {
    const area = fieldIn(place.current);
    const from = completion?.from ?? 0;
    const caret = area?.selectionStart ?? 0;
    close();
    if (!area || caret < from || !suggestion) return;
    area.focus();
    area.setRangeText(`${suggestion.text} `, from, caret, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing) return;
    const count = suggestions.length;
    if (event.key === "Enter" && chosen === null) return close();
    if (event.key === "ArrowDown") setChosen(chosen === null ? 0 : (chosen + 1) % count);
    else if (event.key === "ArrowUp") setChosen(((chosen ?? 0) + count - 1) % count);
    else if (event.key === "Enter" || event.key === "Tab") take(suggestions[chosen ?? 0]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  useEffect(() => {
    const area = fieldIn(place.current);
    if (!area) return;
    area.setAttribute("aria-autocomplete", "list");
    if (isOpen) area.setAttribute("aria-controls", listId);
    else area.removeAttribute("aria-controls");
    if (isOpen && chosen !== null) area.setAttribute("aria-activedescendant", `${listId}-${chosen}`);
    else area.removeAttribute("aria-activedescendant");
  }, [isOpen, chosen, listId]);
  useEffect(() => () => asking.current?.abort(), []);

  return (
    // The field inside takes the keys; they are seen here before it does something else with them.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={place} className={className} onKeyDownCapture={onKeyDown} onInput={() => void look()} onBlur={close}>
      {children}
      {isOpen ? (
        <div id={listId} role="listbox" aria-label={label} className="mention-list">
          {suggestions.map((suggestion, index) => (
            // The field keeps the focus, and its keys choose.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={suggestion.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(suggestion)}
            >
              {suggestion.name}
            </div>
          ))}
        </div>
      ) : null}
      <p role="status" className="sr-only">
        {isOpen ? countText(suggestions.length) : ""}
      </p>
    </div>
  );
}

function fieldIn(place: Element | null): HTMLTextAreaElement | HTMLInputElement | null {
  return place?.querySelector<HTMLTextAreaElement | HTMLInputElement>("textarea, input[type=text]") ?? null;
}
