import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField } from "#app/ui/field.tsx";

interface PersonFieldProps {
  readonly name: string;
  readonly label: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly optional?: boolean | "unmarked";
}

/** A person of the plan. */
export function PersonField({ name, label, people, optional = false }: PersonFieldProps) {
  const { t } = useTranslation("gates");
  return (
    <SelectField name={name} label={label} optional={optional} defaultValue="">
      <option value="">{t("choosePerson")}</option>
      {people.map((person) => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
    </SelectField>
  );
}
