import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import type { GatePageData, ShownCriterion } from "./gate-page.server.ts";
import { LimitsForm } from "./limits-form.tsx";
import { OwnCriterionActions } from "./own-criterion-actions.tsx";
import { PersonField } from "./person-field.tsx";

interface CriterionActionsProps {
  readonly criterion: ShownCriterion;
  readonly page: GatePageData;
}

/** Sign, waive, take back, and change what the criterion asks, each for whom it is given. */
export function CriterionActions({ criterion, page }: CriterionActionsProps) {
  const { t } = useTranslation("gates");
  const { id, signature, waiver, canSign, isNotForIt, canWaive, limits } = criterion;
  const about = { name: "criterionId", value: id };
  return (
    <>
      {canSign ? (
        <FoldedForm intent="sign" title={t("sign.open")} submit={t("sign.submit")} about={about} lead={t("sign.lead", page.me)}>
          <TextAreaField name="note" rows={2} maxLength={2000} label={t("sign.note")} help={t("sign.noteHelp")} optional />
        </FoldedForm>
      ) : null}
      {isNotForIt ? <p className="basis-full text-[13px] text-muted">{t("sign.it")}</p> : null}
      {canWaive ? (
        <FoldedForm intent="waive" title={t("waive.open")} submit={t("waive.submit")} about={about} lead={t("waive.lead")}>
          <TextAreaField name="reason" rows={2} maxLength={2000} label={t("waive.reason")} />
          <PersonField name="ownerId" label={t("waive.owner")} people={page.people} />
          <TextField name="expiresOn" type="date" min={page.today} defaultValue={page.inFourWeeks} label={t("waive.until")} />
        </FoldedForm>
      ) : null}
      {signature?.canWithdraw ? (
        <FoldedForm
          intent="withdrawSignature"
          title={t("withdrawSignature.open")}
          submit={t("withdrawSignature.submit")}
          about={{ name: "signatureId", value: signature.id }}
        >
          <TextAreaField name="reason" rows={2} maxLength={2000} label={t("withdrawSignature.reason")} />
        </FoldedForm>
      ) : null}
      {waiver?.canEnd ? (
        <FoldedForm
          intent="endWaiver"
          title={t("endWaiver.open")}
          submit={t("endWaiver.submit")}
          about={{ name: "waiverId", value: waiver.id }}
        >
          <TextAreaField name="reason" rows={2} maxLength={2000} label={t("endWaiver.reason")} />
        </FoldedForm>
      ) : null}
      {page.may.edit && limits.length > 0 ? <LimitsForm criterion={criterion} /> : null}
      {criterion.added ? <OwnCriterionActions criterion={criterion} added={criterion.added} /> : null}
    </>
  );
}
