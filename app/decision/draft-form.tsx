import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextAreaField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { DecisionPageData } from "./decision-page.server.ts";

interface DraftFormProps {
  readonly page: DecisionPageData;
  readonly draft: NonNullable<DecisionPageData["draft"]>;
}

/** Nothing is decided yet: the chair drafts the decision, all others are told what it waits for. */
export function DraftForm({ page, draft }: DraftFormProps) {
  const { t } = useTranslation("decision");
  const reply = useFormReply("draft");
  const isRefused = reply !== undefined && reply.outcome !== "done";
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{t("draft.title")}</h2>
      <p className="mt-1 max-w-prose">{t(draft.isSealed ? "draft.sealed" : "draft.none")}</p>
      {draft.vendors === null ? null : draft.vendors.length === 0 ? (
        <p className="mt-1 max-w-prose">{t("draft.nobody")}</p>
      ) : (
        <details className="no-print mt-3" open={isRefused || undefined}>
          <summary className="button list-none [&::-webkit-details-marker]:hidden" data-primary>
            {t("draft.open")}
          </summary>
          <ActionForm intent="draft" reply={reply} formKey={page.formKey} className="card mt-3 max-w-2xl">
            <p className="mb-4 text-muted">{t("draft.lead")}</p>
            <SelectField name="vendorId" label={t("draft.vendor")} help={t("draft.vendorHelp")}>
              {draft.vendors.map(({ id, name, rank, total }) => (
                <option key={id} value={id}>
                  {rank === null ? t("draft.unranked", { name }) : t("draft.ranked", { name, rank, total: total ?? "–" })}
                </option>
              ))}
            </SelectField>
            <TextAreaField
              name="recommendation"
              rows={5}
              maxLength={8000}
              label={t("words.recommendation")}
              help={t("draft.recommendationHelp")}
              optional
            />
            <TextAreaField name="conditions" maxLength={8000} label={t("words.conditions")} help={t("draft.conditionsHelp")} optional />
            <TextAreaField name="dissent" maxLength={8000} label={t("words.dissent")} help={t("draft.dissentHelp")} optional />
            <SubmitButton>{t("draft.submit")}</SubmitButton>
          </ActionForm>
        </details>
      )}
    </section>
  );
}
