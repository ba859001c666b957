import { useTranslation } from "#app/i18n/use-translation.ts";
import { CopyField } from "#app/ui/copy-field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import type { InvitationEntry } from "./people-page.server.ts";

interface InvitationListProps {
  readonly invitations: readonly InvitationEntry[];
  readonly hasMail: boolean;
}

/** Who was invited and has not come yet, with the links to send. */
export function InvitationList({ invitations, hasMail }: InvitationListProps) {
  const { t } = useTranslation("people");
  if (invitations.length === 0) return null;
  return (
    <section className="no-print mt-6">
      <h3 className="font-semibold">{t("invitation.heading")}</h3>
      <p className="mb-2 text-muted">{t(hasMail ? "invitation.leadOfMail" : "invitation.lead")}</p>
      <ul className="divide-y divide-line border-y border-line">
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function InvitationRow({ invitation }: { readonly invitation: InvitationEntry }) {
  const { t } = useTranslation("people");
  const { t: shared } = useTranslation("ui");
  const { id, email, role, expires, isExpired, link, mail, formKey } = invitation;
  return (
    <li className="flex flex-col gap-2 px-2 py-2">
      <p className="flex flex-wrap gap-x-4">
        <span className="min-w-0 flex-1 basis-full break-words font-medium sm:basis-0">{email}</span>
        <span className="text-muted">{shared(`role.${role}`)}</span>
        <span className={isExpired ? "text-critical" : "text-muted tabular-nums"}>
          {isExpired ? t("invitation.expired") : t("invitation.expires", { day: expires })}
        </span>
      </p>
      {mail ? (
        <p className={mail.state === "waiting" ? "text-muted" : "text-warn"}>
          {t(`invitation.mail.${mail.state}`, { reason: mail.reason })}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-48 flex-1">{isExpired ? null : <CopyField label={t("invitation.link", { email })} value={link} />}</div>
        {isExpired ? (
          <ActionForm intent="addMember" reply={undefined} formKey={formKey}>
            <input type="hidden" name="email" value={email} />
            <input type="hidden" name="role" value={role} />
            <SubmitButton primary={false}>{t("invitation.renew")}</SubmitButton>
          </ActionForm>
        ) : null}
        <ActionForm intent="withdraw" reply={undefined}>
          <input type="hidden" name="invitationId" value={id} />
          <SubmitButton primary={false}>
            {t("invitation.withdraw")} <span className="sr-only">{t("invitation.withdrawNamed", { email })}</span>
          </SubmitButton>
        </ActionForm>
      </div>
    </li>
  );
}
