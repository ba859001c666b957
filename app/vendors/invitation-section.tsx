import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { CopyField } from "#app/ui/copy-field.tsx";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { useLastReply } from "#app/ui/form-reply.ts";
import type { QuestionnairePage } from "./questionnaires-page.server.ts";
import type { IssuedLink } from "./questionnaires.server.ts";

/** Who is asked, how far each is, and the private links, each of which is shown once. */
export function InvitationSection({ page }: { readonly page: QuestionnairePage }) {
  const { t } = useTranslation("vendors");
  const { invitations, questions, canEdit, others, questionnaire } = page;
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{t("invitations.title")}</h2>
      <IssuedLinks />
      <ul className="mt-2 divide-y divide-line">
        {invitations.map(({ id, vendor, submitted, submitterName, opened, answered, hasLink }) => (
          <li key={id} className="flex flex-wrap items-start gap-x-6 gap-y-1 py-2">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{vendor.name}</p>
              <p className="text-muted">
                {submitted === null
                  ? [
                      opened === null ? t("invitations.unopened") : t("invitations.opened", { at: opened }),
                      t("invitations.answered", { answered, of: questions.length }),
                    ].join(" · ")
                  : t("answers.submittedBy", { name: submitterName, at: submitted })}
              </p>
              {hasLink ? null : <p className="text-warn">{t("invitations.closed")}</p>}
            </div>
            {canEdit ? (
              <div className="no-print flex flex-wrap gap-2">
                <LinkButton
                  intent="renewLink"
                  id={id}
                  text={t("invitations.renew")}
                  label={t("invitations.renewOf", { name: vendor.name })}
                />
                {hasLink ? (
                  <LinkButton
                    intent="closeLink"
                    id={id}
                    text={t("invitations.close")}
                    label={t("invitations.closeOf", { name: vendor.name })}
                  />
                ) : null}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {canEdit ? (
        <div className="no-print mt-3 flex flex-wrap items-start gap-2">
          {others.length === 0 ? null : (
            <FoldedForm intent="invite" title={t("invitations.more")} submit={t("invitations.invite")}>
              <SelectField name="vendorId" label={t("offers.vendor")}>
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
            </FoldedForm>
          )}
          <FoldedForm
            key={questionnaire.version}
            intent="moveDeadline"
            title={t("deadline.move")}
            submit={t("deadline.submit")}
            lead={t("deadline.help")}
          >
            <input type="hidden" name="version" value={questionnaire.version} />
            <TextField
              name="deadline"
              type="datetime-local"
              label={t("deadline.at", { zone: page.timeZone })}
              defaultValue={questionnaire.deadlineCivil}
            />
            <TextAreaField name="reason" label={t("move.reason")} rows={2} maxLength={1000} />
          </FoldedForm>
        </div>
      ) : null}
    </section>
  );
}

interface LinkButtonProps {
  readonly intent: "renewLink" | "closeLink";
  readonly id: string;
  readonly text: string;
  readonly label: string;
}

function LinkButton({ intent, id, text, label }: LinkButtonProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="invitationId" value={id} />
      <button type="submit" className="button" aria-label={label}>
        {text}
      </button>
    </Form>
  );
}

/** The links that the last form made. Nobody sees them again. */
function IssuedLinks() {
  const { t } = useTranslation("vendors");
  const reply = useLastReply();
  // publishQuestionnaire, invite and renewLink answer with these, and nothing else does.
  const links =
    reply?.outcome === "done" ? (reply.result as { readonly links?: readonly IssuedLink[] } | null | undefined)?.links : undefined;
  if (!links || links.length === 0) return null;
  return (
    <div className="card no-print mt-3" role="status">
      <p className="mb-2">{t("invitations.once")}</p>
      {links.map(({ vendor, url }) => (
        <div key={url} className="mb-2">
          <p className="font-medium">{vendor}</p>
          <CopyField label={vendor} value={url} />
        </div>
      ))}
    </div>
  );
}
