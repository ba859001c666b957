import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Gap } from "#app/ui/gap.tsx";

interface TrashedEntryProps {
  readonly entry: {
    readonly id: string;
    readonly name: string;
    readonly trashed: string;
    readonly by: string | null;
    readonly until: string;
  };
  /** The form that puts it back, and which of its fields names it. */
  readonly intent: string;
  readonly idField: string;
  readonly version?: number;
  readonly children?: ReactNode;
}

/** One thing in the trash: its name, who deleted it and when, until when it can be put back. */
export function TrashedEntry({ entry: { id, name, trashed, by, until }, intent, idField, version, children }: TrashedEntryProps) {
  const { t } = useTranslation("projects");
  const reply = useFormReply(intent);
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="break-words font-medium">{name}</p>
          <p className="text-[13px] text-muted tabular-nums">
            {by === null ? t("trash.when", { when: trashed }) : t("trash.whenBy", { when: trashed, name: by })}
            <Gap />
            {t("trash.until", { when: until })}
          </p>
        </div>
        <ActionForm intent={intent} reply={reply?.values[idField] === id ? reply : undefined} className="no-print">
          <input type="hidden" name={idField} value={id} />
          {version === undefined ? null : <input type="hidden" name="version" value={version} />}
          <SubmitButton primary={false}>
            {t("trash.restore")} <span className="sr-only">{name}</span>
          </SubmitButton>
        </ActionForm>
      </div>
      {children}
    </li>
  );
}
