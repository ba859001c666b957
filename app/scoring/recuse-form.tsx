import { useLocation } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ScorePageData } from "./score-page.server.ts";

/** Declares a conflict of interest with the vendor, for the whole round. */
export function RecuseForm({ page }: { readonly page: ScorePageData }) {
  const { t } = useTranslation("scoring");
  const reply = useFormReply("recuse");
  const isAsked = useLocation().hash === "#recuse";
  return (
    <details id="recuse" className="no-print mt-6" open={isAsked || (reply !== undefined && reply.outcome !== "done") ? true : undefined}>
      <summary className="cursor-pointer text-muted">{t("recuse.open", { vendor: page.vendor.name })}</summary>
      <ActionForm intent="recuse" reply={reply} className="card mt-2 max-w-prose">
        <input type="hidden" name="seatId" value={page.seatId} />
        <input type="hidden" name="vendorId" value={page.vendor.id} />
        <p className="mb-3">{t("recuse.lead")}</p>
        <TextAreaField name="reason" rows={2} maxLength={2000} label={t("recuse.reason")} help={t("recuse.reasonHelp")} />
        <SubmitButton primary={false}>{t("recuse.submit")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
