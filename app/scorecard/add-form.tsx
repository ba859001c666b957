import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

interface AddFormProps {
  readonly intent: string;
  readonly label: string;
  readonly formKey: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

/** A form that stays folded until somebody adds something. */
export function AddForm({ intent, label, formKey, isOpen, children }: AddFormProps) {
  const { t } = useTranslation("scorecard");
  const reply = useFormReply(intent);
  const failed = reply !== undefined && reply.outcome !== "done";
  return (
    <details className="card no-print mt-4 max-w-3xl" open={isOpen || failed || undefined}>
      <summary className="cursor-pointer font-medium">{label}</summary>
      <ActionForm key={formKey} intent={intent} reply={reply} formKey={`${formKey}${intent}`} className="mt-4">
        {children}
        <SubmitButton>{t("add")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
