import { criterionKinds } from "#app/domain/scoring/model.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { AddForm } from "./add-form.tsx";
import type { FilledPage } from "./scorecard-page.server.ts";

/** Adds a criterion; what else it needs is filled in on its page. */
export function AddCriterion({ page: { card, formKey } }: { readonly page: FilledPage }) {
  const { t } = useTranslation("scorecard");
  return (
    <AddForm intent="addCriterion" label={t("criteria.add")} formKey={formKey} isOpen={card.criteria.length === 0}>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField name="name" label={t("field.name")} maxLength={200} autoComplete="off" />
        <TextField name="nameZh" label={t("field.nameZh")} maxLength={200} optional autoComplete="off" lang="zh" />
        <SelectField name="parentId" label={t("field.parent")} optional="unmarked">
          <option value="">{t("field.atTop")}</option>
          {card.criteria
            .filter(({ mayHold }) => mayHold)
            .map(({ id, code, name }) => (
              <option key={id} value={id}>
                {`${code} ${name}`}
              </option>
            ))}
        </SelectField>
        <SelectField name="kind" label={t("field.kind")} defaultValue="score">
          {criterionKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField name="weight" label={t("field.weight")} defaultValue="10" inputMode="decimal" maxLength={10} autoComplete="off" />
      </div>
    </AddForm>
  );
}
