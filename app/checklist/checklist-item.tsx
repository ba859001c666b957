import { useFetcher } from "@remix-run/react";
import { useRef, type KeyboardEvent } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { ChecklistData } from "./checklist.tsx";
import { EditItem } from "./edit-item.tsx";

interface ChecklistItemProps {
  readonly item: ChecklistData["items"][number];
  readonly page: ChecklistData;
}

/** One step with what its reader may do with it. */
export function ChecklistItem({ item, page }: ChecklistItemProps) {
  const { t } = useTranslation("checklist");
  const reply = useFormReply("editItem");
  const row = useRef<HTMLLIElement>(null);
  const own = reply && reply.outcome !== "done" && reply.values["itemId"] === item.id ? reply : undefined;
  const { id, version, text, assignee, done, isRemoved } = item;
  if (isRemoved)
    return (
      <li className="no-print flex flex-wrap items-center gap-3 py-1.5 text-muted">
        {t("removed", { text })}
        <ActionForm intent="restoreItem" reply={undefined}>
          <OfItem id={id} version={version} />
          <SubmitButton primary={false}>{t("restore")}</SubmitButton>
        </ActionForm>
      </li>
    );
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : undefined;
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (!direction || !event.altKey || !page.canEdit || isTyping) return;
    event.preventDefault();
    row.current?.querySelector<HTMLButtonElement>(`[data-direction="${direction}"]`)?.click();
  };
  return (
    // The controls inside take the focus; the keys reach the row from them.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li ref={row} className="flex flex-wrap items-start gap-x-2 py-1.5" onKeyDown={onKeyDown}>
      <Tick item={item} canEdit={page.canEdit} />
      <span className="min-w-40 flex-1 pt-0.5">
        <span className={done ? "break-words text-muted" : "break-words"}>{text}</span>
        {assignee ? <span className="ms-2 text-[13px] text-muted">{assignee}</span> : null}
        {done ? <span className="block text-[13px] text-muted tabular-nums">{t("ticked", done)}</span> : null}
      </span>
      {page.canEdit ? (
        <span className="no-print -my-1 flex items-center">
          <Move item={item} direction="up" />
          <Move item={item} direction="down" />
          <ActionForm intent="removeItem" reply={undefined}>
            <OfItem id={id} version={version} />
            <button type="submit" className="button px-1.5" data-quiet aria-label={t("remove", { text })} title={t("remove", { text })}>
              <Icon name="remove" />
            </button>
          </ActionForm>
        </span>
      ) : null}
      {page.canEdit ? <EditItem item={item} people={page.people} reply={own} /> : null}
    </li>
  );
}

/** A box that is a button, so that it works without scripts. */
function Tick({ item, canEdit }: { readonly item: ChecklistItemProps["item"]; readonly canEdit: boolean }) {
  const { t } = useTranslation("checklist");
  const fetcher = useFetcher();
  // What was pressed shows at once.
  const wanted = fetcher.formData?.get("done");
  const isDone = wanted === undefined || wanted === null ? item.done !== null : wanted === "1";
  const label = t("tick", { text: item.text });
  return (
    <ActionForm intent="tickItem" reply={undefined} fetcher={fetcher}>
      <input type="hidden" name="itemId" value={item.id} />
      <button
        type="submit"
        name="done"
        value={isDone ? "0" : "1"}
        role="checkbox"
        aria-checked={isDone}
        aria-label={label}
        className="checkbox"
        disabled={!canEdit}
      >
        {isDone ? <Icon name="tick" size={14} /> : null}
      </button>
    </ActionForm>
  );
}

function Move({ item, direction }: { readonly item: ChecklistItemProps["item"]; readonly direction: "up" | "down" }) {
  const { t } = useTranslation("checklist");
  const fetcher = useFetcher();
  const label = t(direction, { text: item.text });
  return (
    <ActionForm intent="moveItem" reply={undefined} fetcher={fetcher}>
      <input type="hidden" name="itemId" value={item.id} />
      <button
        type="submit"
        name="direction"
        value={direction}
        data-direction={direction}
        className="button px-1.5"
        data-quiet
        aria-label={label}
        title={`${label} · ${t("keys")}`}
      >
        <Icon name={direction} />
      </button>
    </ActionForm>
  );
}

function OfItem({ id, version }: { readonly id: string; readonly version: number }) {
  return (
    <>
      <input type="hidden" name="itemId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}
