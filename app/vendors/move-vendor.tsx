import { vendorStages } from "#app/domain/vendor/stage.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { staleDetail } from "#app/ui/conflict.tsx";
import { SelectField, TextAreaField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ListedVendor } from "./vendors-page.server.ts";

/** Puts a vendor on another list, with the reason. */
export function MoveVendor({ vendor: { id, version, stage } }: { readonly vendor: Pick<ListedVendor, "id" | "version" | "stage"> }) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("move");
  const seen = (reply?.values["vendorId"] === id ? staleDetail(reply)?.version : undefined) ?? version;
  const next = stage === "long" ? "short" : stage === "short" ? "dropped" : "long";
  return (
    <FoldedForm intent="move" title={t("move.title")} submit={t("move.submit")} about={{ name: "vendorId", value: id }}>
      <input type="hidden" name="version" value={seen} />
      <SelectField name="stage" label={t("move.to")} defaultValue={next}>
        {vendorStages
          .filter((each) => each !== stage)
          .map((each) => (
            <option key={each} value={each}>
              {t(`stage.${each}`)}
            </option>
          ))}
      </SelectField>
      <TextAreaField name="reason" label={t("move.reason")} help={t("move.reasonHelp")} rows={2} maxLength={2000} />
    </FoldedForm>
  );
}
