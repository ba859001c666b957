import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ReportPage } from "./reports-page.server.ts";

/** What can be done with a report: a draft is refreshed, sent or deleted, one that was sent is corrected. */
export function ReportActions({ page }: { readonly page: ReportPage }) {
  if (!page.canEdit && !page.canCorrect) return null;
  return (
    <div className="no-print mt-8 flex flex-col gap-6 border-t border-line pt-6">
      {page.canEdit ? (
        <>
          <SendForm page={page} />
          <div className="flex flex-wrap items-start gap-6">
            <RefreshForm />
            <RemoveForm page={page} />
          </div>
        </>
      ) : (
        <CorrectForm page={page} />
      )}
    </div>
  );
}

function SendForm({ page: { version, members, hasMail, formKey } }: { readonly page: ReportPage }) {
  const { t } = useTranslation("reports");
  const reply = useFormReply("send");
  const chosen = new Set(
    reply && reply.outcome !== "done" ? Object.entries(reply.values).flatMap(([name, value]) => (name === "members" ? [value] : [])) : [],
  );
  return (
    <section className="card">
      <h2 className="mb-2">{t("send.heading")}</h2>
      <p className="mb-4 text-muted">{t("send.help")}</p>
      <ActionForm intent="send" reply={reply} formKey={formKey}>
        <input type="hidden" name="version" value={version} />
        <fieldset className="mb-4">
          <legend className="mb-1 font-medium">{t("send.members")}</legend>
          <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
            {members.map(({ userId, name }) => (
              <label key={userId} className="flex items-center gap-2">
                <input type="checkbox" name="members" value={userId} defaultChecked={chosen.has(userId)} className="size-4 accent-accent" />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        {hasMail ? (
          <TextAreaField name="addresses" label={t("send.addresses")} help={t("send.addressesHelp")} optional />
        ) : (
          <p className="mb-4 text-[13px] text-muted">{t("send.noMail")}</p>
        )}
        <SubmitButton>{t("send.submit")}</SubmitButton>
      </ActionForm>
    </section>
  );
}

function RefreshForm() {
  const { t } = useTranslation("reports");
  const reply = useFormReply("refresh");
  return (
    <ActionForm intent="refresh" reply={reply} className="max-w-md">
      <SubmitButton primary={false}>{t("refresh.button")}</SubmitButton>
      <p className="mt-1 text-[13px] text-muted">{t("refresh.help")}</p>
      {reply?.outcome === "done" ? (
        <p role="status" className="text-ok">
          {t("refresh.done")}
        </p>
      ) : null}
    </ActionForm>
  );
}

function RemoveForm({ page: { id, version } }: { readonly page: ReportPage }) {
  const { t } = useTranslation("reports");
  return (
    <ActionForm intent="remove" reply={useFormReply("remove")}>
      <input type="hidden" name="reportId" value={id} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton primary={false}>{t("remove.button")}</SubmitButton>
    </ActionForm>
  );
}

function CorrectForm({ page: { formKey } }: { readonly page: ReportPage }) {
  const { t } = useTranslation("reports");
  return (
    <ActionForm intent="correct" reply={useFormReply("correct")} formKey={formKey}>
      <SubmitButton primary={false}>{t("correct.button")}</SubmitButton>
    </ActionForm>
  );
}
