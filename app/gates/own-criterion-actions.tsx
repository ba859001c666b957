import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import type { ShownCriterion } from "./gate-page.server.ts";

interface OwnCriterionActionsProps {
  readonly criterion: ShownCriterion;
  readonly added: NonNullable<ShownCriterion["added"]>;
}

/** Rewrite a criterion that the project added, and take it away. */
export function OwnCriterionActions({ criterion, added }: OwnCriterionActionsProps) {
  const { t } = useTranslation("gates");
  const edit = useFormReply("editCriterion");
  const removal = useFormReply("removeCriterion");
  const isMine = (reply: typeof edit) => reply?.values["criterionId"] === added.id;
  const version = (isMine(edit) ? staleDetail(edit)?.version : undefined) ?? added.version;
  return (
    <>
      {added.isOwn ? (
        <FoldedForm intent="editCriterion" title={t("own.edit")} submit={t("own.save")} about={{ name: "criterionId", value: added.id }}>
          <input type="hidden" name="version" value={version} />
          {isMine(edit) ? <Conflict reply={edit} fields={[{ name: "text", label: t("own.text") }]} /> : null}
          <TextAreaField
            name="text"
            rows={2}
            maxLength={600}
            defaultValue={criterion.text}
            label={t("own.text")}
            help={t("own.textHelp")}
          />
        </FoldedForm>
      ) : null}
      <ActionForm intent="removeCriterion" reply={isMine(removal) ? removal : undefined}>
        <input type="hidden" name="criterionId" value={added.id} />
        <input type="hidden" name="version" value={added.version} />
        <SubmitButton primary={false}>{t("own.remove")}</SubmitButton>
      </ActionForm>
    </>
  );
}
