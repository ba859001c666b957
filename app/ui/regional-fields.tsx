import type { ChangeEventHandler, ReactNode } from "react";
import { SelectField } from "./field.tsx";

interface RegionalFieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly defaultValue: string;
}

/** Chooses an IANA time zone; the field is called `timeZone`. */
export function TimeZoneField({ choices, ...field }: RegionalFieldProps & { readonly choices: readonly string[] }) {
  return (
    <SelectField name="timeZone" {...field}>
      {choices.map((zone) => (
        <option key={zone} value={zone}>
          {timeZoneText(zone)}
        </option>
      ))}
    </SelectField>
  );
}

interface CurrencyFieldProps extends RegionalFieldProps {
  readonly onChange?: ChangeEventHandler<HTMLSelectElement>;
  readonly choices: readonly { readonly code: string; readonly name: string }[];
}

/** Chooses an ISO 4217 currency; the field is called `currency`. */
export function CurrencyField({ choices, ...field }: CurrencyFieldProps) {
  return (
    <SelectField name="currency" {...field}>
      {choices.map(({ code, name }) => (
        <option key={code} value={code}>
          {name === code ? code : `${code} · ${name}`}
        </option>
      ))}
    </SelectField>
  );
}

export function timeZoneText(zone: string): string {
  return zone.replaceAll("_", " ");
}
