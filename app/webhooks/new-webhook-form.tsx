import { useId } from "react";
import type { WebhookTopic } from "#app/domain/webhook/topics.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { CopyField } from "#app/ui/copy-field.tsx";
import { useErrorText } from "#app/ui/error-text.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

interface NewWebhookFormProps {
  readonly formKey: string;
  readonly topics: readonly WebhookTopic[];
}

/** Where to send and what to tell; and, once, the secret that signs what is sent. */
export function NewWebhookForm({ formKey, topics }: NewWebhookFormProps) {
  const { t } = useTranslation("webhooks");
  const errorText = useErrorText();
  const id = useId();
  const reply = useFormReply("add");
  const result = reply?.outcome === "done" ? reply.result : undefined;
  const secret = typeof result === "object" && result !== null && "secret" in result ? String(result.secret) : null;
  const error = reply?.errors["topics"];
  return (
    <section className="card no-print">
      <h2 className="mb-4">{t("new")}</h2>
      {secret === null ? null : (
        <div role="status" className="mb-6 rounded-md border border-ok bg-ok-soft px-3 py-3">
          <p className="mb-2 font-medium">{t("made")}</p>
          <CopyField label={t("secret")} value={secret} />
        </div>
      )}
      <ActionForm intent="add" reply={reply} formKey={formKey}>
        <TextField name="url" type="url" inputMode="url" maxLength={500} label={t("url")} help={t("urlHelp")} />
        <fieldset className="mb-4" aria-describedby={error ? `${id}-error` : undefined}>
          <legend className="mb-1 font-medium">{t("topics")}</legend>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {topics.map((topic) => (
              <label key={topic} className="flex items-center gap-2 py-1">
                <input type="checkbox" name="topics" value={topic} defaultChecked={topic === "plan"} />
                {t(`topic.${topic}`)}
              </label>
            ))}
          </div>
          {error ? (
            <p id={`${id}-error`} className="mt-1 text-critical">
              {errorText(error)}
            </p>
          ) : null}
        </fieldset>
        <SubmitButton>{t("add")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
