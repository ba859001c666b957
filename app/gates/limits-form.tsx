import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import type { ShownCriterion } from "./gate-page.server.ts";

/** The limits of a criterion as the project has them. */
export function LimitsForm({ criterion: { id, limits, limitsVersion } }: { readonly criterion: ShownCriterion }) {
  const { t } = useTranslation("gates");
  return (
    <FoldedForm intent="setLimits" title={t("limits.open")} submit={t("limits.submit")} about={{ name: "criterionId", value: id }}>
      <input type="hidden" name="version" value={limitsVersion} />
      {limits.map(({ name, label, value, shownUsual }, index) => (
        <div key={name}>
          <input type="hidden" name={`limits[${index}].name`} value={name} />
          <TextField
            name={`limits[${index}].value`}
            type="number"
            step="any"
            inputMode="decimal"
            label={label}
            help={t("limits.usual", { value: shownUsual })}
            defaultValue={value}
            optional="unmarked"
          />
        </div>
      ))}
    </FoldedForm>
  );
}
