import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextAreaField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { EvaluationPage, ShownResult } from "./evaluation-page.server.ts";

interface SettleTiesProps {
  readonly page: EvaluationPage;
  readonly round: NonNullable<EvaluationPage["round"]>;
  readonly result: ShownResult;
}

/** Where equal totals are parted by nothing but the chair: the order that the chair gives. */
export function SettleTies({ page, round, result: { ties } }: SettleTiesProps) {
  const { t } = useTranslation("evaluation");
  if (!page.isChair || !round.isOpen || ties.length === 0) return null;
  return ties.map((tie) => (
    <section key={tie.vendors[0]?.id} className="card no-print" aria-label={t("tie.title")}>
      <h2>{t("tie.title")}</h2>
      <p className="mt-1 max-w-prose">{t(tie.isSettled ? "tie.settled" : "tie.lead")}</p>
      <TieForm tie={tie} version={round.version} />
    </section>
  ));
}

function TieForm({ tie, version }: { readonly tie: ShownResult["ties"][number]; readonly version: number }) {
  const { t } = useTranslation("evaluation");
  const reply = useFormReply("settleTie");
  return (
    <ActionForm intent="settleTie" reply={reply} className="mt-3 max-w-md">
      <input type="hidden" name="version" value={version} />
      {tie.vendors.map((vendor, at) => (
        <SelectField key={vendor.id} name={`order[${at}]`} label={t("tie.place", { place: at + 1 })} defaultValue={vendor.id}>
          {tie.vendors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ))}
      <TextAreaField name="reason" rows={2} maxLength={2000} label={t("tie.reason")} />
      <SubmitButton>{t("tie.submit")}</SubmitButton>
    </ActionForm>
  );
}
