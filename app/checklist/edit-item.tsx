import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import type { ShownReply } from "#app/ui/form-reply.ts";
import { longestItem } from "#app/domain/checklist-limits.ts";
import type { ChecklistData } from "./checklist.tsx";

interface EditItemProps {
  readonly item: ChecklistData["items"][number];
  readonly people: ChecklistData["people"];
  readonly reply: ShownReply | undefined;
}

/** The words of a step and who is to do it. What is typed stays, whatever comes from elsewhere meanwhile: it is compared when it is saved. */
export function EditItem({ item, people, reply: sent }: EditItemProps) {
  const { t } = useTranslation("checklist");
  const { t: shared } = useTranslation("ui");
  const fetcher = useFetcher<ShownReply>();
  const answer = fetcher.data;
  const [past, setPast] = useState<ShownReply>();
  const reply = answer && answer !== past && answer.outcome !== "done" ? answer : sent;
  const stale = staleDetail(reply);
  const details = useRef<HTMLDetailsElement>(null);
  const [opened, setOpened] = useState(item);
  useEffect(() => {
    if (answer?.outcome !== "done") return;
    // The button that was pressed goes with what closes.
    if (details.current?.contains(document.activeElement)) details.current.querySelector("summary")?.focus();
    details.current?.removeAttribute("open");
  }, [answer]);
  const begin = () => {
    if (item.version === opened.version) return;
    // A form of another version is a new one, which was not answered yet.
    setOpened(item);
    setPast(answer);
  };
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? t("nobody");
  return (
    <details
      ref={details}
      open={sent !== undefined || undefined}
      className="no-print pt-0.5 text-[0.93em] open:basis-full"
      onToggle={(event) => event.currentTarget.open && begin()}
    >
      <summary className="link cursor-pointer list-none [&::-webkit-details-marker]:hidden">
        {t("edit")} <span className="sr-only">{t("editItem", { text: item.text })}</span>
      </summary>
      <ActionForm key={opened.version} intent="editItem" reply={reply} fetcher={fetcher} className="card my-2">
        <input type="hidden" name="itemId" value={item.id} />
        <input type="hidden" name="version" value={stale?.version ?? opened.version} />
        <Conflict
          reply={reply}
          fields={[
            { name: "text", label: t("text") },
            { name: "assigneeId", label: t("assignee"), show: nameOf },
          ]}
        />
        <TextField name="text" label={t("text")} defaultValue={opened.text} maxLength={longestItem} />
        <SelectField name="assigneeId" optional="unmarked" label={t("assignee")} defaultValue={opened.assigneeId ?? ""}>
          <option value="">{t("nobody")}</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </SelectField>
        <SubmitButton>{shared("save")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
