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

/** Around a text field: completes what is typed. Arrows choose, Enter and Tab take, Escape goes on typing; going elsewhere in the text ends it. */
export function CompletionArea({ complete, label, countText, className = "relative", children }: CompletionAreaProps) {
  const listId = useId();
  const place = useRef<HTMLDivElement>(null);
  const asking = useRef<AbortController>();
  /** Where the caret was when something was typed last. */
  const typedAt = useRef(-1);
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
    typedAt.current = caretIn(area);
    const found = area && (await complete(area.value, typedAt.current, request.signal));
    if (request.signal.aborted) return;
    setChosen(found?.isMeant ? 0 : null);
    setCompletion(found);
  };
  const hasMoved = () => caretIn(fieldIn(place.current)) !== typedAt.current;
  const take = (suggestion: Suggestion | undefined) => {
    const area = fieldIn(place.current);
    close();
    if (!area || !completion || !suggestion || hasMoved()) return;
    area.focus();
    area.setRangeText(`${suggestion.text} `, completion.from, typedAt.current, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing) return;
    const count = suggestions.length;
    const isEnd = event.key === "Enter" || event.key === "Tab";
    const taken = chosen === null || event.shiftKey || hasMoved() ? undefined : suggestions[chosen];
    if (isEnd && !taken) return close();
    if (event.key === "ArrowDown") setChosen(chosen === null ? 0 : (chosen + 1) % count);
    else if (event.key === "ArrowUp") setChosen(((chosen ?? 0) + count - 1) % count);
    else if (isEnd) take(taken);
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
    <div
      ref={place}
      className={className}
      onKeyDownCapture={onKeyDown}
      onInput={() => void look()}
      onSelect={() => hasMoved() && close()}
      onBlur={close}
    >
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

/** Where the caret is; nowhere when something is selected. */
function caretIn(area: Field | null): number {
  return area && area.selectionStart === area.selectionEnd ? (area.selectionStart ?? -1) : -1;
}

type Field = HTMLTextAreaElement | HTMLInputElement;

function fieldIn(place: Element | null): Field | null {
  return place?.querySelector<Field>("textarea, input[type=text]") ?? null;
}
