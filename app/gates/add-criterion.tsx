import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextAreaField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import type { GatePageData } from "./gate-page.server.ts";

/** A criterion of the project's own, or one of the method that the template does not ask here. */
export function AddCriterion({ page: { library, formKey } }: { readonly page: GatePageData }) {
  const { t } = useTranslation("gates");
  return (
    <div className="border-t border-line pt-3">
      <FoldedForm intent="addCriterion" title={t("own.add")} submit={t("own.submit")} formKey={formKey}>
        <TextAreaField name="text" rows={2} maxLength={600} label={t("own.text")} help={t("own.textHelp")} optional="unmarked" />
        <SelectField name="libraryId" label={t("own.library")} optional="unmarked" defaultValue="">
          <option value="">{t("own.libraryNone")}</option>
          {library.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </SelectField>
      </FoldedForm>
    </div>
  );
}
