import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextAreaField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { RulingsData } from "./rulings-page.server.ts";

interface RulingsSectionProps {
  readonly data: RulingsData;
  readonly formKey: string;
}

/** Which vendors fail a mandatory requirement, and what two people have ruled of that. */
export function RulingsSection({ data, formKey }: RulingsSectionProps) {
  const { t } = useTranslation("decision");
  const { failed, rulings, canRule, vendors, requirements } = data;
  if (requirements.length === 0) return null;
  return (
    <section aria-labelledby="rulings">
      <h2 id="rulings">{t("rulings.title")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("rulings.lead")}</p>
      {failed.length === 0 ? <p className="mt-2">{t("rulings.noneFail")}</p> : null}
      <ul className="mt-2 list-disc space-y-1 ps-5">
        {failed.map(({ vendorId, requirementId, vendor, requirement, evidence }) => (
          <li key={`${vendorId} ${requirementId}`} className="break-words">
            {t("rulings.fails", { vendor, requirement })} {evidence === "" ? null : <span className="block text-muted">{evidence}</span>}
          </li>
        ))}
      </ul>
      {rulings.length === 0 ? null : (
        <ol className="mt-3">
          {rulings.map((ruling) => (
            <RulingEntry key={ruling.id} ruling={ruling} />
          ))}
        </ol>
      )}
      {canRule ? (
        <div className="mt-3">
          <FoldedForm intent="rule" title={t("rulings.open")} submit={t("rulings.submit")} lead={t("rulings.formLead")} formKey={formKey}>
            <SelectField name="vendorId" label={t("rulings.vendor")}>
              {vendors.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <SelectField name="requirementId" label={t("rulings.requirement")}>
              {requirements.map(({ id, text }) => (
                <option key={id} value={id}>
                  {text}
                </option>
              ))}
            </SelectField>
            <SelectField name="outcome" label={t("rulings.outcome")}>
              <option value="pass">{t("rulings.pass")}</option>
              <option value="fail">{t("rulings.fail")}</option>
            </SelectField>
            <TextAreaField name="reason" rows={3} maxLength={2000} label={t("rulings.reason")} />
          </FoldedForm>
        </div>
      ) : null}
    </section>
  );
}

function RulingEntry({ ruling }: { readonly ruling: RulingsData["rulings"][number] }) {
  const { t } = useTranslation("decision");
  const { id, vendor, requirement, outcome, reason, first, second, withdrawnAt } = ruling;
  return (
    <li className="border-t border-line py-3">
      <p className="font-medium break-words">{t(`rulings.ruled.${outcome}`, { vendor, requirement })}</p>
      <p className="max-w-prose break-words whitespace-pre-line">{reason}</p>
      <p className="text-[13px] text-muted">
        {t("rulings.first", { name: first.name, at: first.at ?? "" })}{" "}
        {second ? t("rulings.second", { name: second.name, at: second.at ?? "" }) : null}
      </p>
      {withdrawnAt === null ? (
        second ? null : (
          <p className="text-warn">{t("rulings.waits")}</p>
        )
      ) : (
        <p className="text-muted">{t("rulings.withdrawn", { at: withdrawnAt })}</p>
      )}
      <div className="no-print mt-2 flex flex-wrap gap-2">
        {ruling.canConfirm ? <RulingButton intent="confirmRuling" rulingId={id} /> : null}
        {ruling.canWithdraw ? <RulingButton intent="withdrawRuling" rulingId={id} /> : null}
      </div>
    </li>
  );
}

function RulingButton({ intent, rulingId }: { readonly intent: "confirmRuling" | "withdrawRuling"; readonly rulingId: string }) {
  const { t } = useTranslation("decision");
  const answer = useFormReply(intent);
  return (
    <ActionForm intent={intent} reply={answer?.values["rulingId"] === rulingId ? answer : undefined}>
      <input type="hidden" name="rulingId" value={rulingId} />
      <SubmitButton primary={false}>{t(`rulings.${intent}`)}</SubmitButton>
    </ActionForm>
  );
}
