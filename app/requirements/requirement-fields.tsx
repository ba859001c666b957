import {
  dispositions,
  longestSource,
  longestStatement,
  priorities,
  requirementKinds,
  requirementStatuses,
} from "#app/domain/requirement/requirement.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";

/** What the form holds, as it is typed. */
export interface TypedRequirement {
  readonly statement: string;
  readonly statementZh: string;
  readonly kind: string;
  readonly priority: string;
  readonly source: string;
  readonly ownerId: string;
  readonly disposition: string;
  readonly effortDays: string;
  readonly status: string;
}

const fresh: TypedRequirement = {
  ...{ statement: "", statementZh: "", kind: "functional", priority: "should", source: "", ownerId: "" },
  ...{ disposition: "undecided", effortDays: "", status: "draft" },
};

interface RequirementFieldsProps {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly requirement?: TypedRequirement;
}

/** Everything that is said of a requirement but the task that meets it. */
export function RequirementFields({ people, requirement = fresh }: RequirementFieldsProps) {
  const { t } = useTranslation("requirements");
  return (
    <>
      <TextAreaField
        name="statement"
        label={t("field.statement")}
        help={t("field.statementHelp")}
        defaultValue={requirement.statement}
        maxLength={longestStatement}
        data-new-requirement
      />
      <TextAreaField
        name="statementZh"
        label={t("field.statementZh")}
        defaultValue={requirement.statementZh}
        maxLength={longestStatement}
        rows={2}
        optional
        lang="zh"
      />
      <div className="grid gap-x-4 sm:grid-cols-3">
        <SelectField name="priority" label={t("column.priority")} defaultValue={requirement.priority}>
          {priorities.map((each) => (
            <option key={each} value={each}>
              {t(`priority.${each}`)}
            </option>
          ))}
        </SelectField>
        <SelectField name="kind" label={t("column.kind")} defaultValue={requirement.kind}>
          {requirementKinds.map((each) => (
            <option key={each} value={each}>
              {t(`kind.${each}`)}
            </option>
          ))}
        </SelectField>
        <SelectField name="status" label={t("column.status")} defaultValue={requirement.status}>
          {requirementStatuses.map((each) => (
            <option key={each} value={each}>
              {t(`status.${each}`)}
            </option>
          ))}
        </SelectField>
        <SelectField name="disposition" label={t("column.disposition")} defaultValue={requirement.disposition}>
          {dispositions.map((each) => (
            <option key={each} value={each}>
              {t(`disposition.${each}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="effortDays"
          label={t("field.effort")}
          help={t("field.effortHelp")}
          defaultValue={requirement.effortDays}
          inputMode="decimal"
          maxLength={10}
          optional
          autoComplete="off"
        />
        <SelectField name="ownerId" label={t("column.owner")} defaultValue={requirement.ownerId} optional>
          <option value="">{t("field.noOwner")}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <TextField
        name="source"
        label={t("column.source")}
        help={t("field.sourceHelp")}
        defaultValue={requirement.source}
        maxLength={longestSource}
        optional
        autoComplete="off"
      />
    </>
  );
}
