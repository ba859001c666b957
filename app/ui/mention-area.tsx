import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { fetchSuggestions, mentionBefore, type MentionSuggestion } from "./mention-suggestions.ts";

/**
 * Around a text field: completes the name of a member after an `@`. Arrows choose, Enter and Tab take, Escape goes on typing. Without
 * scripts a name that is typed out counts, too.
 */
export function MentionArea({ projectId, children }: { readonly projectId: string; readonly children: ReactNode }) {
  const { t } = useTranslation("ui");
  const listId = useId();
  const place = useRef<HTMLDivElement>(null);
  const asking = useRef<AbortController>();
  const [suggestions, setSuggestions] = useState<readonly MentionSuggestion[]>([]);
  const [chosen, setChosen] = useState(0);
  const isOpen = suggestions.length > 0;
  const field = () => place.current?.querySelector("textarea") ?? null;

  const close = () => {
    asking.current?.abort();
    setSuggestions([]);
  };
  const look = async () => {
    asking.current?.abort();
    const area = field();
    const typed = area && mentionBefore(area.value, area.selectionStart);
    if (typed === null) return setSuggestions([]);
    const request = new AbortController();
    asking.current = request;
    const found = await fetchSuggestions(projectId, typed, request.signal);
    if (request.signal.aborted) return;
    setChosen(0);
    setSuggestions(found);
  };
  const take = (suggestion: MentionSuggestion | undefined) => {
    const area = field();
    const typed = area && mentionBefore(area.value, area.selectionStart);
    close();
    if (!area || typed === null || !suggestion) return;
    area.focus();
    area.setRangeText(`${suggestion.text} `, area.selectionStart - typed.length - 1, area.selectionStart, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing) return;
    const count = suggestions.length;
    if (event.key === "ArrowDown") setChosen((chosen + 1) % count);
    else if (event.key === "ArrowUp") setChosen((chosen + count - 1) % count);
    else if (event.key === "Enter" || event.key === "Tab") take(suggestions[chosen]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  useEffect(() => {
    const area = place.current?.querySelector("textarea");
    if (!area) return;
    area.setAttribute("aria-autocomplete", "list");
    if (isOpen) {
      area.setAttribute("aria-controls", listId);
      area.setAttribute("aria-activedescendant", `${listId}-${chosen}`);
    } else for (const attribute of ["aria-controls", "aria-activedescendant"]) area.removeAttribute(attribute);
  }, [isOpen, chosen, listId]);
  useEffect(() => () => asking.current?.abort(), []);

  return (
    // The field inside takes the keys; they are seen here before it does something else with them.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={place} className="relative" onKeyDownCapture={onKeyDown} onInput={() => void look()} onBlur={close}>
      {children}
      {isOpen ? (
        <div id={listId} role="listbox" aria-label={t("mention.members")} className="mention-list">
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
              {suggestion.name} {suggestion.email ? <span className="text-muted">{suggestion.email}</span> : null}
            </div>
          ))}
        </div>
      ) : null}
      <p role="status" className="sr-only">
        {isOpen ? t("mention.found", { count: suggestions.length }) : ""}
      </p>
    </div>
  );
}
