import { useId } from "react";
import type { FieldFilter } from "#app/domain/plan/field-filter.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { filterOfField, type FilterField, type WrongPart } from "./filter-fields.ts";

interface FieldFilterInputsProps {
  readonly fields: readonly FilterField[];
  readonly filters: readonly FieldFilter[];
  readonly wrong: readonly WrongPart[];
}

/** What a form asks of the project's own fields, several at once: choices and people by ticks, numbers and days by both ends, texts by a part. */
export function FieldFilterInputs({ fields, filters, wrong }: FieldFilterInputsProps) {
  const errorText = useErrorText();
  const known = new Set(fields.map(({ key }) => key));
  const lost = wrong.find(({ parameter, code }) => code === "filter.field" && !known.has(parameter));
  return (
    <>
      {lost ? (
        <p role="status" className="basis-full text-critical">
          {errorText({ code: lost.code, parameters: {} })}
        </p>
      ) : null}
      {fields.map((field) => (
        <FieldInputs key={field.key} field={field} filter={filterOfField(filters, field.key)} wrong={wrong} />
      ))}
    </>
  );
}

interface FieldInputsProps {
  readonly field: FilterField;
  readonly filter: FieldFilter;
  readonly wrong: readonly WrongPart[];
}

function FieldInputs({ field: { key, kind, name, choices }, filter, wrong }: FieldInputsProps) {
  const { t } = useTranslation("plan");
  const errorText = useErrorText();
  const problem = wrong.find(({ parameter, code }) => parameter === key && code !== "filter.field");
  const unfit = wrong.find(({ parameter, code }) => parameter.startsWith(`${key}.`) && code === "filter.unfit");
  return (
    <fieldset className="field-filter">
      <legend>{name}</legend>
      {kind === "text" ? <Typed name={`${key}.has`} label={t("fieldFilter.has")} value={filter.part} type="search" wrong={wrong} /> : null}
      {kind === "number" || kind === "date" ? (
        <div className="field-filter-span">
          <Typed name={`${key}.from`} label={t("fieldFilter.from")} value={filter.from} type={kind} wrong={wrong} />
          <Typed name={`${key}.to`} label={t("fieldFilter.to")} value={filter.to} type={kind} wrong={wrong} />
        </div>
      ) : null}
      <div className="field-filter-choices">
        {choices.map(({ value, name: choice }) => (
          <Tick key={value} name={key} value={value} label={choice} isOn={filter.values.includes(value)} />
        ))}
        <Tick name={key} value="empty" label={t("fieldFilter.empty")} isOn={filter.values.includes("empty")} />
        <Tick name={key} value="filled" label={t("fieldFilter.filled")} isOn={filter.values.includes("filled")} />
      </div>
      {(problem ?? unfit) ? (
        <p role="status" className="field-filter-problem">
          {errorText({ code: (problem ?? unfit)!.code, parameters: {} })}
        </p>
      ) : null}
    </fieldset>
  );
}

interface TypedProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly type: "search" | "number" | "date";
  readonly wrong: readonly WrongPart[];
}

/** Numbers are typed as text: people write thousands with commas. A day that cannot be read is shown as text, too, so that it can be mended. */
export function Typed({ name, label, value, type, wrong }: TypedProps) {
  const errorText = useErrorText();
  const id = useId();
  const problem = wrong.find(({ parameter, code }) => parameter === name && code !== "filter.unfit");
  const isDay = type === "date" && problem?.code !== "plan.field.date";
  return (
    <label className={type === "search" ? "w-44" : undefined}>
      <span className="mb-1 block font-medium">{label}</span>
      <input
        key={value}
        type={isDay ? "date" : type === "search" ? "search" : "text"}
        inputMode={type === "number" ? "decimal" : undefined}
        name={name}
        defaultValue={value}
        maxLength={100}
        className={type === "search" || isDay ? "input" : "input w-28"}
        autoComplete="off"
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? id : undefined}
      />
      {problem ? (
        <span id={id} className="field-filter-problem block">
          {errorText({ code: problem.code, parameters: {} })}
        </span>
      ) : null}
    </label>
  );
}

interface TickProps {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly isOn: boolean;
}

function Tick({ name, value, label, isOn }: TickProps) {
  return (
    <label>
      <input type="checkbox" name={name} value={value} defaultChecked={isOn} />
      {label}
    </label>
  );
}
