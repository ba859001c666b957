import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Gap } from "#app/ui/gap.tsx";

interface RemovedEntryProps {
  readonly entry: { readonly id: string; readonly removed: string; readonly by: string | null; readonly until: string };
  /** What is put back, for who hears the button without its surroundings. */
  readonly name: string;
  readonly children: ReactNode;
  /** The form that puts it back; null for who may not. */
  readonly form: { readonly intent: string; readonly fields: Readonly<Record<string, string>>; readonly idField: string } | null;
}

/** One thing in the trash: what it is, who deleted it and when, until when it can be put back. */
export function RemovedEntry({ entry: { id, removed, by, until }, name, children, form }: RemovedEntryProps) {
  const { t } = useTranslation("trash");
  const reply = useFormReply(form?.intent ?? "");
  const own = form && reply?.values[form.idField] === id ? reply : undefined;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-64">
        {children}
        <p className="text-[13px] text-muted tabular-nums">
          {by === null ? t("when", { when: removed }) : t("whenBy", { when: removed, name: by })}
          <Gap />
          {t("until", { when: until })}
        </p>
      </div>
      {form ? (
        <ActionForm intent={form.intent} reply={own} className="no-print">
          {Object.entries(form.fields).map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
          <SubmitButton primary={false}>
            {t("restore")} <span className="sr-only">{name}</span>
          </SubmitButton>
        </ActionForm>
      ) : null}
    </li>
  );
}
